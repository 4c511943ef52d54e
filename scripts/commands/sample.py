"""Tells which files are the sample's, and what its pages say when the rest of it is gone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

FORUM_URL = "https://forum.example.org"
REPOSITORY_URL = "https://github.com/example/almanac"

_LINK = re.compile(r"!?\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*)(?:\s[^()]*)?\)")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_BARE_ITEM = re.compile(r"\s*(?:[-*+:]|\d+\.)?\s*")
_SAYS_SAMPLE = re.compile(r"\b[Ss]ample\b|\bexample\.org\b|\bexample/almanac\b|\bAlmanac\b")


def without_links_to(gone: Mapping[str, str], text: str, path: str) -> str:
    """The text of the file at ``path`` without its links to files that are ``gone``, a mapping of paths to titles.

    A sentence that recommends a story by its title goes with it; of any other link the words stay.
    """
    kept: list[str] = []
    for line in text.split("\n"):
        settled = _settled(line, path, gone)
        if settled is not None:
            kept.append(settled)
        elif kept and not kept[-1].strip():
            kept.pop()  # else two blank lines would be left
    return "\n".join(kept)


def with_addresses(text: str, *, forum_url: str, repository_url: str) -> str:
    """The text with the site's own addresses in place of the sample's; where the site has none, the sample's stays."""
    folder = repository_url.rpartition("/")[2].removesuffix(".git")
    for sample, own in (
        (FORUM_URL, forum_url),
        (REPOSITORY_URL, repository_url),
        ("cd almanac", folder and f"cd {folder}"),  # what `git clone` of that address makes
    ):
        if own:
            text = own.join(re.split(rf"{re.escape(sample)}(?![\w-])", text))
    return text


def lines_to_rewrite(text: str) -> list[tuple[int, str]]:
    """The lines, by number, that still speak of the sample or give its addresses."""
    return [(number, line) for number, line in enumerate(text.split("\n"), 1) if _SAYS_SAMPLE.search(line)]


def _settled(line: str, path: str, gone: Mapping[str, str]) -> str | None:
    """The line without what leads to what is gone; None when nothing is left of it."""
    if not any(_target(link, path) in gone for link in _LINK.finditer(line)):
        return line
    sentences = [sentence for sentence in _BETWEEN_SENTENCES.split(line) if not _recommends(sentence, path, gone)]
    bare = _LINK.sub(lambda link: link["words"] if _target(link, path) in gone else link[0], " ".join(sentences))
    return None if _BARE_ITEM.fullmatch(bare) else bare


def _recommends(sentence: str, path: str, gone: Mapping[str, str]) -> bool:
    return any(link["words"] == gone.get(_target(link, path)) for link in _LINK.finditer(sentence))


def _target(link: re.Match[str], path: str) -> str:
    """The path, from the root, of the file that a link leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link["target"].partition("#")[0])))
