"""Types of values that have bounds: what fits, and what is said of the rest."""

from __future__ import annotations

import pytest

from almanac.read.fault import Fault
from almanac.read.schema.value_types import of_length


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        pytest.param(
            19,
            ("has 19 characters, fewer than 20", "say a little more, up to 30: it stands in lists and feeds"),
            id="too short",
        ),
        pytest.param(
            31,
            ("has 31 characters, more than 30", "keep the first sentence or two; the rest belongs in the text"),
            id="too long",
        ),
    ],
)
def test_a_length_is_counted_in_characters(length: int, expected: tuple[str, str]) -> None:
    with pytest.raises(Fault) as caught:
        of_length(20, 30).func("ż" * length)  # type: ignore[call-arg]
    assert (caught.value.message, caught.value.hint) == expected


@pytest.mark.parametrize("length", [pytest.param(20, id="the least"), pytest.param(30, id="the most")])
def test_a_length_within_its_bounds_is_right(length: int) -> None:
    assert of_length(20, 30).func("ż" * length) == "ż" * length  # type: ignore[call-arg]
