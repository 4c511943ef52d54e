"""Decodes the bytes of a file, or says what they are instead of UTF-8 text."""

from __future__ import annotations

import codecs

from almanac.read.fault import FaultInLine

_SAVE = 'save the file as UTF-8: editors have it under "Save as" or "Encoding"'
_TEXT = "write the text into a file of plain text, and save it as UTF-8"
# The first bytes of files that are no text, and what to do with them. Longer ones first: UTF-32 begins like UTF-16.
_BEGINNINGS = (
    (codecs.BOM_UTF32_LE, "the file is in UTF-32, not in UTF-8", _SAVE),
    (codecs.BOM_UTF32_BE, "the file is in UTF-32, not in UTF-8", _SAVE),
    (codecs.BOM_UTF16_LE, "the file is in UTF-16, not in UTF-8", _SAVE),
    (codecs.BOM_UTF16_BE, "the file is in UTF-16, not in UTF-8", _SAVE),
    (b"\xff\xd8\xff", "the file is a JPEG picture, not a text", "put it in content/images/, under its own name"),
    (b"\x89PNG", "the file is a PNG picture, not a text", "put it in content/images/, under its own name"),
    (b"GIF8", "the file is a GIF picture, not a text", "put it in content/images/, under its own name"),
    (b"%PDF-", "the file is a PDF, not a text", _TEXT),
    (b"PK\x03\x04", "the file is a document of a word processor or an archive, not a text", _TEXT),
    (b"\xd0\xcf\x11\xe0", "the file is a document of a word processor, not a text", _TEXT),
)
_ALL_BEGINNINGS = tuple(beginning for beginning, _, _ in _BEGINNINGS)
_SHOWN = 20


def decode(data: bytes) -> str:
    """The text of a file in UTF-8; raises ``FaultInLine`` (from 0) for any other."""
    if data.startswith(_ALL_BEGINNINGS):
        raise next(FaultInLine(0, message, hint) for begin, message, hint in _BEGINNINGS if data.startswith(begin))
    begin = data[:64]
    # Latin letters have a zero byte beside each in UTF-16, and no text in UTF-8 has one.
    if begin.count(0) * 3 > len(begin):
        raise FaultInLine(0, "the file is in UTF-16, not in UTF-8", _SAVE)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.rfind(b"\n", 0, error.start) + 1
        before = data[line : error.start].decode("utf-8", "replace").strip()[-_SHOWN:]
        after = f" after `{before}`" if before else ""
        message = f"the byte 0x{data[error.start]:02X}{after} is not UTF-8"
        raise FaultInLine(data.count(b"\n", 0, error.start), message, _SAVE) from None
