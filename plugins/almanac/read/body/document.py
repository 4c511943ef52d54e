"""What a parsed text is made of: a tree of nodes, each with its place in the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple


class Position(NamedTuple):
    """A place in the source of a body: line and column, both from 1; a column counts characters."""

    line: int
    column: int


START = Position(1, 1)
WHOLE = Position(1, 0)  # the text as a whole


class Kind(Enum):
    """What a node is; named as CommonMark and GitHub Flavored Markdown name it."""

    DOCUMENT = auto()
    # Blocks.
    PARAGRAPH = auto()
    HEADING = auto()
    THEMATIC_BREAK = auto()
    BLOCK_QUOTE = auto()
    LIST = auto()
    ITEM = auto()
    CODE_BLOCK = auto()
    HTML_BLOCK = auto()
    TABLE = auto()
    TABLE_ROW = auto()
    TABLE_CELL = auto()
    ALERT = auto()
    FOOTNOTE_DEFINITION = auto()
    DEFINITION_LIST = auto()
    DEFINITION_ITEM = auto()
    TERM = auto()
    DETAILS = auto()
    # What stands in the lines of a block.
    TEXT = auto()
    CODE = auto()
    HTML_INLINE = auto()
    EMPHASIS = auto()
    STRONG = auto()
    STRIKETHROUGH = auto()
    LINK = auto()
    IMAGE = auto()
    SOFT_BREAK = auto()
    LINE_BREAK = auto()
    FOOTNOTE_REFERENCE = auto()
    EMOJI = auto()


@dataclass(slots=True)
class Node:
    """A part of a text; which of the fields mean something depends on its kind."""

    kind: Kind
    start: Position = START
    text: str = ""  # of text, code and raw HTML
    name: str = ""  # the label of a footnote, the language of code, which alert, which emoji
    level: int = 0  # of a heading, from 1
    address: str = ""  # of a link or picture, without escapes
    title: str = ""  # of a link, a picture or an alert
    first_number: int | None = None  # of a numbered list
    tight: bool = False  # a list whose items are no paragraphs
    done: bool | None = None  # of a task; None for an item that is none
    alignment: str = ""  # of a cell: left, center, right
    children: list[Node] = field(default_factory=list)

    def walk(self, *, without: Kind | None = None) -> Iterator[Node]:
        """The node and all below it, in the order of the text; ``without`` leaves a kind out with what it holds."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if node.kind is not without:
                yield node
                if node.children:
                    waiting.extend(reversed(node.children))

    def words(self, *, without: Kind | None = None) -> str:
        """The text of it without marks, as a picture's alternative text has it."""
        return "".join(_words_of(node) for node in self.walk(without=without))


def _words_of(node: Node) -> str:
    if node.kind in (Kind.TEXT, Kind.CODE):
        return node.text
    if node.kind is Kind.EMOJI:
        return f":{node.name}:"
    return "\n" if node.kind in (Kind.SOFT_BREAK, Kind.LINE_BREAK) else ""
