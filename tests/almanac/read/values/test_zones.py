"""Zones by their names, and by what people write in their place."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from almanac.read.fault import Fault
from almanac.read.values.zones import _ABBREVIATIONS, read_zone

CITY = "name the zone of a large city near by, such as `Europe/Warsaw`"
NO_OFFSETS = f"an offset knows no clock changes; {CITY}"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Europe/Warsaw", id="a city"),
        pytest.param("UTC", id="UTC"),
        pytest.param("Asia/Calcutta", id="an old name"),
        pytest.param("America/Argentina/Buenos_Aires", id="three parts"),
    ],
)
def test_a_name_of_the_database_is_a_zone(name: str) -> None:
    assert read_zone(name) == ZoneInfo(name)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param("CET", "`CET` is an abbreviation", "name the place, such as `Europe/Paris`", id="CET"),
        pytest.param("est", "`est` is an abbreviation", "name the place, such as `America/New_York`", id="est"),
        pytest.param(
            "+02:00",
            "`+02:00` is an offset, not a zone",
            NO_OFFSETS.replace("Europe/Warsaw", "Europe/Athens"),
            id="an offset",
        ),
        pytest.param(
            "UTC+2",
            "`UTC+2` is an offset, not a zone",
            NO_OFFSETS.replace("Europe/Warsaw", "Europe/Athens"),
            id="an offset from UTC",
        ),
        pytest.param(
            "UTC −5",
            "`UTC −5` is an offset, not a zone",
            NO_OFFSETS.replace("Europe/Warsaw", "America/New_York"),
            id="a space and a minus sign",
        ),
        pytest.param("Etc/GMT-2", "`Etc/GMT-2` is an offset, not a zone", NO_OFFSETS, id="what looks like a zone"),
        pytest.param("utc", "`utc` is another name for UTC", "write `UTC`", id="utc"),
        pytest.param("Etc/UTC", "`Etc/UTC` is another name for UTC", "write `UTC`", id="Etc/UTC"),
        pytest.param("Warsaw", "`Warsaw` is not a time zone", "did you mean `Europe/Warsaw`?", id="a town"),
        pytest.param("new york", "`new york` is not a time zone", "did you mean `America/New_York`?", id="two words"),
        pytest.param(
            "Europe/Warszawa", "`Europe/Warszawa` is not a time zone", "did you mean `Europe/Warsaw`?", id="a slip"
        ),
        pytest.param(
            "europe/london", "`europe/london` is not a time zone", "did you mean `Europe/London`?", id="small"
        ),
        pytest.param("Japan", "`Japan` is not a time zone", "write `Asia/Tokyo`", id="a country of one zone"),
        pytest.param(
            "Mongolia",
            "`Mongolia` is not a time zone",
            "that country has several zones: `Asia/Ulaanbaatar`, `Asia/Hovd`",
            id="a country of several",
        ),
        pytest.param("none", "`none` is not a time zone", f"{CITY}, or `UTC`", id="no town that is near enough"),
        pytest.param("Xyzzy", "`Xyzzy` is not a time zone", f"{CITY}, or `UTC`", id="no such town"),
        pytest.param("../../etc/passwd", "`../../etc/passwd` is not a time zone", f"{CITY}, or `UTC`", id="a path"),
    ],
)
def test_what_is_no_zone_is_said_with_the_zone_that_is_meant(text: str, message: str, hint: str) -> None:
    with pytest.raises(Fault) as caught:
        read_zone(text)
    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize("name", sorted(_ABBREVIATIONS.values()))
def test_every_zone_that_stands_for_an_abbreviation_exists(name: str) -> None:
    assert read_zone(name).key == name
