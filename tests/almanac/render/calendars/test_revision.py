from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.history import FileHistory
from almanac.model.when import AllDay
from almanac.render.calendars.revision import Revision, is_as_of_now, revision, translated

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
CREATED, MODIFIED = datetime(2026, 1, 5, tzinfo=UTC), datetime(2026, 2, 6, 7, 8, 9, tzinfo=UTC)
EARLIER, LATER = datetime(2026, 1, 20, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)
ORIGINAL = Revision(CREATED, MODIFIED, 4)


def event(sequence: int) -> Event:
    text = EventText(Source("events/2027/x.md", "events/2027/x"), "en", "X", "What it is.", "/events/x/")
    when = AllDay(date(2027, 3, 1), date(2027, 3, 1))
    return Event("x", "x@almanac.example.org", text, when, "Meetup", sequence=sequence)


def history(changes: int, modified: datetime = MODIFIED, *, uncommitted: bool = False) -> FileHistory:
    return FileHistory(CREATED, modified, CREATED, changes, (), uncommitted)


@pytest.mark.parametrize(
    ("known", "sequence", "expected"),
    [
        pytest.param(history(1), 0, Revision(CREATED, MODIFIED, 0), id="the first commit"),
        pytest.param(history(3), 0, Revision(CREATED, MODIFIED, 2), id="the third commit"),
        pytest.param(history(3), 4, Revision(CREATED, MODIFIED, 6), id="on from an import"),
        pytest.param(history(3, uncommitted=True), 0, Revision(CREATED, NOW, 3), id="not committed yet: now, one more"),
        pytest.param(history(0, uncommitted=True), 0, Revision(NOW, NOW, 0), id="never committed"),
        pytest.param(None, 4, Revision(NOW, NOW, 4), id="a tree without git"),
    ],
)
def test_a_revision_follows_the_commits(known: FileHistory | None, sequence: int, expected: Revision) -> None:
    assert revision(event(sequence), known, NOW) == expected


@pytest.mark.parametrize(
    ("known", "modified"),
    [
        pytest.param(history(5, EARLIER), MODIFIED, id="translated before the original was changed"),
        pytest.param(history(1, LATER), LATER, id="translated since"),
        pytest.param(history(2, LATER, uncommitted=True), NOW, id="not committed yet"),
        pytest.param(history(0, uncommitted=True), NOW, id="never committed"),
        pytest.param(None, NOW, id="a tree without git"),
    ],
)
def test_other_words_are_of_the_later_of_both_changes_and_raise_no_sequence(
    known: FileHistory | None, modified: datetime
) -> None:
    assert translated(ORIGINAL, known, NOW) == Revision(CREATED, modified, 4)


def test_what_is_not_committed_is_as_of_now() -> None:
    files = [history(1), history(1, uncommitted=True), history(0), None]

    assert [is_as_of_now(known) for known in files] == [False, True, True, True]
