"""What browsers are told to keep for when there is no connection."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from gettext import NullTranslations
from typing import Any

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText, Status
from almanac.model.interface import Interface
from almanac.model.recurrence import Change, Frequency, Recurrence, Rule
from almanac.model.site import Site
from almanac.model.when import AllDay
from almanac.render.offline import NEXT, events_offline, offline_list
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.publication import Publication

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)
SITE = Site("Almanac", "https://almanac.example/site", languages=("en", "ar"), event_categories={"Meetup": "#2a6f5e"})
TODAY = NOW.date()


def text(slug: str, lang: str = "en", words: str = "We meet.") -> EventText:
    path = f"events/2027/{slug}{'' if lang == 'en' else f'.{lang}'}.md"
    where = f"{'' if lang == 'en' else f'/{lang}'}/events/{slug}/"
    return EventText(
        Source(path, f"events/2027/{slug}"), lang, slug, "A meeting.", where, body=Body(f"<p>{words}</p>", words)
    )


def event(slug: str, days: int, *, words: str = "We meet.", langs: tuple[str, ...] = (), **facts: Any) -> Event:
    """In so many days."""
    day = TODAY + timedelta(days=days)
    own, *others = (text(slug, lang, words) for lang in ("en", *langs))
    return Event(slug, f"{slug}@x", own, AllDay(day, day), "Meetup", worldwide=True,
                 translations=tuple(others), **facts)  # fmt: skip


def told(*events: Event, site: Site = SITE) -> dict[str, Any]:
    edition = Edition(site, NOW, events=events)
    kept = events_offline(site, Publication(edition).listing, Fingerprints(edition))
    read: dict[str, Any] = json.loads(offline_list(edition, kept))
    return read


def test_the_next_events_are_kept_and_no_more() -> None:
    following = told(*(event(f"e{n}", n) for n in range(-3, NEXT + 5)))["languages"]["en"]["next"]

    assert list(following) == [f"/site/events/e{n}/" for n in range(NEXT)]


def test_each_language_keeps_the_pages_that_its_readers_are_led_to() -> None:
    languages = told(event("a", 1, langs=("ar",)), event("b", 2))["languages"]

    assert list(languages["en"]["next"]) == ["/site/events/a/", "/site/events/b/"]
    assert list(languages["ar"]["next"]) == ["/site/ar/events/a/", "/site/events/b/"]


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param(event("a", 1, words="We meet elsewhere."), id="its text"),
        pytest.param(event("a", 2), id="its day"),
        pytest.param(event("a", 1, status=Status.CANCELLED), id="its status"),
    ],
)
def test_a_page_that_says_something_else_is_told_by_its_digest(edited: Event) -> None:
    [before], [after] = (told(one)["languages"]["en"]["next"].values() for one in (event("a", 1), edited))

    assert before != after


def test_another_day_changes_no_digest() -> None:
    tomorrow = replace(Edition(SITE, NOW, events=(event("a", 5),)), now=NOW + timedelta(days=1))
    kept = events_offline(SITE, Publication(tomorrow).listing, Fingerprints(tomorrow))

    assert json.loads(offline_list(tomorrow, kept)) == told(event("a", 5))


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED, Status.RESCHEDULED, Status.MOVED_ONLINE])
def test_what_is_not_as_announced_is_told_however_far_ahead_with_its_old_addresses(status: Status) -> None:
    near = [event(f"e{n}", n) for n in range(NEXT)]
    off = event("off", 300, status=status, langs=("ar",), aliases=("/old/",))

    assert list(told(*near, off)["watched"]) == ["/site/events/off/", "/site/ar/events/off/", "/site/old/"]


@pytest.mark.parametrize("status", [Status.CONFIRMED, Status.TENTATIVE])
def test_what_is_as_announced_or_over_is_not(status: Status) -> None:
    assert told(event("a", 1, status=status), event("b", -40, status=Status.CANCELLED))["watched"] == {}


WEEKLY = Rule(Frequency.WEEKLY, count=2)
BOTH = [TODAY + timedelta(days=days) for days in (1, 8)]


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param(Recurrence(WEEKLY, excluded=(BOTH[1],)), id="one date is taken out"),
        pytest.param(
            Recurrence(WEEKLY, changes=(Change(BOTH[1], AllDay(BOTH[1], BOTH[1]), cancelled=True),)), id="one is off"
        ),
        pytest.param(
            Recurrence(WEEKLY, changes=tuple(Change(day, AllDay(day, day), cancelled=True) for day in BOTH)),
            id="all are off, which makes it past",
        ),
        pytest.param(Recurrence(replace(WEEKLY, count=1)), id="it ends before"),
    ],
)
def test_what_repeats_is_watched_since_any_of_its_dates_can_be_off(edited: Recurrence) -> None:
    before, after = (told(event("a", 1, recurrence=rule))["watched"] for rule in (Recurrence(WEEKLY), edited))

    assert list(before) == list(after) == ["/site/events/a/"]
    assert before != after


def test_every_language_that_a_page_speaks_has_its_words_and_a_page() -> None:
    arabic = NullTranslations()
    site = replace(SITE, interface=Interface({"ar": arabic}))
    french = replace(event("a", 1), text=replace(text("a"), lang="fr", address="/fr/events/a/"))
    languages = told(french, site=site)["languages"]

    assert [(lang, said["lang"], said["dir"], said["page"], said.get("home")) for lang, said in languages.items()] == [
        ("en", "en", "ltr", "/site/offline.html", "/site/"),
        ("ar", "ar", "rtl", "/site/ar/offline.html", "/site/ar/"),
        ("fr", "en", "ltr", "/site/offline.html", None),
    ]
    assert all("{time}" in said["note"] for said in languages.values())


def test_a_site_without_events_tells_of_none() -> None:
    assert told(event("a", 1, status=Status.CANCELLED), site=replace(SITE, events=False))["watched"] == {}
