"""What the page and the card of an event show."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.site import Site
from almanac.model.when import AllDay, MonthOnly, When
from almanac.render.events.event_page import date_block, event_view
from almanac.render.events.listing import event_listing

ONE = AllDay(date(2027, 1, 30), date(2027, 1, 30))
TWO = AllDay(date(2027, 1, 30), date(2027, 1, 31))
MONTHS = AllDay(date(2027, 1, 30), date(2027, 2, 2))
YEARS = AllDay(date(2027, 1, 30), date(2028, 1, 2))
MONTH = MonthOnly(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("when", "lang", "head", "foot"),
    [
        pytest.param(ONE, "en", "Jan 2027", "Sat", id="one day"),
        pytest.param(TWO, "en", "Jan 2027", "Sat–Sun", id="two days"),
        pytest.param(MONTHS, "en", "Jan 2027", "2 Feb", id="over months"),
        pytest.param(YEARS, "en", "Jan 2027", "2 Jan", id="over a year, in a month of the same name"),
        pytest.param(MONTH, "en", "Jan 2027", "", id="a month"),
        pytest.param(MONTHS, "zh-Hans", "2027年1月", "2月2日", id="the year first"),
        pytest.param(MONTH, "hu", "2027. jan.", "", id="the year first, and a space"),
    ],
)
def test_a_date_block_is_written_as_its_language_writes_dates(when: When, lang: str, head: str, foot: str) -> None:
    block = date_block(when, lang)
    days = f"{block.weekday}–{block.last_weekday}" if block.is_range else block.last_text or block.weekday

    assert (block.month_and_year, days) == (head, foot)


@pytest.mark.parametrize(
    ("when", "was"),
    [pytest.param(TWO, "30–31 Jan 2027", id="days"), pytest.param(MONTH, "a day in January 2027", id="a month alone")],
)
def test_what_is_over_says_when_it_was_in_a_sentence(when: When, was: str) -> None:
    text = EventText(Source("events/2027/x.md", "events/2027/x"), "en", "X", "What it is.", "/events/x/")
    event = Event("x", "x@a.org", text, when, "Meetup")
    edition = Edition(Site("Almanac", "https://a.org"), datetime(2028, 1, 1, tzinfo=UTC), events=(event,))
    [listed] = event_listing(edition.events, edition.now).past

    assert event_view(listed, text, edition).was_text == was
