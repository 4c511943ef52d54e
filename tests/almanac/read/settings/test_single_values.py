"""Single values of settings."""

from __future__ import annotations

from typing import Any

import pytest

from almanac.read.fault import Fault
from almanac.read.settings import single_values as setting_values


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param(7, "`7` is a number, not text", id="a number"),
        pytest.param(True, "`True` is a switch, not text", id="a switch"),
        pytest.param(("a",), "`('a',)` is a list, not text", id="a tuple"),
        pytest.param({"a": "b"}, "`{'a': 'b'}` is a mapping, not text", id="a mapping"),
        pytest.param(b"a", "`b'a'` is of the type bytes, not text", id="bytes"),
        pytest.param("a\x07b", "has the character U+0007, which nobody sees", id="a bell"),
        pytest.param("a\ud800", "has the character U+D800, which nobody sees", id="half a character"),
    ],
)
def test_what_is_no_text(value: Any, message: str) -> None:
    with pytest.raises(Fault) as caught:
        setting_values.text(value)
    assert caught.value.message == message


def test_line_breaks_become_spaces() -> None:
    assert setting_values.text(" Our\n  almanac ") == "Our almanac"


def test_a_long_value_is_not_repeated_whole() -> None:
    assert setting_values.shown("a" * 61) == "a" * 57 + "..."


@pytest.mark.parametrize(("value", "size"), [(1, 1), (20, 20), (False, 0)])
def test_a_page_has_a_size(value: Any, size: int) -> None:
    assert setting_values.page_size(value) == size


@pytest.mark.parametrize("value", [True, 0, -1, 2.5, "20", None, [20]])
def test_a_page_has_no_such_size(value: Any) -> None:
    with pytest.raises(Fault):
        setting_values.page_size(value)


@pytest.mark.parametrize("value", ["#abc", "abc", "#abcdeg", "red", "rgb(1,2,3)", "", None, 0, "#2a6f5e;}"])
def test_what_is_no_colour(value: Any) -> None:
    with pytest.raises(Fault):
        setting_values.color(value)


@pytest.mark.parametrize("value", [None, ""])
def test_no_accent_keeps_the_themes_own(value: Any) -> None:
    assert setting_values.accent(value) == ""
