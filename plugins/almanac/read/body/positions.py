"""Where in the source a part of a node stands that spans several lines, such as one tag of a block of HTML."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from almanac.read.body.document import Kind, Node, Position


class PositionsWithin:
    """The places in the source of a node's characters; ``lines`` are those of the whole body.

    A node has its text without the marks of the quotation or list around it, so that each line is looked for in
    its line of the source.
    """

    def __init__(self, node: Node, lines: Sequence[str]) -> None:
        self._node = node
        self._lines = lines
        self._texts = node.text.split("\n")
        self._begins = list(accumulate((len(text) + 1 for text in self._texts), initial=0))[:-1]

    def at(self, offset: int) -> Position:
        """The place of the character with that number, from 0."""
        below = bisect_right(self._begins, offset) - 1
        within = offset - self._begins[below]
        line = self._node.start.line + below
        if below == 0 and self._node.kind is Kind.HTML_INLINE:
            return Position(line, self._node.start.column + within)
        source = self._lines[line - 1] if line <= len(self._lines) else ""
        return Position(line, max(source.find(self._texts[below]), 0) + within + 1)


def position_of(literal: str, node: Node, lines: Sequence[str]) -> Position:
    """The place of words in a node that stands in one line; the node's own where escapes hide them."""
    line, column = node.start
    found = lines[line - 1].find(literal, column - 1) if line <= len(lines) else -1
    return Position(line, found + 1) if found >= 0 else node.start
