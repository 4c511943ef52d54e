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
from comrak import AstNode, ExtensionOptions, ParseOptions, RenderOptions, Sourcepos, markdown_to_xml, parse_document

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
_KINDS: Mapping[type[object], Kind] = {
    comrak.Document: Kind.DOCUMENT,
    comrak.Paragraph: Kind.PARAGRAPH,
    comrak.Heading: Kind.HEADING,
    comrak.ThematicBreak: Kind.THEMATIC_BREAK,
    comrak.BlockQuote: Kind.BLOCK_QUOTE,
    comrak.List: Kind.LIST,
    comrak.Item: Kind.ITEM,
    comrak.TaskItem: Kind.ITEM,
    comrak.CodeBlock: Kind.CODE_BLOCK,
    comrak.HtmlBlock: Kind.HTML_BLOCK,
    comrak.Table: Kind.TABLE,
    comrak.TableRow: Kind.TABLE_ROW,
    comrak.TableCell: Kind.TABLE_CELL,
    comrak.Alert: Kind.ALERT,
    comrak.FootnoteDefinition: Kind.FOOTNOTE_DEFINITION,
    comrak.DescriptionList: Kind.DEFINITION_LIST,
    comrak.DescriptionItem: Kind.DEFINITION_ITEM,
    comrak.DescriptionTerm: Kind.TERM,
    comrak.DescriptionDetails: Kind.DETAILS,
    comrak.Text: Kind.TEXT,
    comrak.Code: Kind.CODE,
    comrak.HtmlInline: Kind.HTML_INLINE,
    comrak.Emph: Kind.EMPHASIS,
    comrak.Strong: Kind.STRONG,
    comrak.Strikethrough: Kind.STRIKETHROUGH,
    comrak.Link: Kind.LINK,
    comrak.Image: Kind.IMAGE,
    comrak.SoftBreak: Kind.SOFT_BREAK,
    comrak.LineBreak: Kind.LINE_BREAK,
    comrak.FootnoteReference: Kind.FOOTNOTE_REFERENCE,
    comrak.ShortCode: Kind.EMOJI,
}
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
    if _opening(markdown) > _FEW:
        xml = markdown_to_xml(markdown, extensions, _PARSED, _WITH_POSITIONS)
        _check_bounds(_UNSEEN.sub("", _INFO.sub(r"\1\2", xml)), columns)
    return _taken_over(parse_document(markdown, extensions, _PARSED), columns)


def _opening(markdown: str) -> int:
    """How many characters may open a level."""
    data = markdown.encode()
    return len(data) - len(data.translate(None, _OPENS))


def _check_bounds(xml: str, columns: Columns) -> None:
    """Refuse a text before there is a tree of it."""
    depth = count = 0

    def start(_element: str, values: Mapping[str, str]) -> None:
        nonlocal depth, count
        count += 1
        if depth > MAX_DEPTH or count > MAX_NODES:
            line, column = values["sourcepos"].partition("-")[0].split(":")
            raise _out_of_bounds(depth, columns.position(int(line), int(column)))
        depth += 1

    def end(_element: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(xml, True)


def _out_of_bounds(depth: int, position: Position) -> OutOfBoundsError:
    return too_deep(position) if depth > MAX_DEPTH else too_large(position)


def _taken_over(tree: AstNode, columns: Columns) -> Document:
    """The engine's nodes as ours."""
    document = Document(Kind.DOCUMENT)
    waiting = [(part, document.children, 1) for part in reversed(tree.children)]
    count = 1
    while waiting:
        part, beside, depth = waiting.pop()
        value = part.node_value
        kind = _KINDS[type(value)]
        node = Node(kind, partial(_start_of, part.sourcepos, columns))
        count += 1
        if depth > MAX_DEPTH or count > MAX_NODES:
            _release([part, *(rest for rest, *_ in waiting)])
            raise _out_of_bounds(depth, node.start)
        fill = _FILL.get(kind)
        if fill is not None:
            fill(node, value)
        beside.append(node)
        document.of_kind[kind].append(node)
        # Nodes that know each other are never freed: Python's collector is not told of them.
        part.parent = None
        inside = part.children
        if inside:
            waiting.extend([(inner, node.children, depth + 1) for inner in reversed(inside)])
    return document


def _release(waiting: list[AstNode]) -> None:
    """Take apart what is not taken over."""
    while waiting:
        part = waiting.pop()
        part.parent = None
        waiting += part.children


def _start_of(place: Sourcepos, columns: Columns) -> Position:
    return columns.position(place.start.line, place.start.column)


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


_FILL: Mapping[Kind, Callable[[Node, Any], None]] = {
    Kind.TEXT: _text,
    Kind.HTML_INLINE: _text,
    Kind.CODE: _literal,
    Kind.HTML_BLOCK: _literal,
    Kind.CODE_BLOCK: _code_block,
    Kind.HEADING: _heading,
    Kind.LIST: _list,
    Kind.ITEM: _item,
    Kind.TABLE: _table,
    Kind.ALERT: _alert,
    Kind.LINK: _link,
    Kind.IMAGE: _link,
    Kind.FOOTNOTE_DEFINITION: _footnote,
    Kind.FOOTNOTE_REFERENCE: _footnote,
    Kind.EMOJI: _emoji,
}
