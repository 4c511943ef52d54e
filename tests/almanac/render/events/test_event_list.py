"""A list of events over its pages: where each month and each year begins, and what a list has no room for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.site import Site
from almanac.model.when import AllDay
from almanac.render.events.event_list import EventList, bounded_events, parts, places_of_parts
from almanac.render.events.listing import EventListing, event_listing

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
SITE = Site("Almanac", "https://example.org")
COMING = ["2027-11-05", "2027-11-20", "2027-12-01", "2028-01-03", "2028-01-09", "2028-03-01"]
PAST = ["2026-12-24", "2026-03-01", "2024-05-06"]


def event(day: str) -> Event:
    when = date.fromisoformat(day)
    text = EventText(Source(f"events/{day}.md", day), "en", day, "We meet and talk.", f"/events/{day}/")
    return Event(day, f"{day}@example.org", text, AllDay(when, when), "Meetup")


LISTING: EventListing = event_listing([event(day) for day in (*COMING, *PAST)], NOW)


def pages(entries: tuple[object, ...], most: int = 2) -> list[tuple[str, tuple[object, ...]]]:
    return [
        ("/events/" if place == 0 else f"/events/page/{place // most + 1}/", entries[place : place + most])
        for place in range(0, len(entries), most)
    ]


def test_a_list_has_what_comes_and_then_what_is_past() -> None:
    whole = EventList("/events/", LISTING.ahead, LISTING.past)

    assert [listed.event.slug for listed in whole.entries] == [*COMING, *PAST]


def test_every_month_leads_to_the_page_on_which_it_begins() -> None:
    places = places_of_parts(pages(LISTING.ahead), SITE)

    assert [(place.name, place.address, place.count) for place in places] == [
        ("Nov 2027", "/events/#page:2027-11", 2),
        ("Dec", "/events/page/2/#page:2027-12", 1),
        ("Jan 2028", "/events/page/2/#page:2028-01", 2),
        ("Mar", "/events/page/3/#page:2028-03", 1),
    ]


def test_years_have_their_figures_as_names() -> None:
    places = places_of_parts(pages(LISTING.past), SITE, "year")

    assert [(place.name, place.address, place.count) for place in places] == [
        ("2026", "/events/#page:2026", 2),
        ("2024", "/events/page/2/#page:2024", 1),
    ]


def test_a_list_without_events_has_no_places() -> None:
    assert places_of_parts([("/events/", ())], SITE) == ()


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        pytest.param(
            "month",
            [("December 2026", "2026-12", 1), ("March 2026", "2026-03", 1), ("May 2024", "2024-05", 1)],
            id="months",
        ),
        pytest.param("year", [("2026", "2026", 2), ("2024", "2024", 1)], id="years"),
    ],
)
def test_the_parts_of_a_page_have_names_and_anchors(span: str, expected: list[tuple[str, str, int]]) -> None:
    divided = parts(LISTING.past, SITE, "month" if span == "month" else "year")

    assert [(part.name, part.anchor, len(part.cards)) for part in divided] == expected


def test_a_list_that_is_not_paged_leads_on_to_the_months() -> None:
    bounded = bounded_events(LISTING.ahead, SITE, most=4)

    assert [(part.name, len(part.cards)) for part in bounded.months] == [
        ("November 2027", 2),
        ("December 2027", 1),
        ("January 2028", 1),
    ]
    assert (bounded.more, [(label.name, label.address, label.count) for label in bounded.more_months]) == (
        2,
        [("January 2028", "/events/2028/01/", 1), ("March 2028", "/events/2028/03/", 1)],
    )
