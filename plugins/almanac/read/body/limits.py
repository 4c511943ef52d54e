"""How large a text may be, and how deep: beyond it, it is not read to its end, and its author is told where."""

from __future__ import annotations

import re

from almanac.read.body.document import Position

MAX_BYTES = 200_000
# Of lists, quotations, emphasis and all else within one another; a list counts twice, for itself and its item.
MAX_DEPTH = 100
# Paragraphs, words, marks: an honest text of 200 KB has a third of them.
MAX_NODES = 100_000
# Characters of HTML: an honest text of 200 KB becomes a quarter of it.
MAX_HTML = 4_000_000

# Closing quotations takes the engine the square of their number.
_TOO_MANY_QUOTATIONS = re.compile(rf"^(?:[-*+0-9.) \t]*+>){{{MAX_DEPTH + 1}}}", re.MULTILINE)
# With a line break in it nobody could tell where it ends.
_FENCE = re.compile("```|~~~")
_BREAK = re.compile(r"&(?:#0*1[03]|#(?i:x0*[ad])|NewLine);")


class OutOfBoundsError(Exception):
    """A text without end, and where it gets too large or too deep."""

    def __init__(self, position: Position, message: str, hint: str) -> None:
        super().__init__(message)
        self.position = position
        self.message = message
        self.hint = hint


def too_deep(position: Position) -> OutOfBoundsError:
    """For lists in lists in lists."""
    message = "lists, quotations or emphasis are nested too deeply to be read"
    return OutOfBoundsError(position, message, "ten levels are plenty")


def too_large(position: Position) -> OutOfBoundsError:
    """For what is short as it is written, and long on the page."""
    message = "the text becomes too large a page up to here"
    return OutOfBoundsError(position, message, "write fewer of these, or divide the text into several")


def check_source(markdown: str) -> None:
    """Refuse what the parser itself takes badly; raises ``OutOfBoundsError``."""
    quotations = _TOO_MANY_QUOTATIONS.search(markdown) if markdown.count(">") > MAX_DEPTH else None
    if quotations:
        raise too_deep(Position(markdown.count("\n", 0, quotations.start()) + 1, len(quotations[0])))
    if "&" not in markdown:
        return
    for number, line in enumerate(markdown.split("\n"), 1):
        fence = _FENCE.search(line)
        broken = _BREAK.search(line, fence.end()) if fence else None
        if broken:
            message = f"`{broken[0]}` is a line break, and cannot stand behind a fence of code"
            raise OutOfBoundsError(Position(number, broken.start() + 1), message, "delete it")
