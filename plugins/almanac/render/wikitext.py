"""Writes wikitext (MediaWiki): the one gate through which words come into it, so that none of them is markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import quote

from almanac.model import language

# All that means something in wikitext (links, templates, tables, signatures, HTML, switches, addresses) is of ASCII;
# of that letters, figures and a few marks mean nothing within a line. Japanese wikis have switches between wide
# underscores, too.
_MAY_BE_MARKUP = re.compile("^[-!+:]|(?![A-Za-z0-9 ,.!?()%/+-])[\x00-\x7f]|\uff3f")
# What no wiki keeps: controls of ASCII that are no spaces, and have no number that HTML knows; what is no character.
_LOST = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")
# What becomes a link by itself, before a number (MediaWiki, "Help:Magic links").
_MAGIC = re.compile(r"\b(?:ISBN|PMID|RFC)(?= )")
_IN_ADDRESS = "%/:?#@!$&()*+,;=~"
# Within an address a signature and a switch are no less markup.
_IN_ADDRESSES = re.compile("~(?=~)|_(?=_)|&")


def words(text: str) -> str:
    """A text in one line that a wiki shows letter by letter; what could be markup is written by its number in Unicode.

    What is saved is what comes back, since a wiki brings everything into NFC.
    """
    line = " ".join(_LOST.sub("", text).split())
    if not line.isascii():
        line = unicodedata.normalize("NFC", line)
        if unicodedata.category(line[0])[0] == "M":  # it would join the markup before it: `>` with U+0338 is no `>`
            return f"&#{ord(line[0])};{_written(line[1:])}"
    return _written(line)


def _written(line: str) -> str:
    numbered = _MAY_BE_MARKUP.sub(_told_by_number, line)
    return _MAGIC.sub(lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", numbered)


def link(url: str, text: str) -> str:
    """A link to an absolute address with its words; the words alone where there is no address, or nothing to read."""
    said = words(text)
    return f"[{_IN_ADDRESSES.sub(_in_address, quote(url, safe=_IN_ADDRESS))} {said}]" if url and said else said


def bold(wikitext: str) -> str:
    """The same in bold."""
    return f"'''{wikitext}'''"


def item(*lines: str) -> str:
    """One item of a list, with what belongs to it below its first line; each line is wikitext."""
    first, *below = filter(None, lines)
    return "\n".join([f"* {first}", *(f"*: {line}" for line in below)])


def in_language(wikitext: str, lang: str, around: str) -> str:
    """The same where it is in another language than what is ``around``, marked as such for voices and directions."""
    if lang == around:
        return wikitext
    return f'<span lang="{lang}" dir="{language.direction(lang)}">{wikitext}</span>'


def call(template: str, values: Mapping[str, str]) -> str:
    """A call of a template, each value any text; the name was checked where it was set."""
    given = "".join(f"|{name}={words(value)}" for name, value in values.items() if value)
    return f"{{{{{template}{given}}}}}"


def _in_address(found: re.Match[str]) -> str:
    # Else `&lt` in a query would be read as a character.
    return "&amp;" if found[0] == "&" else f"%{ord(found[0]):02X}"


def _told_by_number(found: re.Match[str]) -> str:
    """A mark by its number, unless it is within words."""
    line, mark = found.string, found[0]
    before, after = line[found.start() - 1 : found.start()], line[found.end() : found.end() + 1]
    is_plain = (
        # Two apostrophes are markup, and more may stand around the line; a colon can be the second part of an address.
        (mark == "'" and before not in {"", "'"} and after not in {"", "'"})
        or (mark == ":" and before and (not before.isalpha() or after in {"", " "}))
    )
    return mark if is_plain else f"&#{ord(mark)};"
