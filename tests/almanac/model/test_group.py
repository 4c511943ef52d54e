"""What events have in common."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Organizer
from almanac.model.group import Group, groups_of, groups_with_lists, kept_groups, named_group, standing_groups
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
        pytest.param(
            {"organizers": (Organizer("Ann"), Organizer("ANN"))}, [Group("organizer", "Ann")], id="an organizer, once"
        ),
        pytest.param(
            {"place": Place(name="Hall", city="Córdoba", country="AR"), "tags": ("a",)},
            [
                Group("country", "AR"),
                Group("tag", "a"),
                Group("city", "Córdoba", country="AR"),
                Group("venue", "Hall", "Córdoba", "AR"),
                Group("country/tag", "a", country="AR"),
            ],
            id="a venue in a city, and a tag in its country",
        ),
        pytest.param(
            {"place": Place(name="not named", city="Córdoba", country="AR")},
            [Group("country", "AR"), Group("city", "Córdoba", country="AR")],
            id="a place that an import could not name",
        ),
        pytest.param(
            {"place": Place(name="Hall", country="AR")}, [Group("country", "AR")], id="a venue without a city"
        ),
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
        pytest.param(Group("organizer", "Ann & Bob"), "/events/organizer/ann-bob", id="an organizer"),
        pytest.param(Group("city", "Córdoba", country="ES"), "/events/city/córdoba", id="a city"),
        pytest.param(Group("city", "Córdoba", country="AR"), "/events/city/córdoba-ar", id="a city told apart"),
        pytest.param(Group("venue", "Hall", "Córdoba", "ES"), "/events/venue/hall-córdoba", id="a venue"),
        pytest.param(
            Group("venue", "Hall", "Córdoba", "AR"), "/events/venue/hall-córdoba-ar", id="one told apart by it"
        ),
        pytest.param(Group("venue", "Bar", "Córdoba", "AR"), "/events/venue/the-bar", id="a venue that settings name"),
        pytest.param(
            Group("country/tag", "C++", country="PL"), "/events/country/pl/tag/c-plus-plus", id="a tag in a country"
        ),
    ],
)
def test_a_list_and_its_calendar_stand_side_by_side(group: Group, expected: str) -> None:
    slugs = {"C++": "c-plus-plus", "Córdoba, AR": "córdoba-ar", "Bar, Córdoba, AR": "the-bar"}
    site = Site("Almanac", "https://a.org", slugs=slugs)

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


@pytest.mark.parametrize(
    "group",
    [
        Group("tag", "a, PL"),
        Group("city", "Córdoba", country="AR"),
        Group("venue", "Hall, upstairs", "Córdoba", "AR"),
        Group("country/tag", "C++", country="PL"),
    ],
    ids=lambda group: group.kind,
)
def test_settings_name_a_group_in_words_that_lead_back_to_it(group: Group) -> None:
    site = Site("Almanac", "", kept_calendars={group.kind: (group.full_name,)})

    assert named_group(group.kind, group.full_name) == group
    assert kept_groups(site) == (group,)


@pytest.mark.parametrize(
    ("name", "other", "are_one"),
    [
        pytest.param("Wikimedia e.V.", "Wikimedia E. V.", True, id="capitals and points"),
        pytest.param("Town-Hall", "town hall", True, id="a hyphen"),
        pytest.param("C", "C++", False, id="a symbol"),
        pytest.param("AT&T", "AT T", False, id="an ampersand"),
    ],
)
def test_an_organizer_is_the_same_in_other_spellings(name: str, other: str, are_one: bool) -> None:
    assert (Group("organizer", name) == Group("organizer", other)) is are_one


def test_few_events_make_no_list_of_a_city_unless_the_settings_keep_it() -> None:
    at = event(place=Place(city="Katowice", country="PL"))
    city, site = Group("city", "Katowice", country="PL"), Site("Almanac", "")
    keeping = Site("Almanac", "", kept_calendars={"city": ("Katowice, PL",)})

    assert city not in groups_with_lists([at], site)
    assert groups_with_lists([at, at], site)[city] == 2
    assert groups_with_lists([at], keeping)[city] == 1
    assert groups_with_lists([], keeping)[city] == 0
