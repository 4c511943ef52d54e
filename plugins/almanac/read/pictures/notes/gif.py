"""Takes a GIF apart into blocks, and leaves those that a picture needs (GIF89a)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_HOW_TO_SHOW, _OF_PROGRAMS = 0xF9, 0xFF
# How often it is repeated, and the colour profile.
_KEPT_PROGRAMS = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0", b"\x0bICCRGBG1012")

# The text is no block; what follows it leads whoever takes it for blocks to its end (XMP specification 3, 1.1.2).
_XMP, _AFTER_XMP = b"\x0bXMP DataXMP", b"\x01\xff\xfe\xfd"


def without_notes(data: bytes) -> bytes:
    """The same picture, moving or still, and its colour profile; raises ``ValueError`` for what is no block."""
    begin = 13 + _colours(data, 10)
    return b"".join([data[:begin], *_needed(data, begin), bytes([_END])])


def xmp_of(file: BinaryIO) -> bytes:
    """What programs noted as XML; empty where there is nothing."""
    file.seek(0)
    _, _, rest = file.read().partition(_XMP)
    return rest.partition(_AFTER_XMP)[0]


def _needed(data: bytes, position: int) -> Iterator[bytes]:
    while position < len(data) and data[position] != _END:
        begin, kind = position, data[position]
        if kind == _IMAGE:
            _bytes_at(data, begin + 9)
            position = _after_blocks(data, begin + 11 + _colours(data, begin + 9))
            yield data[begin:position]
        elif kind == _EXTENSION:
            position = _after_blocks(data, begin + 2)
            label = _bytes_at(data, begin + 1)
            if label == _HOW_TO_SHOW or (label == _OF_PROGRAMS and data.startswith(_KEPT_PROGRAMS, begin + 2)):
                yield data[begin:position]
        else:
            raise ValueError("neither a picture nor an extension")


def _colours(data: bytes, flags_at: int) -> int:
    """How long the table of colours is."""
    flags = _bytes_at(data, flags_at)
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, position: int) -> int:
    while length := _bytes_at(data, position):
        position += 1 + length
    return position + 1


def _bytes_at(data: bytes, position: int) -> int:
    if position >= len(data):
        raise ValueError("a block is cut off")
    return data[position]
