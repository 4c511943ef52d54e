"""Writes wikitext (MediaWiki): the one gate through which words come into it, so that none of them is markup."""

from __future__ import annotations

import re
from urllib.parse import quote

# All that means something in wikitext (links, templates, tables, signatures, HTML, switches, addresses) is of ASCII;
# of that letters, figures and a few marks mean nothing within a line.
_MAY_BE_MARKUP = re.compile(r"(?![A-Za-z0-9 ,.!?()%/+-])[\x00-\x7f]")
# Controls of ASCII that are no spaces, and have no number that HTML knows.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
# What becomes a link by itself, before a number (MediaWiki, "Help:Magic links").
_MAGIC = re.compile(r"\b(?:ISBN|PMID|RFC)(?= )")
_IN_ADDRESS = "%/:?#@!$&()*+,;=~"


def words(text: str) -> str:
    """A text in one line that a wiki shows letter by letter; what could be markup is written by its number in Unicode.

    It is to stand behind some markup: at the beginning of a line more would be.
    """
    written = _MAY_BE_MARKUP.sub(_told_by_number, " ".join(_CONTROL.sub("", text).split()))
    return _MAGIC.sub(lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", written)


def link(url: str, text: str) -> str:
    """A link to an absolute address with its words."""
    return f"[{quote(url, safe=_IN_ADDRESS)} {words(text)}]"


def bold(wikitext: str) -> str:
    """The same in bold."""
    return f"'''{wikitext}'''"


def item(*lines: str) -> str:
    """One item of a list, with what belongs to it below its first line; each line is wikitext."""
    first, *below = filter(None, lines)
    return "\n".join([f"* {first}", *(f"*: {line}" for line in below)])


def _told_by_number(found: re.Match[str]) -> str:
    """A mark by its number, unless it is within words."""
    line, mark = found.string, found[0]
    before, after = line[found.start() - 1 : found.start()], line[found.end() : found.end() + 1]
    is_plain = (
        # Two apostrophes are markup, and more may stand around the line; a colon can be the second part of an address.
        (mark == "'" and before not in {"", "'"} and after not in {"", "'"})
        or (mark == ":" and (not before.isalpha() or after in {"", " "}))
    )
    return mark if is_plain else f"&#{ord(mark)};"
