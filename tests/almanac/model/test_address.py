"""Addresses are promises: a change here breaks links that readers keep."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.model import address

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(address.home("en", "en"), "/", id="home"),
        pytest.param(address.home("es", "en"), "/es/", id="home in another language"),
        pytest.param(address.story(DAY, "x", "en", "en"), "/2026/03/02/x/", id="story"),
        pytest.param(address.story(DAY, "x", "es", "en"), "/es/2026/03/02/x/", id="story in another language"),
        pytest.param(address.story(DAY, "x", "es", "es"), "/2026/03/02/x/", id="story in the site's language"),
        pytest.param(address.page("about", "en", "en"), "/about/", id="page"),
        pytest.param(address.page("about", "ar", "en"), "/ar/about/", id="page in another language"),
        pytest.param(address.event("x", "en", "en"), "/events/x/", id="event"),
        pytest.param(address.event("x", "pt-BR", "en"), "/pt-BR/events/x/", id="event in another language"),
        pytest.param(address.event_calendar("x", "en", "en"), "/events/x/x.ics", id="event for a calendar"),
        pytest.param(address.event_calendar("x", "ar", "en"), "/ar/events/x/x.ics", id="translation for a calendar"),
        pytest.param(address.past_events(2024), "/events/past/2024/", id="events of a year that are over"),
        pytest.param(address.story_group("tag", "forum"), "/tag/forum/", id="stories of a tag"),
        pytest.param(address.event_group("country", "pl"), "/events/country/pl/", id="events of a country"),
        pytest.param(address.embedded("/events/country/pl/"), "/embed/events/country/pl/", id="a list for other sites"),
        pytest.param(address.OPML, "/opml.xml", id="all feeds"),
        pytest.param(address.CALENDARS_JSON, "/events/calendars.json", id="all calendars"),
        pytest.param(address.stories_feed("rss.xml"), "/feeds/stories.rss.xml", id="stories as RSS"),
        pytest.param(address.events_feed("json"), "/feeds/events.json", id="events as JSON"),
        pytest.param(address.group_feed("lang", "es"), "/feeds/lang/es.atom.xml", id="stories of a language as Atom"),
    ],
)
def test_what_is_published_has_its_address(found: str, expected: str) -> None:
    assert found == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        pytest.param("en", "/about/", id="the site's own language has no folder"),
        pytest.param("ar", "/ar/about/", id="every other language has one"),
    ],
)
def test_an_address_is_below_its_language(lang: str, expected: str) -> None:
    assert address.in_language(lang, "en", "/about/") == expected


@pytest.mark.parametrize(
    ("where", "file"),
    [
        pytest.param("/", "index.html", id="home"),
        pytest.param("/about/", "about/index.html", id="a folder"),
        pytest.param("/es/events/łódź/", "es/events/łódź/index.html", id="letters stay as they are"),
        pytest.param("/events/x/x.ics", "events/x/x.ics", id="a file"),
        pytest.param("/404.html", "404.html", id="a page that is a file"),
    ],
)
def test_a_file_answers_at_an_address(where: str, file: str) -> None:
    assert address.file_of(where) == file
