"""Reads elements that are blocks of their own: headings, lists, code, quotations, figures and what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from almanac.importers.from_html import code, elements
from almanac.importers.from_html.flow import Flow
from almanac.importers.from_html.lines import in_order
from almanac.importers.from_html.parts import Around, Block, Piece
from almanac.importers.from_html.reader import HtmlReader, ReadBlock
from almanac.importers.from_html.tables import table
from almanac.importers.from_html.within import Within

# Lists and quotations in one another: beyond it nobody follows, and the reader of texts refuses them.
MOST_LEVELS = 10
_POEMS = frozenset(["wp-block-verse", "line-block", "poem"])


def blocks_for(name: str, element: Any) -> ReadBlock | None:
    """What reads such an element; None for one that is no block of its own."""
    if elements.is_figure(element):
        return _figure
    if elements.alert_of(element):
        return _alert
    return _BLOCKS.get(name)


def _heading(reader: HtmlReader, element: Any, flow: Flow, within: Within) -> None:
    if within.cell:
        flow.end()
        reader.inside(element, flow, reader.with_around(within, Around("strong", (), reader.number())))
        flow.end()
        return
    ids = list(dict.fromkeys(value for child in element.iter() for value in reader.wanted_ids(child)))
    found = reader.blocks(element, replace(within, cell=True))
    row: list[Piece] = []
    while found and found[0].kind == "p":
        pieces = [piece for piece in found.pop(0).pieces if piece.kind != "anchor"]
        row += [Piece("br"), *pieces] if row and pieces else pieces
    level = elements.HEADINGS[elements.name_of(element)]
    if row:
        flow.block(Block("heading", pieces=row, level=level, ids=ids))
    elif ids:
        flow.block(Block("p", pieces=[Piece("anchor", name) for name in ids]))
    flow.block(*found)


def _hr(_reader: HtmlReader, _element: Any, flow: Flow, _within: Within) -> None:
    flow.block(Block("hr"))


def _quotation(reader: HtmlReader, element: Any, flow: Flow, within: Within) -> None:
    _deeper(Block("quote"), reader, element, flow, within)


def _alert(reader: HtmlReader, element: Any, flow: Flow, within: Within) -> None:
    kind = elements.alert_of(element)
    title = next((child for child in element if elements.is_title_of_alert(child)), None)
    words = " ".join("".join(title.itertext()).split()) if title is not None else ""
    if title is not None:
        tail = title.tail
        element.remove(title)
        element.text = f"{element.text or ''} {tail or ''}"
    own = words if words.casefold() not in (kind, *elements.classes(element)) else ""
    alert = Block("alert", name=kind, caption=[Piece("text", own)] if own else [])
    if not _deeper(alert, reader, element, flow, within) and words:
        flow.block(Block("p", pieces=[Piece("text", words)]))


def _deeper(block: Block, reader: HtmlReader, element: Any, flow: Flow, within: Within) -> bool:
    """Add a quotation or alert with what is in it; whether there is something in it."""
    if within.level >= MOST_LEVELS:
        reader.lost["lists and quotations nested too deeply"] += 1
        reader.wrapper(element, flow, within)
        return False
    inner = reader.spoken_block(element, within)
    block.children = reader.blocks(element, replace(inner, level=within.level + 1))
    if block.children:
        flow.block(reader.in_its_language(block, within, inner))
    return bool(block.children)


def _list(reader: HtmlReader, element: Any, flow: Flow, within: Within) -> None:
    if within.level >= MOST_LEVELS:
        reader.lost["lists and quotations nested too deeply"] += 1
        reader.wrapper(element, flow, within)
        return
    inner = reader.spoken_block(element, within)
    items = _items(reader, element, replace(inner, level=within.level + 1))
    if not items:
        return
    name = "ol" if elements.name_of(element) == "ol" else "ul"
    found = Block("ol" if name == "ol" else "ul", items, level=_start(reader, element) if name == "ol" else 1)
    flow.block(reader.in_its_language(found, within, inner))


def _start(reader: HtmlReader, element: Any) -> int:
    if element.get("reversed") is not None or (element.get("type") or "1") != "1":
        reader.lost["numbers of lists in another order or writing"] += 1
    start = (element.get("start") or "1").strip()
    return int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1


def _items(reader: HtmlReader, element: Any, within: Within) -> list[Block]:
    """The items; what stands between them belongs to the one before."""
    items: list[Block] = []
    between = Flow()
    reader.text(element.text, between, within)
    for child in element:
        if elements.name_of(child) == "li" and not elements.is_hidden(child) and child not in reader.left_out:
            _close(between, items)
            between = Flow()
            task = _task(child)
            found = reader.item(child, within)
            if found:
                items.append(Block("li", found, name=task))
        else:
            reader.node(child, between, within)
        reader.text(child.tail, between, within)
    _close(between, items)
    return items


def _close(between: Flow, items: list[Block]) -> None:
    found = between.settled()
    if found and items:
        items[-1].children += found
    elif found:
        items.append(Block("li", found))


def _task(item: Any) -> str:
    """`x` or a space for an item with a box of its own; empty for others."""
    for box in item.iter("input"):
        near = next((parent for parent in box.iterancestors("li")), None)
        if near is item and (box.get("type") or "").lower() == "checkbox":
            return "x" if box.get("checked") is not None else " "
    return ""


def _definitions(reader: HtmlReader, element: Any, flow: Flow, within: Within) -> None:
    inner = replace(reader.spoken_block(element, within), level=within.level + 1, cell=True)
    if within.level >= MOST_LEVELS:
        reader.lost["lists and quotations nested too deeply"] += 1
        reader.wrapper(element, flow, within)
        return
    parts: list[Block] = []
    between = Flow()
    for name, child, text in _flat(element):
        if child is None:
            reader.text(text, between, inner)
            continue
        if name not in ("dt", "dd"):
            reader.node(child, between, inner)
            continue
        parts += [Block("dd", found) for found in [between.settled()] if found]
        between = Flow()
        parts += [Block("dt" if name == "dt" else "dd", found) for found in [reader.blocks(child, inner)] if found]
    parts += [Block("dd", found) for found in [between.settled()] if found]
    if parts:
        flow.block(reader.in_its_language(Block("dl", parts), within, inner))


def _flat(element: Any) -> Iterator[tuple[str, Any, str]]:
    """Terms and meanings, also those that are grouped, and what stands between them, elements and text."""
    yield "", None, element.text or ""
    for child in element:
        name = elements.name_of(child)
        if name == "div":
            yield from _flat(child)
        elif name:
            yield name, child, ""
        yield "", None, child.tail or ""


def _code_block(reader: HtmlReader, element: Any, flow: Flow, within: Within) -> None:
    if elements.classes(element) & _POEMS or next(element.iter("img"), None) is not None:
        flow.end()
        reader.inside(element, flow, replace(within, poem=True))
        flow.end()
        return
    if code.has_marks(element):
        reader.lost["emphasis and links in code"] += 1
    text = code.text_of(element)
    if text.strip():
        flow.block(Block("pre", text=text.strip("\n").rstrip(), name=code.language_of(element)))


def _details(reader: HtmlReader, element: Any, flow: Flow, within: Within) -> None:
    summary = next((child for child in element if elements.name_of(child) == "summary"), None)
    caption: list[Piece] = []
    if summary is not None:
        caption = _line(reader, summary, within)
        summary.text = None
        for child in [*summary]:
            summary.remove(child)
    found = reader.blocks(element, within)
    if found or caption:
        opened = {"open": ""} if element.get("open") is not None else {}
        flow.block(Block("details", found, caption=caption or [Piece("text", "…")], attributes=opened))


def _line(reader: HtmlReader, element: Any, within: Within) -> list[Piece]:
    """All that is in the element as one line."""
    row: list[Piece] = []
    for block in reader.blocks(element, replace(within, cell=True)):
        for part in block.walk():
            pieces = part.pieces or ([Piece("code", " ".join(part.text.split()))] if part.kind == "pre" else [])
            row += [Piece("br"), *pieces] if row and pieces else pieces
    return in_order(row)


def _figure(reader: HtmlReader, element: Any, flow: Flow, within: Within) -> None:
    captions = [child for child in element.iter() if isinstance(child.tag, str) and elements.is_caption(child)]
    own = [child for child in captions if _figure_of(child) is element]
    reader.note_caption(element, own)
    rows = [row for row in (_line(reader, caption, within) for caption in own) if row]
    for caption in own:
        _take_out(caption)
    found = reader.blocks(element, within)
    caption_row = [piece for index, row in enumerate(rows) for piece in ([Piece("br"), *row] if index else row)]
    if not caption_row:
        flow.block(*found)
    elif len(found) == 1 and _can_have_a_caption(found):
        flow.block(Block("figure", found, caption=caption_row))
    else:
        flow.block(*found, Block("p", pieces=caption_row))


def _figure_of(caption: Any) -> Any:
    return next((parent for parent in caption.iterancestors() if elements.is_figure(parent)), None)


def _take_out(element: Any) -> None:
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    parent.remove(element)
    if before is None:
        parent.text = f"{parent.text or ''}{tail}"
    else:
        before.tail = f"{before.tail or ''}{tail}"


def _can_have_a_caption(found: Sequence[Block]) -> bool:
    """A picture, a table, code or a quotation has one; words have a paragraph below them."""
    only = found[0]
    return only.kind in ("table", "pre", "quote") or (
        only.kind == "p" and all(piece.kind in ("img", "br") for piece in only.pieces)
    )


def _table(reader: HtmlReader, element: Any, flow: Flow, within: Within) -> None:
    if code.is_numbered(element):
        for pre in [*element.iter("pre")][-1:]:
            _code_block(reader, pre, flow, within)
        return
    inner = reader.spoken_block(element, within)
    caption = next((child for child in element if elements.name_of(child) == "caption"), None)
    row = _line(reader, caption, within) if caption is not None else []
    found = table(reader, element, replace(inner, cell=True))
    if len(found) == 1 and found[0].kind == "table":
        whole = reader.in_its_language(found[0], within, inner)
        flow.block(Block("figure", [whole], caption=row) if row else whole)
    else:
        flow.block(*([Block("p", pieces=row)] if row else []), *found)


_BLOCKS: Mapping[str, ReadBlock] = {
    **dict.fromkeys(elements.HEADINGS, _heading),
    "hr": _hr,
    "blockquote": _quotation,
    "ul": _list,
    "ol": _list,
    "menu": _list,
    "dl": _definitions,
    "pre": _code_block,
    "listing": _code_block,
    "xmp": _code_block,
    "details": _details,
    "table": _table,
}
