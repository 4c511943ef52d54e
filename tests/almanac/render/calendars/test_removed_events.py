"""A removed event is off in calendars, newer than all that was told of it, and without a word of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from almanac.model.history import FileHistory
from almanac.model.interface import Phrases
from almanac.model.removal import Removal, RemovedEvent
from almanac.model.site import Site
from almanac.render.calendars.removed_events import is_still_told, removed_entries, removed_vevent

SITE = Site("Almanac", "https://almanac.example/site")
FILE = "events/2027/walk.md"
EVENT = RemovedEvent("walk@almanac.example", date(2027, 3, 6), FILE)
REMOVAL = Removal(("/events/walk/",), date(2026, 11, 30), "Secret, why.", "privacy", "Editors", "en", EVENT)
REMOVED = datetime(2026, 11, 30, tzinfo=UTC)


def known(changes: int, modified: datetime = datetime(2026, 10, 1, tzinfo=UTC)) -> dict[str, FileHistory]:
    return {FILE: FileHistory(datetime(2026, 9, 1, tzinfo=UTC), modified, modified, changes)}


@pytest.mark.parametrize(("changes", "sequence", "expected"), [(1, 0, 1), (5, 0, 5), (5, 4, 9)])
def test_it_is_one_version_newer_than_the_last(changes: int, sequence: int, expected: int) -> None:
    removal = replace(REMOVAL, event=replace(EVENT, sequence=sequence))
    (entry,) = removed_entries([removal], known(changes))
    assert (entry.revision.sequence, entry.revision.modified) == (expected, REMOVED)


def test_it_is_later_than_the_last_version_whatever_its_day_says() -> None:
    last = datetime(2026, 12, 24, tzinfo=UTC)
    (entry,) = removed_entries([REMOVAL], known(2, last))
    assert entry.revision.modified > last


def test_without_a_history_it_is_as_of_its_day() -> None:
    (entry,) = removed_entries([REMOVAL], {})
    assert (entry.revision.created, entry.revision.modified, entry.revision.sequence) == (REMOVED, REMOVED, 1)


def test_what_is_no_event_is_in_no_calendar() -> None:
    assert removed_entries([replace(REMOVAL, event=None)], {}) == ()


def test_nothing_is_said_but_that_it_is_off_and_where_to_read_why() -> None:
    (entry,) = removed_entries([REMOVAL], known(2))
    assert removed_vevent(entry, SITE, Phrases()).decode().splitlines() == [
        "BEGIN:VEVENT",
        "SUMMARY:Removed",
        "DTSTART;VALUE=DATE:20270306",
        "DTEND;VALUE=DATE:20270307",
        "DTSTAMP:20261130T000000Z",
        "UID:walk@almanac.example",
        "SEQUENCE:2",
        "CREATED:20260901T000000Z",
        "LAST-MODIFIED:20261130T000000Z",
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        "URL:https://almanac.example/site/events/walk/",
        "END:VEVENT",
    ]


@pytest.mark.parametrize(
    ("start", "now", "is_told"),
    [
        pytest.param(date(2027, 3, 6), datetime(2027, 3, 6, tzinfo=UTC), True, id="on its day"),
        pytest.param(date(2027, 3, 6), datetime(2028, 3, 7, 12, tzinfo=UTC), True, id="a year later"),
        pytest.param(date(2027, 3, 6), datetime(2028, 3, 9, tzinfo=UTC), False, id="longer ago"),
        pytest.param(
            date(2001, 3, 6), REMOVED + timedelta(days=366), True, id="a year after the removal of an old one"
        ),
        pytest.param(date(2001, 3, 6), REMOVED + timedelta(days=367), False, id="and longer ago"),
    ],
)
def test_who_subscribes_is_told_for_a_year(start: date, now: datetime, is_told: bool) -> None:
    (entry,) = removed_entries([replace(REMOVAL, event=replace(EVENT, start=start))], {})
    assert is_still_told(entry, now) is is_told
