"""Empties the boxes and items of an AVIF that no picture needs (ISO/IEC 14496-12, 23008-12).

Nothing is moved, since the file says by numbers of bytes where its pictures begin.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_KEPT = frozenset([b"ftyp", b"meta", b"moov", b"mdat"])
_PICTURES = frozenset([b"av01", b"grid", b"iovl", b"tmap", b"iden"])
_TRACKS = frozenset([b"pict", b"auxv", b"vide"])
# What stands in a film around the boxes that matter, and which of those say when it was made.
_AROUND = frozenset([b"trak", b"mdia", b"iprp", b"ipco"])
_DATED = frozenset([b"mvhd", b"tkhd", b"mdhd"])
_WORDS = frozenset([b"udta", b"uuid", b"free", b"skip", b"udes", b"altt", b"crtt", b"mdft", b"xml ", b"bxml"])
_FREE = b"free"
_IN_FILE, _IN_META = 0, 1


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    begin: int
    content: int
    end: int


def without_notes(data: bytes) -> bytes:
    """The same picture, moving or still, and its colour profile; raises ``ValueError`` for what it does not know."""
    changed = bytearray(data)
    for box in _boxes(data, 0, len(data)):
        if box.kind in _KEPT:
            _clean(changed, box)
        else:
            _empty(changed, box)
    return bytes(changed)


def _boxes(data: bytes | bytearray, begin: int, end: int) -> Iterator[_Box]:
    while begin + 8 <= end:
        length, content = _number(data, begin, 4), begin + 8
        if length == 1:
            length, content = _number(data, content, 8), begin + 16
        stop = begin + length if length else end
        if not content <= stop <= end:
            raise ValueError("a box ends where it cannot")
        yield _Box(bytes(data[begin + 4 : begin + 8]), begin, content, stop)
        begin = stop


def _clean(data: bytearray, box: _Box) -> None:
    if box.kind in _WORDS:
        _empty(data, box)
    elif box.kind == b"meta":
        _clean_items(data, box)
    elif box.kind in _DATED:
        _blank(data, box.content + 4, box.content + (20 if data[box.content] else 12))
    elif box.kind == b"hdlr" and bytes(data[box.content + 8 : box.content + 12]) not in _TRACKS:
        raise ValueError("a track that is no picture")
    elif box.kind in _AROUND or box.kind == b"moov":
        for part in _boxes(data, box.content, box.end):
            _clean(data, part)


def _clean_items(data: bytearray, meta: _Box) -> None:
    """Items that are no pictures lose their kind, their name and what they hold; nobody looks at such items."""
    boxes = {box.kind: box for box in _boxes(data, meta.content + 4, meta.end)}
    notes = set(_notes(data, boxes[b"iinf"])) if b"iinf" in boxes else set()
    for begin, end in _places(data, boxes[b"iloc"], boxes.get(b"idat"), notes) if b"iloc" in boxes else ():
        _blank(data, begin, end)
    for box in _boxes(data, meta.content + 4, meta.end):
        if box.kind in _WORDS or box.kind in _AROUND:
            _clean(data, box)


def _notes(data: bytearray, infos: _Box) -> Iterator[int]:
    """The numbers of items that are no pictures; each is emptied of words."""
    first = infos.content + 4 + (4 if data[infos.content] else 2)
    for info in _boxes(data, first, infos.end):
        version = data[info.content]
        if version not in {2, 3}:
            raise ValueError("items without kinds")
        wide = 4 if version == 3 else 2
        kind = info.content + 4 + wide + 2
        if bytes(data[kind : kind + 4]) not in _PICTURES:
            data[kind : kind + 4] = _FREE
            yield _number(data, info.content + 4, wide)
        _blank(data, kind + 4, info.end)


def _places(data: bytearray, locations: _Box, inside: _Box | None, notes: set[int]) -> list[tuple[int, int]]:
    """From which byte to which the items ``notes`` are (23008-12's `iloc`, ISO/IEC 14496-12 8.11.3)."""
    version = data[locations.content]
    numbers = _Numbers(data, locations.content + 4)
    sizes = numbers.next(2)
    offset_size, length_size, base_size, index_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, sizes & 15
    wide = 4 if version == 2 else 2
    places = []
    for _ in range(numbers.next(wide)):
        item = numbers.next(wide)
        method = numbers.next(2) & 15 if version else _IN_FILE
        numbers.next(2)
        base = numbers.next(base_size)
        for _ in range(numbers.next(2)):
            numbers.next(index_size if version else 0)
            begin, length = base + numbers.next(offset_size), numbers.next(length_size)
            if item not in notes:
                continue
            if not length or method not in {_IN_FILE, _IN_META} or (method == _IN_META and inside is None):
                raise ValueError("an item that is nowhere")
            begin += inside.content if inside is not None and method == _IN_META else 0
            places.append((begin, begin + length))
    return places


class _Numbers:
    """Reads one number after the other."""

    def __init__(self, data: bytearray, position: int) -> None:
        self._data, self._position = data, position

    def next(self, size: int) -> int:
        begin, self._position = self._position, self._position + size
        return _number(self._data, begin, size)


def _number(data: bytes | bytearray, begin: int, size: int) -> int:
    if begin + size > len(data):
        raise ValueError("it is cut off")
    return int.from_bytes(data[begin : begin + size], "big")


def _empty(data: bytearray, box: _Box) -> None:
    data[box.begin + 4 : box.begin + 8] = _FREE
    _blank(data, box.content, box.end)


def _blank(data: bytearray, begin: int, end: int) -> None:
    data[begin:end] = bytes(max(0, min(end, len(data)) - begin))
