"""What was removed is nobody's: its addresses, and its identity in calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from almanac.check.removals import check_removals
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.removal import Removal, RemovedEvent
from almanac.model.site import Site
from almanac.model.story import Page
from almanac.model.when import AllDay

SITE = Site("Almanac", "https://almanac.example", languages=("en", "es"))
REMOVAL = Removal(("/old/",), date(2026, 11, 30), "Somebody asked.", "privacy", "Editors", "en", line=3)
PAGE = Page(
    Source("content/pages/about.md", "content/pages/about"), "about", "en", "About", "/about/", aliases=("/x.html",)
)
TEXT = EventText(Source("events/2027/may.md", "events/2027/may"), "en", "May", "A sentence.", "/events/may/")
EVENT = Event("may", "may@almanac.example", TEXT, AllDay(date(2027, 5, 1), date(2027, 5, 1)), "Meetup")


def said(*removals: Removal) -> list[str]:
    return [str(problem) for problem in check_removals(SITE, removals, (), (PAGE,), (EVENT,))]


def at(*addresses: str) -> Removal:
    return replace(REMOVAL, addresses=addresses)


@pytest.mark.parametrize(
    "addresses", [("/old/",), ("/2026/03/02/a/", "/es/2026/03/02/a/"), ("/events/june/",), ("/?p=3",)]
)
def test_an_address_that_nothing_has_may_be_gone(addresses: tuple[str, ...]) -> None:
    assert said(at(*addresses)) == []


@pytest.mark.parametrize(
    ("addresses", "message"),
    [
        pytest.param(("/about",), "`/about` is the address of content/pages/about.md", id="a page"),
        pytest.param(("/x.html",), "`/x.html` is an alias of content/pages/about.md", id="an alias"),
        pytest.param(("/events/may/",), "`/events/may/` is the address of events/2027/may.md", id="an event"),
        pytest.param(("/events/",), "`/events/` belongs to the site itself", id="a list"),
        pytest.param(("/es/subscribe/",), "`/es/subscribe/` belongs to the site itself", id="a list in a language"),
        pytest.param(("/old/", "/old"), "`/old` is removed already, in another entry", id="twice"),
        pytest.param(("/x.html/a/",), "`/x.html/a/` lies below a file, or has others below it", id="below a file"),
    ],
)
def test_an_address_that_something_has_is_not_gone(addresses: tuple[str, ...], message: str) -> None:
    (problem,) = said(at(*addresses))
    assert problem.startswith(f"content/removals.yml:3: address: {message} (")


@pytest.mark.parametrize(("uid", "count"), [("may@almanac.example", 1), ("june@almanac.example", 0)])
def test_an_identity_that_an_event_has_is_not_gone(uid: str, count: int) -> None:
    event = RemovedEvent(uid, date(2027, 5, 1), "events/2027/old.md")
    assert len(said(replace(REMOVAL, event=event))) == count
