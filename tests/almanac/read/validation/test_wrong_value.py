"""Where in a value of lists and fields something is."""

from __future__ import annotations

from typing import Any

import pytest

from almanac.read.validation.wrong_value import value_at


@pytest.mark.parametrize(
    ("raw", "where", "expected"),
    [
        pytest.param({"a": {"b": "c"}}, ("a", "b"), "c", id="a field of a field"),
        pytest.param({"a": ["b", "c"]}, ("a", 1), "c", id="an item of a list"),
        pytest.param({"a": {"b": "c"}}, ("a", 0, "b"), "c", id="one that stands for a list of one"),
        pytest.param({"a": "b"}, (), {"a": "b"}, id="the whole"),
        pytest.param({"a": "b"}, ("c", "d"), {}, id="what is not there"),
    ],
)
def test_a_value_is_found_by_names_and_numbers(raw: Any, where: tuple[str | int, ...], expected: Any) -> None:
    assert value_at(raw, where) == expected
