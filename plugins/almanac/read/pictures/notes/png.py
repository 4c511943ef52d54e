"""Takes a PNG apart into chunks, and leaves those that a picture needs (PNG, third edition, 11)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO
from zlib import crc32, decompressobj

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_END = b"IEND"
_EXIF = b"eXIf"
_WORDS = b"iTXt"
_XMP = b"XML:com.adobe.xmp\0"
_MOST_XMP = 5_000_000
_PICTURE = frozenset([b"IHDR", b"PLTE", b"IDAT", _END, b"tRNS", b"acTL", b"fcTL", b"fdAT", b"bKGD", b"pHYs", b"sBIT"])
_COLOURS = frozenset([b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"cICP", b"mDCV", b"cLLI"])


def without_notes(data: bytes) -> bytes:
    """The same picture, moving or still, and its colour profile; raises ``ValueError`` where a chunk is cut off."""
    file = io.BytesIO(data)
    chunks = [_chunk(kind, _content(file, length)) for kind, length in _chunks(file) if kind in _PICTURE | _COLOURS]
    return b"".join([_SIGNATURE, *chunks])


def exif_of(file: BinaryIO) -> bytes:
    """What a camera noted, without the pixels being read; empty where there is nothing."""
    return next((_content(file, length) for kind, length in _chunks(file) if kind == _EXIF), b"")


def xmp_of(file: BinaryIO) -> bytes:
    """What programs noted as XML, likewise (11.3.3.4)."""
    for kind, length in _chunks(file):
        if kind == _WORDS:
            content = _content(file, length)
            if content.startswith(_XMP):
                # Whether and how it is packed; a language, and the keyword in it, each up to a zero; the text.
                is_packed, (_lang, _keyword, text) = content[len(_XMP)], content[len(_XMP) + 2 :].split(b"\0", 2)
                return decompressobj().decompress(text, _MOST_XMP) if is_packed else text
    return b""


def is_animated(data: bytes) -> bool:
    """Whether it has several frames."""
    return any(kind == b"acTL" for kind, _length in _chunks(io.BytesIO(data)))


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Kind and length of each, with the file at the beginning of its content."""
    position = len(_SIGNATURE)
    while len(header := _at(file, position, 8)) == 8:
        kind, length = header[4:], int.from_bytes(header[:4], "big")
        yield kind, length
        if kind == _END:
            return
        position += length + 12


def _at(file: BinaryIO, position: int, length: int) -> bytes:
    file.seek(position)
    return file.read(length)


def _content(file: BinaryIO, length: int) -> bytes:
    content = file.read(length)
    if len(content) < length:
        raise ValueError("a chunk is cut off")
    return content


def _chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + crc32(kind + content).to_bytes(4, "big")
