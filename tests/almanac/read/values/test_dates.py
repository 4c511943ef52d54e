"""Dates, times and zones as people write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from almanac.model.when import AllDay, Published, Timed, When
from almanac.read.fault import Fault
from almanac.read.values import dates
from almanac.read.values.dates import Local

WARSAW = ZoneInfo("Europe/Warsaw")
LONDON = ZoneInfo("Europe/London")
DAY = date(2026, 3, 2)
FORM = "write year, month and day, such as `2027-05-08`"
HERE_NO_ZONE = (
    "write the local time alone, `2026-03-02 09:30`; the zone has a field of its own, such as `timezone: Europe/Warsaw`"
)
HOURS = "write hours and minutes from 00:00 to 23:59: `18:30`"


def fault_of(read: Callable[[str], object], text: str) -> tuple[str, str]:
    """What is wrong with a text, and the remedy."""
    with pytest.raises(Fault) as caught:
        read(text)
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        pytest.param(dates.read_day, "2026-03-02", DAY, id="day"),
        pytest.param(dates.read_day, "2026-3-2", DAY, id="day without zeros"),
        pytest.param(dates.read_day, " 2026-03-02 ", DAY, id="day with spaces around it"),
        pytest.param(dates.read_day, "2024-02-29", date(2024, 2, 29), id="29 February of a leap year"),
        pytest.param(dates.read_day, "٢٠٢٦-٠٣-٠٢", DAY, id="day in Arabic digits"),
        pytest.param(dates.read_clock, "09:30", time(9, 30), id="time"),
        pytest.param(dates.read_clock, "9:30", time(9, 30), id="time without a zero"),
        pytest.param(dates.read_clock, "09:30:15", time(9, 30, 15), id="time with seconds"),
        pytest.param(dates.read_clock, "00:00", time(), id="midnight"),
        pytest.param(dates.read_local, "2026-03-02", Local(DAY), id="local day"),
        pytest.param(dates.read_local, "2026-03-02 09:30", Local(DAY, time(9, 30)), id="local time"),
        pytest.param(dates.read_local, "2026-03-02 09:30:00", Local(DAY, time(9, 30)), id="local time with seconds"),
        pytest.param(dates.read_local, "2026-03-02T09:30", Local(DAY, time(9, 30)), id="local time with a T"),
        pytest.param(dates.read_local, "2026-03-02  9:30", Local(DAY, time(9, 30)), id="local time with two spaces"),
        pytest.param(dates.read_local, "16:00", Local(None, time(16)), id="local time alone"),
        pytest.param(dates.read_published, "2026-03-02", Published(DAY), id="day of publication"),
        pytest.param(
            dates.read_published,
            "2026-03-02 09:30 Europe/Warsaw",
            Published(DAY, datetime(2026, 3, 2, 9, 30, tzinfo=WARSAW)),
            id="time of publication",
        ),
        pytest.param(
            dates.read_published,
            "2026-03-02T09:30 UTC",
            Published(DAY, datetime(2026, 3, 2, 9, 30, tzinfo=ZoneInfo("UTC"))),
            id="time of publication in UTC",
        ),
        pytest.param(dates.read_zone, "Europe/Warsaw", WARSAW, id="zone"),
        pytest.param(dates.read_zone, "UTC", ZoneInfo("UTC"), id="zone UTC"),
        pytest.param(dates.read_zone, "Asia/Calcutta", ZoneInfo("Asia/Calcutta"), id="zone by its old name"),
        pytest.param(
            dates.read_zone,
            "America/Argentina/Buenos_Aires",
            ZoneInfo("America/Argentina/Buenos_Aires"),
            id="zone of three parts",
        ),
    ],
)
def test_what_is_right_is_read(read: Callable[[str], object], text: str, expected: object) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param(
            "31/08/2024", "`31/08/2024` is not a day", "write `2024-08-31`", id="slashes, plainly a day first"
        ),
        pytest.param(
            "08/31/2024", "`08/31/2024` is not a day", "write `2024-08-31`", id="slashes, plainly a month first"
        ),
        pytest.param(
            "07/08/2024",
            "`07/08/2024` is not a day",
            "write `2024-07-08` or `2024-08-07`: year, month, day",
            id="slashes that can mean two days",
        ),
        pytest.param("08/08/2024", "`08/08/2024` is not a day", "write `2024-08-08`", id="slashes that mean one day"),
        pytest.param("31.7.2024", "`31.7.2024` is not a day", "write `2024-07-31`", id="points"),
        pytest.param("2024/8/7", "`2024/8/7` is not a day", "write `2024-08-07`", id="year first with slashes"),
        pytest.param("7 August 2024", "`7 August 2024` is not a day", "write `2024-08-07`", id="in words"),
        pytest.param(
            "August 7th, 2024", "`August 7th, 2024` is not a day", "write `2024-08-07`", id="in American words"
        ),
        pytest.param("7. Aug 2024", "`7. Aug 2024` is not a day", "write `2024-08-07`", id="in short words"),
        pytest.param(
            "7 Foo 2024",
            "`7 Foo 2024` is not a day",
            FORM,
            id="no month",
        ),
        pytest.param("tomorrow", "`tomorrow` is not a day", FORM, id="a word"),
        pytest.param("20240807", "`20240807` is not a day", "write `2024-08-07`", id="digits only"),
        pytest.param(
            "24-08-07",
            "`24-08-07` is not a day",
            FORM,
            id="a year of two digits",
        ),
        pytest.param(
            "2024-07-31 18:00", "`2024-07-31 18:00` is not a day", "write the day alone: `2024-07-31`", id="with a time"
        ),
        pytest.param(
            "2024-08-07/10", "`2024-08-07/10` is not a day", "write the day alone: `2024-08-07`", id="a range of days"
        ),
        pytest.param(
            "2024-02-30",
            "`2024-02-30` is not a date: February 2024 has no day 30",
            "it goes from `2024-02-01` to `2024-02-29`",
            id="no such day",
        ),
        pytest.param(
            "2024-13-01", "`2024-13-01` is not a date: there is no month 13", "write `2024-01-13`", id="no such month"
        ),
        pytest.param(
            "0000-01-01",
            "`0000-01-01` is not a date: the year 0 is out of reach",
            "write a year from 1000 to 8999",
            id="the year 0",
        ),
        pytest.param(
            "9999-12-31",
            "`9999-12-31` is not a date: the year 9999 is out of reach",
            "write a year from 1000 to 8999",
            id="the last year",
        ),
    ],
)
def test_what_is_no_day_is_said_with_the_day_that_is_meant(text: str, message: str, hint: str) -> None:
    assert fault_of(dates.read_day, text) == (message, hint)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("9:30pm", "write `21:30`", id="afternoon"),
        pytest.param("9 PM", "write `21:00`", id="afternoon without minutes"),
        pytest.param("12:15 a.m.", "write `00:15`", id="after midnight"),
        pytest.param("12 pm", "write `12:00`", id="noon"),
        pytest.param("18h30", "write `18:30`", id="an h"),
        pytest.param("18h", "write `18:00`", id="an h without minutes"),
        pytest.param("18.30", "write `18:30`", id="a point"),
        pytest.param("24:00", "midnight is `00:00`: write `00:00` of the next day", id="24 o'clock"),
        pytest.param("25:00", "hours go from 00 to 23, minutes from 00 to 59", id="25 o'clock"),
        pytest.param("9:75", "hours go from 00 to 23, minutes from 00 to 59", id="75 minutes"),
        pytest.param("13 pm", HOURS, id="13 in the afternoon"),
        pytest.param("noon", "write `12:00`", id="a word"),
        pytest.param("18", HOURS, id="a number"),
    ],
)
def test_what_is_no_time_is_said_with_the_time_that_is_meant(text: str, hint: str) -> None:
    assert fault_of(dates.read_clock, text) == (f"`{text}` is not a time of day", hint)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param(
            "2026-03-02 09:30 Europe/Warsaw",
            "`Europe/Warsaw` does not belong here",
            HERE_NO_ZONE,
            id="zone",
        ),
        pytest.param(
            "2026-03-02 09:30 CET",
            "`CET` does not belong here",
            HERE_NO_ZONE.replace("Europe/Warsaw", "Europe/Paris"),
            id="abbreviation",
        ),
        pytest.param(
            "2026-03-02T09:30Z",
            "`Z` does not belong here",
            HERE_NO_ZONE.replace("Europe/Warsaw", "UTC"),
            id="Z",
        ),
        pytest.param(
            "2026-03-02 09:30+01:00",
            "`+01:00` does not belong here",
            HERE_NO_ZONE.replace("Europe/Warsaw", "Europe/Paris"),
            id="offset",
        ),
        pytest.param(
            "2026-03-02 09:30 +0100",
            "`+0100` does not belong here",
            HERE_NO_ZONE.replace("Europe/Warsaw", "Europe/Paris"),
            id="offset apart",
        ),
        pytest.param(
            "2026-03-02 9:30 PM",
            "`2026-03-02 9:30 PM` is not a date or a local time",
            "write `2026-03-02 21:30`",
            id="afternoon",
        ),
        pytest.param(
            "2026-03-02 at 9:30",
            "`2026-03-02 at 9:30` is not a date or a local time",
            "write `2026-03-02 09:30`",
            id="a word between",
        ),
        pytest.param(
            "2 March 2026", "`2 March 2026` is not a date or a local time", "write `2026-03-02`", id="in words"
        ),
        pytest.param(
            "2026-03-02 9:30 AM and later",
            "`2026-03-02 9:30 AM and later` is not a date or a local time",
            "write `2026-03-02 09:30`",
            id="words behind it",
        ),
        pytest.param(
            "2026-02-30 09:30",
            "`2026-02-30` is not a date: February 2026 has no day 30",
            "it goes from `2026-02-01` to `2026-02-28`",
            id="a day that is none",
        ),
    ],
)
def test_what_is_no_local_time_is_said(text: str, message: str, hint: str) -> None:
    assert fault_of(dates.read_local, text) == (message, hint)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param(
            "2026-03-02 09:30",
            "`2026-03-02 09:30` has a time without a zone",
            "name the zone, such as `2026-03-02 09:30 Europe/Warsaw`, or leave the time out",
            id="no zone",
        ),
        pytest.param(
            "2026-03-02T09:30:00Z",
            "`2026-03-02T09:30:00Z` has an offset in place of a zone",
            "write `2026-03-02 09:30 UTC`, or the zone of another place",
            id="as other site generators write it",
        ),
        pytest.param(
            "2026-03-02 09:30:00 +0100",
            "`2026-03-02 09:30:00 +0100` has an offset in place of a zone",
            "write `2026-03-02 09:30 Europe/Paris`, or the zone of another place",
            id="an offset apart",
        ),
        pytest.param(
            "2026-03-29 02:30 Europe/Warsaw",
            "`2026-03-29 02:30` does not exist in Europe/Warsaw: the clocks skip it",
            "did you mean `2026-03-29 03:30`?",
            id="a time that the clocks skip",
        ),
        pytest.param("soon", "`soon` is not a date", FORM, id="a word"),
    ],
)
def test_what_is_no_time_of_publication_is_said(text: str, message: str, hint: str) -> None:
    assert fault_of(dates.read_published, text) == (message, hint)


@pytest.mark.parametrize(
    ("day", "clock", "zone", "expected"),
    [
        pytest.param(date(2026, 7, 1), time(12), WARSAW, datetime(2026, 7, 1, 10, tzinfo=UTC), id="in summer"),
        pytest.param(date(2026, 1, 1), time(12), WARSAW, datetime(2026, 1, 1, 11, tzinfo=UTC), id="in winter"),
        pytest.param(
            date(2026, 10, 25),
            time(2, 30),
            WARSAW,
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
            id="a time that happens twice: the first",
        ),
        pytest.param(
            date(2026, 3, 29),
            time(3),
            WARSAW,
            datetime(2026, 3, 29, 1, tzinfo=UTC),
            id="the first after a clock change",
        ),
    ],
)
def test_a_local_time_is_an_instant(day: date, clock: time, zone: ZoneInfo, expected: datetime) -> None:
    assert dates.instant(day, clock, zone).astimezone(UTC) == expected


@pytest.mark.parametrize(
    ("day", "clock", "zone", "message", "hint"),
    [
        pytest.param(
            date(2026, 3, 29),
            time(1, 30),
            LONDON,
            "`2026-03-29 01:30` does not exist in Europe/London: the clocks skip it",
            "did you mean `2026-03-29 02:30`?",
            id="in spring",
        ),
        pytest.param(
            date(2026, 3, 29),
            time(1),
            LONDON,
            "`2026-03-29 01:00` does not exist in Europe/London: the clocks skip it",
            "did you mean `2026-03-29 02:00`?",
            id="the very moment of the change",
        ),
        pytest.param(
            date(2011, 12, 30),
            time(18),
            ZoneInfo("Pacific/Apia"),
            "`2011-12-30 18:00` does not exist in Pacific/Apia: the clocks skip it",
            "did you mean `2011-12-31 18:00`?",
            id="the day that Samoa left out",
        ),
    ],
)
def test_a_time_that_the_clocks_skip_is_a_fault(
    day: date, clock: time, zone: ZoneInfo, message: str, hint: str
) -> None:
    with pytest.raises(Fault) as caught:
        dates.instant(day, clock, zone)
    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        pytest.param(time(1, 59), False, id="before"),
        pytest.param(time(2), True, id="at the change"),
        pytest.param(time(2, 59), True, id="in the hour that happens twice"),
        pytest.param(time(3), False, id="after"),
    ],
)
def test_a_time_in_the_repeated_hour_is_ambiguous(clock: time, expected: bool) -> None:
    assert dates.is_ambiguous(datetime.combine(date(2026, 10, 25), clock, WARSAW)) is expected


def test_the_second_of_two_is_not_ambiguous() -> None:
    assert not dates.is_ambiguous(datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=WARSAW))


@pytest.mark.parametrize(
    ("start", "end", "zone", "expected"),
    [
        pytest.param(Local(DAY), None, None, AllDay(DAY, DAY), id="a day"),
        pytest.param(Local(DAY), Local(date(2026, 3, 4)), None, AllDay(DAY, date(2026, 3, 4)), id="days"),
        pytest.param(Local(DAY), None, WARSAW, AllDay(DAY, DAY), id="a day, whose zone does not matter"),
        pytest.param(
            Local(DAY, time(18)),
            None,
            WARSAW,
            Timed(datetime(2026, 3, 2, 18, tzinfo=WARSAW)),
            id="a time without an end",
        ),
        pytest.param(
            Local(DAY, time(18)),
            Local(None, time(20)),
            WARSAW,
            Timed(datetime(2026, 3, 2, 18, tzinfo=WARSAW), datetime(2026, 3, 2, 20, tzinfo=WARSAW)),
            id="an end on the same day",
        ),
        pytest.param(
            Local(DAY, time(18)),
            Local(date(2026, 3, 3), time(1)),
            WARSAW,
            Timed(datetime(2026, 3, 2, 18, tzinfo=WARSAW), datetime(2026, 3, 3, 1, tzinfo=WARSAW)),
            id="an end on the next day",
        ),
    ],
)
def test_start_and_end_make_whole_days_or_local_times(
    start: Local, end: Local | None, zone: ZoneInfo | None, expected: When
) -> None:
    assert dates.read_when(start, end, zone) == expected


def test_a_start_needs_a_day() -> None:
    with pytest.raises(Fault) as caught:
        dates.read_when(Local(None, time(18)), None, WARSAW)
    assert (caught.value.message, caught.value.hint) == (
        "has a time but no day",
        "put the day before it: `2027-01-30 18:00`",
    )
