"""Where in the source a part of a node stands that spans several lines, such as one tag of a block of HTML."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, islice

from almanac.read.body.document import Kind, Node, Position


class PositionsWithin:
    """The places in the source of a node's characters; ``lines`` are those of the whole body.

    A node has its text without the marks of the quotation or list around it, so that each line is looked for in
    its line of the source.
    """

    def __init__(self, node: Node, lines: Sequence[str]) -> None:
        self._first = node.start.line
        texts = node.text.split("\n")
        self._begins = list(accumulate((len(text) + 1 for text in texts), initial=0))[:-1]
        sources = islice(lines, self._first - 1, self._first - 1 + len(texts))
        self._columns = [max(source.find(text), 0) + 1 for text, source in zip(texts, sources, strict=False)]
        if node.kind is Kind.HTML_INLINE:
            self._columns[:1] = [node.start.column]

    def at(self, offset: int) -> Position:
        """The place of the character with that number, from 0."""
        below = min(bisect_right(self._begins, offset), len(self._columns)) - 1
        return Position(self._first + below, self._columns[below] + offset - self._begins[below])


def position_of(literal: str, node: Node, lines: Sequence[str]) -> Position:
    """The place of words in a node that stands in one line; the node's own where escapes hide them."""
    line, column = node.start
    offset = lines[line - 1].find(literal, column - 1) if line <= len(lines) else -1
    return Position(line, offset + 1) if offset >= 0 else node.start
