"""Takes a JPEG apart into segments, and leaves those that a picture needs (ISO/IEC 10918-1 B)."""

from __future__ import annotations

import re
from collections.abc import Iterator

# B.1.1.2: in the data a byte FF is followed by 00 or by a restart marker.
_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")
_BEGIN, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ALONE = frozenset([0x01, _BEGIN])  # markers without a segment
# Frames and tables: SOF, DHT, DAC (C0 to CF), SOS, DQT, DNL, DRI, DHP, EXP.
_PICTURE = frozenset([*range(0xC0, 0xD0), *range(0xDA, 0xE0)])
_JFIF, _COLOUR_PROFILE, _ADOBE = 0xE0, 0xE2, 0xEE


def without_notes(data: bytes) -> bytes:
    """The same picture, and its colour profile; raises ``ValueError`` where the file cannot be taken apart."""
    return b"".join([b"\xff\xd8", *_needed(data), b"\xff\xd9"])


def _needed(data: bytes) -> Iterator[bytes]:
    position, in_scan = 2, False
    while (marker := _MARKER.search(data, position)) is not None:
        if in_scan:
            yield data[position : marker.start()]
        code, begin = marker[1][0], marker.end()
        position = begin
        if code == _END:
            return
        if code in _ALONE:
            in_scan = False
            continue
        length = int.from_bytes(data[begin : begin + 2], "big")
        if length < 2:
            raise ValueError("a segment without a length")
        content = _kept(code, data[begin + 2 : begin + length])
        if content is not None:
            yield b"\xff%c%b%b" % (code, (len(content) + 2).to_bytes(2, "big"), content)
        position, in_scan = begin + length, code == _SCAN
    if in_scan:
        yield data[position:]


def _kept(code: int, content: bytes) -> bytes | None:
    """What stays of a segment; None where nothing does."""
    if code in _PICTURE or (code == _COLOUR_PROFILE and content.startswith(b"ICC_PROFILE\0")):
        return content
    if code == _JFIF and content.startswith(b"JFIF\0"):
        return content[:12] + b"\0\0"  # without the small picture that it may hold
    if code == _ADOBE and content.startswith(b"Adobe"):
        return content[:12]  # says in which colours the data is
    return None
