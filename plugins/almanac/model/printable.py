"""Makes text printable: whatever comes from a submission, a file's name or another program, before anyone sees it."""

from __future__ import annotations

import re

# What a forge reads in a message of a commit: somebody's name, the number of an issue, an address.
_READ_BY_FORGES = re.compile(r"(?<=[@#!])(?=\w)|(?<=:)(?=//)|(?<=\bGH)(?=-\d)|(?<=www)(?=\.)", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def printable(text: str) -> str:
    """The text in one line: what a terminal or a log would obey, or nobody can see, by its code point, ``<U+001B>``."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)


def printable_lines(text: str) -> str:
    """The same for a text of several lines."""
    return "\n".join(printable(line) for line in text.split("\n"))


def unlinked(text: str) -> str:
    """The text in one line of a message: where a forge reads it, it names nobody, closes nothing and leads nowhere."""
    return _READ_BY_FORGES.sub(_WORD_JOINER, printable(text))
