"""Writes the blocks of a text as wikitext, and as HTML where that cannot say it: within items and cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from almanac.render import wikitext
from almanac.render.wiki_pages import attributes, lists_and_tables
from almanac.render.wiki_pages.around import Around
from almanac.render.wiki_pages.html_tree import Element, tree_of
from almanac.render.wiki_pages.lines import LineWriter
from almanac.render.wiki_pages.notes import Notes
from almanac.render.wiki_pages.pictures import commons_file, commons_name, credit_of

Nodes = Sequence[Element | str]
As = Literal["wikitext", "html"]
_BESIDE_A_LINE = "border-inline-start: .25em solid #a2a9b1; padding-inline-start: 1em; margin: 1em 0"


def text_as_wikitext(html: str, around: Around) -> str:
    """Sanitised HTML whose addresses are absolute as wikitext; its headings begin with the second level."""
    body = tree_of(html)
    notes = Notes(body, as_list=around.notes_as_list)
    written = _written(body, around, notes)
    if not notes.are_all_told:  # one is referred to from where a wiki keeps none, such as the words of a picture
        notes = Notes(body, as_list=True)
        written = _written(body, around, notes)
    return written


def _written(body: Element, around: Around, notes: Notes) -> str:
    writer = _BlockWriter(around, notes)
    blocks = writer.blocks(body.children)
    below = notes.listed(writer.html)
    return "\n\n".join([*blocks, below] if below else blocks)


class _BlockWriter:
    def __init__(self, around: Around, notes: Notes) -> None:
        self._around = around
        self._notes = notes
        self._lines = LineWriter(around, notes)

    def blocks(self, nodes: Nodes) -> list[str]:
        """Each block of wikitext, an empty line between each two."""
        return [*self._each(nodes, "wikitext")]

    def html(self, nodes: Nodes) -> str:
        """The same in one line of HTML, but for code: it can stand anywhere."""
        return "".join(self._each(nodes, "html"))

    def _each(self, nodes: Nodes, form: As) -> Iterator[str]:
        in_line: list[Element | str] = []
        for node in _without_wrappers(nodes):
            if isinstance(node, str) or not node.is_block or node.name == "a":
                in_line.append(node)
                continue
            yield from self._line(in_line, form)
            in_line.clear()
            yield from self._block(node, form)
        yield from self._line(in_line, form)

    def _line(self, nodes: Nodes, form: As) -> Iterator[str]:
        """Words, or a picture that stands for itself."""
        pictures = _pictures_alone(nodes)
        if pictures and form == "wikitext":
            for picture in pictures:
                yield self._picture(picture, [])
            return
        written = self._lines.line(nodes)
        if written:
            yield written

    def _block(self, element: Element, form: As) -> Iterator[str]:
        write = self._WRITERS.get(element.name)
        # A heading has its anchor within.
        anchor = "" if element.name in _HEADINGS else self._lines.anchor(element)
        if anchor:
            yield anchor
        if write is None or (element.name == "p" and element.has_blocks):
            yield from self._around_all(element, [*self._each(element.children, form)], form)
        elif written := write(self, element, form):
            yield written

    def _around_all(self, element: Element, blocks: list[str], form: As) -> list[str]:
        """Blocks in another language or direction than what is around them say so."""
        told = attributes.of_words(element)
        if not blocks or (not told and form == "wikitext"):
            return blocks
        return [_enclosed("div", told, blocks, form)]

    def _paragraph(self, element: Element, form: As) -> str:
        told = attributes.of_words(element)
        blocks = [*self._line(element.children, form)]
        if not blocks:
            return ""
        if form == "html":
            return f"<p{told}>{''.join(blocks)}</p>"
        return _enclosed("div", told, blocks, form) if told else "\n\n".join(blocks)

    def _heading(self, element: Element, form: As) -> str:
        written = self._lines.line(element.children)
        if not written:
            return ""
        told, anchor, level = attributes.of_words(element), self._lines.anchor(element), int(element.name[1])
        if form == "html":
            return f"<{element.name}{told}>{anchor}{written}</{element.name}>"
        said = f"<span{told}>{written}</span>" if told else written
        return f"{'=' * level} {anchor}{said} {'=' * level}"

    def _rule(self, _element: Element, form: As) -> str:
        return "<hr>" if form == "html" else "----"

    def _code(self, element: Element, form: As) -> str:
        """As HTML on a line of its own: a wiki does not see two on one."""
        code = wikitext.preformatted(element.lines.strip("\n"))
        return f"\n{code}" if form == "html" else code

    def _quotation(self, element: Element, form: As) -> str:
        blocks = [*self._each(element.children, form)]
        return _enclosed("blockquote", attributes.of_words(element), blocks, form) if blocks else ""

    def _division(self, element: Element, form: As) -> str:
        if self._notes.are_in(element):
            return ""
        if element.has_class("highlight"):
            return self._code(element, form)
        blocks = [*self._each(element.children, form)]
        told = attributes.of_words(element)
        if element.has_class("alert"):
            told = f' style="{_BESIDE_A_LINE}"{told}'
        if blocks and (told or form == "html"):
            return _enclosed("div", told, blocks, form)
        return "\n\n".join(blocks)

    def _details(self, element: Element, form: As) -> str:
        """A wiki folds it with a script of its own; without, all of it shows."""
        summary = next((one for one in element.elements if one.name == "summary"), None)
        head = self._lines.line(summary.children) if summary else ""
        rest = [node for node in element.children if node is not summary]
        inside = _enclosed("div", ' class="mw-collapsible-content"', [*self._each(rest, form)], form)
        folded = "" if "open" in element.attributes else " mw-collapsed"
        told = f' class="mw-collapsible{folded}"{attributes.of_words(element)}'
        blocks = [f"<p>{head}</p>" if form == "html" else head] if head else []
        return _enclosed("div", told, [*blocks, inside], form)

    def _figure(self, element: Element, form: As) -> str:
        caption = next((one for one in element.elements if one.name == "figcaption"), None)
        rest = [node for node in element.children if node is not caption]
        pictures = _pictures_alone(rest)
        if len(pictures) == 1 and form == "wikitext":
            return self._picture(pictures[0], caption.children if caption else [])
        blocks = [*self._each(element.children, form)]
        return _enclosed("div", attributes.of_words(element), blocks, form) if blocks else ""

    def _picture(self, element: Element, caption: Nodes) -> str:
        address, alt = element.attributes.get("src", ""), element.attributes.get("alt", "")
        known = self._around.pictures.get(address)
        said = self._lines.line(caption)
        credit = credit_of(known) if known else ""
        name = commons_name(known.source) if known else ""
        if name:
            return commons_file(name, alt, "<br>".join(filter(None, (said, credit))))
        linked = self._lines.line([element])
        return "<br>".join(filter(None, (linked, said, credit)))

    def _list(self, element: Element, form: As) -> str:
        written = lists_and_tables.wiki_list(element, self._lines.line) if form == "wikitext" else None
        if written is not None:
            return written
        told = f"{attributes.of_list(element) if element.name == 'ol' else ''}{attributes.of_words(element)}"
        return self._parts(element, told)

    def _definitions(self, element: Element, form: As) -> str:
        written = lists_and_tables.wiki_definitions(element, self._lines.line) if form == "wikitext" else None
        return self._parts(element, attributes.of_words(element)) if written is None else written

    def _parts(self, element: Element, told: str) -> str:
        """A list as HTML; what stands between its parts, where only their gaps belong, is one, too."""
        name = "dd" if element.name == "dl" else "li"
        parts = (
            child if isinstance(child, Element) and child.name in {"li", "dt", "dd"} else Element(name, {}, [child])
            for child in element.children
            if not isinstance(child, str) or child.strip()
        )
        inside = "".join(
            f"<{part.name}{attributes.of_words(part)}>{self._lines.anchor(part)}{self.html(part.children)}</{part.name}>"
            for part in parts
        )
        return f"<{element.name}{told}>{inside}</{element.name}>" if inside else ""

    def _table(self, element: Element, form: As) -> str:
        written = lists_and_tables.wiki_table(element, self._lines.line) if form == "wikitext" else None
        if written is not None:
            return written
        rows = "".join(
            f"<tr{attributes.of_words(row)}>{''.join(map(self._cell, row.elements))}</tr>"
            for row in lists_and_tables.rows(element)
        )
        return f'<table class="wikitable"{attributes.of_words(element)}>{rows}</table>' if rows else ""

    def _cell(self, cell: Element) -> str:
        return f"<{cell.name}{attributes.of_cell(cell)}>{self.html(cell.children)}</{cell.name}>"

    _WRITERS: Mapping[str, Callable[[_BlockWriter, Element, As], str]] = {
        **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), _heading),
        "p": _paragraph, "hr": _rule, "pre": _code, "blockquote": _quotation, "div": _division, "details": _details,
        "figure": _figure, "ul": _list, "ol": _list, "dl": _definitions, "table": _table,
    }  # fmt: skip


_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def _enclosed(name: str, told: str, blocks: Sequence[str], form: As) -> str:
    if form == "html":
        return f"<{name}{told}>{''.join(blocks)}</{name}>"
    return "\n".join([f"<{name}{told}>", "\n\n".join(blocks), f"</{name}>"])


def _without_wrappers(nodes: Nodes) -> Iterator[Element | str]:
    """What stands in elements of a line that have blocks in them, which no line can have."""
    for node in nodes:
        if isinstance(node, Element) and node.wraps_blocks and node.name != "a" and not attributes.of_words(node):
            yield from _without_wrappers(node.children)
        else:
            yield node


def _pictures_alone(nodes: Nodes) -> list[Element]:
    """The pictures of a line that has nothing else."""
    pictures: list[Element] = []
    for node in nodes:
        if isinstance(node, str):
            if node.strip():
                return []
        elif node.name == "img":
            pictures.append(node)
        elif node.name == "picture":
            pictures += [one for one in node.elements if one.name == "img"]
        else:
            return []
    return pictures
