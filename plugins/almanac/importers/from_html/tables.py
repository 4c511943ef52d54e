"""Reads tables: rows and cells with what they hold, or only what they hold where a table was for looks alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from almanac.importers.from_html import elements
from almanac.importers.from_html.flow import Flow
from almanac.importers.from_html.parts import Block
from almanac.importers.from_html.reader import HtmlReader
from almanac.importers.from_html.within import Within

_ALIGNED = ("left", "center", "right")
_MOST_SPANNED = 100
_PARTS = frozenset(["thead", "tbody", "tfoot"])


def table(reader: HtmlReader, element: Any, within: Within) -> list[Block]:
    """The table, or the blocks of the only cell that it has; before it what stands in it and in no cell."""
    outside = Flow()
    parts = [*_rows(reader, element, outside, within)]
    rows = [row for row in (_row(reader, tr, part, outside, within) for part, tr in parts) if row.children]
    before = outside.settled()
    if not any(cell.children for row in rows for cell in row.children):
        return before
    if len(rows) == 1 and len(rows[0].children) == 1:
        return [*before, *rows[0].children[0].children]
    if rows[0].name == "body" and all(cell.name == "th" for cell in rows[0].children):
        rows[0].name = "head"
    return [*before, Block("table", rows)]


def _rows(reader: HtmlReader, element: Any, outside: Flow, within: Within) -> Iterator[tuple[str, Any]]:
    """The rows, each with the part of the table in which it is."""
    reader.text(element.text, outside, within)
    for child in element:
        name = elements.name_of(child)
        if name == "tr":
            yield {"thead": "head", "tfoot": "foot"}.get(elements.name_of(element), "body"), child
        elif name in _PARTS and elements.name_of(element) not in _PARTS:
            yield from _rows(reader, child, outside, within)
        elif name != "caption":
            reader.node(child, outside, within)
        reader.text(child.tail, outside, within)


def _row(reader: HtmlReader, tr: Any, part: str, outside: Flow, within: Within) -> Block:
    cells: list[Block] = []
    reader.text(tr.text, outside, within)
    for child in tr:
        name = elements.name_of(child)
        if name in ("td", "th"):
            values = {**_spans(child), **_alignment(child)}
            cells.append(Block("cell", reader.blocks(child, within), name=name, attributes=values))
        else:
            reader.node(child, outside, within)
        reader.text(child.tail, outside, within)
    return Block("row", cells, name=part)


def _spans(cell: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("colspan", "rowspan"):
        value = (cell.get(name) or "").strip()
        if value.isascii() and value.isdigit() and 1 < int(value[:4]) <= _MOST_SPANNED:
            found[name] = str(int(value[:4]))
    return found


def _alignment(cell: Any) -> dict[str, str]:
    style = (cell.get("style") or "").replace(" ", "").lower()
    own = elements.classes(cell)
    for side in _ALIGNED:
        if f"text-align:{side}" in style or {f"has-text-align-{side}", f"align-{side}"} & own:
            return {"align": side}
    align = (cell.get("align") or "").strip().lower()
    return {"align": align} if align in _ALIGNED else {}
