"""Writes a digest as plain text, in lines that are not wider than mailing lists and terminals show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from almanac.render.digest.digest import Digest, DigestSection
from almanac.render.digest.items import DigestItem

# Columns (RFC 3676 4.2 asks for 78 at most, and room for the quotation marks of answers).
WIDTH = 72
_ITEM, _BELOW = "* ", "  "
_WIDE = frozenset("WF")
_NO_ROOM = frozenset(["Mn", "Me", "Cf"])
# What must not begin a line of Chinese or Japanese (W3C, "Requirements for Japanese Text Layout", 3.1.7).
_NOT_FIRST = frozenset("、。，．・：；？！ー）］｝〉》」』】〕…‥々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ")


def plain_text(digest: Digest) -> str:
    """The digest; an address that is wider stands whole in a line of its own."""
    lines = [*wrapped(digest.title), "=" * min(WIDTH, columns(digest.title)), ""]
    for section in digest.sections:
        lines += [*_section(section), ""]
    lines += [*wrapped(digest.subscribe_text + ":"), digest.subscribe]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def columns(text: str) -> int:
    """How many columns of a terminal a text takes (UAX #11): two for a letter of Chinese, none for an accent."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(character) for character in text)


def wrapped(text: str, first: str = "", below: str = "", width: int = WIDTH) -> list[str]:
    """The text in lines that are no wider, which begin with ``first`` and ``below``; a word that is wider is whole."""
    lines, line = [], first
    is_begun = False
    for piece, is_after_space in _pieces(text):
        gap = " " if is_after_space and is_begun else ""
        if is_begun and columns(line) + len(gap) + columns(piece) > width:
            lines.append(line)
            line, gap = below, ""
        line += gap + piece
        is_begun = True
    return [*lines, line]


def _section(section: DigestSection) -> Iterator[str]:
    yield from wrapped(section.name)
    yield "-" * min(WIDTH, columns(section.name))
    for item in section.items:
        yield ""
        yield from _item(item)
    if section.more:
        yield ""
        yield from wrapped(f"{section.more_text}:")
        yield section.more_address


def _item(item: DigestItem) -> Iterator[str]:
    yield from wrapped(f"{item.mark}: {item.title}" if item.mark else item.title, _ITEM, _BELOW)
    for line in (" · ".join(item.facts), item.text):
        if line:
            yield from wrapped(line, _BELOW, _BELOW)
    yield _BELOW + item.address


def _columns_of(character: str) -> int:
    if unicodedata.category(character) in _NO_ROOM:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """What stays together, and whether there is a space before it: words, and each letter of what has no spaces."""
    for word in text.split(" "):
        piece, is_after_space = "", True
        for character in word:
            if piece and _can_break(piece[-1], character):
                yield piece, is_after_space
                piece, is_after_space = "", False
            piece += character
        if piece:
            yield piece, is_after_space


def _can_break(before: str, after: str) -> bool:
    """Whether a line can end between two letters of a word (UAX #14, roughly): beside a wide one."""
    is_wide = _columns_of(before) > 1 or _columns_of(after) > 1
    return is_wide and _columns_of(after) > 0 and after not in _NOT_FIRST
