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
# To look one up in the Enum takes long, and these are most of all.
_TEXT, _PARAGRAPH = Kind.TEXT, Kind.PARAGRAPH
# Elements around what a node holds.
_MARKED = {Kind.EMPHASIS: "em", Kind.STRONG: "strong", Kind.STRIKETHROUGH: "del"}


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
        self._mark = escape(mark)
        self._label = escape(phrases.gettext("Link to this section"))
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
            if node.kind is _TEXT:  # every second one
                self._add(_words(node.text))
            else:
                self._node(node, tight=tight)

    def _node(self, node: Node, *, tight: bool) -> None:
        if node.kind is _PARAGRAPH:
            self._paragraph(node, tight=tight)
        else:
            self._WRITERS[node.kind](self, node)

    def _line(self, html: str) -> None:
        """Add what begins a line."""
        self._add(html if not self._parts or self._parts[-1].endswith("\n") else f"\n{html}")

    def _text(self, node: Node) -> None:
        self._add(_words(node.text))

    def _as_is(self, node: Node) -> None:
        self._nodes(node.children)

    def _paragraph(self, node: Node, *, tight: bool) -> None:
        if tight:
            self._nodes(node.children)
            return
        self._line("<p>")
        self._nodes(node.children)
        self._add("</p>\n")

    def _marked(self, node: Node) -> None:
        name = _MARKED[node.kind]
        self._add(f"<{name}>")
        self._nodes(node.children)
        self._add(f"</{name}>")

    def _block_quote(self, node: Node) -> None:
        self._line("<blockquote>\n")
        self._nodes(node.children)
        self._line("</blockquote>\n")

    def _alert(self, node: Node) -> None:
        self._line(alerts.opening(node.name, node.title, self._phrases))
        self._nodes(node.children)
        self._line(alerts.CLOSING)

    def _definition_list(self, node: Node) -> None:
        self._line("<dl>\n")
        self._nodes(node.children)
        self._line("</dl>\n")

    def _details(self, node: Node) -> None:
        """The meaning of a term, which is a paragraph only beside others."""
        self._line("<dd>")
        self._nodes(node.children, tight=len(node.children) == 1)
        self._add("</dd>\n")

    def _heading(self, node: Node) -> None:
        level = min(node.level + self._down, 6)
        name = escape(self._heading_ids[id(node)])
        self._line(f'<h{level} id="{self._mark}{name}">')
        self._nodes(node.children)
        self._add(f'<a aria-label="{self._label}" class="headerlink" href="#{name}"></a></h{level}>\n')

    def _thematic_break(self, _node: Node) -> None:
        self._line("<hr>\n")

    def _list(self, node: Node) -> None:
        name = "ul" if node.first_number is None else "ol"
        start = "" if node.first_number in (None, 1) else f' start="{node.first_number}"'
        self._line(f"<{name}{start}>\n")
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
            first.children = [Node(_TEXT, first.place, first.start_of, box), *first.children]
        else:
            self._add(box)
        self._nodes(node.children, tight=tight)

    def _code_block(self, node: Node) -> None:
        self._line(self._code.html(node.text, node.name))

    def _html_block(self, node: Node) -> None:
        self._line(node.text if node.text.endswith("\n") else f"{node.text}\n")

    def _table(self, node: Node) -> None:
        head, *rows = node.children
        self._line("<table>\n<thead>\n")
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
        self._line("<dt>")
        for child in (inline for paragraph in node.children for inline in paragraph.children):
            if child.kind is Kind.SOFT_BREAK:
                self._add("</dt>\n<dt>")
            else:
                self._node(child, tight=True)
        self._add("</dt>\n")

    def _code_span(self, node: Node) -> None:
        self._add(f"<code>{_words(node.text)}</code>")

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
        self._add(f":{_words(node.name)}:")

    _WRITERS: Mapping[Kind, Callable[[HtmlWriter, Node], None]] = {
        Kind.TEXT: _text,
        Kind.EMPHASIS: _marked,
        Kind.STRONG: _marked,
        Kind.STRIKETHROUGH: _marked,
        Kind.BLOCK_QUOTE: _block_quote,
        Kind.ALERT: _alert,
        Kind.DEFINITION_LIST: _definition_list,
        Kind.DEFINITION_ITEM: _as_is,
        Kind.DETAILS: _details,
        Kind.FOOTNOTE_DEFINITION: _as_is,
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


def _words(text: str) -> str:
    """Words as HTML; few have anything to escape."""
    return escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text


def _title(node: Node) -> str:
    return f' title="{escape(node.title)}"' if node.title else ""
