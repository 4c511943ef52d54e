"""What events have in common."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.group import Group, groups_of, standing_groups
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.when import AllDay

DAY = date(2027, 1, 30)


def event(**facts: Any) -> Event:
    text = EventText(Source("events/2027/meetup.md", "meetup"), "en", "Meetup", "We meet.", "/events/meetup/")
    return Event("meetup", "meetup@a.org", text, AllDay(DAY, DAY), "Meetup", **facts)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, [], id="nothing but a category"),
        pytest.param({"place": Place(country="PL")}, [Group("country", "PL")], id="a country"),
        pytest.param({"place": Place(city="Nowhere")}, [], id="a place without a country"),
        pytest.param(
            {"languages": ("en", "pl")}, [Group("language", "en"), Group("language", "pl")], id="two languages"
        ),
        pytest.param({"tags": ("a", "b", "a")}, [Group("tag", "a"), Group("tag", "b")], id="a tag that stands twice"),
        pytest.param({"series": "Wikimania"}, [Group("series", "Wikimania")], id="a series"),
    ],
)
def test_an_event_is_in_its_category_and_in_what_it_names(facts: dict[str, Any], expected: list[Group]) -> None:
    assert groups_of(event(**facts)) == (Group("category", "Meetup"), *expected)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        pytest.param(Group("country", "PL"), "/events/country/pl", id="a country in small letters"),
        pytest.param(Group("language", "pt-BR"), "/events/language/pt-BR", id="a language as its code is written"),
        pytest.param(Group("tag", "C++"), "/events/tag/c-plus-plus", id="a slug of the settings"),
        pytest.param(Group("series", "Łódź talks"), "/events/series/łódź-talks", id="letters of any script"),
    ],
)
def test_a_list_and_its_calendar_stand_side_by_side(group: Group, expected: str) -> None:
    site = Site("Almanac", "https://a.org", slugs={"C++": "c-plus-plus"})

    assert (group.address(site), group.calendar(site)) == (f"{expected}/", f"{expected}.ics")


def test_the_settings_name_groups_that_are_there_without_events_each_once() -> None:
    kept = {"tag": ("gone",), "language": ("es",)}
    site = Site("Almanac", "", languages=("en", "es"), event_categories={"Meetup": "#2a6f5e"}, kept_calendars=kept)

    assert standing_groups(site) == (
        Group("category", "Meetup"),
        Group("language", "en"),
        Group("language", "es"),
        Group("tag", "gone"),
    )
