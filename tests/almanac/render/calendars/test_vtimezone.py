from __future__ import annotations

import io
import struct
from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.rrule import rrulestr
from icalendar import Timezone

from almanac.render.calendars import vtimezone as module
from almanac.render.calendars.vtimezone import vtimezone

PACKAGED = files("tzdata").joinpath("zoneinfo")
NAMES = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
# Many names are links to the same data.
ZONES = sorted({PACKAGED.joinpath(*name.split("/")).read_bytes(): name for name in reversed(NAMES)}.values())


def naive(*parts: int) -> datetime:
    """A local time, or one in UTC, that says no zone."""
    return datetime(*parts, tzinfo=UTC).replace(tzinfo=None)


END = naive(2046, 1, 1)


def packaged(key: str) -> ZoneInfo:
    with PACKAGED.joinpath(*key.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=key)


def written(component: Timezone) -> list[str]:
    """Each observance in a line: name, DTSTART, offsets, TZNAME, then its rule or its dates."""
    return [_line(observance) for observance in component.subcomponents]


def _line(observance) -> str:
    values = dict[str, list[str]]()
    for line in observance.to_ical().decode().replace("\r\n ", "").split("\r\n")[1:-2]:
        name, value = line.split(":", 1)
        values.setdefault(name, []).append(value)
    offsets = f"{values['TZOFFSETFROM'][0]}>{values['TZOFFSETTO'][0]}"
    rest = values.get("RRULE", values.get("RDATE", []))
    return " ".join([observance.name, *values["DTSTART"], offsets, *values["TZNAME"], *rest])


class Interpreter:
    """What RFC 5545 3.6.5 says an observance means, and nothing of how one is made."""

    def __init__(self, component: Timezone) -> None:
        onsets = [onset for observance in component.subcomponents for onset in self._onsets(observance)]
        self.onsets = sorted(onsets)
        self._instants = [instant for instant, _ in self.onsets]

    @staticmethod
    def _onsets(observance) -> list[tuple[datetime, timedelta]]:
        start = observance["DTSTART"].dt
        dates = {start, *(rdate for rdate, _ in observance.rdates)}
        for rule in observance.rrules:
            dates |= set(rrulestr(rule.to_ical().decode(), dtstart=start).between(start, END))
        return [((local - observance.TZOFFSETFROM).replace(tzinfo=UTC), observance.TZOFFSETTO) for local in dates]

    def offset(self, instant: datetime) -> timedelta:
        return self.onsets[bisect_right(self._instants, instant) - 1][1]


@cache
def days_between(first: int, last: int) -> list[datetime]:
    """Every six days, at another hour each time."""
    begin, end, step = datetime(first, 1, 2, tzinfo=UTC), datetime(last, 12, 31, tzinfo=UTC), timedelta(days=6, hours=5)
    return [begin + number * step for number in range((end - begin) // step)]


def instants(interpreter: Interpreter, first: int, last: int) -> list[datetime]:
    """Every six days, and the second before and at each onset."""
    days = days_between(first, last)
    around = [instant - before for instant, _ in interpreter.onsets for before in (timedelta(seconds=1), timedelta())]
    return days + [instant for instant in around if days[0] <= instant <= days[-1]]


def offsets_of(zone: ZoneInfo, moments: list[datetime]) -> list[timedelta | None]:
    return [moment.astimezone(zone).utcoffset() for moment in moments]


class TestObservances:
    @pytest.mark.parametrize(
        ("key", "first", "last", "expected"),
        [
            pytest.param(
                "Europe/Warsaw",
                date(2026, 5, 1),
                None,
                [
                    "DAYLIGHT 20250330T020000 +0100>+0200 CEST FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
                    "STANDARD 20251026T030000 +0200>+0100 CET FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
                ],
                id="the last Sunday, in the local time before the change",
            ),
            pytest.param(
                "Europe/London",
                date(2024, 3, 31),
                date(2024, 3, 31),
                [
                    "DAYLIGHT 20180325T010000 +0000>+0100 BST FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
                    "STANDARD 20181028T020000 +0100>+0000 GMT FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
                ],
                id="not at 02:00 in spring, and from the years by which vobject tells it from UTC",
            ),
            pytest.param(
                "America/New_York",
                date(2005, 5, 1),
                date(2026, 5, 1),
                [
                    "STANDARD 20041031T020000 -0400>-0500 EST 20041031T020000 20051030T020000 20061029T020000",
                    "DAYLIGHT 20050403T020000 -0500>-0400 EDT 20050403T020000 20060402T020000",
                    "DAYLIGHT 20070311T020000 -0500>-0400 EDT FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
                    "STANDARD 20071104T020000 -0400>-0500 EST FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
                ],
                id="dates of an older rule, then the rule of today",
            ),
            pytest.param(
                "America/New_York",
                date(2005, 5, 1),
                date(2005, 5, 2),
                [
                    "STANDARD 20041031T020000 -0400>-0500 EST 20041031T020000 20051030T020000",
                    "DAYLIGHT 20050403T020000 -0500>-0400 EDT",
                ],
                id="only the years that are needed",
            ),
            pytest.param(
                "Asia/Jerusalem",
                date(2026, 5, 1),
                None,
                [
                    "DAYLIGHT 20250328T020000 +0200>+0300 IDT "
                    "FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29;BYMONTH=3",
                    "STANDARD 20251026T020000 +0300>+0200 IST FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",  # codespell:ignore
                ],
                id="26 hours after the fourth Thursday",
            ),
            pytest.param(
                "America/Nuuk",
                date(2026, 5, 1),
                None,
                [
                    "DAYLIGHT 20250329T230000 -0200>-0100 -01 "
                    "FREQ=YEARLY;BYDAY=SA;BYMONTHDAY=24,25,26,27,28,29,30;BYMONTH=3",
                    "STANDARD 20251026T000000 -0100>-0200 -02 FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
                ],
                id="an hour before the last Sunday",
            ),
            pytest.param(
                "America/Santiago",
                date(2026, 5, 1),
                None,
                [
                    "STANDARD 20250406T000000 -0300>-0400 -04 FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=4",
                    "DAYLIGHT 20250907T000000 -0400>-0300 -03 FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=9",
                ],
                id="24 hours after the first Saturday",
            ),
            pytest.param(
                "Africa/Cairo",
                date(2026, 5, 1),
                None,
                [
                    "DAYLIGHT 20250425T000000 +0200>+0300 EEST FREQ=YEARLY;BYDAY=-1FR;BYMONTH=4",
                    "STANDARD 20251031T000000 +0300>+0200 EET "
                    "FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=26,27,28,29,30,31;BYMONTH=10",
                    "STANDARD 20301101T000000 +0300>+0200 EET FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=1;BYMONTH=11",
                ],
                id="the night after the last Thursday of October, which can end in November",
            ),
            pytest.param(
                "Europe/Dublin",
                date(2026, 5, 1),
                None,
                [
                    "DAYLIGHT 20180325T010000 +0000>+0100 IST FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",  # codespell:ignore
                    "STANDARD 20181028T020000 +0100>+0000 GMT FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
                ],
                id="summer is DAYLIGHT where the law makes winter the exception",
            ),
            pytest.param(
                "Africa/Casablanca",
                date(2023, 5, 1),
                date(2024, 5, 1),
                [
                    "DAYLIGHT 20180617T020000 +0000>+0100 +01 20180617T020000 20190609T020000 20200531T020000 "
                    "20210516T020000 20220508T020000 20230423T020000 20240414T020000",
                    "STANDARD 20190505T030000 +0100>+0000 +00 20190505T030000 20200419T030000 20210411T030000 "
                    "20220327T030000 20230319T030000 20240310T030000",
                ],
                id="Ramadan follows no rule",
            ),
            pytest.param(
                "Europe/Istanbul",
                date(2026, 5, 1),
                None,
                ["STANDARD 20160907T000000 +0300>+0300 +03"],
                id="what has held since years ago",
            ),
            pytest.param(
                "Asia/Kathmandu",
                date(2026, 5, 1),
                None,
                ["STANDARD 19860101T000000 +0530>+0545 +0545"],
                id="a fixed zone",
            ),
            pytest.param("UTC", date(2026, 5, 1), None, ["STANDARD 19700101T000000 +0000>+0000 UTC"], id="UTC"),
            pytest.param(
                "Europe/Paris",
                date(1950, 5, 1),
                date(1950, 5, 2),
                ["STANDARD 19500101T000000 +0100>+0100 CET"],
                id="before 1970",
            ),
        ],
    )
    def test_are_those_of_the_zone(self, key, first, last, expected):
        assert written(vtimezone(ZoneInfo(key), first, last)) == expected

    def test_a_zone_without_a_future_rule_is_listed(self):
        gaza = written(vtimezone(ZoneInfo("Asia/Gaza"), date(2026, 5, 1), None))

        assert [line.split()[0] for line in gaza] == ["STANDARD", "DAYLIGHT"]
        assert [line.split()[-1][:4] for line in gaza] == ["2065", "2065"]

    def test_each_rdate_has_one_value(self):
        lines = vtimezone(ZoneInfo("Asia/Gaza"), date(2026, 5, 1), None).to_ical().decode().split("\r\n")

        assert {len(line) for line in lines if line.startswith("RDATE")} == {len("RDATE:20261024T020000")}

    def test_the_bytes_are_the_same_every_time(self):
        published = {vtimezone(ZoneInfo("Africa/Cairo"), date(2026, 5, day), None).to_ical() for day in (1, 2, 3)}

        assert len(published) == 1

    def test_a_zone_that_the_package_does_not_have_is_an_error(self):
        elsewhere = ZoneInfo.from_file(io.BytesIO(tzif("XST-1")), key="Nowhere/Else")

        with pytest.raises(FileNotFoundError):
            vtimezone(elsewhere, date(2026, 5, 1), None)


class TestOffsets:
    @pytest.mark.parametrize("key", ZONES)
    def test_of_every_zone_are_those_of_zoneinfo(self, key):
        interpreter = Interpreter(vtimezone(ZoneInfo(key), date(1990, 1, 1), None))
        moments = instants(interpreter, 1990, 2045)

        assert [interpreter.offset(moment) for moment in moments] == offsets_of(packaged(key), moments)

    @pytest.mark.parametrize("year", [1995, 2007, 2011, 2016, 2026])
    @pytest.mark.parametrize(
        "key",
        [
            "Africa/Cairo",
            "Africa/Casablanca",
            "Africa/Windhoek",
            "America/Caracas",
            "America/Sao_Paulo",
            "Antarctica/Troll",
            "Asia/Gaza",
            "Asia/Tehran",
            "Australia/Lord_Howe",
            "Europe/Dublin",
            "Europe/Istanbul",
            "Europe/Moscow",
            "Pacific/Apia",
        ],
    )
    def test_of_a_single_year_are_those_of_zoneinfo(self, key, year):
        interpreter = Interpreter(vtimezone(ZoneInfo(key), date(year, 6, 1), date(year, 6, 2)))
        moments = instants(interpreter, year, year)

        assert [interpreter.offset(moment) for moment in moments] == offsets_of(packaged(key), moments)

    @pytest.mark.parametrize("read", ["icalendar", "vobject"])
    @pytest.mark.parametrize(
        ("key", "local", "offset"),
        [
            pytest.param("Europe/Warsaw", naive(2026, 3, 29, 1), 1, id="Warsaw before spring"),
            pytest.param("Europe/Warsaw", naive(2026, 3, 29, 4), 2, id="Warsaw after spring"),
            pytest.param("Europe/Warsaw", naive(2026, 10, 25, 1), 2, id="Warsaw before autumn"),
            pytest.param("Europe/Warsaw", naive(2044, 10, 30, 4), 1, id="Warsaw in years"),
            pytest.param("America/New_York", naive(2006, 3, 20, 9), -5, id="New York by its older rule"),
            pytest.param("America/New_York", naive(2007, 3, 20, 9), -4, id="New York by its newer rule"),
            pytest.param("Africa/Casablanca", naive(2024, 3, 20, 9), 0, id="Casablanca in Ramadan"),
            pytest.param("Africa/Casablanca", naive(2024, 5, 20, 9), 1, id="Casablanca after Ramadan"),
            pytest.param("Asia/Gaza", naive(2043, 9, 10, 9), 2, id="Gaza in a later Ramadan"),
            pytest.param("Asia/Gaza", naive(2043, 10, 1, 9), 3, id="Gaza after it"),
            pytest.param("Africa/Cairo", naive(2030, 10, 31, 23), 3, id="Cairo on the eve of November"),
            pytest.param("Africa/Cairo", naive(2030, 11, 1, 1), 2, id="Cairo in November"),
            pytest.param("America/Nuuk", naive(2027, 3, 27, 21), -2, id="Nuuk on a Saturday"),
            pytest.param("America/Nuuk", naive(2027, 3, 28, 1), -1, id="Nuuk on the Sunday"),
            pytest.param("Europe/Dublin", naive(2027, 7, 1, 9), 1, id="Dublin in summer"),
            pytest.param("Asia/Kolkata", naive(2027, 7, 1, 9), 5.5, id="Kolkata"),
        ],
    )
    def test_are_read_by_others(self, read, key, local, offset):
        published = vtimezone(ZoneInfo(key), date(2003, 1, 1), None).to_ical().decode()
        zone = READERS[read](published)

        assert local.replace(tzinfo=zone).utcoffset() == timedelta(hours=offset)


def by_vobject(text: str):
    return vobject.readOne(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{text}END:VCALENDAR\r\n").vtimezone.tzinfo


def by_icalendar(text: str):
    return Timezone.from_ical(text).to_tz(lookup_tzid=False)


READERS = {"vobject": by_vobject, "icalendar": by_icalendar}


def tzif(footer: str) -> bytes:
    """A zone's file without any onset, so that the rule in its last line is all (RFC 8536)."""
    block = b"TZif2" + bytes(15) + struct.pack(">6l", 0, 0, 0, 0, 1, 4) + struct.pack(">lbb", 3600, 0, 0) + b"XST\0"
    return block + block + f"\n{footer}\n".encode()


class Files:
    """A ``tzdata`` package with one zone."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def joinpath(self, *_names: str) -> Files:
        return self

    def open(self, _mode: str) -> io.BytesIO:
        return io.BytesIO(self.data)


class TestRules:
    """Of POSIX, those too that no zone has today."""

    @pytest.mark.parametrize(
        ("footer", "expected"),
        [
            pytest.param(
                "XST-1XDT,J60,J300",
                ["FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=3", "FREQ=YEARLY;BYMONTHDAY=27;BYMONTH=10"],
                id="a date",
            ),
            pytest.param(
                "XST-1XDT,M4.2.3,M11.5.6",
                ["FREQ=YEARLY;BYDAY=2WE;BYMONTH=4", "FREQ=YEARLY;BYDAY=-1SA;BYMONTH=11"],
                id="a weekday of a month",
            ),
            pytest.param(
                "XST-1XDT,M4.2.3/-3,M9.3.3/26",
                [
                    "FREQ=YEARLY;BYDAY=TU;BYMONTHDAY=7,8,9,10,11,12,13;BYMONTH=4",
                    "FREQ=YEARLY;BYDAY=TH;BYMONTHDAY=16,17,18,19,20,21,22;BYMONTH=9",
                ],
                id="the day before a weekday, and the day after",
            ),
            pytest.param(
                "XST-1XDT,M5.1.1/-1,M10.1.0",
                [
                    "FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=30;BYMONTH=4",
                    "FREQ=YEARLY;BYDAY=SU;BYMONTHDAY=1,2,3,4,5,6;BYMONTH=5",
                    "FREQ=YEARLY;BYDAY=1SU;BYMONTH=10",
                ],
                id="a week that begins in the month before",
            ),
        ],
    )
    def test_become_rrules(self, monkeypatch, footer, expected):
        zone = the_only_zone(monkeypatch, footer)

        published = written(vtimezone(zone, date(2026, 1, 1), None))

        assert sorted(line.split()[-1] for line in published) == sorted(expected)

    @pytest.mark.parametrize(
        "footer",
        [
            pytest.param("XST-1XDT,59,299", id="days of the year that a leap day moves"),
            pytest.param("XST-1XDT,M3.1.0/-3,M10.5.0", id="the day before March begins"),
            pytest.param("XST-1XDT,M2.5.0,M10.5.0", id="the last Sunday of February"),
        ],
    )
    def test_that_rrules_cannot_say_become_lists(self, monkeypatch, footer):
        published = vtimezone(the_only_zone(monkeypatch, footer), date(2026, 1, 1), None)

        assert [len(observance["RDATE"]) for observance in published.subcomponents] == [41, 40]

    @pytest.mark.parametrize(
        "footer",
        [
            "XST-1XDT,J60,J300",
            "XST-1XDT,59,299",
            "XST-1XDT,M4.2.3/-3,M9.3.3/26",
            "XST-1XDT,M5.1.1/-1,M10.1.0",
            "XST-1XDT,M3.1.0/-3,M10.5.0",
            "XST-1XDT,M2.5.0,M10.5.0",
            "XST-1XDT-2,M10.1.0,M2.3.0",
        ],
    )
    def test_give_the_offsets_of_the_zone(self, monkeypatch, footer):
        zone = the_only_zone(monkeypatch, footer)
        interpreter = Interpreter(vtimezone(zone, date(2000, 1, 1), None))
        moments = instants(interpreter, 2000, 2045)

        assert [interpreter.offset(moment) for moment in moments] == offsets_of(zone, moments)


def the_only_zone(monkeypatch: pytest.MonkeyPatch, footer: str) -> ZoneInfo:
    monkeypatch.setattr(module, "files", lambda _package: Files(tzif(footer)))
    return ZoneInfo.from_file(io.BytesIO(tzif(footer)), key=f"Test/{footer}")
