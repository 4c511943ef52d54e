"""Counts columns in characters, where the engine that reads a text counts bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from almanac.read.body.document import Position


class Columns:
    """Tells places in a text; ``inserted`` are the columns, by line, of what was put in and is not in the source."""

    def __init__(self, markdown: str, inserted: Mapping[int, Sequence[int]]) -> None:
        self._lines = markdown.split("\n")
        self._inserted = inserted
        self._tables: dict[int, Sequence[int]] = {}

    def position(self, line: int, column: int) -> Position:
        """The place that the engine gives with its column in bytes, from 1."""
        return Position(line, self._column(line, column))

    def _column(self, line: int, byte: int) -> int:
        if line not in self._tables:
            text = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
            self._tables[line] = () if text.isascii() else _characters(text)
        table = self._tables[line]
        column = table[min(byte, len(table)) - 1] if table and byte else byte
        return column - sum(before < column for before in self._inserted.get(line, ()))


def _characters(line: str) -> Sequence[int]:
    """The number of the character, from 1, to which each byte of the line belongs."""
    return [number for number, character in enumerate(line, 1) for _ in character.encode()]
