"""The open data of another site give the same events as its calendar does."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from almanac.importers.calendar_source import CalendarSource, Told
from almanac.importers.events_json import EventsJsonSource
from almanac.importers.plan import Account
from almanac.model.event import Event
from almanac.model.site import Site
from almanac.read.entries.event import read_event
from almanac.read.fault import Fault
from almanac.render.calendars.calendar import calendar
from almanac.render.open_data import events_json

SITE = Site(
    "Hub", "https://hub.example", zone=ZoneInfo("Europe/Warsaw"), calendar_domain="hub.example",
    event_categories={"Meetup": "#2a6f5e"},
)  # fmt: skip
NOW = datetime(2026, 12, 1, tzinfo=UTC)
FRONTS = [
    "start: 2027-05-08\nend: 2027-05-10\nplace: {name: Bridge, city: Katowice, country: PL}",
    "start: 2027-05-08 14:00\nend: 16:00\ntimezone: Europe/Warsaw\nonline: https://meet.example.org/a",
    "start: 2027-05-08 14:00\ntimezone: Asia/Kolkata\nworldwide: true\nstatus: cancelled\nstatus_note: Rain.",
    "start: 2027-05-03 18:00\nend: 19:00\ntimezone: Europe/Warsaw\nonline: https://meet.example.org/b\n"
    "repeat: {every: week, count: 5, except: [2027-05-10], also: [2027-05-12 10:00], changes: [{date: 2027-05-17, "
    "start: 2027-05-18 20:00}, {date: 2027-05-24, status: cancelled}]}",
    "start: 2027-05-09\nworldwide: true\nrepeat: {every: year, day: second Sunday of May}\ntags: [a, b]",
    "start: 2027-05-08 14:00\ntimezone: Europe/Warsaw\nonline: later",
]
SAME = ("title", "start", "timezone", "repeat", "status", "online")


def event(front: str) -> Event:
    text = f"---\ntitle: Walk\nsummary: All who like to walk come along.\ncategory: Meetup\n{front}\n---\nText.\n"
    read, problems = read_event(text, "events/2027/walk.md", SITE.reading)
    assert read is not None, problems
    return read


def of_data(data: bytes) -> list[dict[str, Any]]:
    return [dict(one.fields) for one in EventsJsonSource(data, "events.json", SITE, Told()).entries(Account())]


@pytest.mark.parametrize("front", FRONTS)
def test_data_and_calendar_say_the_same(front: str) -> None:
    one = event(front)
    (data,) = of_data(events_json(SITE, [one], occurrence=lambda _: None))
    whole = calendar(SITE, [one], {}, name="All", address="/events/calendar.ics", now=NOW)
    (of_calendar,) = CalendarSource(whole, "calendar.ics", SITE).entries(Account())

    assert {name: data.get(name) for name in SAME} == {name: _plain(of_calendar.fields).get(name) for name in SAME}
    assert data["source"]["uid"] == of_calendar.fields["source"]["uid"] == "walk@hub.example"


def _plain(fields: Any) -> dict[str, Any]:
    """A calendar says of a cancelled event so in its title."""
    return {**fields, "title": str(fields["title"]).removeprefix("Cancelled: ")}


def test_a_month_without_its_day_comes_too() -> None:
    assert of_data(events_json(SITE, [event("start: 2027-05\nworldwide: true")], occurrence=lambda _: None)) == [
        {
            "title": "Walk", "start": "2027-05", "summary": "All who like to walk come along.", "category": "Meetup",
            "worldwide": True, "url": "https://hub.example/events/walk/",
            "source": {"name": "", "url": "https://hub.example/events/walk/", "uid": "walk@hub.example"},
        }
    ]  # fmt: skip


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"events": 7}', b"{" * 100_000])
def test_what_is_no_such_data_is_said(data: bytes) -> None:
    with pytest.raises(Fault, match=r"is no `events\.json`"):
        EventsJsonSource(data, "https://hub.example/events.json", SITE, Told())


@pytest.mark.parametrize(
    "broken",
    [
        {"start": "soon"},
        {"start": "2027-05-08T14:00:00", "timezone": "Nowhere"},
        {"rrule": "FREQ=SECONDLY"},
        {"changes": [7]},
    ],
)
def test_one_that_cannot_be_read_is_left_out(broken: dict[str, Any]) -> None:
    whole = json.loads(events_json(SITE, [event(FRONTS[3]), event(FRONTS[0])], occurrence=lambda _: None))
    whole["events"][0] |= broken
    account = Account()
    source = EventsJsonSource(json.dumps(whole).encode(), "events.json", SITE, Told())
    assert len([*source.entries(account)]) == 1
    assert account.left_out == {"events that cannot be read": 1}


def test_the_feed_of_its_stories_is_known() -> None:
    source = EventsJsonSource(events_json(SITE, [], occurrence=lambda _: None), "events.json", SITE, Told())
    assert source.stories == "https://hub.example/feeds/stories.atom.xml"
