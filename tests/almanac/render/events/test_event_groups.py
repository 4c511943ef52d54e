"""The groups of events, and their calendars."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.when import AllDay
from almanac.render.events.event_groups import EventGroup, event_groups, events_by_calendar
from almanac.render.events.listing import event_listing

SITE = Site("Almanac", "https://a.org", event_categories={"Meetup": "#2a6f5e", "Talk": "#1f5f8b"})
NOW = datetime(2027, 2, 1, tzinfo=UTC)


def event(slug: str, day: date, **facts: Any) -> Event:
    text = EventText(Source(f"events/{slug}.md", slug), "en", "Meetup", "We meet.", f"/events/{slug}/")
    return Event(slug, f"{slug}@a.org", text, AllDay(day, day), "Meetup", **facts)


COMING = event("coming", date(2027, 3, 1), place=Place(country="PL"), tags=("wiki",), online="https://a.org/")
OVER = event("over", date(2026, 3, 1), place=Place(country="AT"), tags=("wiki", "gone"))


def parts(*events: Event) -> list[EventGroup]:
    return list(event_groups(event_listing(events, NOW), SITE))


def test_each_part_has_a_list_a_calendar_and_the_number_of_its_events() -> None:
    assert [(part.label.name, part.label.address, part.calendar, part.label.count) for part in parts(COMING, OVER)] == [
        ("Meetup", "/events/category/meetup/", "/events/category/meetup.ics", 2),
        ("Talk", "/events/category/talk/", "/events/category/talk.ics", 0),
        ("Austria", "/events/country/at/", "/events/country/at.ics", 1),
        ("Poland", "/events/country/pl/", "/events/country/pl.ics", 1),
        ("English", "/events/language/en/", "/events/language/en.ics", 0),
        ("gone", "/events/tag/gone/", "/events/tag/gone.ics", 1),
        ("wiki", "/events/tag/wiki/", "/events/tag/wiki.ics", 2),
        ("Online", "/events/online/", "/events/online.ics", 1),
    ]


def test_a_part_tells_what_comes_from_what_is_over() -> None:
    [wiki] = [part.listing for part in parts(COMING, OVER) if part.label.name == "wiki"]

    assert [listed.event.slug for listed in wiki.upcoming] == ["coming"]
    assert [listed.event.slug for listed in wiki.past] == ["over"]


def test_without_any_event_there_is_what_the_settings_name_and_what_is_online() -> None:
    assert [part.calendar for part in parts()] == [
        "/events/category/meetup.ics",
        "/events/category/talk.ics",
        "/events/language/en.ics",
        "/events/online.ics",
    ]


def test_a_calendar_has_the_events_of_its_part() -> None:
    found = events_by_calendar([COMING, OVER], SITE)

    assert {where: [one.slug for one in events] for where, events in found.items()} == {
        "/events/category/meetup.ics": ["coming", "over"],
        "/events/country/pl.ics": ["coming"],
        "/events/country/at.ics": ["over"],
        "/events/tag/wiki.ics": ["coming", "over"],
        "/events/tag/gone.ics": ["over"],
        "/events/online.ics": ["coming"],
    }


def test_names_with_marks_stand_where_indexes_have_them() -> None:
    tagged = event("tagged", date(2027, 3, 1), tags=("zone", "árbol", "Arte", "écologie"))

    assert [part.label.name for part in parts(tagged) if part.kind == "tag"] == ["árbol", "Arte", "écologie", "zone"]
