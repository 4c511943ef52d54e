"""Writes wikitext (MediaWiki): the one gate through which words come into it, so that none of them is markup."""

from __future__ import annotations

import re
from urllib.parse import quote

# All that means something in wikitext (links, templates, tables, signatures, HTML, switches, addresses) is of ASCII;
# of that these characters mean nothing within a line.
_PLAIN = frozenset(" ,.!?()%/+-")
# What becomes a link by itself, before a number (MediaWiki, "Help:Magic links").
_MAGIC = re.compile(r"\b(?:ISBN|PMID|RFC)(?= )")
_IN_ADDRESS = "%/:?#@!$&()*+,;=~"


def words(text: str) -> str:
    """A text in one line that a wiki shows letter by letter; what could be markup is written by its number in Unicode.

    It is to stand behind some markup: at the beginning of a line more would be.
    """
    line = " ".join("".join(map(_visible, text)).split())
    written = "".join(
        character if _is_plain(line, place) else f"&#{ord(character)};" for place, character in enumerate(line)
    )
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


def _visible(character: str) -> str:
    """The character; nothing for a control of ASCII, which has no number that HTML knows."""
    return "" if character.isascii() and not (character.isprintable() or character.isspace()) else character


def _is_plain(line: str, place: int) -> bool:
    character = line[place]
    if not character.isascii() or character.isalnum() or character in _PLAIN:
        return True
    before, after = line[place - 1 : place], line[place + 1 : place + 2]
    if character == "'":  # two are markup, and more may stand around the line
        return before not in {"", "'"} and after not in {"", "'"}
    if character == ":":  # of an address it is the second part
        return not before.isalpha() or after in {"", " "}
    return False
