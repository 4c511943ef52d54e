"""Brings the pieces of a paragraph in order: blanks as browsers see them, outside of emphasis and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from almanac.importers.from_html.parts import MARKS, Around, Piece, common

# What HTML takes for one space (WHATWG HTML 2.3.5).
_HTML_BLANK = re.compile(r"[ \t\n\f\r]+")


def in_order(pieces: Iterable[Piece]) -> list[Piece]:
    """The row without blanks at its beginning, its end and around breaks; each blank between two belongs to neither."""
    parted = [part for piece in pieces for part in _parted(piece)]
    return _joined(_one_where_they_touch(_around_of_blanks(_single_blanks(parted))))


def _parted(piece: Piece) -> list[Piece]:
    """Words, with the blanks before and behind them apart."""
    if piece.kind != "text":
        return [piece]
    text = _HTML_BLANK.sub(" ", piece.text)
    inside = text.lstrip()
    before, inside = text[: len(text) - len(inside)], inside.rstrip()
    texts = (before, inside, text[len(before) + len(inside) :])
    return [replace(piece, text=text) for text in texts if text]


def _single_blanks(pieces: Sequence[Piece]) -> list[Piece]:
    found: list[Piece] = []
    after_blank = True
    for piece in pieces:
        if piece.kind == "text":
            text = piece.text.lstrip(" ") if after_blank else piece.text
            if text:
                found.append(replace(piece, text=text))
                after_blank = text.endswith(" ")
            continue
        if piece.kind == "br":
            _strip_end(found)
        found.append(piece)
        # An anchor shows nothing.
        after_blank = piece.kind == "br" or (piece.kind == "anchor" and after_blank)
    while found and (found[-1].kind == "br" or _strip_end(found)):
        if found and found[-1].kind == "br":
            found.pop()
    while found and found[0].kind == "br":
        found.pop(0)
    return found


def _strip_end(pieces: list[Piece]) -> bool:
    """Take away a space at the end; whether there was one."""
    if not pieces or pieces[-1].kind != "text" or not pieces[-1].text.endswith(" "):
        return False
    text = pieces[-1].text.rstrip(" ")
    if text:
        pieces[-1] = replace(pieces[-1], text=text)
    else:
        pieces.pop()
    return True


def _around_of_blanks(pieces: Sequence[Piece]) -> list[Piece]:
    """A blank, a break or an anchor has around it what both its neighbours have."""
    found = list(pieces)
    following: list[Piece | None] = [None] * len(pieces)
    after: Piece | None = None
    for index in range(len(pieces) - 1, -1, -1):
        following[index] = after
        if not _is_blank(pieces[index]):
            after = pieces[index]
    before: Piece | None = None
    for index, piece in enumerate(pieces):
        if not _is_blank(piece):
            before = piece
            continue
        next_one = following[index]
        around = common(before.around, next_one.around) if before and next_one else ()
        found[index] = replace(piece, around=around)
    return found


def _one_where_they_touch(pieces: Sequence[Piece]) -> list[Piece]:
    """Two marks of the same kind with nothing between them are one."""
    found: list[Piece] = []
    numbers: dict[int, int] = {}
    for piece in pieces:
        before = found[-1].around if found else ()
        around: list[Around] = []
        for place, own in enumerate(piece.around):
            element = replace(own, number=numbers.get(own.number, own.number)) if own.name in MARKS else own
            beside = before[place] if before[:place] == tuple(around) and place < len(before) else None
            if beside is not None and element.name in MARKS and beside.name == element.name:
                numbers[own.number] = beside.number
                element = beside
            around.append(element)
        found.append(replace(piece, around=tuple(around)))
    return found


def _is_blank(piece: Piece) -> bool:
    return piece.kind in ("br", "anchor") or (piece.kind == "text" and not piece.text.strip())


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Words that have the same around them are one piece."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        last = rows[-1][0] if rows else None
        if last and last.kind == piece.kind == "text" and last.around == piece.around:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [replace(row[0], text="".join(piece.text for piece in row)) if len(row) > 1 else row[0] for row in rows]


def without_gaps(pieces: Sequence[Piece]) -> list[Piece]:
    """The row without any blank at its ends, also such as do not break."""
    found = list(pieces)
    for end, stripped in ((0, str.lstrip), (-1, str.rstrip)):
        while found and found[end].kind == "text":
            text = stripped(found[end].text)
            if text:
                found[end] = replace(found[end], text=text)
                break
            found.pop(end)
    return found


def is_empty(pieces: Sequence[Piece]) -> bool:
    """Whether nothing of it can be seen, or led to."""
    return not any(piece.kind in ("code", "img", "note", "anchor") or piece.text.strip() for piece in pieces)
