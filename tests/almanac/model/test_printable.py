"""Text that can be printed."""

from __future__ import annotations

import re

import pytest

from almanac.model.printable import printable, printable_lines, unlinked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łódź, 日本, مرحبا 👍", "Łódź, 日本, مرحبا 👍"),
        ("a\x1b[31mb", "a<U+001B>[31mb"),
        ("a\nb", "a<U+000A>b"),
        ("\u202e", "<U+202E>"),
        ("\U000e0041", "<U+E0041>"),
        ("\ud800", "<U+D800>"),
    ],
)
def test_what_cannot_be_printed_is_named(text: str, expected: str) -> None:
    assert (printable(text), expected.isprintable()) == (expected, True)


def test_lines_stay_lines() -> None:
    assert printable_lines("a\x07\nb\r\n") == "a<U+0007>\nb<U+000D>\n"


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("@everyone", r"@\w"), ("fixes #1", r"#\d"), ("closes group/site#1", r"#\d"), ("GH-1", r"GH-\d"),
        ("!7", r"!\d"),
        ("fixes https://github.com/group/site/issues/1", "://"), ("www.evil.example", r"www\."),
    ],
)  # fmt: skip
def test_in_a_message_nobody_is_named_and_nothing_closed(text: str, effects: str) -> None:
    assert not re.search(effects, unlinked(text))
    assert unlinked(text).replace("\u2060", "") == text


def test_a_message_is_else_as_it_was() -> None:
    assert unlinked("C# and 50 %: a@ b\n") == "C# and 50 %: a@ b<U+000A>"
