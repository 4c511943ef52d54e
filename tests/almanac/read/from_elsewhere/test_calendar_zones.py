"""Zones of calendars: by name, by another program's name, and by the rules that a calendar gives."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.read.from_elsewhere.calendar_zones import Zones, zone_of_tzid
from almanac.read.from_elsewhere.content_lines import read_calendar


@pytest.mark.parametrize(
    ("tzid", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ('"Europe/Berlin"', "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("/freeassociation.sourceforge.net/Tzfile/Asia/Kolkata", "Asia/Kolkata"),
        ("W. Europe Standard Time", "Europe/Berlin"), ("Tokyo Standard Time", "Asia/Tokyo"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("UTC", "UTC"), ("Etc/UTC", "UTC"), ("GMT", "UTC"), ("Z", "UTC"),
        ("", ""), ("Nowhere", ""), ("+02:00", ""), ("GMT-0500", ""), ("../etc/passwd", ""),
        ("Customized Time Zone", ""),
    ],
)  # fmt: skip
def test_a_zone_by_its_name(tzid: str, zone: str) -> None:
    assert zone_of_tzid(tzid) == zone


def described(*observances: str, head: str = "") -> Zones:
    text = "".join(observances)
    data = f"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Ours\n{head}{text}END:VTIMEZONE\nEND:VCALENDAR\n"
    return Zones(read_calendar(data.encode()).calendars[0])


def observance(kind: str, start: str, before: str, after: str, rule: str = "") -> str:
    lines = [f"BEGIN:{kind}", f"DTSTART:{start}", f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}"]
    return "\n".join([*lines, *([f"RRULE:{rule}"] if rule else []), f"END:{kind}\n"])


CENTRAL = (
    observance("DAYLIGHT", "19810329T020000", "+0100", "+0200", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
    observance("STANDARD", "19961027T030000", "+0200", "+0100", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
)
EASTERN = (
    observance("DAYLIGHT", "20070311T020000", "-0500", "-0400", "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"),
    observance("STANDARD", "20071104T020000", "-0400", "-0500", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"),
)
SYDNEY = (
    observance("STANDARD", "20080406T030000", "+1100", "+1000", "FREQ=YEARLY;BYMONTH=4;BYDAY=1SU"),
    observance("DAYLIGHT", "20081005T020000", "+1000", "+1100", "FREQ=YEARLY;BYMONTH=10;BYDAY=1SU"),
)


@pytest.mark.parametrize(
    ("zones", "likely", "zone"),
    [
        (described(*CENTRAL), (), "Europe/Paris"),
        (described(*CENTRAL), ("Europe/London", "Europe/Warsaw"), "Europe/Warsaw"),
        (described(*CENTRAL, head="X-LIC-LOCATION:Europe/Oslo\n"), (), "Europe/Oslo"),
        (described(*EASTERN), ("Europe/Warsaw",), "America/New_York"),
        (described(*SYDNEY), (), "Australia/Sydney"),
        (described(observance("STANDARD", "16010101T000000", "+0530", "+0530")), (), "Asia/Kolkata"),
        (described(observance("STANDARD", "16010101T000000", "+0507", "+0507")), (), ""),
        (described(observance("STANDARD", "16010101T000000", "0100", "+0100")), (), ""),
        # A rule that would be followed for ever.
        (described(observance("STANDARD", "19961027T030000", "+0200", "+0100", "FREQ=SECONDLY")), ("Africa/Lagos",),
         "Africa/Lagos"),
        (described(), (), ""),
    ],
)  # fmt: skip
def test_a_zone_by_the_rules_that_a_calendar_gives(zones: Zones, likely: tuple[str, ...], zone: str) -> None:
    assert zones.zone("Ours", 2027, 2029, likely) == zone


def test_rules_of_years_that_are_over_name_the_zone_that_had_them() -> None:
    dates = [
        observance("DAYLIGHT", "20100328T030000", "+0200", "+0300"),
        observance("STANDARD", "20101031T040000", "+0300", "+0200"),
    ]
    likely = ["Europe/Moscow", "Europe/Helsinki"]
    assert described(*dates).zone("Ours", 2010, 2010, likely) == "Europe/Helsinki"


@pytest.mark.parametrize("month", range(1, 13))
def test_the_offset_of_a_local_time_is_that_of_the_rules(month: int) -> None:
    local = datetime(2027, month, 15, 12)  # noqa: DTZ001 - in a zone that has no name
    assert described(*CENTRAL).offset("Ours", local) == local.replace(tzinfo=ZoneInfo("Europe/Berlin")).utcoffset()
