"""Mails as programs save them, and as their text."""

from __future__ import annotations

from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.read.fault import Fault
from almanac.read.forms.letter import is_letter, text_of_letter, without_marks_of_mail


def letter(text: str, html: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Ada <ada@example.org>", "A walk"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return bytes(message)


def test_the_plain_text_is_read_and_not_what_stands_beside_it() -> None:
    data = letter("Title: Spacer nad rzeką\n-- \nAda, +48 123 456 789\n", "<p>Title: Something else</p>")

    assert is_letter(data)
    assert text_of_letter(data) == "Title: Spacer nad rzeką\n"


def test_a_reply_that_quotes_all_of_it_is_read_as_it_was() -> None:
    assert without_marks_of_mail("> ### Title\r\n>\r\n> Walk\r\n") == "### Title\n\nWalk\n"


@pytest.mark.parametrize(
    "text", ["### Title\n\nWalk\n", "Title: Walk\nStarts: 2027-05-08\n", "---\ntitle: x\n---\n", ""]
)
def test_a_text_is_no_mail(text: str) -> None:
    assert not is_letter(text.encode())
    assert without_marks_of_mail(text) == text


@pytest.mark.parametrize(
    "data",
    [
        b"From: a\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>x</p>",
        b"From: a\nSubject: b\nContent-Type: text/plain; charset=none-such\n\nx",
        b"From: a\nSubject: b\n\n",
    ],
)
def test_a_mail_without_text_is_told_so(data: bytes) -> None:
    with pytest.raises(Fault, match="no plain text"):
        text_of_letter(data)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(Fault):
        assert text_of_letter(b"From: a\nSubject: b\n" + data)
