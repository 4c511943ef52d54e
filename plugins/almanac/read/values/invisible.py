"""Knows the characters that nobody can see: which of them a text must not have, and which can hide what it says."""

from __future__ import annotations

import re

# As character references they pass the front door: controls, overrides of direction, non-characters.
_LEFT_OUT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufdd0-\ufdef\ufffe\uffff]")
_CONTROLS = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])  # those of them that are ASCII
# Spaces of every width, joiners, fillers, variation selectors, tags: before or inside a scheme they would hide it.
_BLANK = re.compile(
    "[\\s\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u2800\u3000\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]+"
)


def without_invisible(text: str) -> str:
    """The same without characters that nobody can see and some programs obey."""
    return _LEFT_OUT.sub("", text) if _may_hide(text) else text


def has_invisible(text: str) -> bool:
    """Whether there are such characters in it."""
    return _may_hide(text) and _LEFT_OUT.search(text) is not None


def _may_hide(text: str) -> bool:
    """Whether a closer look is needed: all of these are unprintable to Python, and some more.

    Of letters without accents it is said faster: without these controls a text is as long as before.
    """
    if text.isascii():
        data = text.encode()
        return len(data.translate(None, _CONTROLS)) != len(data)
    return not text.replace("\n", "").isprintable()


def without_blanks(text: str) -> str:
    """What is left to be seen, to be judged and not to be published."""
    return _BLANK.sub("", text)


def as_published(address: str) -> str:
    """An address as it stands on a page: without characters of no use, and no space around it."""
    bare = without_invisible(re.sub("[\t\n\r]+", "", address)).strip()
    return bare if bare == address else as_published(bare)
