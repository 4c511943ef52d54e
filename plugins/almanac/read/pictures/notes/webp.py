"""Takes a WebP apart into chunks, and leaves those that a picture needs (RFC 9649 2)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

_HEADER = b"VP8X"
_FRAME = b"ANMF"
_FRAME_HEADER = 16  # place, size, duration and flags, before the chunks of a frame
_EXIF = b"EXIF"
_XMP = b"XMP "
_NO_EXIF_OR_XMP = 0xFF ^ 0x08 ^ 0x04
_PICTURE = frozenset([b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ICCP", _HEADER, _FRAME])


def without_notes(data: bytes) -> bytes:
    """The same picture, moving or still, and its colour profile; raises ``ValueError`` where a chunk is cut off."""
    end = int.from_bytes(data[4:8], "little") + 8
    chunks = b"WEBP" + b"".join(_kept(data[:end], 12))
    return b"RIFF" + len(chunks).to_bytes(4, "little") + chunks


def exif_of(file: BinaryIO) -> bytes:
    """What a camera noted, without the pixels being read; empty where there is nothing."""
    return _first(file, _EXIF)


def xmp_of(file: BinaryIO) -> bytes:
    """What programs noted as XML, likewise."""
    return _first(file, _XMP)


def _first(file: BinaryIO, wanted: bytes) -> bytes:
    for kind, begin, length in _chunks(file, 12):
        if kind == wanted:
            file.seek(begin)
            return file.read(length)
    return b""


def _kept(data: bytes, position: int) -> Iterator[bytes]:
    for kind, begin, length in _chunks(io.BytesIO(data), position):
        content = data[begin : begin + length]
        if kind not in _PICTURE:
            continue
        if len(content) < length:
            raise ValueError("a chunk is cut off")
        if kind == _HEADER:
            content = bytes([content[0] & _NO_EXIF_OR_XMP]) + content[1:]
        if kind == _FRAME:
            content = content[:_FRAME_HEADER] + b"".join(_kept(content, _FRAME_HEADER))
        yield kind + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)


def _chunks(file: BinaryIO, position: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind of each, where its content begins, and how long that is."""
    file.seek(position)
    while len(header := file.read(8)) == 8:
        length = int.from_bytes(header[4:], "little")
        yield header[:4], position + 8, length
        position += 8 + length + length % 2
        file.seek(position)
