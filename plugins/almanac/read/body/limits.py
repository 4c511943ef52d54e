"""How large a text may be, and how deep: beyond it, it is not read to its end, and its author is told where."""

from __future__ import annotations

from almanac.read.body.document import Position

MAX_BYTES = 200_000
# Of lists, quotations, emphasis and all else within one another; a list counts twice, for itself and its item.
MAX_DEPTH = 100
# Paragraphs, words, marks: an honest text of 200 KB has a third of them.
MAX_NODES = 100_000
# Characters of HTML: an honest text of 200 KB becomes a quarter of it.
MAX_HTML = 4_000_000


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
