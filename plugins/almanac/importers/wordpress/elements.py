"""Parses one piece of an export with expat, which has the last word on what is XML."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from almanac.importers.wordpress.pieces import Piece
from almanac.read.fault import Fault

# What is private in an export is not even taken into memory; whether there is a password is all that is asked of it.
_NEVER_READ = frozenset(
    [
        "author_email",
        "comment_author_email",
        "comment_author_IP",
        "comment_author_url",
        "comment_agent",
        "comment_karma",
    ]
)


@dataclass(slots=True)
class Element:
    """``prefix`` is as it is written (``wp``): which address stands behind it differs from version to version."""

    prefix: str
    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def first(self, name: str, prefix: str | None = None) -> str:
        """The text of the first child of that name, without blanks round it, or an empty string."""
        return next((child.text.strip() for child in self.children if child.is_named(name, prefix)), "")

    def every(self, name: str) -> list[Element]:
        """All children of that name."""
        return [child for child in self.children if child.name == name]

    def is_named(self, name: str, prefix: str | None) -> bool:
        """Whether it has that name, and that prefix if one is asked for."""
        return self.name == name and prefix in {None, self.prefix}


def parse(piece: Piece) -> Element:
    """The piece as a tree; raises ``Fault``, which names the line of the file, where it is no XML."""
    if piece.fault:
        raise Fault(piece.fault)
    tree = _Tree()
    parser = _parser(tree)
    try:
        parser.Parse(piece.text, True)
    except expat.ExpatError as error:
        raise Fault(f"line {piece.line + error.lineno - 1} is no XML: {expat.ErrorString(error.code)}") from None
    return tree.root


def parse_head(piece: Piece) -> tuple[Element, bool]:
    """What stands before the first item, and whether all of it could be read."""
    tree = _Tree()
    parser = _parser(tree)
    try:
        parser.Parse(piece.text, False)
    except expat.ExpatError:
        return tree.root, False
    return tree.root, True


def _parser(tree: _Tree) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.characters
    parser.EntityDeclHandler = _refuse
    return parser


def _refuse(*_declaration: object) -> None:
    raise Fault("it declares entities", "an export of WordPress has none: export again")


def _whether_there_is_one(password: str) -> str:
    """Blanks between two lines are how some exporters write that there is none."""
    return "yes" if password.strip() or (password and "\n" not in password) else ""


class _Tree:
    """Puts elements together as expat reports them."""

    def __init__(self) -> None:
        self.root = Element("", "", {})
        self._open: list[Element] = []
        self._texts: list[list[str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        element = Element(prefix, local, attributes)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)
        self._texts.append([])

    def end(self, _name: str) -> None:
        element, texts = self._open.pop(), self._texts.pop()
        if element.name not in _NEVER_READ:
            text = "".join(texts)
            element.text = text if element.name != "post_password" else _whether_there_is_one(text)

    def characters(self, text: str) -> None:
        self._texts[-1].append(text)
