"""What a parsed text is made of: a tree of nodes, each with its place in the source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, NamedTuple


class Position(NamedTuple):
    """A place in the source of a body: line and column, both from 1; a column counts characters."""

    line: int
    column: int


START = Position(1, 1)
WHOLE = Position(1, 0)  # the text as a whole


class Kind(Enum):
    """What a node is; named as CommonMark and GitHub Flavored Markdown name it."""

    # By identity: an Enum's own is a function of Python, and every node is looked up by its kind.
    __hash__ = object.__hash__
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


_TEXT = Kind.TEXT  # to look it up in the Enum takes long, and every second node is one


def _as_given(place: Position) -> Position:
    return place


@dataclass
class Node:
    """A part of a text; which of the fields mean something depends on its kind.

    ``start_of`` works out of ``place`` where it begins, which few are asked for. What only some kinds have is set on
    these alone: a text has many nodes.
    """

    kind: Kind
    place: Any = START
    start_of: Callable[[Any], Position] = _as_given
    text: str = ""  # of text, code and raw HTML
    children: Sequence[Node] = ()
    name: str = field(default="", init=False)  # the label of a footnote, the language of code, which alert, which emoji
    level: int = field(default=0, init=False)  # of a heading, from 1
    address: str = field(default="", init=False)  # of a link or picture, without escapes
    title: str = field(default="", init=False)  # of a link, a picture or an alert
    first_number: int | None = field(default=None, init=False)  # of a numbered list
    tight: bool = field(default=False, init=False)  # a list whose items are no paragraphs
    done: bool | None = field(default=None, init=False)  # of a task; None for an item that is none
    alignments: Sequence[str] = field(default=(), init=False)  # of a table's columns: left, center, right, or nothing

    @property
    def start(self) -> Position:
        """Where it begins."""
        return self.start_of(self.place)

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
        if len(self.children) == 1 and self.children[0].kind is _TEXT:  # as most headings are
            return self.children[0].text
        return "".join([_words_of(node) for node in self.walk(without=without)])


@dataclass
class Document(Node):
    """A whole text: the node around all others, and these by what they are, in the order of the text.

    ``of_kind`` has an empty list for a kind that is not there, and for words: they are every second node.
    """

    of_kind: Mapping[Kind, list[Node]] = field(default_factory=lambda: defaultdict(list))


def _words_of(node: Node) -> str:
    if node.kind is _TEXT or node.kind is Kind.CODE:
        return node.text
    if node.kind is Kind.EMOJI:
        return f":{node.name}:"
    return "\n" if node.kind in (Kind.SOFT_BREAK, Kind.LINE_BREAK) else ""
