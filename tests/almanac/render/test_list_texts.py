"""What the page of a list is called, and what searches are told of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Status
from almanac.model.interface import Phrases
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, MonthOnly, Published
from almanac.render.events.listing import EventListing, event_listing
from almanac.render.list_texts import (
    all_events,
    event_list,
    home,
    month_of_events,
    some_events,
    story_list,
    year_of_events,
)
from almanac.render.views.parts import Numbered, PageText

ENGLISH = Phrases()
NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)


def story(title: str, day: date) -> Story:
    source = Source(f"content/stories/{title}.md", f"content/stories/{title}")
    return Story(source, title, "en", title, Published(day), ("Ann",), "News", "A sentence.", f"/{title}/")


def event(title: str, day: date, status: Status = Status.CONFIRMED) -> Event:
    text = EventText(Source(f"events/{title}.md", f"events/{title}"), "en", title, "A sentence.", f"/events/{title}/")
    return Event(title, f"{title}@example.org", text, AllDay(day, day), "Meetup", status=status)


def listing(*events: Event) -> EventListing:
    return event_listing(events, NOW)


STORIES = [story("Why?", date(2027, 1, 8)), story("Old", date(2026, 3, 2)), story("Oldest", date(2025, 3, 2))]
COMING = [event("Soon", date(2027, 2, 1)), event("Later", date(2027, 3, 1))]
PAST = [event("Last", date(2026, 12, 1)), event("First", date(2026, 5, 2))]


@pytest.mark.parametrize(
    ("kind", "name", "count", "expected"),
    [
        pytest.param("", "Stories", 3,
                     PageText("Stories", "3 stories, 2 Mar 2025\u2009–\u20098 Jan 2027. The newest: “Why?”."),
                     id="all"),
        pytest.param("tag", "forum", 1, PageText("forum – Stories by tag", "Stories by tag: forum. 1 story, "
                     "8 January 2027. The newest: “Why?”."), id="tag"),
        pytest.param("author", "Ann", 3, PageText("Ann – Stories by author", "Stories by author: Ann. 3 stories, "
                     "2 Mar 2025\u2009–\u20098 Jan 2027. The newest: “Why?”."), id="author"),
        pytest.param("", "Stories", 0, PageText("Stories", "No story has been published here yet."), id="none"),
    ],
)  # fmt: skip
def test_a_list_of_stories_says_how_many_and_of_which_days(
    kind: str, name: str, count: int, expected: PageText
) -> None:
    assert story_list(kind, name, STORIES[:count], STORIES[:count], Numbered(), ENGLISH) == expected


def test_the_later_pages_of_a_list_say_which_they_are() -> None:
    stories = story_list("category", "News", STORIES, STORIES[1:], Numbered(2, 2), ENGLISH)
    events = event_list("country", "Poland", listing(*PAST), listing(*PAST).past[1:], Numbered(2, 2), ENGLISH)

    assert stories == PageText(
        "News, page 2 – Stories by category",
        "Stories by category: News. Page 2 of 2: 2 Mar 2025\u2009–\u20092 Mar 2026.",
    )
    assert events == PageText(
        "Poland, page 2 – Events by country", "Events by country: Poland. Page 2 of 2: 2 May 2026."
    )


@pytest.mark.parametrize(
    ("events", "said"),
    [
        pytest.param(COMING + PAST, "2 events to come, the next “Soon”, Mon 1 Feb 2027. "
                     "2 past events, 2 May\u2009–\u20091 Dec 2026.", id="both"),
        pytest.param(COMING[:1], "1 event to come: “Soon”, Mon 1 Feb 2027.", id="one to come"),
        pytest.param(PAST[:1], "1 past event, 1 December 2026.", id="one past"),
        pytest.param([event("Off", date(2027, 1, 20), Status.CANCELLED), COMING[1]],
                     "2 events to come, the next “Later”, Mon 1 Mar 2027.", id="the next is cancelled"),
        pytest.param([event("Off", date(2027, 1, 20), Status.CANCELLED)],
                     "1 event to come: “Off”, Wed 20 Jan 2027.", id="all are cancelled"),
        pytest.param([], "There is no event yet.", id="none"),
    ],
)  # fmt: skip
def test_a_list_of_events_says_what_comes_and_what_is_past(events: list[Event], said: str) -> None:
    whole = listing(*events)

    assert all_events(whole, ENGLISH) == PageText("Events", said)
    assert some_events("Map of events", whole, ENGLISH) == PageText("Map of events", f"Map of events. {said}")
    assert event_list("tag", "forum", whole, whole.past, Numbered(), ENGLISH) == PageText(
        "forum – Events by tag", f"Events by tag: forum. {said}"
    )


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        pytest.param([], "Nothing is in that month.", id="nothing"),
        pytest.param(["A"], "1 event: A.", id="one"),
        pytest.param(["A", "B", "A"], "2 events: A and B.", id="one of them twice"),
        pytest.param(["A", "B", "C", "D"], "4 events, among them A, B and C.", id="many"),
    ],
)
def test_a_month_names_what_happens_in_it(titles: list[str], said: str) -> None:
    listed = [listing(event(title, date(2027, 2, 1))).upcoming[0] for title in titles]

    assert month_of_events("Events in February 2027", listed, ENGLISH).description == f"Events in February 2027. {said}"


def test_a_year_says_how_many_it_has() -> None:
    said = [year_of_events("Calendar of events 2027", number, ENGLISH).description for number in (0, 1, 12)]

    assert said == [f"Calendar of events 2027. {counted}." for counted in ("0 events", "1 event", "12 events")]


def test_the_front_page_of_another_language_names_it() -> None:
    site = Site("Almanac", "https://example.org", tagline="What we do", languages=("en", "es"))

    assert home(site, "en") == PageText("Almanac", "What we do")
    assert home(site, "es") == PageText("Almanac (español)", "What we do (español)")
    assert home(replace(site, tagline=""), "en") == PageText("Almanac", "Almanac")


def test_the_front_page_of_another_language_has_its_own_line() -> None:
    site = Site("Almanac", "https://example.org", tagline="What we do", taglines={"es": "Lo que hacemos"})

    assert home(site, "es") == PageText("Almanac (español)", "Lo que hacemos")


def test_a_month_without_its_day_is_no_day_of_a_list() -> None:
    may = replace(event("May", date(2027, 5, 1)), when=MonthOnly(date(2027, 5, 1)))
    whole, second = listing(may), Numbered(2, 2)

    assert all_events(whole, ENGLISH).description == "1 event to come: “May”, May 2027, day not fixed."
    assert event_list("tag", "a", whole, whole.upcoming, second, ENGLISH).description.endswith(
        "Page 2 of 2: 1–31 May 2027."
    )
