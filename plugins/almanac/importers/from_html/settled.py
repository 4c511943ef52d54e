"""Settles what only the whole text shows: levels of headings, ids and the links to them, footnotes that have a mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from almanac.importers.from_html.block_writer import is_simple_list, is_simple_table
from almanac.importers.from_html.lines import without_gaps
from almanac.importers.from_html.parts import Around, Block, Piece, words
from almanac.read.body.allowed_html import OWN_ID
from almanac.read.body.heading_ids import UniqueIds, slug

_LOWEST = 6
_NOT_IN_AN_ID = re.compile(r"[\W_]+")
_BOXES = {"x": "☑ ", " ": "☐ "}


def settle(blocks: list[Block], notes: Sequence[Block], lost: Counter[str]) -> tuple[list[Block], list[Block]]:
    """The blocks of a text and its footnotes as they can be written."""
    _tasks(blocks)
    for block in _all([*blocks, *notes]):
        if block.kind == "table" and is_simple_table(block):
            _one_line_each(block)
        if block.kind in ("heading", "cell", "dt"):
            for row in [block] if block.kind == "heading" else block.children:
                row.pieces = without_gaps(row.pieces)
    _headings([*blocks, *notes], lost)
    return _footnotes(blocks, notes, lost)


def _all(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from block.walk()


def _one_line_each(table: Block) -> None:
    """Paragraphs of a cell are divided by breaks, and all rows have as many cells: as Markdown has it."""
    for cell in (cell for row in table.children for cell in row.children if len(cell.children) > 1):
        first, *others = cell.children
        for other in others:
            first.pieces = [*first.pieces, Piece("br"), Piece("br"), *other.pieces]
        cell.children = [first]
    longest = max(table.children, key=lambda row: len(row.children)).children
    for row in table.children:
        name = "th" if row.name == "head" else "td"
        row.children += [
            Block("cell", name=name, attributes=dict(cell.attributes)) for cell in longest[len(row.children) :]
        ]


def _tasks(blocks: Iterable[Block]) -> None:
    """The box of an item stands in its first line, or is one."""
    for block in _all(blocks):
        if block.kind == "li" and block.name and block.children[0].kind != "p":
            block.children.insert(0, Block("p", pieces=[Piece("text", _BOXES[block.name].strip())]))
            block.name = ""


def _headings(blocks: Sequence[Block], lost: Counter[str]) -> None:
    """No heading is of the first level, which is the page's; links lead to headings by the ids that these will have."""
    headings = [block for block in _all(blocks) if block.kind == "heading"]
    down = 1 if any(block.level == 1 for block in headings) else 0
    ids = UniqueIds()
    known: dict[str, str] = {}
    for block in headings:
        if block.level + down > _LOWEST:
            lost["headings below the sixth level"] += 1
        block.level = min(block.level + down, _LOWEST)
        own = ids.unique(slug(words(block.pieces)))
        known.update({old: own for old in block.ids if old not in known})
    for block in _all(blocks):
        for piece in [*block.pieces, *block.caption]:
            if piece.kind == "anchor" and piece.text not in known:
                bare = _NOT_IN_AN_ID.sub("-", piece.text).strip("-") or "part"
                known[piece.text] = ids.unique(bare).replace("_", "-")
    if known or headings:
        _change(blocks, lambda piece: _leading_to(piece, known))


def _leading_to(piece: Piece, known: Mapping[str, str]) -> Piece:
    if piece.kind == "anchor":
        own = known.get(piece.text, "")
        return replace(piece, text=own if OWN_ID.fullmatch(own) else "part")
    if not any(element.name == "a" for element in piece.around):
        return piece
    return replace(piece, around=tuple(_leading(element, known) for element in piece.around))


def _leading(element: Around, known: Mapping[str, str]) -> Around:
    address = element.get("href")
    if element.name != "a" or not address.startswith("#"):
        return element
    led = known.get(address[1:], "")
    rest = tuple(pair for pair in element.attributes if pair[0] != "href")
    return replace(element, attributes=(("href", f"#{led}"), *rest))


def _change(blocks: Iterable[Block], change: Callable[[Piece], Piece]) -> None:
    for block in _all(blocks):
        block.pieces = [change(piece) for piece in block.pieces]
        block.caption = [change(piece) for piece in block.caption]


def _footnotes(blocks: list[Block], notes: Sequence[Block], lost: Counter[str]) -> tuple[list[Block], list[Block]]:
    """Footnotes by the order of their marks; a mark that cannot lead to one stays as words, and so does its note."""
    if not notes:
        return blocks, []
    marks = [piece.text for piece in _rows(blocks, lost)]
    order = {name: str(number) for number, name in enumerate(dict.fromkeys(marks), 1)}
    marked = sorted((note for note in notes if note.name in order), key=lambda note: int(order[note.name]))
    for note in marked:
        for _ in _rows(note.children, lost):
            lost["footnotes of footnotes"] += 1
        _change(note.children, _as_words)
    alone = [note for note in notes if note.name not in order]
    _change(blocks, lambda piece: replace(piece, text=order[piece.text]) if piece.kind == "note" else piece)
    for note in marked:
        note.name = order[note.name]
    for note in alone:
        lost["footnotes without a mark that can lead to them"] += 1
        blocks.append(Block("ol", [Block("li", note.children)], level=int(note.name)))
    return blocks, [note for note in marked if note.children]


def _rows(blocks: Sequence[Block], lost: Counter[str]) -> list[Piece]:
    """The marks of notes that lead somewhere; those in HTML of the text become words."""
    found: list[Piece] = []
    waiting = [(block, False) for block in reversed(blocks)]
    while waiting:
        block, inside_html = waiting.pop()
        is_html = inside_html or _is_html(block)
        for row, as_html in ((block.pieces, is_html), (block.caption, True)):
            marks = [piece for piece in row if piece.kind == "note"]
            if marks and as_html:
                lost["marks of footnotes in tables and captions"] += len(marks)
                row[:] = [_as_words(piece) for piece in row]
            else:
                found += marks
        waiting += [(child, is_html) for child in reversed(block.children)]
    return found


def _as_words(piece: Piece) -> Piece:
    if piece.kind != "note":
        return piece
    return Piece("text", piece.text, (*piece.around, Around("sup")))


def _is_html(block: Block) -> bool:
    """Whether it is written as HTML, in which Markdown has no meaning."""
    if block.kind == "table":
        return not is_simple_table(block)
    if block.kind == "dl":
        return not is_simple_list(block)
    return block.kind == "figure" and block.children[0].kind in ("p", "div")
