"""Writes lists and tables with wikitext's own marks, where these can say all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from almanac.render.wiki_pages import attributes
from almanac.render.wiki_pages.html_tree import Element

WriteLine = Callable[[Sequence[Element | str]], str]
_MARKS = {"ul": "*", "ol": "#"}
_ROWS = frozenset({"thead", "tbody", "tfoot"})


def wiki_list(element: Element, line: WriteLine) -> str | None:
    """``* a``, ``*# b``: None where an item is more than a line with lists below, or the numbers are others."""
    return "\n".join(_items(element, line, "")) if _is_plain_list(element) else None


def _is_plain_list(element: Element) -> bool:
    told = attributes.of_list(element) or attributes.of_words(element)
    return not told and _has_only(element, {"li"}) and all(map(_is_plain_item, element.elements))


def _is_plain_item(item: Element) -> bool:
    first, below = _first_line(item)
    return first is not None and not attributes.of_words(item) and all(map(_is_plain_list, below))


def _items(element: Element, line: WriteLine, before: str) -> Iterator[str]:
    mark = f"{before}{_MARKS[element.name]}"
    for item in element.elements:
        first, below = _first_line(item)
        yield f"{mark} {line(first or ())}".rstrip()
        for one in below:
            yield from _items(one, line, mark)


def wiki_definitions(element: Element, line: WriteLine) -> str | None:
    """``; term`` and ``: meaning``; None where a colon within a term would end it, or a meaning is more than a line."""
    parts = element.elements
    if attributes.of_words(element) or not _has_only(element, {"dt", "dd"}) or not all(map(_is_plain_part, parts)):
        return None
    lines = ((";" if part.name == "dt" else ":", line(_first_line(part)[0] or ())) for part in parts)
    return "\n".join(f"{mark} {written}".rstrip() for mark, written in lines)


def _is_plain_part(part: Element) -> bool:
    first, below = _first_line(part)
    return (
        first is not None
        and not below
        and not attributes.of_words(part)
        and (part.name == "dd" or ":" not in part.text)
    )


def wiki_table(element: Element, line: WriteLine) -> str | None:
    """``{| ... |}``; None where a cell is more than a line."""
    found = rows(element)
    if not found or any(cell.has_blocks for row in found for cell in row.elements):
        return None
    lines = [f'{{| class="wikitable"{attributes.of_words(element)}']
    for row in found:
        lines.append(f"|-{attributes.of_words(row)}")
        for cell in row.elements:
            mark = "!" if cell.name == "th" else "|"
            told = attributes.of_cell(cell).lstrip()
            lines.append(f"{mark} {f'{told} | ' if told else ''}{line(cell.children)}".rstrip())
    return "\n".join([*lines, "|}"])


def rows(table: Element) -> list[Element]:
    """Those that have cells."""
    parts = [row for part in table.elements for row in (part.elements if part.name in _ROWS else [part])]
    return [row for row in parts if row.name == "tr" and row.elements and _has_only(row, {"th", "td"})]


def _first_line(item: Element) -> tuple[Sequence[Element | str] | None, list[Element]]:
    """What stands in the line of an item, None where it is more or nothing, and the lists below it."""
    nodes = [*item.children]
    below: list[Element] = []
    while nodes and (_is_list(nodes[-1]) or _is_gap(nodes[-1])):
        last = nodes.pop()
        if isinstance(last, Element):
            below.insert(0, last)
    words = [node for node in nodes if not _is_gap(node)]
    if len(words) == 1 and isinstance(words[0], Element) and words[0].name == "p":
        paragraph = words[0]
        simple = not paragraph.has_blocks and not attributes.of_words(paragraph)
        return (paragraph.children if simple else None), below
    if not words or any(isinstance(node, Element) and node.is_block for node in words):
        return None, below
    return nodes, below


def _is_list(node: Element | str) -> bool:
    return isinstance(node, Element) and node.name in _MARKS


def _is_gap(node: Element | str) -> bool:
    return isinstance(node, str) and not node.strip()


def _has_only(element: Element, names: set[str]) -> bool:
    return all(_is_gap(child) or (isinstance(child, Element) and child.name in names) for child in element.children)
