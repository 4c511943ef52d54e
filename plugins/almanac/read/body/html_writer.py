"""Writes the nodes of a text as HTML, which the sanitiser then cleans: raw HTML stands in it as it was given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from almanac.model.interface import Phrases
from almanac.read.body import alerts
from almanac.read.body.code_blocks import CodeBlocks
from almanac.read.body.document import START, Kind, Node
from almanac.read.body.footnotes import Footnotes
from almanac.read.body.limits import MAX_HTML, too_large

_DONE, _NOT_DONE = "☑", "☐"
# Elements around what a node holds, and whether they stand in lines of their own.
_AROUND = {
    Kind.BLOCK_QUOTE: ("<blockquote>\n", "</blockquote>\n"),
    Kind.EMPHASIS: ("<em>", "</em>"),
    Kind.STRONG: ("<strong>", "</strong>"),
    Kind.STRIKETHROUGH: ("<del>", "</del>"),
    Kind.DEFINITION_LIST: ("<dl>\n", "</dl>\n"),
    Kind.DETAILS: ("<dd>", "</dd>\n"),
    Kind.ALERT: ("", alerts.CLOSING),
}
_AS_IS = frozenset({Kind.DOCUMENT, Kind.DEFINITION_ITEM, Kind.FOOTNOTE_DEFINITION})


class HtmlWriter:
    """Writes the HTML of one text.

    ``link_to(node)`` gives the address of a link or picture as it is to stand in the HTML, None for one that is to be
    left out; ``heading_ids`` are by Python's ``id`` of the node; ``mark`` begins every id that is made here.
    """

    def __init__(
        self,
        link_to: Callable[[Node], str | None],
        heading_ids: Mapping[int, str],
        footnotes: Footnotes,
        phrases: Phrases,
        mark: str,
    ) -> None:
        self._link_to = link_to
        self._heading_ids = heading_ids
        self._footnotes = footnotes
        self._phrases = phrases
        self._mark = mark
        self._code = CodeBlocks()
        self._parts: list[str] = []
        self._size = 0
        self._last: Node | None = None

    def html(self, document: Node, *, down: bool) -> str:
        """The whole text with its footnotes, its headings a level ``down``; raises ``OutOfBoundsError``."""
        self._down = down
        body = self._written([node for node in document.children if node.kind is not Kind.FOOTNOTE_DEFINITION])
        return body + self._footnotes.listed(lambda note: self._written(note.children))

    def _written(self, nodes: Sequence[Node]) -> str:
        self._parts = []
        self._nodes(nodes)
        return "".join(self._parts)

    def _add(self, html: str) -> None:
        self._size += len(html)
        if self._size > MAX_HTML:
            raise too_large(self._last.start if self._last else START)
        self._parts.append(html)

    def _nodes(self, nodes: Sequence[Node], *, tight: bool = False) -> None:
        for node in nodes:
            self._last = node
            if node.kind is Kind.TEXT:  # every second one
                self._add(escape(node.text, quote=False))
            else:
                self._node(node, tight=tight)

    def _node(self, node: Node, *, tight: bool) -> None:
        if node.kind is Kind.TEXT:
            self._add(escape(node.text, quote=False))
        elif node.kind is Kind.PARAGRAPH:
            self._paragraph(node, tight=tight)
        elif node.kind in _AROUND:
            self._around(node)
        elif node.kind in _AS_IS:
            self._nodes(node.children)
        else:
            self._WRITERS[node.kind](self, node)

    def _new_line(self) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._add("\n")

    def _paragraph(self, node: Node, *, tight: bool) -> None:
        if tight:
            self._nodes(node.children)
            return
        self._new_line()
        self._add("<p>")
        self._nodes(node.children)
        self._add("</p>\n")

    def _around(self, node: Node) -> None:
        opening, closing = _AROUND[node.kind]
        if node.kind is Kind.ALERT:
            opening = alerts.opening(node.name, node.title, self._phrases)
        if closing.endswith("\n"):
            self._new_line()
        self._add(opening)
        # The meaning of a term is a paragraph only beside others.
        self._nodes(node.children, tight=node.kind is Kind.DETAILS and _is_short(node))
        if closing.endswith("\n") and opening.endswith("\n"):
            self._new_line()
        self._add(closing)

    def _heading(self, node: Node) -> None:
        level = min(node.level + self._down, 6)
        name = escape(self._heading_ids[id(node)])
        label = escape(self._phrases.gettext("Link to this section"))
        self._new_line()
        self._add(f'<h{level} id="{escape(self._mark)}{name}">')
        self._nodes(node.children)
        self._add(f'<a aria-label="{label}" class="headerlink" href="#{name}"></a></h{level}>\n')

    def _thematic_break(self, _node: Node) -> None:
        self._new_line()
        self._add("<hr>\n")

    def _list(self, node: Node) -> None:
        name = "ul" if node.first_number is None else "ol"
        start = "" if node.first_number in (None, 1) else f' start="{node.first_number}"'
        self._new_line()
        self._add(f"<{name}{start}>\n")
        for item in node.children:
            self._item(item, tight=node.tight)
        self._add(f"</{name}>\n")

    def _item(self, node: Node, *, tight: bool) -> None:
        if node.done is None:
            self._add("<li>")
            self._nodes(node.children, tight=tight)
        else:
            self._task(node, tight=tight)
        self._add("</li>\n")

    def _task(self, node: Node, *, tight: bool) -> None:
        """A box as a character: everything reads it out, feeds and mail too."""
        box = f"{_DONE if node.done else _NOT_DONE} "
        first = node.children[0] if node.children else None
        self._add('<li class="task">')
        if first is not None and first.kind is Kind.PARAGRAPH:
            first.children.insert(0, Node(Kind.TEXT, first.start_of, text=box))
        else:
            self._add(box)
        self._nodes(node.children, tight=tight)

    def _code_block(self, node: Node) -> None:
        self._new_line()
        self._add(self._code.html(node.text, node.name))

    def _html_block(self, node: Node) -> None:
        self._new_line()
        self._add(node.text)
        self._new_line()

    def _table(self, node: Node) -> None:
        head, *rows = node.children
        self._new_line()
        self._add("<table>\n<thead>\n")
        self._row(head, "th", node.alignments)
        self._add("</thead>\n")
        if rows:
            self._add("<tbody>\n")
            for row in rows:
                self._row(row, "td", node.alignments)
            self._add("</tbody>\n")
        self._add("</table>\n")

    def _row(self, node: Node, name: str, alignments: Sequence[str]) -> None:
        self._add("<tr>\n")
        for cell, alignment in zip(node.children, alignments, strict=False):
            # By a class: a style attribute would need a laxer Content-Security-Policy.
            self._add(f'<{name} class="align-{alignment}">' if alignment else f"<{name}>")
            self._nodes(cell.children)
            self._add(f"</{name}>\n")
        self._add("</tr>\n")

    def _term(self, node: Node) -> None:
        """Each line is a term of its own."""
        self._new_line()
        self._add("<dt>")
        for child in (inline for paragraph in node.children for inline in paragraph.children):
            if child.kind is Kind.SOFT_BREAK:
                self._add("</dt>\n<dt>")
            else:
                self._node(child, tight=True)
        self._add("</dt>\n")

    def _code_span(self, node: Node) -> None:
        self._add(f"<code>{escape(node.text, quote=False)}</code>")

    def _html_inline(self, node: Node) -> None:
        self._add(node.text)

    def _soft_break(self, _node: Node) -> None:
        self._add("\n")

    def _line_break(self, _node: Node) -> None:
        self._add("<br>\n")

    def _link(self, node: Node) -> None:
        address = self._link_to(node)
        if address is None:
            self._nodes(node.children)
            return
        self._add(f'<a href="{escape(address)}"{_title(node)}>')
        self._nodes(node.children)
        self._add("</a>")

    def _image(self, node: Node) -> None:
        address = self._link_to(node)
        if address is not None:
            self._add(f'<img alt="{escape(node.words())}" src="{escape(address)}"{_title(node)}>')

    def _footnote_reference(self, node: Node) -> None:
        self._add(self._footnotes.reference(node.name))

    def _emoji(self, node: Node) -> None:
        self._add(f":{escape(node.name, quote=False)}:")

    _WRITERS: Mapping[Kind, Callable[[HtmlWriter, Node], None]] = {
        Kind.HEADING: _heading,
        Kind.THEMATIC_BREAK: _thematic_break,
        Kind.LIST: _list,
        Kind.CODE_BLOCK: _code_block,
        Kind.HTML_BLOCK: _html_block,
        Kind.TABLE: _table,
        Kind.TERM: _term,
        Kind.CODE: _code_span,
        Kind.HTML_INLINE: _html_inline,
        Kind.SOFT_BREAK: _soft_break,
        Kind.LINE_BREAK: _line_break,
        Kind.LINK: _link,
        Kind.IMAGE: _image,
        Kind.FOOTNOTE_REFERENCE: _footnote_reference,
        Kind.EMOJI: _emoji,
    }


def _is_short(details: Node) -> bool:
    return len(details.children) == 1


def _title(node: Node) -> str:
    return f' title="{escape(node.title)}"' if node.title else ""
