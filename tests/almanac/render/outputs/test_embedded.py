"""The lists that other sites show: which there are, and what each is made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.when import AllDay
from almanac.render.outputs.embedded import embedded_lists
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import Page
from almanac.render.publication import Publication

SITE = Site("Almanac", "https://a.example", languages=("en", "es"))


def event(number: int, **facts: Any) -> Event:
    slug, day = f"e{number:02}", date(2027, 3, 1) + timedelta(number)
    text = EventText(Source(f"events/{slug}.md", slug), "en", "X", "What it is.", f"/events/{slug}/")
    return Event(slug, f"{slug}@a.org", text, AllDay(day, day), "Meetup", **facts)


EVENTS = tuple(event(number, place=Place("Hall", "", "Accra", "GH"), tags=("wiki",)) for number in range(12))


def planned(events: tuple[Event, ...] = EVENTS) -> dict[str, Page]:
    edition = Edition(SITE, datetime(2027, 1, 1, tzinfo=UTC), events=events)
    return {page.address: page for page in embedded_lists(Publication(edition), Fingerprints(edition))}


def test_what_has_a_calendar_has_one_in_each_language_but_for_venues_and_pairs() -> None:
    own = {where for where in planned() if not where.startswith("/es/")}

    assert own == {
        "/embed/events/",
        "/embed/events/category/meetup/",
        "/embed/events/city/accra/",
        "/embed/events/country/gh/",
        "/embed/events/language/en/",
        "/embed/events/language/es/",
        "/embed/events/online/",
        "/embed/events/tag/wiki/",
    }
    assert {where for where in planned() if where.startswith("/es/")} == {f"/es{where}" for where in own}


def test_it_shows_the_next_ten_in_the_words_of_its_language() -> None:
    values = planned()["/es/embed/events/country/gh/"].values()
    cards: Any = values["cards"]

    assert [card.event.slug for card in cards] == [f"e{number:02}" for number in range(10)]
    assert {card.lang for card in cards} == {"es"}
    assert (values["list_address"], values["calendar"]) == ("/es/events/country/gh/", "/es/events/country/gh.ics")


def test_an_edit_makes_those_anew_that_show_the_event() -> None:
    def changed(number: int) -> set[str]:
        others = (*EVENTS[:number], replace(EVENTS[number], busy=True), *EVENTS[number + 1 :])
        before, after = planned(), planned(others)
        return {where for where, page in after.items() if page.fingerprint != before[where].fingerprint}

    assert changed(11) == set()
    assert changed(0) == {where for where in planned() if "language" not in where and "online" not in where}
