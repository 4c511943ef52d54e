"""What a text is made of between HTML and Markdown: blocks, and in them a row of pieces with what is around each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal

BlockKind = Literal["p", "heading", "hr", "pre", "quote", "alert", "ul", "ol", "li", "dl", "dt", "dd", "table", "row",
                    "cell", "figure", "details", "div", "note"]  # fmt: skip
PieceKind = Literal["text", "code", "br", "img", "note", "anchor"]
# Those that Markdown has marks for; two that touch are one.
MARKS: Mapping[str, str] = {"em": "*", "strong": "**", "del": "~~"}


@dataclass(frozen=True, slots=True)
class Around:
    """An element around pieces of a line; ``number`` tells apart two that touch and are not one."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    number: int = 0

    def get(self, name: str) -> str:
        """The value of an attribute, empty where it has none."""
        return next((value for known, value in self.attributes if known == name), "")


@dataclass(frozen=True, slots=True)
class Piece:
    """What no element divides. ``text`` is words, code, what a picture shows, a footnote's name, or an id."""

    kind: PieceKind
    text: str = ""
    around: tuple[Around, ...] = ()
    address: str = ""
    title: str = ""


@dataclass(slots=True)
class Block:
    """A paragraph or anything larger: it has ``pieces`` or ``children``.

    ``caption`` is of a figure, a summary, or an alert's title; ``name`` the language of code, which alert, a footnote's
    name, ``th`` of a cell, ``x`` or a space of a task; ``level`` is a heading's, or a list's first number.
    ``ids`` of a heading are those by which links of the text know it.
    """

    kind: BlockKind
    children: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    caption: list[Piece] = field(default_factory=list)
    text: str = ""
    name: str = ""
    level: int = 0
    attributes: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)

    def walk(self) -> Iterator[Block]:
        """It and all below it, in their order."""
        waiting = [self]
        while waiting:
            block = waiting.pop()
            yield block
            waiting.extend(reversed(block.children))


@dataclass(slots=True)
class Nested:
    """Pieces of a line as a tree: an element with what is in it, or a piece."""

    element: Around | None = None
    children: list[Nested] = field(default_factory=list)
    piece: Piece | None = None


def nested(pieces: Sequence[Piece]) -> list[Nested]:
    """The row as a tree."""
    top: list[Nested] = []
    open_around: list[Around] = []
    levels = [top]
    for piece in pieces:
        shared = len(common(tuple(open_around), piece.around))
        del open_around[shared:], levels[shared + 1 :]
        for element in piece.around[shared:]:
            level = Nested(element)
            levels[-1].append(level)
            levels.append(level.children)
            open_around.append(element)
        levels[-1].append(Nested(piece=piece))
    return top


def common(one: tuple[Around, ...], other: tuple[Around, ...]) -> tuple[Around, ...]:
    """The elements around both."""
    return tuple(first for first, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def words(pieces: Sequence[Piece]) -> str:
    """The text of a row, without pictures."""
    return "".join(piece.text if piece.kind in ("text", "code") else "" for piece in pieces)
