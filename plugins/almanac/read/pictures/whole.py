"""Checks whether the file of a picture has its end, which a transfer that broke off leaves out."""

from __future__ import annotations

import re
from typing import BinaryIO

_TAIL = 64
# ISO/IEC 10918-1 B.1.1.2: in the data a byte FF is followed by 00 or by a restart marker.
_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")
_END_OF_IMAGE = 0xD9
_PNG_END = b"IEND\xaeB`\x82"


def is_whole(file: BinaryIO, size: int, kind: str) -> bool:
    """Whether a JPEG, PNG, GIF, WebP or AVIF of ``size`` bytes goes on to its end.

    Only the last bytes are read, unless something stands behind the picture, as phones and cameras add.
    """
    file.seek(max(size - _TAIL, 0))
    tail = file.read(_TAIL)
    if kind == "JPEG":
        return b"\xff\xd9" in tail or _has_end_of_image(_all(file))
    if kind == "PNG":
        return _PNG_END in tail or _PNG_END in _all(file)
    if kind == "GIF":
        return tail.rstrip(b"\x00").endswith(b";")
    if kind == "WebP":
        file.seek(4)
        return int.from_bytes(file.read(4), "little") + 8 <= size
    return _boxes_end(file, size)


def _all(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def _has_end_of_image(data: bytes) -> bool:
    """Follows the segments, for a preview within the picture has an end of its own."""
    position = 2
    while (segment := _MARKER.search(data, position)) is not None:
        marker = segment[1][0]
        if marker == _END_OF_IMAGE:
            return True
        # What follows the header of a scan is data, up to the next marker.
        position = segment.end() + int.from_bytes(data[segment.end() : segment.end() + 2], "big")
    return False


def _boxes_end(file: BinaryIO, size: int) -> bool:
    """ISO/IEC 14496-12 4.2: boxes with their lengths, one after the other."""
    position = 0
    while position < size:
        file.seek(position)
        header = file.read(16)
        length = int.from_bytes(header[:4], "big")
        if length == 1:
            length = int.from_bytes(header[8:16], "big")
        if length == 0:  # to the end of the file
            return True
        if length < 8:
            return False
        position += length
    return position == size


def webp_canvas(header: bytes) -> tuple[int, int]:
    """Width and height of a WebP picture, from its first 30 bytes (RFC 9649 2.7); noughts where they do not say."""
    kind = header[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(header[24:27], "little"), 1 + int.from_bytes(header[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(header[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        return int.from_bytes(header[26:28], "little") & 0x3FFF, int.from_bytes(header[28:30], "little") & 0x3FFF
    return 0, 0
