"""Parses Markdown with comrak, which reads GitHub Flavored Markdown as forges do. No other module knows the engine.

It gives its tree as XML (CommonMark.dtd), which is read as a stream: no text, however deep, can exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from xml.parsers import expat

from comrak import ExtensionOptions, ParseOptions, RenderOptions, markdown_to_xml

from almanac.read.body.document import Kind, Node, Position
from almanac.read.body.limits import MAX_DEPTH, MAX_NODES, OutOfBoundsError, too_deep, too_large


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
_KINDS = {
    "document": Kind.DOCUMENT,
    "paragraph": Kind.PARAGRAPH,
    "heading": Kind.HEADING,
    "thematic_break": Kind.THEMATIC_BREAK,
    "block_quote": Kind.BLOCK_QUOTE,
    "list": Kind.LIST,
    "item": Kind.ITEM,
    "taskitem": Kind.ITEM,
    "code_block": Kind.CODE_BLOCK,
    "html_block": Kind.HTML_BLOCK,
    "table": Kind.TABLE,
    "table_row": Kind.TABLE_ROW,
    "table_cell": Kind.TABLE_CELL,
    "alert": Kind.ALERT,
    "footnote_definition": Kind.FOOTNOTE_DEFINITION,
    "description_list": Kind.DEFINITION_LIST,
    "description_item": Kind.DEFINITION_ITEM,
    "description_term": Kind.TERM,
    "description_details": Kind.DETAILS,
    "text": Kind.TEXT,
    "code": Kind.CODE,
    "html_inline": Kind.HTML_INLINE,
    "emph": Kind.EMPHASIS,
    "strong": Kind.STRONG,
    "strikethrough": Kind.STRIKETHROUGH,
    "link": Kind.LINK,
    "image": Kind.IMAGE,
    "softbreak": Kind.SOFT_BREAK,
    "linebreak": Kind.LINE_BREAK,
    "footnote_reference": Kind.FOOTNOTE_REFERENCE,
    "shortcode": Kind.EMOJI,
}
_WITH_TEXT = frozenset([Kind.TEXT, Kind.CODE, Kind.CODE_BLOCK, Kind.HTML_BLOCK, Kind.HTML_INLINE])
# Closing quotations takes the engine the square of their number.
_TOO_MANY_QUOTATIONS = re.compile(rf"^(?:[-*+0-9.) \t]*+>){{{MAX_DEPTH + 1}}}", re.MULTILINE)
_INFO = re.compile(r'^( *<code_block sourcepos="[0-9:-]+" info=")(.*)(" xml:space="preserve">)', re.MULTILINE)
# With a line break in it nobody could tell where it ends.
_FENCE = re.compile("```|~~~")
_BREAK = re.compile(r"&(?:#0*1[03]|#(?i:x0*[ad])|NewLine);")
# XML has no place for these (XML 1.0, 2.2); DELETE, which is as invisible, stands for them.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# XML makes spaces of line breaks in values; a quotation mark that is not escaped stands around a value only.
_BREAK_IN_VALUE = re.compile(r'="[^"\n]*\n[^"]*"')
_RETURN = re.compile("\r")
# So often a definition that the forge would not see is taken back before none is looked for.
_MAX_TRIES = 3


def parse(markdown: str) -> Node:
    """The document; raises ``OutOfBoundsError``.

    A line `: meaning` makes a definition right below its term only: behind an empty line a forge shows such a line,
    `: 10:00`, as it stands.
    """
    _check_beforehand(markdown)
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


def _check_beforehand(markdown: str) -> None:
    """Refuse what the engine itself takes badly."""
    quotations = _TOO_MANY_QUOTATIONS.search(markdown)
    if quotations:
        raise too_deep(Position(markdown.count("\n", 0, quotations.start()) + 1, len(quotations[0])))
    for number, line in enumerate(markdown.split("\n"), 1):
        fence = _FENCE.search(line)
        broken = _BREAK.search(line, fence.end()) if fence else None
        if broken:
            message = f"`{broken[0]}` is a line break, and cannot stand behind a fence of code"
            raise OutOfBoundsError(Position(number, broken.start() + 1), message, "delete it")


def _definitions_apart(document: Node, lines: Sequence[str]) -> list[Position]:
    """Where a term's meaning stands below an empty line; the last one first."""
    items = [node.children for node in document.walk() if node.kind is Kind.DEFINITION_ITEM]
    meanings = [meaning.start for term, *meanings in items if term.kind is Kind.TERM for meaning in meanings]
    return sorted((place for place in meanings if _is_below_a_gap(place.line, lines)), reverse=True)


def _is_below_a_gap(line: int, lines: Sequence[str]) -> bool:
    """Whether an empty line stands above the line, or above all such lines of which it is one."""
    above = line - 1
    while (text := lines[above - 1].strip(" \t>")).startswith((":", "\\:")) and above > 1:
        above -= 1
    return not text


def _tree(markdown: str, extensions: ExtensionOptions, inserted: Mapping[int, Sequence[int]]) -> Node:
    """The tree; ``inserted`` are the columns of what stands in a line and not in the source."""
    xml = markdown_to_xml(markdown, extensions, _PARSED, _WITH_POSITIONS)
    # What stands behind a fence is the one value that the engine does not escape.
    xml = _INFO.sub(lambda info: f"{info[1]}{escape(info[2])}{info[3]}", xml)
    xml = _RETURN.sub("&#13;", _NOT_IN_XML.sub("\x7f", xml))
    xml = _BREAK_IN_VALUE.sub(lambda value: value[0].replace("\n", "&#10;"), xml)
    builder = _TreeBuilder(_Columns(markdown, inserted))
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    parser.Parse(xml, True)
    return builder.document


class _Columns:
    """Counts columns in characters: the engine does so in bytes, or in characters from the line's start each time."""

    def __init__(self, markdown: str, inserted: Mapping[int, Sequence[int]]) -> None:
        self._lines = markdown.split("\n")
        self._inserted = inserted
        self._tables: dict[int, Sequence[int]] = {}

    def position(self, written: str) -> Position:
        """The place that the engine writes as ``line:column``."""
        line, _, column = written.partition(":")
        return Position(int(line), self._column(int(line), int(column)))

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


class _TreeBuilder:
    """Makes nodes of the elements of the XML, in their order."""

    def __init__(self, columns: _Columns) -> None:
        self.document = Node(Kind.DOCUMENT)
        self._columns = columns
        self._open: list[Node] = []
        self._count = 0

    def start(self, element: str, values: Mapping[str, str]) -> None:
        """An element begins."""
        node = _node(element, values, self._columns)
        self._count += 1
        if len(self._open) > MAX_DEPTH:
            raise too_deep(node.start)
        if self._count > MAX_NODES:
            raise too_large(node.start)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.document = node
        self._open.append(node)

    def end(self, _element: str) -> None:
        """The element that began last ends."""
        self._open.pop()

    def characters(self, text: str) -> None:
        """Text of the element that is open; spaces between others are of the XML alone."""
        if self._open[-1].kind in _WITH_TEXT:
            self._open[-1].text += text


def _node(element: str, values: Mapping[str, str], columns: _Columns) -> Node:
    ordered = values.get("type") == "ordered"
    return Node(
        _KINDS[element],
        columns.position(values["sourcepos"].partition("-")[0]),
        name=values.get("label") or values.get("info") or values.get("id") or values.get("type") or "",
        level=int(values.get("level", 0)),
        address=values.get("destination", ""),
        title=values.get("title", ""),
        first_number=int(values.get("start", 1)) if ordered else None,
        tight=values.get("tight") == "true",
        done=values["completed"] == "true" if element == "taskitem" else None,
        alignment=values.get("align", ""),
    )
