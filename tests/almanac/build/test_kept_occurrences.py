"""What was found of an event that repeats is found again without following its rule, while no fact is another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from almanac.build import kept_occurrences
from almanac.build.kept_occurrences import KeptOccurrences
from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.recurrence import Change, Frequency, Occurrence, Recurrence, Rule
from almanac.model.site import Site
from almanac.model.when import AllDay, Dated, Timed
from almanac.render.events.occurrences import expanded
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.store.results import Results

LONDON = ZoneInfo("Europe/London")
# In the hour that clocks have twice, and in winter, when London has the time of UTC.
NIGHT = Timed(datetime(2026, 10, 18, 1, 30, tzinfo=LONDON), datetime(2026, 10, 18, 2, 15, tzinfo=LONDON))
DAYS = AllDay(date(2026, 10, 18), date(2026, 10, 19))
WEEKLY = Recurrence(Rule(Frequency.WEEKLY))
MOVED = Timed(datetime(2026, 11, 2, 9, tzinfo=LONDON))
CHANGED = replace(WEEKLY, changes=(Change(date(2026, 11, 1), MOVED, note="Later."),),
                  added=(datetime(2026, 11, 4, 12, tzinfo=LONDON),))  # fmt: skip
SITE = Site("Almanac", "https://almanac.example")
WINDOW = date(2026, 10, 1), date(2026, 12, 1)


def event(when: Dated = NIGHT, recurrence: Recurrence | None = WEEKLY) -> Event:
    text = EventText(Source("events/2026/tea.md", "events/2026/tea"), "en", "Tea", "Of tea.", "/events/tea/")
    return Event("tea", "tea@x", text, when, "Meetup", recurrence=recurrence)


def kept(root: Path, of: Event, program: bytes = bytes(16)) -> KeptOccurrences:
    edition = Edition(SITE, datetime(2026, 10, 1, tzinfo=UTC), events=(of,))
    return KeptOccurrences(Results(root / ".almanac"), program, Fingerprints(edition))


def found(root: Path, of: Event, program: bytes = bytes(16)) -> tuple[Occurrence, ...]:
    """As one build after another finds them."""
    known = kept(root, of, program)
    occurrences = known.expanded(of, *WINDOW)
    known.keep()
    return occurrences


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The events whose rules were followed."""
    seen: list[str] = []

    def noted(event: Event, start: date, end: date) -> tuple[Occurrence, ...]:
        seen.append(event.slug)
        return expanded(event, start, end)

    monkeypatch.setattr(kept_occurrences, "expanded", noted)
    return seen


@pytest.mark.parametrize("recurrence", [WEEKLY, CHANGED], ids=["a rule", "departures from it"])
@pytest.mark.parametrize("when", [NIGHT, DAYS], ids=["times", "days"])
def test_what_was_found_is_found_again(when: Dated, recurrence: Recurrence, tmp_path: Path, counted: list[str]) -> None:
    if recurrence is CHANGED and when is DAYS:
        recurrence = replace(WEEKLY, changes=(Change(date(2026, 11, 1), AllDay(date(2026, 11, 3), date(2026, 11, 3))),))
    of = event(when, recurrence)
    first, again = found(tmp_path, of), found(tmp_path, of)

    assert counted == ["tea"]
    assert again == first == expanded(of, *WINDOW)
    assert repr(again) == repr(first)  # zones and folds, which equality passes over


def test_another_fact_program_or_window_is_found_anew(tmp_path: Path, counted: list[str]) -> None:
    found(tmp_path, event())
    found(tmp_path, event(recurrence=replace(WEEKLY, excluded=(datetime(2026, 11, 1, 1, 30, tzinfo=LONDON),))))
    found(tmp_path, event(), b"1" * 16)
    kept(tmp_path, event()).expanded(event(), date(2026, 10, 2), WINDOW[1])

    assert len(counted) == 4


def test_other_words_are_no_other_event(tmp_path: Path, counted: list[str]) -> None:
    found(tmp_path, event())
    found(tmp_path, replace(event(), text=replace(event().text, title="Coffee", summary="Of coffee.")))

    assert len(counted) == 1


def test_what_happens_once_is_not_kept(tmp_path: Path) -> None:
    assert found(tmp_path, event(recurrence=None)) == expanded(event(recurrence=None), *WINDOW)
    assert not [*Results(tmp_path / ".almanac").values("occurrences")]


def test_what_is_damaged_is_found_anew(tmp_path: Path) -> None:
    first, results = found(tmp_path, event()), Results(tmp_path / ".almanac")
    results.keep_values("occurrences", dict.fromkeys(results.values("occurrences"), b"nothing"))

    assert found(tmp_path, event()) == first


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    for number in range(6):
        found(tmp_path, event(), bytes([number]) * 16)

    assert len(Results(tmp_path / ".almanac").values("occurrences")) <= 5
