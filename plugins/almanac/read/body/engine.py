"""Parses Markdown with comrak, which reads GitHub Flavored Markdown as forges do. No other module knows the engine.

It gives its tree as XML (CommonMark.dtd), which is read as a stream: no text, however deep, can exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from comrak import ExtensionOptions, ParseOptions, RenderOptions, markdown_to_xml

from almanac.read.body.document import Kind, Node, Position

# Of lists, quotations, emphasis and all else within one another; a list counts twice, for itself and its item.
MAX_DEPTH = 100


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
_IN_CHARACTERS = ParseOptions(sourcepos_chars=True)
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
# XML has no place for these (XML 1.0, 2.2); DELETE, which is as invisible, stands for them.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# XML makes spaces of line breaks in values; a quotation mark that is not escaped stands around a value only.
_BREAK_IN_VALUE = re.compile(r'="[^"\n]*\n[^"]*"')
_RETURN = re.compile("\r")
# So often a definition that the forge would not see is taken back before none is looked for.
_MAX_TRIES = 3


class TooDeepError(Exception):
    """Lists, quotations or emphasis within one another without end, and where they get too deep."""

    def __init__(self, position: Position) -> None:
        super().__init__(position)
        self.position = position


def parse(markdown: str) -> Node:
    """The document; raises ``TooDeepError``.

    A line `: meaning` makes a definition right below its term only: behind an empty line a forge shows such a line,
    `: 10:00`, as it stands.
    """
    lines = markdown.split("\n")
    for _ in range(_MAX_TRIES):
        document = _tree("\n".join(lines), _WITH_DEFINITIONS)
        apart = _definitions_apart(document)
        if not apart:
            return document
        for line, column in apart:
            lines[line - 1] = f"{lines[line - 1][: column - 1]}\\{lines[line - 1][column - 1 :]}"
    return _tree(markdown, _WITHOUT_DEFINITIONS)


def _definitions_apart(document: Node) -> list[Position]:
    """Where a meaning stands below an empty line; the last one first."""
    found = []
    for item in document.walk():
        if item.kind is Kind.DEFINITION_ITEM and item.children[0].kind is Kind.TERM:
            term, *details = item.children
            found += [node.start for node in details if node.start.line > term.end.line + 1]
    return sorted(found, reverse=True)


def _tree(markdown: str, extensions: ExtensionOptions) -> Node:
    xml = markdown_to_xml(markdown, extensions, _IN_CHARACTERS, _WITH_POSITIONS)
    xml = _RETURN.sub("&#13;", _NOT_IN_XML.sub("\x7f", xml))
    xml = _BREAK_IN_VALUE.sub(lambda value: value[0].replace("\n", "&#10;"), xml)
    builder = _TreeBuilder()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    parser.Parse(xml, True)
    return builder.document


class _TreeBuilder:
    """Makes nodes of the elements of the XML, in their order."""

    def __init__(self) -> None:
        self.document = Node(Kind.DOCUMENT)
        self._open: list[Node] = []

    def start(self, element: str, values: Mapping[str, str]) -> None:
        """An element begins."""
        node = _node(element, values)
        if len(self._open) > MAX_DEPTH:
            raise TooDeepError(node.start)
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


def _node(element: str, values: Mapping[str, str]) -> Node:
    start, _, end = values["sourcepos"].partition("-")
    ordered = values.get("type") == "ordered"
    return Node(
        _KINDS[element],
        _position(start),
        _position(end),
        name=values.get("label") or values.get("info") or values.get("id") or values.get("type") or "",
        level=int(values.get("level", 0)),
        address=values.get("destination", ""),
        title=values.get("title", ""),
        first_number=int(values.get("start", 1)) if ordered else None,
        tight=values.get("tight") == "true",
        done=values["completed"] == "true" if element == "taskitem" else None,
        alignment=values.get("align", ""),
    )


def _position(written: str) -> Position:
    line, _, column = written.partition(":")
    return Position(int(line), int(column))
