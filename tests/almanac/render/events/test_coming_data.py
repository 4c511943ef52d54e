"""What a browser gets of the events to make lists of its own."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.when import AllDay, MonthOnly
from almanac.render.events.coming_data import coming_data
from almanac.render.events.event_page import event_card
from almanac.render.events.listing import event_listing

SITE = Site("Almanac", "https://a.org/site", languages=("en", "es"), event_categories={"Meetup": "#2a6f5e"})
NOW = datetime(2027, 2, 1, tzinfo=UTC)
DAY = AllDay(date(2027, 3, 1), date(2027, 3, 1))
HALL = Place("Hall", "", "Kraków", "PL", 50.06, 19.94)


def told(when: Any = DAY, lang: str = "es", **facts: Any) -> dict[str, Any]:
    text = EventText(Source("events/meetup.md", "meetup"), "en", "Meetup", "We meet.", "/events/meetup/")
    event = Event("meetup", "meetup@a.org", text, when, "Meetup", **facts)
    listing = event_listing([event], NOW)
    [found] = json.loads(coming_data(listing.upcoming, SITE, lang, partial(event_card, site=SITE, lang=lang)))
    return dict(found)


def test_an_event_is_told_in_the_language_with_its_point_and_its_file() -> None:
    found = told(place=HALL)

    assert (found["title"], found["lang"], found["path"]) == ("Meetup", "en", "/site/events/meetup/")
    assert (found["city"], found["country_name"], found["point"]) == ("Kraków", "Polonia", [50.06, 19.94])
    assert found["calendar"] == "/site/events/meetup/meetup.ics"
    assert found["groups"] == ["/category/meetup/", "/country/pl/"]
    assert found["over"] == "2027-03-02T12:00:00Z"


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        pytest.param({"online": "https://a.org/"}, {"point", "city", "country_name", "place"}, id="online"),
        pytest.param({"place": Place(city="Kraków")}, {"point", "country_name", "place"}, id="a place without a point"),
        pytest.param(
            {"when": MonthOnly(date(2027, 3, 1)), "place": HALL}, {"calendar"}, id="a month whose day is not fixed"
        ),
    ],
)
def test_what_there_is_not_is_left_out(facts: dict[str, Any], missing: set[str]) -> None:
    assert missing.isdisjoint(told(**facts))
