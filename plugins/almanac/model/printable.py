"""Makes text printable: whatever comes from a submission, a file's name or another program, before anyone sees it."""

from __future__ import annotations


def printable(text: str) -> str:
    """The text in one line: what a terminal or a log would obey, or nobody can see, by its code point, ``<U+001B>``."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)


def printable_lines(text: str) -> str:
    """The same for a text of several lines."""
    return "\n".join(printable(line) for line in text.split("\n"))
