"""What the forum reads of a story and of an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.forum.announcement_text import Telling, event_telling, story_telling
from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Status
from almanac.model.place import Online, Place
from almanac.model.site import Site
from almanac.model.story import Story, Voice
from almanac.model.when import AllDay, MonthOnly, Published, Timed, When

SITE = Site("Almanac", "https://example.org/site")
STORY = Story(
    Source("content/stories/a.md", "content/stories/a"), "łódź", "en", "What @ann *learned*",
    Published(date(2027, 1, 2)), ("Ada", "Grace"), "News", "A summary with <b>marks</b> and @all.", "/2027/01/02/łódź/",
)  # fmt: skip
TEXT = EventText(Source("events/a.md", "events/a"), "en", "Spring fair", "A fair, outside.", "/events/fair/")
DAYS = AllDay(date(2027, 3, 1), date(2027, 3, 3))
FAIR = Event(
    slug="fair", uid="fair@example.org", text=TEXT, when=DAYS, category="Meetup",
    place=Place("Market Hall", "12 Green Street", "Kampala", "UG", 0.3, 32.6),
)  # fmt: skip


def of(event: Event, first: When | None = None) -> Telling:
    return event_telling(event, first or event.when, SITE)


def test_a_story_is_told_in_plain_words_with_the_address_of_its_page() -> None:
    told = story_telling(STORY, SITE, is_alone=True)

    assert told.text == (
        "A summary with \\<b\\>marks\\</b\\> and @\u2060all.\n\n"
        "Ada and Grace · 2 January 2027\n\n"
        "https://example.org/site/2027/01/02/%C5%82%C3%B3d%C5%BA/"
    )
    assert (told.title, told.reply) == ("What @ann *learned*", "")
    assert told.beside == ("", "(2 January 2027)", "(2 January 2027, Almanac)")


def test_an_opinion_says_whose_it_is() -> None:
    opinion = replace(STORY, voice=Voice.OPINION, speaks_for=("Wikimedia Chile",))

    assert story_telling(opinion, SITE, is_alone=True).text.startswith("**Opinion · Speaks for Wikimedia Chile**\n\n")


@pytest.mark.parametrize(
    ("when", "title", "line"),
    [
        pytest.param(DAYS, "(1–3 Mar 2027)", "**1–3 Mar 2027**", id="days"),
        pytest.param(AllDay(date(2027, 3, 1), date(2027, 3, 1)), "(1 March 2027)", "**Mon 1 Mar 2027**", id="a day"),
        pytest.param(MonthOnly(date(2027, 3, 1)), "(March 2027)", "**March 2027, day not fixed**", id="a month"),
        pytest.param(
            Timed(datetime(2027, 3, 1, 18, tzinfo=ZoneInfo("Africa/Kampala"))),
            "(1 March 2027)",
            "**Mon 1 Mar 2027, 18:00 (Africa/Kampala (UTC+3))**",
            id="a time",
        ),
    ],
)
def test_an_event_is_told_with_its_day_beside_its_title(when: When, title: str, line: str) -> None:
    told = of(replace(FAIR, when=when))

    assert told.beside[0] == title
    assert line in told.text.split("\n\n")


def test_an_event_is_told_with_where_it_is() -> None:
    told = of(replace(FAIR, online=Online("https://meet.example.org")))

    assert told.text.split("\n\n") == [
        "A fair, outside.",
        "**1–3 Mar 2027**",
        "Market Hall, 12 Green Street, Kampala, Uganda and online",
        "https://example.org/site/events/fair/",
    ]


def test_what_does_not_take_place_says_so_and_names_no_time() -> None:
    text = replace(TEXT, status_note="The hall is closed.")
    told = of(replace(FAIR, text=text, status=Status.CANCELLED))

    assert told.text.split("\n\n")[:3] == ["**Cancelled**", "The hall is closed.", "A fair, outside."]
    assert "1–3 Mar" not in told.text
    assert told.title == "Cancelled: Spring fair"
    assert told.reply == ("**Cancelled: Spring fair**\n\nThe hall is closed.\n\nhttps://example.org/site/events/fair/")


def test_a_new_date_is_told_with_the_date() -> None:
    text = replace(TEXT, status_note="Rain is expected.")
    told = of(replace(FAIR, text=text, status=Status.RESCHEDULED))

    assert told.reply.split("\n\n")[:3] == ["**New date: Spring fair**", "Rain is expected.", "**1–3 Mar 2027**"]
    assert told.title == "Spring fair"


def test_what_repeats_is_told_by_the_next_time_after_its_announcement() -> None:
    told = of(FAIR, AllDay(date(2027, 5, 1), date(2027, 5, 1)))

    assert told.beside[0] == "(1 May 2027)"
    assert told.facts == of(FAIR).facts


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(replace(FAIR, when=AllDay(date(2027, 3, 2), date(2027, 3, 3))), id="another day"),
        pytest.param(replace(FAIR, status=Status.TENTATIVE), id="another status"),
        pytest.param(replace(FAIR, text=replace(TEXT, summary="Another.")), id="another summary"),
        pytest.param(replace(FAIR, place=None), id="another place"),
    ],
)
def test_a_fact_is_what_the_forum_reads(changed: Event) -> None:
    assert of(changed).facts != of(FAIR).facts


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(replace(FAIR, tags=("walks",)), id="a tag"),
        pytest.param(replace(FAIR, recordings=("https://example.org/1",)), id="what is left of it"),
        pytest.param(replace(FAIR, category="Workshop"), id="the category"),
    ],
)
def test_what_the_forum_does_not_read_is_no_edit(changed: Event) -> None:
    assert of(changed) == of(FAIR)
