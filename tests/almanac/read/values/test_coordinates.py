"""Coordinates in degrees, and in what people write in their place."""

from __future__ import annotations

import pytest

from almanac.read.fault import Fault
from almanac.read.values.coordinates import read_latitude, read_longitude


def fault_of(text: str) -> tuple[str, str]:
    """What is wrong with a latitude, and the remedy."""
    with pytest.raises(Fault) as caught:
        read_latitude(text)
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(("text", "expected"), [("-1.2921", -1.2921), ("+90", 90.0), ("50", 50.0)])
def test_degrees_north_are_read(text: str, expected: float) -> None:
    assert read_latitude(text) == expected


def test_degrees_east_go_to_180() -> None:
    assert read_longitude("-180") == -180.0


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("50,26", "write a point: `50.26`", id="a comma"),
        pytest.param("50.26 N", "write `50.26`", id="a letter"),
        pytest.param("N 50.26", "write `50.26`", id="a letter before it"),
        pytest.param("1.2921 S", "write `-1.2921`", id="south"),
        pytest.param("50°", "write `50`", id="a sign of degrees"),
        pytest.param("50°15'54\"N", "write `50.2650`", id="minutes and seconds"),
        pytest.param("33° 51′ S", "write `-33.8500`", id="minutes in print"),
        pytest.param("−33.85", "write `-33.85`", id="a minus sign of print"),
        pytest.param("١٩", "write `19`", id="digits of another script"),
        pytest.param("50.26, 19.02", "write the two apart: `latitude: 50.26` and `longitude: 19.02`", id="both in one"),
        pytest.param(
            "nan",
            "write a number with a point; south and west are negative: `-1.2921`",
            id="no number that computers know",
        ),
        pytest.param("1e1", "write a number with a point; south and west are negative: `-1.2921`", id="a power"),
        pytest.param("fifty", "write a number with a point; south and west are negative: `-1.2921`", id="a word"),
        pytest.param("S 33 S", "write a number with a point; south and west are negative: `-1.2921`", id="two letters"),
    ],
)
def test_what_is_no_number_is_answered_with_the_number_that_is_meant(text: str, hint: str) -> None:
    assert fault_of(text) == (f"`{text}` is not a number of degrees", hint)


@pytest.mark.parametrize("text", ["90.1", "-91", "174.7787", "9" * 70])
def test_a_latitude_beyond_the_poles_is_a_fault(text: str) -> None:
    hint = "latitude is north or south, from -90 to 90; are latitude and longitude swapped?"
    assert fault_of(text) == (f"`{text}` is beyond 90 degrees", hint)


def test_a_longitude_once_around_is_a_fault() -> None:
    with pytest.raises(Fault, match=r"`-180\.1` is beyond 180 degrees"):
        read_longitude("-180.1")
