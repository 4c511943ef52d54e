"""The groups of events, and their calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Organizer
from almanac.model.group import Group, groups_with_lists
from almanac.model.place import Online, Place
from almanac.model.site import Site
from almanac.model.when import AllDay
from almanac.render.events.event_groups import (
    EventGroup,
    event_groups,
    events_by_calendar,
    groups_within,
    ways_to_narrow,
)
from almanac.render.events.listing import event_listing

SITE = Site("Almanac", "https://a.org", event_categories={"Meetup": "#2a6f5e", "Talk": "#1f5f8b"})
NOW = datetime(2027, 2, 1, tzinfo=UTC)


def event(slug: str, day: date, **facts: Any) -> Event:
    text = EventText(Source(f"events/{slug}.md", slug), "en", "Meetup", "We meet.", f"/events/{slug}/")
    return Event(slug, f"{slug}@a.org", text, AllDay(day, day), "Meetup", **facts)


COMING = event("coming", date(2027, 3, 1), place=Place(country="PL"), tags=("wiki",), online=Online("https://a.org/"))
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
    found = events_by_calendar([COMING, OVER], SITE, groups_with_lists([COMING, OVER], SITE))

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


HALL = Place(name="Market Hall", city="Kraków", country="PL")
SMALL = Place(name="market-hall", city="Kraków", country="PL")


def in_hall(slug: str, place: Place = HALL, **facts: Any) -> Event:
    organizers = (Organizer("Wikimedia Polska"),)
    return event(slug, date(2027, 3, 1), place=place, organizers=organizers, tags=("wiki",), **facts)


def test_a_place_an_organizer_and_a_tag_in_a_country_have_a_list_from_the_second_event_on() -> None:
    several = {"organizer", "city", "venue", "country/tag"}

    assert [part.kind for part in parts(in_hall("first")) if part.kind in several] == []
    assert [
        (part.label.name, part.label.address, part.calendar, part.label.count)
        for part in parts(in_hall("first"), in_hall("second", SMALL))
        if part.kind in several
    ] == [
        ("Kraków", "/events/city/kraków/", "/events/city/kraków.ics", 2),
        ("Market Hall (Kraków)", "/events/venue/market-hall-kraków/", "/events/venue/market-hall-kraków.ics", 2),
        ("Wikimedia Polska", "/events/organizer/wikimedia-polska/", "/events/organizer/wikimedia-polska.ics", 2),
        ("wiki (Poland)", "/events/country/pl/tag/wiki/", "/events/country/pl/tag/wiki.ics", 2),
    ]


def test_a_kept_city_has_a_list_without_events() -> None:
    site = replace(SITE, kept_calendars={"city": ("Kraków, PL",)})

    kept = [part.label for part in event_groups(event_listing([], NOW), site) if part.kind == "city"]
    assert [(label.name, label.count) for label in kept] == [("Kraków", 0)]


NARROWED = [
    pytest.param(
        Group("country", "PL"),
        [("City", [("Kraków", "/es/events/city/kraków/")]), ("Tag", [("wiki", "/es/events/country/pl/tag/wiki/")])],
        id="a country by its cities and the tags there",
    ),
    pytest.param(
        Group("tag", "wiki"), [("Country", [("Polonia", "/es/events/country/pl/tag/wiki/")])], id="a tag by countries"
    ),
    pytest.param(
        Group("city", "Kraków", country="PL"),
        [("Venue", [("Market Hall", "/es/events/venue/market-hall-kraków/")])],
        id="a city by its venues",
    ),
    pytest.param(Group("series", "Wikimania"), [], id="a series by nothing"),
]


@pytest.mark.parametrize(("whole", "expected"), NARROWED)
def test_a_group_is_narrowed_by_its_parts(whole: Group, expected: list[object]) -> None:
    site = replace(SITE, languages=("en", "es"))
    groups = event_groups(event_listing([in_hall("first"), in_hall("second")], NOW), site)
    facets = ways_to_narrow(groups_within(groups).get(whole, ()), whole, site, "es")

    assert [(facet.name, [(label.name, label.address) for label in facet.labels]) for facet in facets] == expected
