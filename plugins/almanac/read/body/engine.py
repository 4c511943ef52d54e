"""Parses Markdown with comrak, which reads GitHub Flavored Markdown as forges do. No other module knows the engine.

Its tree is taken over node by node. It makes that tree by calling itself, level by level: of a text that may be very
deep, the depth is looked at first in the XML of it (CommonMark.dtd), read as a stream, so that none exhausts the stack.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any
from xml.parsers import expat

import comrak
from comrak import AstNode, ExtensionOptions, ParseOptions, RenderOptions, markdown_to_xml, parse_document

from almanac.read.body.columns import Columns
from almanac.read.body.document import Document, Kind, Node, Position
from almanac.read.body.limits import MAX_DEPTH, MAX_NODES, OutOfBoundsError, check_source, too_deep, too_large


def _extensions(*, definitions: bool) -> ExtensionOptions:
    return ExtensionOptions(
        alerts=True,
        autolink=True,
        description_lists=definitions,
        footnotes=True,
        shortcodes=True,  # only to tell of them: they stand as they were written
        strikethrough=True,
        table=True,
        tasklist=True,
    )


_WITH_DEFINITIONS = _extensions(definitions=True)
_WITHOUT_DEFINITIONS = _extensions(definitions=False)
_PARSED = ParseOptions()
_WITH_POSITIONS = RenderOptions(sourcepos=True)
_TEXT = Kind.TEXT
_ALIGNMENTS = (
    (comrak.TableAlignment.Left, "left"),
    (comrak.TableAlignment.Center, "center"),
    (comrak.TableAlignment.Right, "right"),
)
_ALERTS = (
    (comrak.AlertType.Note, "note"),
    (comrak.AlertType.Tip, "tip"),
    (comrak.AlertType.Important, "important"),
    (comrak.AlertType.Warning, "warning"),
    (comrak.AlertType.Caution, "caution"),
)
# What nobody can see and XML has no place for (XML 1.0, 2.2); DELETE, which is as invisible, stands for them.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CONTROLS = bytes(sorted({*range(0x20)} - {*b"\t\n\r"}))
# What opens a level: a quotation, a list, a definition, a footnote, emphasis, a link. Each opens at most three, such as
# a list, its item and a paragraph: so few of them harm no stack, and most texts have fewer.
_OPENS = b">-+*.):_~["
_FEW = 500
# What stands behind a fence is the one value that the engine does not escape.
_INFO = re.compile(r'^( *<code_block sourcepos="[0-9:-]+") info=".*"( xml:space="preserve">)', re.MULTILINE)
# So often a definition that the forge would not see is taken back before none is looked for.
_MAX_TRIES = 3


def parse(markdown: str) -> Document:
    """The document; raises ``OutOfBoundsError``.

    A line `: meaning` makes a definition right below its term only: behind an empty line a forge shows such a line,
    `: 10:00`, as it stands.
    """
    check_source(markdown)
    lines = markdown.split("\n")
    inserted: dict[int, list[int]] = {}
    for _ in range(_MAX_TRIES):
        document = _tree("\n".join(lines), _WITH_DEFINITIONS, inserted)
        apart = _definitions_apart(document, lines)
        if not apart:
            return document
        for line, column in apart:
            lines[line - 1] = f"{lines[line - 1][: column - 1]}\\{lines[line - 1][column - 1 :]}"
            inserted.setdefault(line, []).append(column)
    return _tree(markdown, _WITHOUT_DEFINITIONS, {})


def _definitions_apart(document: Document, lines: Sequence[str]) -> list[Position]:
    """Where a term's meaning stands below an empty line; the last one first."""
    items = [node.children for node in document.of_kind[Kind.DEFINITION_ITEM]]
    meanings = [meaning.start for term, *meanings in items if term.kind is Kind.TERM for meaning in meanings]
    return sorted((place for place in meanings if _is_below_a_gap(place.line, lines)), reverse=True)


def _is_below_a_gap(line: int, lines: Sequence[str]) -> bool:
    """Whether an empty line stands above the line, or above all such lines of which it is one."""
    above = line - 1
    while (text := lines[above - 1].strip(" \t>")).startswith((":", "\\:")) and above > 1:
        above -= 1
    return not text


def _tree(markdown: str, extensions: ExtensionOptions, inserted: Mapping[int, Sequence[int]]) -> Document:
    """The tree; ``inserted`` are the columns of what stands in a line and not in the source."""
    columns = Columns(markdown, inserted)
    data = markdown.encode()
    if _count(_OPENS, data) > _FEW:
        xml = markdown_to_xml(markdown, extensions, _PARSED, _WITH_POSITIONS)
        _check_bounds(_UNSEEN.sub("", _INFO.sub(r"\1\2", xml)), columns)
    has_unseen = "&#" in markdown or _count(_CONTROLS, data) > 0 or "\ufffe" in markdown or "\uffff" in markdown
    tree = parse_document(markdown, extensions, _PARSED)
    children: list[Node] = []
    document = Document(Kind.DOCUMENT, children=children)
    try:
        _Taking(document, partial(_start_of, columns), has_unseen=has_unseen).take(tree.children, children)
    except OutOfBoundsError:
        _release(tree)
        raise
    return document


def _count(characters: bytes, data: bytes) -> int:
    """How many of these there are."""
    return len(data) - len(data.translate(None, characters))


def _check_bounds(xml: str, columns: Columns) -> None:
    """Refuse a text before there is a tree of it."""
    depth = count = 0

    def start(_element: str, values: Mapping[str, str]) -> None:
        nonlocal depth, count
        count += 1
        if depth > MAX_DEPTH or count > MAX_NODES:
            line, column = values["sourcepos"].partition("-")[0].split(":")
            place = columns.position(int(line), int(column))
            raise too_deep(place) if depth > MAX_DEPTH else too_large(place)
        depth += 1

    def end(_element: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(xml, True)


class _Taking:
    """Makes the engine's nodes ours."""

    def __init__(self, document: Document, start_of: Callable[[AstNode], Position], *, has_unseen: bool) -> None:
        self._of_kind = document.of_kind
        self._start_of = start_of
        self._has_unseen = has_unseen

    def take(self, parts: Sequence[AstNode], beside: list[Node], depth: int = 1, count: int = 1) -> int:
        """Add them to the children of what holds them; how many there are then, with all before them."""
        of_kind, start_of = self._of_kind, self._start_of
        if depth > MAX_DEPTH:
            raise too_deep(start_of(parts[0]))
        for part in parts:
            count += 1
            if count > MAX_NODES:
                raise too_large(start_of(part))
            # Nodes that know each other are never freed: Python's collector is not told of them.
            part.parent = None
            value: Any = part.node_value
            kind, fill = _TAKEN[type(value)]
            if kind is _TEXT:  # every second one, with nothing below it
                beside.append(Node(kind, part, start_of, _seen(value.value) if self._has_unseen else value.value))
                continue
            node = Node(kind, part, start_of)
            if fill is not None:
                fill(node, value)
            beside.append(node)
            of_kind[kind].append(node)
            inside = part.children
            if inside:
                below: list[Node] = []
                node.children = below
                count = self.take(inside, below, depth + 1, count)
        return count


def _release(tree: AstNode) -> None:
    """Take apart what is not taken over."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        part.parent = None
        waiting += part.children


def _start_of(columns: Columns, part: AstNode) -> Position:
    start = part.sourcepos.start
    return columns.position(start.line, start.column)


# What the engine's values hold; its package gives them no common type.
def _text(node: Node, value: Any) -> None:
    node.text = _seen(value.value)


def _literal(node: Node, value: Any) -> None:
    node.text = _seen(value.value.literal)


def _code_block(node: Node, value: Any) -> None:
    node.text, node.name = _seen(value.value.literal), _attribute(value.value.info)


def _heading(node: Node, value: Any) -> None:
    node.level = value.value.level


def _list(node: Node, value: Any) -> None:
    held = value.value
    node.tight = held.tight
    node.first_number = held.start if held.list_type == comrak.ListType.Ordered else None


def _item(node: Node, value: Any) -> None:
    if type(value) is comrak.TaskItem:
        node.done = value.value.symbol is not None


def _table(node: Node, value: Any) -> None:
    node.alignments = [_word(alignment, _ALIGNMENTS) for alignment in value.value.alignments]


def _alert(node: Node, value: Any) -> None:
    node.name, node.title = _word(value.value.alert_type, _ALERTS), _attribute(value.value.title or "")


def _link(node: Node, value: Any) -> None:
    node.address, node.title = _attribute(value.value.url), _attribute(value.value.title)


def _footnote(node: Node, value: Any) -> None:
    node.name = _attribute(value.value.name)


def _emoji(node: Node, value: Any) -> None:
    node.name = value.value.code


def _word(item: object, words: Iterable[tuple[object, str]]) -> str:
    """An item of one of the engine's enumerations in a word; they cannot be keys. Empty where it has none."""
    return next((word for known, word in words if known == item), "")


def _attribute(value: str) -> str:
    """What is no text of its own: a tab in it is a space."""
    return _seen(value).replace("\t", " ")


def _seen(text: str) -> str:
    return text if text.isprintable() else _UNSEEN.sub("\x7f", text)


# What each of the engine's is here, and what it holds.
_TAKEN: Mapping[type[object], tuple[Kind, Callable[[Node, Any], None] | None]] = {
    comrak.Document: (Kind.DOCUMENT, None),
    comrak.Paragraph: (Kind.PARAGRAPH, None),
    comrak.Heading: (Kind.HEADING, _heading),
    comrak.ThematicBreak: (Kind.THEMATIC_BREAK, None),
    comrak.BlockQuote: (Kind.BLOCK_QUOTE, None),
    comrak.List: (Kind.LIST, _list),
    comrak.Item: (Kind.ITEM, _item),
    comrak.TaskItem: (Kind.ITEM, _item),
    comrak.CodeBlock: (Kind.CODE_BLOCK, _code_block),
    comrak.HtmlBlock: (Kind.HTML_BLOCK, _literal),
    comrak.Table: (Kind.TABLE, _table),
    comrak.TableRow: (Kind.TABLE_ROW, None),
    comrak.TableCell: (Kind.TABLE_CELL, None),
    comrak.Alert: (Kind.ALERT, _alert),
    comrak.FootnoteDefinition: (Kind.FOOTNOTE_DEFINITION, _footnote),
    comrak.DescriptionList: (Kind.DEFINITION_LIST, None),
    comrak.DescriptionItem: (Kind.DEFINITION_ITEM, None),
    comrak.DescriptionTerm: (Kind.TERM, None),
    comrak.DescriptionDetails: (Kind.DETAILS, None),
    comrak.Text: (Kind.TEXT, None),
    comrak.Code: (Kind.CODE, _literal),
    comrak.HtmlInline: (Kind.HTML_INLINE, _text),
    comrak.Emph: (Kind.EMPHASIS, None),
    comrak.Strong: (Kind.STRONG, None),
    comrak.Strikethrough: (Kind.STRIKETHROUGH, None),
    comrak.Link: (Kind.LINK, _link),
    comrak.Image: (Kind.IMAGE, _link),
    comrak.SoftBreak: (Kind.SOFT_BREAK, None),
    comrak.LineBreak: (Kind.LINE_BREAK, None),
    comrak.FootnoteReference: (Kind.FOOTNOTE_REFERENCE, _footnote),
    comrak.ShortCode: (Kind.EMOJI, _emoji),
}
