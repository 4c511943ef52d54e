"""Writes any text as Markdown in which it stands for itself: no link, no mention, no form of the forum's own."""

from __future__ import annotations

import re

# What begins something inside a line (CommonMark 2.4 lets each stand with a backslash), and the forum's `[poll]`.
_BEGINS = re.compile(r"[\\`*_{}\[\]<>#|~!$^&]")
# At the start of a line a list, a heading of the line before, or a quotation; after digits a list too.
_AT_START = re.compile(r"(?P<digits>\d{0,9})(?P<mark>[-+=.)>:])")
# Whoever is named so gets a notice; behind the joiner, which nobody sees, it is no name.
_MENTION = re.compile(r"@(?=\w)")
_WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """The text in one line of Markdown, as it is read."""
    line = _MENTION.sub(f"@{_WORD_JOINER}", _BEGINS.sub(r"\\\g<0>", text))
    start = _AT_START.match(line)
    return f"{start['digits']}\\{line[start.start('mark') :]}" if start else line
