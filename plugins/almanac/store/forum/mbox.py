"""Reads the messages of an mbox, as far as it takes to tell which answers which: nobody's words, no addresses."""

from __future__ import annotations

import mailbox
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message as Headers
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import parsedate_to_datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from almanac.forum.mail_thread import Message

# Bytes of an mbox once it is unpacked: some years of a lively list.
MOST_BYTES = 64_000_000
_GZIP = b"\x1f\x8b"
_ID = re.compile(r"<([^<>\s]{1,900})>")
# Of a header that was not meant for people no more is read.
_LONGEST = 20_000


class TooLarge(ValueError):
    """An archive of which only a part could be read: what would be counted in it is not all."""


def messages(raw: bytes, most: int = 0) -> tuple[Message, ...]:
    """Those that have an identifier; ``raw`` may be packed (gzip), ``most`` bytes once it is unpacked.

    Raises ``TooLarge``, and ``ValueError`` for what cannot be unpacked.
    """
    most = most or MOST_BYTES
    text = _unpacked(raw, most) if raw.startswith(_GZIP) else raw
    if len(text) > most:
        raise TooLarge
    with TemporaryDirectory() as folder:
        path = Path(folder, "mbox")
        path.write_bytes(text)
        return tuple(_messages(path))


def _unpacked(raw: bytes, most: int) -> bytes:
    """One after another, as a file may have several."""
    parts: list[bytes] = []
    left, size = raw, 0
    while left.startswith(_GZIP):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            part = unpacker.decompress(left, most - size + 1)
        except zlib.error as error:
            raise ValueError(str(error)) from None
        size += len(part)
        if size > most:
            raise TooLarge
        if not unpacker.eof:
            raise ValueError("it is cut off")
        parts.append(part)
        left = unpacker.unused_data
    return b"".join(parts)


def _messages(path: Path) -> Iterator[Message]:
    parser = BytesHeaderParser(policy=compat32)
    box = mailbox.mbox(path, create=False)
    try:
        for key in box.iterkeys():
            message = _message(parser.parsebytes(box.get_bytes(key)))
            if message is not None:
                yield message
    finally:
        box.close()


def _message(headers: Headers) -> Message | None:
    own = _ID.search(_text(headers, "Message-ID"))
    if not own:
        return None
    named = f"{_text(headers, 'References')} {_text(headers, 'In-Reply-To')}"
    answers = tuple(dict.fromkeys(one for one in _ID.findall(named) if one != own[1]))
    return Message(own[1], answers, _subject(headers), _sent(headers))


def _text(headers: Headers, name: str) -> str:
    return str(headers.get(name, ""))[:_LONGEST]


def _subject(headers: Headers) -> str:
    written = _text(headers, "Subject")
    try:
        return str(make_header(decode_header(written)))
    except (LookupError, ValueError, HeaderParseError):
        return written


def _sent(headers: Headers) -> datetime | None:
    try:
        moment = parsedate_to_datetime(_text(headers, "Date"))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
