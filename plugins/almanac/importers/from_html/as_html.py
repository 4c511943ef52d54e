"""Writes the blocks of a text as HTML: what Markdown has no signs for stands so in a text, and all is compared so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from almanac.importers.from_html.parts import Around, Block, Nested, Piece, nested

_TAGS = {"quote": "blockquote", "ul": "ul", "dl": "dl", "div": "div"}
_BOXES = {"x": "☑ ", " ": "☐ "}
_PARTS = (("head", "thead"), ("body", "tbody"), ("foot", "tfoot"))


def html_of(blocks: Iterable[Block], notes: Sequence[Block] = ()) -> str:
    """All of it, without an empty line; footnotes stand below."""
    text = "\n".join(_block(block) for block in blocks)
    if not notes:
        return text
    items = "\n".join(f"<li>{html_of(note.children)}</li>" for note in notes)
    return f'{text}\n<div class="footnote">\n<hr>\n<ol>\n{items}\n</ol>\n</div>'


def line_html(pieces: Sequence[Piece]) -> str:
    """A row of pieces."""
    return "".join(_nested(part) for part in nested(pieces))


def tag_of(element: Around) -> str:
    """The start tag of what is around pieces."""
    return f"<{element.name}{attributes(dict(element.attributes))}>"


def attributes(values: Mapping[str, str]) -> str:
    """As they stand in a tag, in one line."""
    return "".join(f' {name}="{escape(" ".join(value.split()))}"' for name, value in values.items())


def _nested(part: Nested) -> str:
    if part.piece is not None:
        return _piece(part.piece)
    inside = "".join(_nested(child) for child in part.children)
    return f"{tag_of(part.element)}{inside}</{part.element.name}>" if part.element else inside


def _piece(piece: Piece) -> str:
    if piece.kind == "img":
        alt = _escaped(piece.text).replace(chr(34), "&quot;")
        title = f' title="{escape(piece.title)}"' if piece.title else ""
        return f'<img src="{escape(piece.address)}" alt="{alt}"{title}>'
    if piece.kind == "br":
        return "<br>"
    text = _escaped(piece.text)
    if piece.kind == "code":
        return f"<code>{text}</code>"
    if piece.kind == "note":
        return f'<sup><a href="#fn:{text}">{text}</a></sup>'
    return f'<a id="{escape(piece.text)}"></a>' if piece.kind == "anchor" else text


def _escaped(text: str) -> str:
    """The text, without what looks like a fence: behind one no line break may stand as a reference."""
    return escape(text, quote=False).replace("```", "&#96;&#96;&#96;").replace("~~~", "&#126;&#126;&#126;")


def _block(block: Block) -> str:
    if block.kind == "p":
        return f"<p>{line_html(block.pieces)}</p>"
    if block.kind == "heading":
        return f"<h{block.level}>{line_html(block.pieces)}</h{block.level}>"
    if block.kind == "hr":
        return "<hr>"
    if block.kind == "pre":
        # A line break as a character reference: no empty line ends the HTML in a text.
        return f"<pre><code>{_escaped(block.text)}</code></pre>".replace("\n", "&#10;")
    return _with_children(block)


def _with_children(block: Block) -> str:
    if block.kind == "table":
        return _table(block)
    if block.kind == "figure":
        return f"<figure>\n{_bare(block.children)}\n<figcaption>{line_html(block.caption)}</figcaption>\n</figure>"
    if block.kind in ("li", "dt", "dd"):
        return f"<{block.kind}>{_bare(_with_box(block))}</{block.kind}>"
    inside = html_of(block.children)
    if block.kind == "details":
        summary = f"<summary>{line_html(block.caption)}</summary>"
        opened = " open" if "open" in block.attributes else ""
        return f"<details{opened}>\n{summary}\n{inside}\n</details>"
    if block.kind == "alert":
        title = line_html(block.caption) or block.name.capitalize()
        return f'<div class="alert alert-{block.name}">\n<p><strong>{title}</strong></p>\n{inside}\n</div>'
    if block.kind == "ol":
        start = attributes({"start": str(block.level)}) if block.level != 1 else ""
        return f"<ol{start}>\n{inside}\n</ol>"
    name = _TAGS[block.kind]
    return f"<{name}{attributes(block.attributes)}>\n{inside}\n</{name}>"


def _with_box(block: Block) -> list[Block]:
    """What is in an item, whose box is a character."""
    if not block.name:
        return block.children
    first, *others = block.children
    return [Block("p", pieces=[Piece("text", _BOXES[block.name]), *first.pieces]), *others]


def _bare(blocks: Sequence[Block]) -> str:
    """The only paragraph without its tags, or all blocks."""
    if len(blocks) == 1 and blocks[0].kind == "p":
        return line_html(blocks[0].pieces)
    return html_of(blocks)


def _table(block: Block) -> str:
    parts = []
    for name, tag in _PARTS:
        rows = [row for row in block.children if row.name == name]
        if rows:
            parts.append(f"<{tag}>\n" + "\n".join(_row(row) for row in rows) + f"\n</{tag}>")
    return "<table>\n" + "\n".join(parts) + "\n</table>"


def _row(row: Block) -> str:
    return "<tr>" + "".join(_cell(cell) for cell in row.children) + "</tr>"


def _cell(cell: Block) -> str:
    values = {name: value for name, value in cell.attributes.items() if name != "align"}
    if "align" in cell.attributes:
        values["class"] = f"align-{cell.attributes['align']}"
    return f"<{cell.name}{attributes(values)}>{_bare(cell.children)}</{cell.name}>"
