"""Writes the blocks of a text as Markdown, and as HTML what it has no signs for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from almanac.importers.from_html.as_html import attributes, html_of, line_html
from almanac.importers.from_html.line_writer import LineWriter
from almanac.importers.from_html.literal import fence_of, plain
from almanac.importers.from_html.parts import Block, words

_RULE = "***"
# Two lists one below the other are two by their marks (CommonMark 5.3).
_BULLETS = ("-", "+")
_COLUMNS = {"left": ":--", "center": ":-:", "right": "--:", "": "---"}
_LINES_BETWEEN = "\n\n"


class BlockWriter:
    """Writes blocks; ``plain`` writes elements in place of all marks within lines."""

    def __init__(self, *, plain: bool = False) -> None:
        self._lines = LineWriter(plain=plain)

    def text(self, blocks: Sequence[Block], notes: Sequence[Block] = ()) -> str:
        """The whole text, with its footnotes below it."""
        parts = [self.blocks(blocks), *(self._note(note) for note in notes)]
        return _LINES_BETWEEN.join(part for part in parts if part)

    def blocks(self, blocks: Sequence[Block]) -> str:
        """One below the other."""
        return _LINES_BETWEEN.join(part for part in self._parts(blocks) if part)

    def _parts(self, blocks: Sequence[Block]) -> list[str]:
        parts: list[str] = []
        bullet = 0
        for before, block in zip([None, *blocks], blocks, strict=False):
            same = before is not None and before.kind == block.kind and block.kind in ("ul", "ol")
            bullet = 1 - bullet if same else 0
            if before is not None and before.kind == block.kind == "dl":
                parts.append("<!-- -->")
            parts.append(self._block(block, bullet))
        return parts

    def _block(self, block: Block, bullet: int) -> str:
        if block.kind in ("ul", "ol"):
            return self._list(block, bullet)
        if block.kind == "table":
            return self._table(block)
        return {
            "p": self._paragraph,
            "heading": self._heading,
            "hr": lambda _block: _RULE,
            "pre": self._code,
            "quote": self._quotation,
            "alert": self._alert,
            "dl": self._definitions,
            "figure": self._figure,
            "details": self._details,
            "div": self._spoken,
        }[block.kind](block)

    def _paragraph(self, block: Block) -> str:
        return self._lines.paragraph(block.pieces)

    def _heading(self, block: Block) -> str:
        words = self._lines.line(block.pieces)
        # Number signs at its end are no part of it (CommonMark 4.2).
        bare = words.rstrip("#")
        closing = words[len(bare) :]
        if closing and (not bare or bare.endswith(" ")):
            words = f"{bare}\\{closing}"
        return f"{'#' * block.level} {words}"

    def _code(self, block: Block) -> str:
        fence = fence_of(block.text)
        return f"{fence}{block.name}\n{block.text}\n{fence}"

    def _quotation(self, block: Block) -> str:
        return _prefixed(self.blocks(block.children), "> ", "> ")

    def _alert(self, block: Block) -> str:
        words = plain("".join(piece.text for piece in block.caption))
        title = f" {words}" if words else ""
        return _prefixed(f"[!{block.name.upper()}]{title}\n{self.blocks(block.children)}", "> ", "> ")

    def _list(self, block: Block, bullet: int) -> str:
        loose = any(_is_loose(item) for item in block.children)
        items = []
        for number, item in enumerate(block.children, block.level):
            mark = f"{number}{'.)'[bullet]} " if block.kind == "ol" else f"{_BULLETS[bullet]} "
            items.append(self._item(item, mark, loose=loose))
        return (_LINES_BETWEEN if loose else "\n").join(items)

    def _item(self, item: Block, mark: str, *, loose: bool) -> str:
        between = _LINES_BETWEEN if loose else "\n"
        inside = between.join(part for part in self._parts(item.children) if part)
        box = f"[{item.name}] " if item.name else ""
        return _prefixed(f"{box}{inside}", mark, " " * len(mark))

    def _table(self, block: Block) -> str:
        return self._pipes(block) if is_simple_table(block) else html_of([block])

    def _pipes(self, block: Block) -> str:
        width = max(len(row.children) for row in block.children)
        columns = [_COLUMNS[_side(block, index)] for index in range(width)]
        rows = [[self._cell(cell) for cell in row.children] for row in block.children]
        full = [[cell for cell, _ in zip_longest(row, columns, fillvalue="")] for row in rows]
        return "\n".join(f"| {' | '.join(row)} |" for row in [full[0], columns, *full[1:]])

    def _cell(self, cell: Block) -> str:
        return self._lines.cell(cell.children[0].pieces) if cell.children else ""

    def _definitions(self, block: Block) -> str:
        if not is_simple_list(block):
            return html_of([block])
        parts: list[str] = []
        for before, part in zip([None, *block.children], block.children, strict=False):
            gap = before is not None and before.kind == "dd" and part.kind == "dt"
            written = self._term(part) if part.kind == "dt" else _prefixed(self.blocks(part.children), ": ", "  ")
            parts.append(f"\n{written}" if gap else written)
        return "\n".join(parts)

    def _term(self, term: Block) -> str:
        return self._lines.paragraph(term.children[0].pieces)

    def _figure(self, block: Block) -> str:
        caption = f"<figcaption>{line_html(block.caption)}</figcaption>"
        only = block.children[0]
        if only.kind in ("p", "div") or (only.kind == "table" and not is_simple_table(only)):
            return html_of([block])
        return f"<figure>\n\n{self.blocks(block.children)}\n\n{caption}\n</figure>"

    def _details(self, block: Block) -> str:
        opened = " open" if "open" in block.attributes else ""
        summary = f"<summary>{line_html(block.caption)}</summary>"
        return f"<details{opened}>\n{summary}\n\n{self.blocks(block.children)}\n\n</details>"

    def _spoken(self, block: Block) -> str:
        return f"<div{attributes(block.attributes)}>\n\n{self.blocks(block.children)}\n\n</div>"

    def _note(self, note: Block) -> str:
        return _prefixed(self.blocks(note.children), f"[^{note.name}]: ", "    ")


def _prefixed(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    written = [f"{first}{lines[0]}", *(f"{others}{line}" if line else others.rstrip() for line in lines[1:])]
    return "\n".join(line.rstrip(" ") if not line.strip(" >") else line for line in written)


def _is_loose(item: Block) -> bool:
    """Whether it has more than a line with a list below it."""
    kinds = [child.kind for child in item.children]
    return not (
        kinds in (["p"], ["ul"], ["ol"])
        or kinds == ["p", "ul"]
        or (kinds == ["p", "ol"] and item.children[1].level == 1)
    )


def is_simple_table(table: Block) -> bool:
    """Whether Markdown's tables can say it: one line of headings, then lines of words."""
    rows = table.children
    if not rows or rows[0].name != "head" or any(row.name != "body" for row in rows[1:]):
        return False
    cells = [(row, cell) for row in rows for cell in row.children]
    if any(cell.name != ("th" if row.name == "head" else "td") for row, cell in cells):
        return False
    if any(set(cell.attributes) - {"align"} or any(child.kind != "p" for child in cell.children) for _, cell in cells):
        return False
    width = max(len(row.children) for row in rows)
    return all(len({cell.attributes.get("align", "") for cell in column}) == 1 for column in _columns(rows, width))


def _columns(rows: Sequence[Block], width: int) -> list[list[Block]]:
    return [[row.children[index] for row in rows if index < len(row.children)] for index in range(width)]


def _side(table: Block, index: int) -> str:
    return next(
        (row.children[index].attributes.get("align", "") for row in table.children if index < len(row.children)), ""
    )


def is_simple_list(block: Block) -> bool:
    """Whether Markdown's terms and meanings can say it: each term in a line, with a meaning right below."""
    kinds = [part.kind for part in block.children]
    if kinds[0] != "dt" or kinds[-1] != "dd":
        return False
    terms = [part for part in block.children if part.kind == "dt"]
    if any(len(term.children) != 1 or term.children[0].kind != "p" for term in terms):
        return False
    if any(words(term.children[0].pieces).startswith(":") for term in terms):
        return False
    if any(piece.kind == "br" for term in terms for piece in term.children[0].pieces):
        return False
    return all(part.children[0].kind == "p" for part in block.children if part.kind == "dd")
