"""Eight calendar programs list the days and hours that the site's own pages list, for people in four zones.

So they do in another language: the same events, in other words.

What a program cannot do stands in LIMITS with what it lists instead. Once it can, a test fails, and the row goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial, reduce
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject
from built import readers
from built.agenda import Agenda, Happening, agendas
from built.entries import Entry, Window
from built.in_arabic import as_written, write_calendars
from built.once import once
from built.pages import BuiltSite
from built.project import Project
from built.readers import Reader

from commands.clients import CALCURSE, ICAL_JS, LIBICAL, NODE_ICAL, Client

CALENDAR = "events/calendar.ics"
DEADLINES = "events/deadlines.ics"
WINDOW = Window(date(2027, 2, 2), date(2027, 12, 31))
# Without summer time, with it in two continents, and half an hour off: many events are on another day there.
ZONES = [ZoneInfo(key) for key in ("UTC", "Europe/Warsaw", "America/Los_Angeles", "Asia/Kolkata")]
READERS = [
    pytest.param("icalendar", id="icalendar"),
    pytest.param("vobject", id="vobject"),
    pytest.param("ics_py", id="ics.py"),
    pytest.param("khal", id="khal"),
    pytest.param("ical_js", id="ical.js", marks=pytest.mark.ical_js),
    pytest.param("node_ical", id="node-ical", marks=pytest.mark.node_ical),
    pytest.param("libical", id="libical", marks=pytest.mark.libical),
    pytest.param("calcurse", id="calcurse", marks=pytest.mark.calcurse),
]
_DAY = timedelta(days=1)
# What a program makes of an event's dates for somebody in a zone.
Instead = Callable[[Agenda, Sequence[Happening], ZoneInfo], Sequence[Happening]]


def the_first_date_alone(agenda: Agenda, dates: Sequence[Happening], zone: ZoneInfo) -> Sequence[Happening]:
    return [when for when in dates if when.differs or when.slot in {None, agenda.usual.start}]


def no_added_date(agenda: Agenda, dates: Sequence[Happening], zone: ZoneInfo) -> Sequence[Happening]:
    return [when for when in dates if when.slot]


def a_day_less(agenda: Agenda, dates: Sequence[Happening], zone: ZoneInfo) -> Sequence[Happening]:
    """Where the reader's clocks go back during whole days."""
    return [replace(when, end=when.end - _DAY) if when.end and _is_longer(when, zone) else when for when in dates]


def _is_longer(when: Happening, zone: ZoneInfo) -> bool:
    if isinstance(when.start, datetime) or when.end is None or when.slot is None:
        return False
    begin, end = (datetime.combine(day, time(), zone).astimezone(UTC) for day in (when.start, when.end))
    return end - begin > when.end - when.start


def an_hour_long(agenda: Agenda, dates: Sequence[Happening], zone: ZoneInfo) -> Sequence[Happening]:
    return [when if when.end else replace(when, end=when.start + timedelta(hours=1)) for when in dates]


def as_planned_too(agenda: Agenda, dates: Sequence[Happening], zone: ZoneInfo) -> Sequence[Happening]:
    return [*dates, *(_by_rule(agenda, when.slot) for when in dates if when.differs and when.slot)]


def as_many_more(agenda: Agenda, dates: Sequence[Happening], zone: ZoneInfo) -> Sequence[Happening]:
    """For each date that was left out one more, a week after the last."""
    last = max((when.slot for when in dates if when.slot and "COUNT" in str(agenda.facts["rrule"])), default=None)
    weeks = range(1, 1 + len(agenda.facts["exdate"])) if last else ()
    return [*dates, *(_by_rule(agenda, last + number * 7 * _DAY) for number in weeks if last)]


def _by_rule(agenda: Agenda, slot: date) -> Happening:
    return replace(agenda.usual.beginning(slot), slot=slot)


def the_first_day(agenda: Agenda, dates: Sequence[Happening], zone: ZoneInfo) -> Sequence[Happening]:
    if not agenda.repeats or isinstance(agenda.usual.start, datetime):
        return dates
    return [replace(when, end=when.start + _DAY) if when.is_by_rule else when for when in dates]


def by_the_reader_s_clock(agenda: Agenda, dates: Sequence[Happening], zone: ZoneInfo) -> Sequence[Happening]:
    """At the hour that the first date has there; nothing where that is on another day, on which no rule begins."""
    first = agenda.usual.start
    if not agenda.repeats or not isinstance(first, datetime):
        return dates
    there = first.astimezone(zone)
    by_rule = [when for when in dates if when.is_by_rule] if there.date() == first.date() else []
    moved = (when.beginning(datetime.combine(when.start, there.time(), zone)) for when in by_rule)
    return [*(when for when in dates if not when.is_by_rule), *moved]


def an_hour_early(agenda: Agenda, dates: Sequence[Happening], zone: ZoneInfo) -> Sequence[Happening]:
    """As in Morocco before it gave up changing its clocks in 2026."""
    late = timedelta(hours=1 if agenda.facts["timezone"] == "Africa/Casablanca" else 0)
    return [when.beginning(when.start - late) for when in dates]


@dataclass(frozen=True)
class Limit:
    """What a reader cannot do, what it lists in its place, and why; of some machines only, where ``by_machine``."""

    reader: str
    kind: str
    instead: Instead
    why: str
    by_machine: bool = False


_OLD = "it goes by names of zones, and knows those of the machine, which may be older"
# A reader's rows are applied in this order.
LIMITS = [
    Limit("ics_py", "repeats", the_first_date_alone, "it reads no RRULE; what differs is an event of its own to it"),
    Limit("ics_py", "in a zone with new rules", an_hour_early, _OLD, by_machine=True),
    Limit("khal", "has no end", an_hour_long, "it gives an hour to what says none"),
    Limit("node_ical", "added date", no_added_date, "it goes by RRULE alone; the date is under `recurrences`"),
    Limit("node_ical", "repeats in whole days", a_day_less, "it counts days as 24 hours of the machine's clock"),
    Limit("node_ical", "in a zone with new rules", an_hour_early, _OLD, by_machine=True),
    Limit("calcurse", "changed or cancelled date", as_planned_too, "it reads no RECURRENCE-ID"),
    Limit("calcurse", "number of dates, some left out", as_many_more, "it counts without what EXDATE names"),
    Limit("calcurse", "repeats in several whole days", the_first_day, "it can repeat a day, not several"),
    Limit("calcurse", "repeats at a time", by_the_reader_s_clock, "it keeps no zones: the first date becomes local"),
    Limit("calcurse", "in a zone with new rules", an_hour_early, _OLD, by_machine=True),
]


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_lists_the_days_and_hours_of_the_pages_in_four_zones(
    reader: str, request: pytest.FixtureRequest, miniature_site: BuiltSite
) -> None:
    read: Reader = request.getfixturevalue(f"by_{reader}")
    events, file = agendas(miniature_site, WINDOW), miniature_site.folder / CALENDAR

    wrong = [line for zone in ZONES for line in _differences(reader, events, zone, read(file, zone, WINDOW))]
    assert not wrong, f"{reader}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_lists_the_same_events_on_the_same_days_in_another_language(
    reader: str, request: pytest.FixtureRequest, miniature_site: BuiltSite, in_arabic: Path
) -> None:
    read: Reader = request.getfixturevalue(f"by_{reader}")
    events, file = agendas(miniature_site, WINDOW), in_arabic / "ar" / CALENDAR

    def lines(zone: ZoneInfo) -> list[str]:
        entries = [as_written(entry, in_arabic) for entry in WINDOW.inside(read(file, zone, WINDOW))]
        return _differences(reader, events, zone, entries)

    wrong = [line for zone in ZONES[:3] for line in lines(zone)]
    assert not wrong, f"{reader}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_lists_deadlines_on_the_days_that_the_pages_of_events_name(
    reader: str, request: pytest.FixtureRequest, miniature_site: BuiltSite
) -> None:
    read: Reader = request.getfixturevalue(f"by_{reader}")
    file = miniature_site.folder / DEADLINES
    named = sorted(day for address in _events(miniature_site) for day in _deadlines(miniature_site, address))

    assert len(named) > 3
    for zone in ZONES:
        listed = WINDOW.inside(read(file, zone, WINDOW))
        assert sorted(entry.begin for entry in listed) == sorted(entry.end for entry in listed) == named


def _events(site: BuiltSite) -> Iterator[str]:
    """The pages of events in the site's own language, or in the one that they are written in."""
    for address, page in site.pages.items():
        if address.startswith("/events/") and page.linked("alternate") and address.count("/") == 3:
            yield address


def _deadlines(site: BuiltSite, address: str) -> set[str]:
    times = site.document(address).findall(".//dl[@class='event-facts']//time")
    return {day for day in (time.get("datetime", "") for time in times) if str(WINDOW.first) <= day}


def test_each_limit_is_one_of_some_event(miniature_site: BuiltSite) -> None:
    events = agendas(miniature_site, WINDOW)

    assert [limit for limit in LIMITS if not _changes_something(limit, events)] == []


@pytest.mark.node_ical
@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_node_ical_has_the_added_dates_among_what_differs_from_a_rule(
    program: Callable[[Client], str], miniature_site: BuiltSite, zone: ZoneInfo
) -> None:
    events, file = agendas(miniature_site, WINDOW), miniature_site.folder / CALENDAR
    added = {entry for event in events for when in event.happenings if not when.slot for entry in when.shown(zone)}

    assert len(added) == 6  # four times, and two whole days
    assert added <= set(readers.recurrences_of_node_ical(program(NODE_ICAL), file, zone, WINDOW))


def _differences(reader: str, events: Sequence[Agenda], zone: ZoneInfo, entries: Iterable[Entry]) -> list[str]:
    """Each entry that is missing or too much, at best none: on a machine with old zones, or on one with new."""
    listed = Counter(WINDOW.inside(entries))
    kinds = LIMITS, [limit for limit in LIMITS if not limit.by_machine]
    meant = [_expected(reader, events, zone, limits) for limits in kinds]
    return min(
        ([*_lines("lacks", zone, all_ - listed), *_lines("has", zone, listed - all_)] for all_ in meant), key=len
    )


def _expected(reader: str, events: Sequence[Agenda], zone: ZoneInfo, limits: Sequence[Limit]) -> Counter[Entry]:
    own = [limit for limit in limits if limit.reader == reader]
    dates = [reduce(lambda dates, limit: limit.instead(event, dates, zone), own, event.happenings) for event in events]
    return Counter(WINDOW.inside(entry for whole in dates for when in whole for entry in when.shown(zone)))


def _changes_something(limit: Limit, events: Sequence[Agenda]) -> bool:
    others = [other for other in LIMITS if other is not limit]
    return any(
        _expected(limit.reader, events, zone, others) != _expected(limit.reader, events, zone, LIMITS) for zone in ZONES
    )


def _lines(verb: str, zone: ZoneInfo, entries: Counter[Entry]) -> Iterator[str]:
    yield from (f"{zone.key} {verb} {entry}" for entry in sorted(entries.elements()))


@pytest.fixture(scope="session")
def in_arabic(shared_folder: Path, miniature_project: Project) -> Path:
    """The miniature's calendars, where every event has words in Arabic."""
    return once(shared_folder, "in-arabic", partial(write_calendars, miniature_project))


@pytest.fixture
def by_icalendar() -> Reader:
    return readers.by_icalendar


@pytest.fixture
def by_vobject(monkeypatch: pytest.MonkeyPatch) -> Reader:
    # Without the zones that it remembers from other tests.
    monkeypatch.setattr(vobject.icalendar, "__tzidMap", {"UTC": vobject.icalendar.utc})
    return readers.by_vobject


@pytest.fixture
def by_ics_py() -> Reader:
    return readers.by_ics_py


@pytest.fixture
def by_khal(tmp_path: Path) -> Reader:
    return readers.by_khal(tmp_path / "khal")


@pytest.fixture
def by_ical_js(program: Callable[[Client], str]) -> Reader:
    return readers.by_ical_js(program(ICAL_JS))


@pytest.fixture
def by_node_ical(program: Callable[[Client], str]) -> Reader:
    return readers.by_node_ical(program(NODE_ICAL))


@pytest.fixture
def by_libical(program: Callable[[Client], str]) -> Reader:
    return readers.by_libical(program(LIBICAL))


@pytest.fixture
def by_calcurse(program: Callable[[Client], str], tmp_path: Path) -> Reader:
    return readers.by_calcurse(program(CALCURSE), tmp_path)
