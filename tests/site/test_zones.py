"""Local times around every change of the clocks, as calendar programs read them that nobody here wrote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import icalendar
import pytest
import recurring_ical_events
import vobject
from built.clients import Khal
from built.clock_changes import ZONES, Case, Span, changes, happens_once, published, single_events, weekly_series
from built.ical_js import IcalJs


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc]


# What a reader finds in the calendar of some cases: for each title, begin and end of what begins in the windows.
Spans = Mapping[str, list[Span]]
Reader = Callable[[tuple[Case, ...], Sequence[Span]], Spans]
READERS = [
    pytest.param("zone_names", id="icalendar by the zones' names"),
    pytest.param("vtimezones", id="icalendar by the VTIMEZONEs"),
    pytest.param("by_vobject", id="vobject"),
    pytest.param("by_khal", id="khal"),
    pytest.param("by_ical_js", id="ical.js", marks=pytest.mark.ical_js),
]
BOTH_YEARS = [(utc(2025, 12, 1), utc(2028, 2, 1))]
# In these weeks of 2036 the clocks change, in each zone where they do.
SEASONS = [(utc(2036, 3, 1), utc(2036, 5, 3)), (utc(2036, 8, 30), utc(2036, 11, 10))]


@pytest.mark.parametrize("reader", READERS)
def test_an_event_is_read_at_the_instants_that_zoneinfo_gives(reader: str, request: pytest.FixtureRequest) -> None:
    cases = single_events()
    read: Spans = request.getfixturevalue(reader)(cases, BOTH_YEARS)

    wrong = [line for case in cases for line in _differences(case, read.get(case.title, []), BOTH_YEARS)]
    assert not wrong, f"{reader}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("reader", READERS)
def test_an_endless_series_is_right_ten_years_ahead(reader: str, request: pytest.FixtureRequest) -> None:
    cases = weekly_series()
    read: Spans = request.getfixturevalue(reader)(cases, SEASONS)

    wrong = [line for case in cases for line in _differences(case, read.get(case.title, []), SEASONS)]
    assert not wrong, f"{reader}:\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        pytest.param("Europe/Dublin", ["03-29 01:00", "10-25 01:00"], id="Dublin"),
        pytest.param("America/New_York", ["03-08 07:00", "11-01 06:00"], id="New York"),
        pytest.param("America/St_Johns", ["03-08 05:30", "11-01 04:30"], id="half an hour off"),
        pytest.param("Australia/Lord_Howe", ["04-04 15:00", "10-03 15:30"], id="by half an hour"),
        pytest.param("Pacific/Chatham", ["04-04 14:00", "09-26 14:00"], id="at a quarter to three"),
        pytest.param("Antarctica/Troll", ["03-29 01:00", "10-25 01:00"], id="by two hours"),
        pytest.param("Asia/Kolkata", [], id="never"),
    ],
)
def test_the_changes_of_2026_are_those_that_were_announced(zone: str, expected: list[str]) -> None:
    assert [f"{change:%m-%d %H:%M}" for change in changes(zone, 2026)] == expected


def test_the_weeks_that_are_looked_at_have_every_change_of_their_year_inside() -> None:
    week = timedelta(weeks=1)
    found = [change for zone in ZONES for change in changes(zone, 2036)]

    assert len(found) > 20
    assert [one for one in found if not (_is_within(one - week, SEASONS) and _is_within(one + week, SEASONS))] == []


def _differences(case: Case, read: list[Span], windows: Sequence[Span]) -> list[str]:
    """The zone and the local time of each event that was read at another instant, or too often; at best nothing.

    What a rule gives in an hour that clocks skip or repeat is counted only: programs differ about it.
    """
    spans = [span for span in read if _is_within(span[0], windows)]
    meant = [when for when in case.times if _is_within(when.start, windows)]
    compared = [when for when in meant if when.end or happens_once(when.start)]
    expected = [(when, _in_utc(when.start, when.end or when.start)) for when in compared]
    # A rule's occurrences have no end; some programs give them one.
    found = {span if case.event.recurrence is None else (span[0], span[0]) for span in spans}
    return [
        *(f"{case.title}: read {len(spans)} times instead of {len(meant)}" for _ in range(len(spans) != len(meant))),
        *(
            f"{case.zone}, {when.start:%A %Y-%m-%d %H:%M}: read {_said(_nearest(found, span))} instead of {_said(span)}"
            for when, span in expected
            if span not in found
        ),
    ]


def _is_within(moment: datetime, windows: Sequence[Span]) -> bool:
    return any(first <= moment.astimezone(UTC) < last for first, last in windows)


def _nearest(found: Collection[Span], span: Span) -> Sequence[datetime]:
    return min(found, key=lambda other: abs(other[0] - span[0]), default=())


def _said(span: Sequence[datetime]) -> str:
    return " to ".join(f"{moment:%Y-%m-%dT%H:%MZ}" for moment in span) or "nothing"


@pytest.fixture
def zone_names() -> Reader:
    """icalendar as it is: it goes by the names of zones."""
    return lambda cases, windows: _by_icalendar(published(cases), windows)


@pytest.fixture
def vtimezones() -> Reader:
    """icalendar with names that nobody knows; it remembers what it was told of a name, so that each run has its own."""
    name = f"X-{uuid4()}-".encode()

    def read(cases: tuple[Case, ...], windows: Sequence[Span]) -> Spans:
        renamed = published(cases).replace(b"TZID=", b"TZID=" + name).replace(b"TZID:", b"TZID:" + name)
        return _by_icalendar(renamed, windows)

    return read


@pytest.fixture
def by_vobject(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """vobject, which goes by VTIMEZONEs, without those that it remembers from other tests."""
    monkeypatch.setattr(vobject.icalendar, "__tzidMap", {"UTC": vobject.icalendar.utc})

    def read(cases: tuple[Case, ...], windows: Sequence[Span]) -> Spans:
        found = vobject.readOne(published(cases).decode()).vevent_list
        return {event.summary.value: list(_by_vobject(event, windows)) for event in found}

    return read


@pytest.fixture
def by_khal(tmp_path: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Reader:
    """khal with a calendar for each zone, which vdirsyncer fetched."""

    def read(cases: tuple[Case, ...], windows: Sequence[Span]) -> Spans:
        served, own = tmp_path / "served", Khal(tmp_path)
        served.mkdir()
        names = {zone: zone.replace("/", "_") for zone in ZONES}
        for zone, name in names.items():
            (served / f"{name}.ics").write_bytes(published(tuple(case for case in cases if case.zone == zone)))
        with serve(served) as url:
            own.follow(**{name: f"{url}/{name}.ics" for name in names.values()})
            own.sync()
        return _listed(own, windows)

    return read


@pytest.fixture
def by_ical_js(ical_js: IcalJs) -> Reader:
    """ical.js, which goes by VTIMEZONEs."""

    def read(cases: tuple[Case, ...], windows: Sequence[Span]) -> Spans:
        # Once for all windows: what lies between them is not looked at.
        found = ical_js.read(published(cases), windows[0][0], windows[-1][1])
        return {event["summary"]: event["spans"] for event in found}

    return read


def _by_icalendar(calendar: bytes, windows: Sequence[Span]) -> Spans:
    query, found = recurring_ical_events.of(icalendar.Calendar.from_ical(calendar)), defaultdict[str, list[Span]](list)
    for first, last in windows:
        for event in query.between(first, last):
            found[str(event["SUMMARY"])].append(_in_utc(event.start, event.end))
    return found


def _by_vobject(event: Any, windows: Sequence[Span]) -> Iterator[Span]:
    if hasattr(event, "dtend"):
        yield _in_utc(event.dtstart.value, event.dtend.value)
        return
    for first, last in windows:
        yield from (_in_utc(start, start) for start in event.rruleset.between(first, last, inc=True))


def _listed(khal: Khal, windows: Sequence[Span]) -> Spans:
    found = defaultdict[str, list[Span]](list)
    for first, last in windows:
        for line in khal.list(f"{first:%Y-%m-%d}", (last - first).days).lines:
            start, end, title, _ = line.split("|")
            found[title].append((_said_in_utc(start), _said_in_utc(end)))
    return found


def _said_in_utc(moment: str) -> datetime:
    return datetime.strptime(moment, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def _in_utc(start: datetime, end: datetime) -> Span:
    return start.astimezone(UTC), end.astimezone(UTC)
