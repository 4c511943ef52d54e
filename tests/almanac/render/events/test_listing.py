"""What comes, in lists: an event once, or once in each month; what differs stands for itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.place import Online, Place
from almanac.model.recurrence import Change, Recurrence
from almanac.model.site import Site
from almanac.model.when import AllDay, MonthOnly, Timed, When
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.events.event_page import event_card
from almanac.render.events.listing import ListedEvent, event_listing, label
from almanac.render.views.parts import Label

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
SITE = Site(
    name="Almanac", url="https://example.org", calendar_domain="example.org", categories=(), event_categories={}
)


def at(day: date, hour: int = 18) -> Timed:
    return Timed(datetime(day.year, day.month, day.day, hour, tzinfo=LONDON))


def event(when: When, rrule: str = "", slug: str = "meetup", **departures: Any) -> Event:
    source = Source(f"events/2027/{slug}.md", f"events/2027/{slug}")
    text = EventText(source, "en", slug.capitalize(), "We meet and talk.", f"/events/{slug}/")
    recurrence = Recurrence(read_rrule(rrule), **departures) if rrule else None
    return Event(slug, f"{slug}@example.org", text, when, "Meetup", place=Place(city="London"), recurrence=recurrence)


def ahead(*events: Event, now: datetime = NOW) -> tuple[ListedEvent, ...]:
    return event_listing(events, now).ahead


def days(listed: ListedEvent) -> list[str]:
    return [f"{when.day:%m-%d}" for when in (listed.when, *listed.also)]


WEEKLY = event(
    at(date(2027, 1, 5)),
    "FREQ=WEEKLY;UNTIL=20270301T000000Z",
    added=(datetime(2027, 1, 22, 18, tzinfo=LONDON), datetime(2027, 1, 23, 10, tzinfo=LONDON)),
    changes=(
        Change(date(2027, 1, 19), at(date(2027, 1, 20), 19), note="One day later."),
        Change(date(2027, 2, 2), at(date(2027, 2, 2)), cancelled=True, note="A strike."),
        Change(
            date(2027, 2, 9), at(date(2027, 2, 9)), place=Place(city="Leeds"), online=Online("https://meet.example.org")
        ),
    ),
)
DAILY = event(AllDay(date(2027, 1, 1), date(2027, 1, 1)), "FREQ=DAILY", slug="daily")
LEAP_DAY = event(AllDay(date(2024, 2, 29), date(2024, 2, 29)), "FREQ=YEARLY", slug="leap-day")
FAR = event(AllDay(date(2029, 8, 1), date(2029, 8, 4)), slug="far")
OVER = event(AllDay(date(2026, 8, 1), date(2026, 8, 4)), slug="over")


def test_what_repeats_stands_once_in_a_month_and_what_differs_for_itself() -> None:
    assert [days(one) for one in ahead(WEEKLY)] == [
        ["01-12", "01-22", "01-26"],
        ["01-20"],
        ["01-23"],
        ["02-02"],
        ["02-09"],
        ["02-16", "02-23"],
    ]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        pytest.param(0, ("", "confirmed", "London", "", "", "Also on 22 and 26 January"), id="the usual ones"),
        pytest.param(
            1,
            ("", "confirmed", "London", "Tue 19 Jan 2027, 18:00", "One day later.", ""),
            id="one that was moved",
        ),
        pytest.param(2, ("", "confirmed", "London", "", "", ""), id="one that was added at another time"),
        pytest.param(3, ("Cancelled", "cancelled", "London", "", "A strike.", ""), id="one that is cancelled"),
        pytest.param(4, ("", "confirmed", "Leeds and online", "", "", ""), id="one at another place, and online"),
    ],
)
def test_a_card_says_what_differs(number: int, shown: tuple[str, ...]) -> None:
    card = event_card(ahead(WEEKLY)[number], SITE)

    assert (card.status_text, card.event.status, card.place_text, card.planned_text, card.note, card.also_text) == shown


def test_a_card_is_over_with_the_last_day_that_it_stands_for() -> None:
    assert event_card(ahead(WEEKLY)[0], SITE).over == "2027-01-27T00:00:00Z"


def test_what_has_no_end_is_followed_for_twelve_months() -> None:
    found = ahead(DAILY)

    assert [f"{one.when.day:%Y-%m}" for one in found] == [*(f"2027-{month:02d}" for month in range(1, 13)), "2028-01"]
    assert (found[0].when.day, found[-1].also[-1].day) == (date(2027, 1, 12), date(2028, 1, 13))


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(LEAP_DAY, ["2028-02-29"], id="the next of what repeats"),
        pytest.param(FAR, ["2029-08-01"], id="what happens once"),
        pytest.param(OVER, [], id="nothing that is over"),
    ],
)
def test_what_is_further_ahead_is_listed_once(one: Event, expected: list[str]) -> None:
    assert [listed.when.day.isoformat() for listed in ahead(one)] == expected


def test_each_event_is_once_in_what_comes_and_in_what_is_past() -> None:
    whole = event_listing([DAILY, FAR, OVER, WEEKLY], NOW)

    assert [one.event.slug for one in whole.upcoming] == ["daily", "meetup", "far"]
    assert [one.event.slug for one in whole.past] == ["over"]


def test_what_comes_next_is_never_one_that_is_cancelled() -> None:
    (only,) = event_listing([WEEKLY], datetime(2027, 2, 1, tzinfo=UTC)).upcoming

    assert (only.when.day, [one.is_cancelled for one in only.coming]) == (date(2027, 2, 9), [True, False, False, False])


MAY = event(MonthOnly(date(2027, 5, 1)), slug="may")


@pytest.mark.parametrize(
    ("now", "is_past"),
    [
        pytest.param(datetime(2027, 5, 15, tzinfo=UTC), False, id="within the month"),
        pytest.param(datetime(2027, 6, 1, 11, 59, tzinfo=UTC), False, id="its last minute on Earth"),
        pytest.param(datetime(2027, 6, 1, 12, tzinfo=UTC), True, id="over"),
    ],
)
def test_a_month_without_its_day_is_over_with_the_month_and_never_on(now: datetime, is_past: bool) -> None:
    listing = event_listing([MAY], now)
    (listed,) = (*listing.upcoming, *listing.past)

    assert (listed.is_past, listed.is_on) == (is_past, False)


def test_a_card_of_a_month_names_no_day() -> None:
    card = event_card(event_listing([MAY], NOW).upcoming[0], SITE)

    assert (card.when_text, card.start, card.end) == ("May 2027, day not fixed", "2027-05", "")
    assert (card.block.year, card.block.month, card.block.day, card.block.weekday) == ("2027", "May", "", "")


def test_a_category_is_called_as_the_language_calls_it_and_keeps_its_address() -> None:
    site = replace(SITE, category_names={"es": {"Meetup": "Encuentro"}})
    named = Label("Encuentro", "/events/category/meetup/", slug="meetup")

    assert label("category", "Meetup", site, lang="es") == named
    assert label("category", "Meetup", site) == replace(named, name="Meetup")
    assert label("tag", "Meetup", site, lang="es") == Label("Meetup", "/events/tag/meetup/", slug="meetup")


def test_the_card_of_a_translation_names_the_category_in_its_language() -> None:
    site = replace(SITE, category_names={"es": {"Meetup": "Encuentro"}})
    spanish = replace(WEEKLY.text, lang="es", title="Encuentro")
    [listed, *_] = ahead(replace(WEEKLY, translations=(spanish,)))

    assert event_card(listed, site, "es").category.name == "Encuentro"
