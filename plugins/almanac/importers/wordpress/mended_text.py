"""Makes text that XML allows of the bytes of an export: WordPress writes into it whatever people pasted."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from html.entities import html5
from typing import BinaryIO

from almanac.read.fault import Fault

_CHUNK = 1 << 18
# Warnings of PHP and the like stand before the beginning; what is no export at all is not read to its end.
_MOST_BEFORE = 1 << 20
_BEGINNING = re.compile(r"<\?xml\s|<!DOCTYPE\s+rss|<rss[\s>]", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
# A byte that is no UTF-8, as the decoder leaves it.
_BAD_BYTES = re.compile("[\udc80-\udcff]")
# What is no character of XML 1.0 (2.2).
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(
    r"&(?:#(?P<decimal>[0-9]+);|#[xX](?P<hexadecimal>[0-9A-Fa-f]+);|(?P<name>[A-Za-z][A-Za-z0-9]*);)?"
)
_OF_XML = frozenset(["amp", "lt", "gt", "quot", "apos"])

BAD_BYTES = "bytes that are no text"
FORBIDDEN = "characters that XML forbids"
BEFORE = "text before the beginning of the export"
ENTITIES = "entities of HTML outside of texts"
AMPERSANDS = "ampersands that stand alone"


def text_from_beginning(file: BinaryIO, mended: Counter[str]) -> Iterator[str]:
    """The text from ``<?xml`` or ``<rss`` on, in parts; raises ``Fault`` where there is no such beginning."""
    parts = _characters(file, mended)
    before = ""
    for part in parts:
        before += part
        beginning = _BEGINNING.search(before)
        if beginning:
            if before[: beginning.start()].strip():
                mended[BEFORE] += 1
            # The lines stay counted as they are in the file.
            yield "\n" * before.count("\n", 0, beginning.start())
            yield before[beginning.start() :]
            break
        if len(before) > _MOST_BEFORE:
            break
    else:
        raise no_export()
    if not _BEGINNING.search(before):
        raise no_export()
    yield from parts


def no_export() -> Fault:
    """What is said of a file that is something else."""
    return Fault("it is no export of WordPress: there is no `<rss` in it", "export with Tools, Export, All content")


def mend_markup(text: str, mended: Counter[str]) -> str:
    """What stands outside of CDATA, with references that XML knows: others become their characters."""

    def known(match: re.Match[str]) -> str:
        number = match["decimal"] or match["hexadecimal"]
        if number:
            return _character_reference(match[0], _code(number, 10 if match["decimal"] else 16), mended)
        if match["name"] in _OF_XML:
            return match[0]
        character = html5.get(f"{match['name']};", "") if match["name"] else ""
        mended[ENTITIES if character else AMPERSANDS] += 1
        return character.replace("&", "&amp;").replace("<", "&lt;") if character else f"&amp;{match[0][1:]}"

    return _REFERENCE.sub(known, text) if "&" in text else text


def _code(digits: str, base: int) -> int:
    """The number, as far as any character could have it."""
    significant = digits.lstrip("0")
    return int(significant or "0", base) if len(significant) <= 8 else 0


def _character_reference(written: str, code: int, mended: Counter[str]) -> str:
    if code in {9, 10, 13} or (0x20 <= code <= 0x10FFFF and not _FORBIDDEN.match(chr(code))):
        return written
    mended[FORBIDDEN] += 1
    return ""


def _characters(file: BinaryIO, mended: Counter[str]) -> Iterator[str]:
    """All text, in parts, without what XML forbids."""
    first = file.read(_CHUNK)
    encoding = _encoding(first)
    by_byte = encoding == "utf-8-sig"
    decoder = codecs.getincrementaldecoder(encoding)(errors="surrogateescape" if by_byte else "replace")
    chunk = first
    while chunk:
        yield _allowed(decoder.decode(chunk), mended)
        chunk = file.read(_CHUNK)
    yield _allowed(decoder.decode(b"", final=True), mended)


def _allowed(text: str, mended: Counter[str]) -> str:
    # Both are rare, and a search alone is quick.
    if _FORBIDDEN.search(text) is None:
        return text
    text, bad = _BAD_BYTES.subn("\ufffd", text)
    text, forbidden = _FORBIDDEN.subn("", text)
    for name, count in ((BAD_BYTES, bad), (FORBIDDEN, forbidden)):
        if count:
            mended[name] += count
    return text


def _encoding(first: bytes) -> str:
    """The name of the encoding: by the mark at the beginning, else as the file says, else UTF-8."""
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = _ENCODING.search(first[:_MOST_BEFORE])
    try:
        known = codecs.lookup(declared[1].decode("ascii") if declared else "utf-8")
        "".encode(known.name)  # a codec that makes no text of bytes refuses here
    except LookupError:
        return "utf-8-sig"
    return "utf-8-sig" if known.name in {"utf-8", "ascii"} or known.name.startswith("utf-16") else known.name
