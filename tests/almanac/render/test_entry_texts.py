"""How stories, pages and events are told apart where only title and description show."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText, Status
from almanac.model.place import Online, Place
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, MonthOnly, Published
from almanac.render.entry_texts import EntryTexts
from almanac.render.events.listing import event_listing
from almanac.render.views.parts import PageText

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
SITE = Site("Almanac", "https://example.org", languages=("en", "es"))
STORY = Story(
    Source("s.md", "s"), "s", "en", "Meeting", Published(date(2027, 1, 2)), ("Ann",), "News", "We met.", "/s/"
)
LATER = Published(date(2027, 1, 3))
PAGE = Page(Source("p.md", "p"), "p", "en", "About", "/p/", "What we are.")
EVENT = Event(
    "e", "e@example.org", EventText(Source("e.md", "e"), "en", "Meetup", "We meet.", "/events/e/"),
    AllDay(date(2027, 2, 1), date(2027, 2, 1)), "Meetup", place=Place(city="Łódź", country="PL"),
)  # fmt: skip


def texts(*entries: Story | Page | Event) -> dict[str, PageText | None]:
    """Of each entry, by its address."""
    stories = tuple(entry for entry in entries if isinstance(entry, Story))
    pages = tuple(entry for entry in entries if isinstance(entry, Page))
    events = tuple(entry for entry in entries if isinstance(entry, Event))
    known = EntryTexts(Edition(SITE, NOW, stories, pages, events), lambda: event_listing(events, NOW))
    return {entry.address: known.of(entry.address) for entry in (*stories, *pages, *events)}


def test_what_is_alone_has_its_own_title_and_summary_and_an_event_its_day_and_place() -> None:
    assert texts(STORY, PAGE, EVENT) == {
        "/s/": PageText("Meeting", "We met."),
        "/p/": PageText("About", "What we are."),
        "/events/e/": PageText("Meetup", "Mon 1 Feb 2027, Łódź, Poland. We meet."),
    }


@pytest.mark.parametrize(
    ("event", "description"),
    [
        pytest.param(replace(EVENT, status=Status.CANCELLED),
                     "Cancelled: Mon 1 Feb 2027, Łódź, Poland. We meet.", id="cancelled"),
        pytest.param(replace(EVENT, place=None), "Mon 1 Feb 2027. We meet.", id="nowhere"),
        pytest.param(replace(EVENT, place=None, online=Online("https://meet.example.org")),
                     "Mon 1 Feb 2027, Online. We meet.", id="online"),
    ],
)  # fmt: skip
def test_an_event_says_what_becomes_of_it_and_where(event: Event, description: str) -> None:
    assert texts(event) == {"/events/e/": PageText("Meetup", description)}


@pytest.mark.parametrize(
    ("other", "titles"),
    [
        pytest.param(replace(STORY, address="/t/", lang="es", summary="Fue."), ["Meeting", "Meeting (español)"],
                     id="a translation"),
        pytest.param(replace(STORY, address="/t/", title="MEETING", published=LATER),
                     ["Meeting (2 January 2027)", "MEETING (3 January 2027)"], id="another day"),
        pytest.param(replace(STORY, address="/t/", summary="B."), ["Meeting (/s/)", "Meeting (/t/)"],
                     id="the same day"),
        pytest.param(replace(PAGE, address="/t/", title="Meeting"), ["Meeting (2 January 2027)", "Meeting"],
                     id="a page"),
    ],
)  # fmt: skip
def test_a_title_of_several_has_a_note(other: Story | Page, titles: list[str]) -> None:
    assert [text.title for text in texts(STORY, other).values() if text] == titles


def test_of_three_in_two_languages_each_has_its_day_and_its_language() -> None:
    spanish, mexican = replace(STORY, lang="es"), replace(STORY, lang="es-MX", address="/t/")
    later = replace(spanish, address="/u/", published=LATER)

    assert [text.title for text in texts(spanish, mexican, later).values() if text] == [
        "Meeting (2 de enero de 2027 · español)",
        "Meeting (2 de enero de 2027 · español (México))",
        "Meeting (3 de enero de 2027 · español)",
    ]


def test_a_summary_of_several_has_the_title_before_it() -> None:
    other = replace(STORY, address="/t/", title="Another meeting")

    assert [text.description for text in texts(STORY, other).values() if text] == [
        "Meeting. We met.", "Another meeting. We met.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "description"),
    [
        pytest.param("Two words.", "Two words.", id="short"),
        pytest.param("word " * 40, f"{'word ' * 31}word…", id="long"),
        pytest.param("", "About", id="none"),
    ],
)
def test_a_page_without_a_summary_is_described_by_its_beginning(body: str, description: str) -> None:
    assert texts(replace(PAGE, summary="", body=Body("", body))) == {"/p/": PageText("About", description)}


def test_events_of_one_name_are_told_apart_by_their_months_where_their_days_are_not_fixed() -> None:
    spring, autumn = (
        replace(
            EVENT,
            slug=slug,
            when=MonthOnly(date(2027, month, 1)),
            text=replace(EVENT.text, address=f"/events/{slug}/"),
        )
        for slug, month in (("spring", 5), ("autumn", 10))
    )

    assert texts(spring, autumn) == {
        "/events/spring/": PageText(
            "Meetup (May 2027)", "Meetup (May 2027). May 2027, day not fixed, Łódź, Poland. We meet."
        ),
        "/events/autumn/": PageText(
            "Meetup (October 2027)", "Meetup (October 2027). October 2027, day not fixed, Łódź, Poland. We meet."
        ),
    }
