"""Reads a mail, as a program saves it or as text, as what somebody wrote in it."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from almanac.read.fault import Fault

_HEADER = re.compile(
    rb"(?:From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|Content-Type|DKIM-Signature|X-[\w-]+):",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^> ?", re.MULTILINE)
# What begins a signature (RFC 3676 4.3): names and telephones that nobody means to publish.
_SIGNATURE = re.compile(r"\n-- \n.*\Z", re.DOTALL)


def is_letter(data: bytes) -> bool:
    """Whether it is a mail as programs save it: it begins with a header, and has more of them."""
    head = data[:20_000].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    lines = [line for line in head.split(b"\n") if not line[:1].isspace()]
    return (
        len(lines) > 1
        and _HEADER.match(lines[0]) is not None
        and sum(_HEADER.match(line) is not None for line in lines) > 1
    )


def text_of_letter(data: bytes) -> str:
    """The plain text of a mail, without its signature; raises ``Fault`` where it has none."""
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - the policy makes no other
    try:
        part = message.get_body(("plain",))
        text = part.get_content() if part else ""
    except (LookupError, UnicodeError, ValueError, AttributeError, KeyError):
        text = ""
    if not isinstance(text, str) or not text.strip():
        raise Fault("the mail has no plain text", "send it again as plain text, or copy its text into a file")
    return without_marks_of_mail(text)


def without_marks_of_mail(text: str) -> str:
    """The text without a signature, and without the signs before each line where all of it is quoted."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and all(line.startswith(">") for line in lines):
        text = _QUOTED.sub("", text)
    return _SIGNATURE.sub("\n", text)
