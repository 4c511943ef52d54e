"""When events repeat, written out by hand, against what pages show and what others read in the calendar.

The tables are in ``recurrence_table/``: the lines of an entry, the days that are asked about, and each occurrence with
its weekday and offset, as a paper calendar has it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events
import yaml
from dateutil.rrule import rruleset, rrulestr

from almanac.model.event import Event
from almanac.model.site import Site
from almanac.model.when import AllDay
from almanac.read.entries.event import read_event
from almanac.render.calendars.calendar import calendar
from almanac.render.events.occurrences import occurrences

TABLES = Path(__file__).with_name("recurrence_table")
SITE = Site("Almanac", "https://almanac.example", event_categories={"Meetup": "#2a6f5e"})
HEAD = "title: Meetup\nsummary: We meet and talk about the sources.\ncategory: Meetup\nonline: https://join.example\n"
PATH = "events/2027/meetup.md"
DAY = timedelta(days=1)
FAR = timedelta(days=400)  # further than anything in the tables is moved
Moment = date | datetime


def table(name: str) -> dict[str, Any]:
    rows: dict[str, Any] = yaml.load((TABLES / f"{name}.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return rows


ROWS = [
    pytest.param(row["event"], *map(date.fromisoformat, row["days"].split(" to ")), row["happens"], id=said)
    for name in ("days_and_weeks", "months", "years", "ends", "departures", "clock_changes")
    for said, row in table(name).items()
]
REFUSED = [pytest.param(row["event"], row["problem"], id=said) for said, row in table("refused").items()]
each_rule = pytest.mark.parametrize(("lines", "first", "last", "happens"), ROWS)


def event_of(lines: str) -> Event:
    event, problems = read_event(f"---\n{HEAD}{lines}---\n", PATH, SITE.reading)
    assert event is not None, problems
    return event


def feed_of(event: Event) -> icalendar.Calendar:
    """The calendar as whoever subscribes gets it, read again from its bytes."""
    now = datetime(2027, 1, 1, tzinfo=UTC)
    published = calendar(SITE, [event], {}, name="Meetup", address="/events/calendar.ics", now=now)
    return icalendar.Calendar.from_ical(published)


def spoken(begins: Moment, ends: Moment) -> str:
    """``Sun 2027-03-28 14:00+01:00 to 16:00+01:00``, with the day of the end where it is another."""
    first, last = as_written(begins), as_written(ends)
    return " to ".join(filter(None, [first, last.removeprefix(first).removeprefix(first[: len("Sun 2027-03-28 ")])]))


def as_written(moment: Moment) -> str:
    clock = moment.isoformat(" ", "minutes") if isinstance(moment, datetime) else moment.isoformat()
    return f"{moment:%a} {clock}"


def by_the_clock(moment: Moment) -> Moment:
    """A time that the clocks skip as they show it then (RFC 5545 3.3.5); the libraries leave it as it was written."""
    has_zone = isinstance(moment, datetime) and moment.tzinfo
    return moment.astimezone(UTC).astimezone(moment.tzinfo) if has_zone else moment


def on_the_page(event: Event, first: date, last: date) -> list[str]:
    whens = occurrences(event, first, last)
    return [
        spoken(when.first, when.last) if isinstance(when, AllDay) else spoken(when.start, when.end or when.start)
        for when in whens
    ]


def in_the_feed(feed: icalendar.Calendar, first: date, last: date) -> list[str]:
    """What recurring-ical-events finds; it ends what has no end with its start, and whole days the day after."""
    found = recurring_ical_events.of(feed).between(first, last + DAY)
    happen = sorted((component for component in found if component["STATUS"] != "CANCELLED"), key=lambda one: one.start)
    last_of = {datetime: timedelta(), date: DAY}
    ends = [component.end - last_of[type(component.end)] for component in happen]
    return [spoken(by_the_clock(one.start), by_the_clock(end)) for one, end in zip(happen, ends, strict=True)]


def by_dateutil(feed: icalendar.Calendar, first: date, last: date) -> list[str]:
    """When each begins: the set of RRULE, RDATE and EXDATE by dateutil, then every change in the place of its slot."""
    whole, *changed = feed.events
    rules = rruleset()
    rules.rrule(rrulestr(whole["RRULE"].to_ical().decode(), dtstart=at_midnight(whole.start)))
    for moment, _ in whole.rdates:
        rules.rdate(at_midnight(moment))
    for moment in whole.exdates:
        rules.exdate(at_midnight(moment))
    zone = at_midnight(whole.start).tzinfo
    around = (datetime.combine(day, time(), zone) for day in (first - FAR, last + FAR))
    usual = set(rules.between(*around))
    slots = {at_midnight(component["RECURRENCE-ID"].dt) for component in changed}
    assert slots <= usual
    instead = {at_midnight(component.start) for component in changed if component["STATUS"] != "CANCELLED"}
    happen = sorted(moment for moment in usual - slots | instead if first <= moment.date() <= last)
    return [as_written(by_the_clock(moment)).removesuffix(" 00:00") for moment in happen]


def at_midnight(moment: Moment) -> datetime:
    """A day as the naive midnight that dateutil knows it by; a time as it is."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time())


class TestARule:
    @each_rule
    def test_is_on_the_page_as_in_a_paper_calendar(self, lines, first, last, happens):
        assert on_the_page(event_of(lines), first, last) == happens

    @each_rule
    def test_is_in_the_calendar_as_on_the_page(self, lines, first, last, happens):
        assert in_the_feed(feed_of(event_of(lines)), first, last) == happens

    @each_rule
    def test_begins_when_dateutil_reads_in_the_calendar(self, lines, first, last, happens):
        assert by_dateutil(feed_of(event_of(lines)), first, last) == [said.split(" to ")[0] for said in happens]

    def test_follows_the_clocks_of_its_own_zone_also_where_another_event_begins_at_the_same_instant(self):
        london, utc = (
            event_of(f"start: 2027-03-21 14:00\ntimezone: {zone}\nrepeat: {{every: week}}\n")
            for zone in ("Europe/London", "UTC")
        )
        sunday = date(2027, 3, 28)

        assert on_the_page(london, sunday, sunday) == ["Sun 2027-03-28 14:00+01:00"]
        assert on_the_page(utc, sunday, sunday) == ["Sun 2027-03-28 14:00+00:00"]

    def test_is_written_out_at_least_sixty_times(self):
        assert len(ROWS) >= 60


@pytest.mark.parametrize(("lines", "problem"), REFUSED)
def test_a_rule_that_cannot_be_is_refused(lines, problem):
    event, problems = read_event(f"---\n{HEAD}{lines}---\n", PATH, SITE.reading)

    assert event is None
    assert [found for found in problems if f"{found}".split(": ", 1)[1].startswith(problem)]
