"""What a search knows of stories, pages and events."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText, Organizer, Status
from almanac.model.place import Place
from almanac.model.profile import Profile
from almanac.model.recurrence import Change, Recurrence
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, MonthOnly, Published, Timed
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.search.records import Record, searchable

NOW = datetime(2027, 1, 1, tzinfo=UTC)
SITE = Site("Almanac", "https://almanac.example/site", languages=("en", "hu"))
NAIROBI = Place("A hall", "A street 1", "Nairobi", "KE")
STORY = Story(
    Source("a.md", "a"), "a", "hu", "<b>Cím</b> & más", Published(date(2026, 3, 14)), ("Ann",), "News", "Egy mondat.",
    "/hu/2026/03/14/a/", tags=("séta",), body=Body("<p>A <b>törzs</b></p>"),
)  # fmt: skip
PAGE = Page(Source("p.md", "p"), "p", "en", "About", "/about/", body=Body("<p>Who we are</p>"))
EVENT = Event(
    slug="e",
    uid="e@almanac.example",
    text=EventText(Source("e.md", "e"), "en", "Meetup", "We meet.", "/events/e/", body=Body("<p>Bring a pen</p>")),
    when=AllDay(date(2027, 3, 14), date(2027, 3, 14)),
    category="Meetup",
    place=NAIROBI,
    organizers=(Organizer("A group"),),
    tags=("walks",),
)


PROFILE = Profile(
    Source("ann.md", "ann"), "ann", "en", "Ann", "/author/ann/", affiliation="A group", disclosure="Paid by it.",
    body=Body("<p>Walks a lot</p>"),
)  # fmt: skip


def records(*, site: Site = SITE, stories: tuple[Story, ...] = (), pages: tuple[Page, ...] = (),
            events: tuple[Event, ...] = (), profiles: tuple[Profile, ...] = ()) -> list[Record]:  # fmt: skip
    edition = Edition(site, NOW, stories, pages, events, profiles=profiles)
    return [entry.record() for entry in searchable(edition, Fingerprints(edition))]


def record_of(event: Event) -> Record:
    (record,) = records(events=(event,))
    return record


def test_a_story_is_its_words_its_day_and_what_it_is_narrowed_by() -> None:
    (record,) = records(stories=(STORY,))

    assert (record.url, record.language) == ("/hu/2026/03/14/a/", "hu")
    assert record.content == "Egy mondat. · A törzs · News · Ann · séta"
    assert record.meta == {"title": "<b>Cím</b> & más", "when": "2026. március 14."}
    assert record.filters == {"kind": ["story"], "category": ["News"], "year": ["2026"]}


def test_a_page_without_a_text_is_found_by_its_title() -> None:
    found, empty = records(pages=(PAGE, replace(PAGE, body=Body())))

    assert (found.content, empty.content) == ("Who we are", "About")
    assert found.filters == {"kind": ["page"]}


def test_who_an_author_is_is_found_as_a_page() -> None:
    (record,) = records(profiles=(PROFILE,))

    assert (record.url, record.content) == ("/author/ann/", "Walks a lot · A group · Paid by it.")
    assert (record.meta, record.filters) == ({"title": "Ann"}, {"kind": ["page"]})


def test_an_event_is_found_by_the_names_of_its_month_its_city_and_its_country() -> None:
    record = record_of(EVENT)

    assert record.content == (
        "We meet. · Bring a pen · Sunday, 14 March 2027 · March 2027 · A hall, A street 1, Nairobi, Kenya · A group"
        " · Meetup · walks"
    )
    assert record.meta == {"title": "Meetup", "when": "Sun 14 Mar 2027", "where": "Nairobi, Kenya"}
    assert record.filters == {
        "kind": ["event"], "category": ["Meetup"], "country": ["KE"], "city": ["nairobi, KE"], "year": ["2027"],
        "until": ["2027-03-15"],
    }  # fmt: skip


def test_a_translation_says_the_same_in_its_language() -> None:
    words = EventText(Source("e.hu.md", "e"), "hu", "Találkozó", "Összejövünk.", "/hu/events/e/")
    original, translation = records(events=(replace(EVENT, translations=(words,)),))

    assert original.url == "/events/e/"
    assert "2027. március 14." in translation.content
    assert "Kenya" in translation.content
    assert translation.filters == original.filters


def test_what_is_off_says_so() -> None:
    event = replace(EVENT, status=Status.CANCELLED, text=replace(EVENT.text, status_note="A storm."))

    assert record_of(event).meta["status"] == "Cancelled"
    assert "A storm." in record_of(event).content


def test_an_event_over_several_months_has_them_all() -> None:
    record = record_of(replace(EVENT, when=AllDay(date(2026, 11, 28), date(2027, 1, 2))))

    assert "28 Nov 2026 – 2 Jan 2027 · November 2026 · December 2026 · January 2027" in record.content
    assert record.filters["year"] == ["2026", "2027"]


def test_a_month_whose_day_is_not_fixed_is_found_by_its_name() -> None:
    record = record_of(replace(EVENT, when=MonthOnly(date(2027, 5, 1))))

    assert "May 2027" in record.content
    assert record.filters["until"] == ["2027-06-01"]


START = datetime(2026, 1, 11, 14, tzinfo=ZoneInfo("Africa/Nairobi"))
MONTHLY = replace(EVENT, when=Timed(START, START.replace(hour=16)))


def repeated(rule: str, *changes: Change) -> Event:
    return replace(MONTHLY, recurrence=Recurrence(read_rrule(rule), changes=changes))


def test_what_repeats_says_its_rule_and_has_the_months_of_a_year() -> None:
    record = record_of(repeated("FREQ=MONTHLY;BYDAY=2SU"))

    assert record.meta["when"] == "Every month on the second Sunday · 14:00–16:00"
    assert "January · February · March" in record.content
    assert record.content.count("March") == 1


@pytest.mark.parametrize(
    ("rule", "years", "until"),
    [
        pytest.param("FREQ=MONTHLY;BYDAY=2SU", ["2026-"], ["open"], id="without end"),
        pytest.param("FREQ=MONTHLY;BYDAY=2SU;COUNT=14", ["2026", "2027"], ["2027-02-14"], id="so many times"),
        pytest.param("FREQ=MONTHLY;BYDAY=2SU;UNTIL=20260301T000000Z", ["2026"], ["2026-02-08"], id="until"),
    ],
)
def test_until_when_it_comes(rule: str, years: list[str], until: list[str]) -> None:
    filters = record_of(repeated(rule)).filters

    assert (filters["year"], filters["until"]) == (years, until)


def test_an_occurrence_elsewhere_is_found_there_too() -> None:
    moved = Timed(START.replace(month=2, day=8), START.replace(month=2, day=8, hour=16))
    record = record_of(
        repeated("FREQ=MONTHLY;BYDAY=2SU", Change(date(2026, 2, 8), moved, Place(city="Kampala", country="UG")))
    )

    assert "Kampala, Uganda" in record.content
    assert record.filters["country"] == ["KE", "UG"]
    assert record.filters["city"] == ["kampala, UG", "nairobi, KE"]


def test_what_is_switched_off_is_not_searched() -> None:
    site = replace(SITE, blog=False, events=False)

    assert [
        record.url
        for record in records(site=site, stories=(STORY,), pages=(PAGE,), events=(EVENT,), profiles=(PROFILE,))
    ] == ["/about/"]


def test_the_present_moment_changes_nothing() -> None:
    entries = {"stories": (STORY,), "events": (EVENT, repeated("FREQ=WEEKLY"))}
    before, after = Edition(SITE, NOW, **entries), Edition(SITE, NOW.replace(year=2031), **entries)  # type: ignore[arg-type]
    found = [
        [(entry.fingerprint, entry.record()) for entry in searchable(one, Fingerprints(one))] for one in (before, after)
    ]

    assert found[0] == found[1]
