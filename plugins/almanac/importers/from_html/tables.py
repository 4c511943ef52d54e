"""Reads tables: rows and cells with what they hold, or only what they hold where a table was for looks alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from almanac.importers.from_html import elements
from almanac.importers.from_html.parts import Block
from almanac.importers.from_html.reader import HtmlReader
from almanac.importers.from_html.within import Within

_ALIGNED = ("left", "center", "right")
_MOST_SPANNED = 100


def table(reader: HtmlReader, element: Any, within: Within) -> list[Block]:
    """The table, or the blocks of the only cell that it has."""
    rows = [row for row in (_row(reader, tr, part, within) for part, tr in _rows(element)) if row.children]
    if not any(cell.children for row in rows for cell in row.children):
        return []
    if len(rows) == 1 and len(rows[0].children) == 1:
        return rows[0].children[0].children
    if rows and rows[0].name == "body" and all(cell.name == "th" for cell in rows[0].children):
        rows[0].name = "head"
    return [Block("table", rows)]


def _rows(element: Any) -> Iterator[tuple[str, Any]]:
    """The rows, each with the part of the table in which it is."""
    for child in element:
        name = elements.name_of(child)
        if name == "tr":
            yield "body", child
        elif name in ("thead", "tbody", "tfoot"):
            part = {"thead": "head", "tfoot": "foot"}.get(name, "body")
            yield from ((part, row) for row in child if elements.name_of(row) == "tr")


def _row(reader: HtmlReader, tr: Any, part: str, within: Within) -> Block:
    cells = [
        Block(
            "cell",
            reader.blocks(cell, within),
            name=elements.name_of(cell),
            attributes={**_spans(cell), **_alignment(cell)},
        )
        for cell in tr
        if elements.name_of(cell) in ("td", "th")
    ]
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
