"""Gathers what stands one below the other: pieces of lines become paragraphs where a block begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from almanac.importers.from_html.lines import in_order, is_empty
from almanac.importers.from_html.parts import Block, Piece


@dataclass(slots=True)
class Flow:
    """The blocks so far, and the paragraph that is begun."""

    blocks: list[Block] = field(default_factory=list)
    row: list[Piece] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        """Go on in the line."""
        self.row.append(piece)

    def end(self) -> None:
        """The paragraph is at its end; two breaks one after the other divide it."""
        for row in _divided(self.row):
            pieces = in_order(row)
            if not is_empty(pieces):
                self.blocks.append(Block("p", pieces=pieces))
        self.row = []

    def block(self, *blocks: Block) -> None:
        """End the paragraph, and add what is one of its own."""
        self.end()
        self.blocks.extend(blocks)

    def settled(self) -> list[Block]:
        """All of it; ids that links lead to are in the block that follows, and parts in one language are one."""
        self.end()
        return _together(_with_anchors(self.blocks))


def _divided(row: Sequence[Piece]) -> Iterable[list[Piece]]:
    part: list[Piece] = []
    breaks = 0
    for piece in row:
        is_break = piece.kind == "br"
        is_gap = piece.kind == "text" and not piece.text.strip(" \t\n\r\f")
        if is_break:
            breaks += 1
        elif not is_gap:
            if breaks > 1:
                yield part
                part = []
            breaks = 0
        part.append(piece)
    yield part


def _with_anchors(blocks: Iterable[Block]) -> list[Block]:
    found: list[Block] = []
    waiting: list[Piece] = []
    for block in blocks:
        if block.kind == "p" and all(piece.kind == "anchor" for piece in block.pieces):
            waiting += block.pieces
            continue
        if block.kind == "heading":
            block.ids = [*(piece.text for piece in waiting), *block.ids]
        elif block.kind == "p":
            block.pieces = [*waiting, *block.pieces]
        elif waiting:
            found.append(Block("p", pieces=waiting))
        waiting = []
        found.append(block)
    return [*found, Block("p", pieces=waiting)] if waiting else found


def _together(blocks: Iterable[Block]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if last and last.kind == block.kind == "div" and last.attributes == block.attributes:
            last.children += block.children
        else:
            found.append(block)
    return found
