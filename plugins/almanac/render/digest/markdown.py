"""Writes a digest as Markdown, for a forge or a forum: what stands in a title is shown and does nothing there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from almanac.render.digest.digest import Digest, DigestSection
from almanac.render.digest.items import DigestItem

# CommonMark 2.4: a backslash makes punctuation a letter like others. What begins something in a line, also what forges
# read as an address or a picture, and what does so at the beginning of a line.
_TELLING = re.compile(r"[\\`*_\[\]<>#|~&$]|(?<!\d):(?=[\w/+-])")
_AT_THE_BEGINNING = re.compile(r"^(\d*)(?=[-+=.)])")
# Letters that begin what forges link by themselves (GFM 6.9), and what names people there and on forums.
_LINKED = re.compile(r"(?i)\b(?=www\.|https?:|ftp:|mailto:|xmpp:)|(?<=@)(?=\w)")
_JOINER = "\u2060"


def markdown(digest: Digest) -> str:
    """The digest, with a first heading."""
    parts = [f"# {literal(digest.title)}", *(part for section in digest.sections for part in _section(section))]
    parts.append(_link(digest.subscribe_text, digest.subscribe))
    return "\n\n".join(parts) + "\n"


def literal(text: str) -> str:
    """A line of text as it stands in a paragraph, so that all of it is read as it is written."""
    parted = _TELLING.sub(r"\\\g<0>", _LINKED.sub(_JOINER, text))
    return _AT_THE_BEGINNING.sub(r"\1\\", parted)


def _section(section: DigestSection) -> Iterator[str]:
    yield f"## {literal(section.name)}"
    if section.items:
        yield "\n".join(_item(item) for item in section.items)
    if section.more:
        yield _link(section.more_text, section.more_address)


def _item(item: DigestItem) -> str:
    title = _link(item.title, item.address)
    lines = [f"**{literal(item.mark)}:** {title}" if item.mark else title]
    lines += [literal(line) for line in (" · ".join(item.facts), item.text) if line]
    # A backslash at its end breaks a line (CommonMark 6.7), also where spaces at the end are taken away.
    return "- " + "\\\n  ".join(lines)


def _link(words: str, address: str) -> str:
    # In angle brackets nothing ends an address but these and the end of the line, and ours are encoded.
    where = address.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    return f"[{literal(words)}](<{where}>)"
