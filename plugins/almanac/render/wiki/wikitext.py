"""Writes any text as wikitext in which it stands for itself: the one gate through which text goes onto a wiki."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from almanac.model import language

# What stays besides letters, digits and marks. All else is written as a character reference, whatever it may begin:
# links, templates, tables, tags, signatures, switches, language variants. Nothing is rendered otherwise for it.
_STAYS = frozenset(" ,.?$%+()")
_STAYS_WITHIN = "LNM"
# A mark would join what stands before the text: wikis bring what they save into NFC, and `>` with U+0338 is no `>`.
_STAYS_FIRST = "LN"
# After these a number is a link of its own (mediawiki.org, "Help:Magic links").
_MAGIC = re.compile(r"(?<=RFC) |(?<=PMID) |(?<=ISBN) ")
# Of an address what cannot end a link or a cell or begin anything else; a percent sign is one of an escape already.
_OF_ADDRESS = "/:?#@!$()*+,;=%.~-"
_UNDERSCORES = re.compile("_(?=_)")
_TILDES = re.compile("~~~+")


def literal(text: str) -> str:
    """The text in one line of wikitext, as it is read: in a paragraph, a cell, a template's value, a link's label."""
    line = " ".join(unicodedata.normalize("NFC", "".join(map(_seen, text))).split())
    first = "".join(_written(character, _STAYS_FIRST) for character in line[:1])
    return _MAGIC.sub("&#32;", first + "".join(map(_written, line[1:])))


def link(address: str, label: str) -> str:
    """A link out of the wiki; ``address`` is one of the web, ``label`` any text. Without an address the label alone."""
    return f"[{_address(address)} {literal(label)}]" if address and label.strip() else literal(label)


def in_language(wikitext: str, lang: str, around: str) -> str:
    """A part of a text that is in another language than what is ``around``, marked as such for voices and scripts."""
    if lang == around:
        return wikitext
    return f'<span lang="{lang}" dir="{language.direction(lang)}">{wikitext}</span>'


def call(template: str, values: dict[str, str]) -> str:
    """A call of a template, each value any text; the name was checked where it was set."""
    given = "".join(f"|{name}={literal(value)}" for name, value in values.items() if value)
    return f"{{{{{template}{given}}}}}"


def _seen(character: str) -> str:
    """The character, a space for a control character, nothing for half of a pair or what is no character at all."""
    category = unicodedata.category(character)
    if category == "Cc":
        return " "
    return "" if category == "Cs" or ord(character) & 0xFFFE == 0xFFFE else character


def _written(character: str, kinds: str = _STAYS_WITHIN) -> str:
    # Japanese wikis have switches between wide underscores, which are punctuation as the narrow ones are.
    if character in _STAYS or unicodedata.category(character)[0] in kinds:
        return character
    return f"&#{ord(character)};"


def _address(address: str) -> str:
    """The address as the target of a link in brackets (mediawiki.org, "Help:Links")."""
    ascii_only = quote(address, safe=_OF_ADDRESS + "&")
    quiet = _TILDES.sub(lambda found: "%7E" * len(found[0]), _UNDERSCORES.sub("%5F", ascii_only))
    # Else `&lt` or the like in a query would be read as a reference.
    return quiet.replace("&", "&amp;")
