"""Text that can be printed."""

from __future__ import annotations

import pytest

from almanac.model.printable import printable, printable_lines


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
