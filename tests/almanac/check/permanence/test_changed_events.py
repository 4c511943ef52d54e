"""What goes wrong when an event is added or changed."""

from __future__ import annotations

import pytest
from sites import EVENT, NOW, OTHER, SITE, event, tree

from almanac.check.entries import Entries
from almanac.check.permanence.changed_events import faults_of_changed_events


def warned(before: dict[str, str], after: dict[str, str], **renames: str) -> list[str]:
    earlier, present = Entries(SITE, tree(before)).events, Entries(SITE, tree(after)).events
    return [str(problem) for problem in faults_of_changed_events(earlier, present, renames, NOW)]


def on(start: str, *fields: str, title: str = "X") -> str:
    return event(*fields, title=title).replace("start: 2026-05-01", f"start: {start}")


MOVED = f"{EVENT}:3: start: moves from 2026-07-01 to 2026-07-02: whoever noted the old day is not told"
TIMED = "timezone: Europe/Warsaw"


def test_a_day_that_moves_is_said_with_the_lines_to_add() -> None:
    assert warned({EVENT: on("2026-07-01")}, {EVENT: on("2026-07-02")}) == [
        f"{MOVED} (add `status: rescheduled`, `status_note: WHY` and `previous_start: [2026-07-01]`)"
    ]


def test_the_lines_of_the_hint_are_all_it_takes() -> None:
    lines = ("status: rescheduled", "status_note: WHY", "previous_start: [2026-07-01]")
    assert warned({EVENT: on("2026-07-01")}, {EVENT: on("2026-07-02", *lines)}) == []


def test_earlier_days_stay_in_the_hint() -> None:
    lines = ("status: rescheduled", "status_note: WHY", "previous_start: [2026-06-01]")
    assert warned({EVENT: on("2026-07-01", *lines)}, {EVENT: on("2026-07-02", *lines)}) == [
        f"{MOVED} (add `previous_start: [2026-06-01, 2026-07-01]`)"
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("2026-07-01 18:00", "2026-07-02 17:00", 0, id="by less than a day"),
        pytest.param("2026-07-01 18:00", "2026-07-02 18:00", 1, id="by a day"),
        pytest.param("2026-07-02 18:00", "2026-07-01 18:00", 1, id="to an earlier day"),
        pytest.param("2026-07-01 18:00", "2026-07-01 20:00", 0, id="by hours"),
    ],
)
def test_times_move_by_a_day_or_more(before: str, after: str, expected: int) -> None:
    assert len(warned({EVENT: on(before, TIMED)}, {EVENT: on(after, TIMED)})) == expected


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_does_not_take_place_has_not_moved(status: str) -> None:
    after = on("2026-07-02", f"status: {status}", "status_note: WHY")
    assert warned({EVENT: on("2026-07-01")}, {EVENT: after}) == []


def test_what_was_a_draft_had_no_day() -> None:
    assert warned({EVENT: on("2026-07-01", "draft: true")}, {EVENT: on("2026-07-02")}) == []


def test_a_new_event_that_is_over_is_said() -> None:
    assert warned({}, {EVENT: on("2025-07-01")}) == [
        f"{EVENT}:3: start: is new, and was over on 2025-07-01 "
        "(is the year right? If it is, leave it: what is past stands in the archive)"
    ]


@pytest.mark.parametrize("repeats", [["repeat: {every: year}"], []], ids=["what repeats", "what comes"])
def test_a_new_event_that_comes_again_is_not(repeats: list[str]) -> None:
    assert warned({}, {EVENT: on("2026-07-01" if not repeats else "2025-07-01", *repeats)}) == []


def test_a_new_event_on_the_day_and_in_the_city_of_another_is_said() -> None:
    place = "place: {name: Library, city: Katowice, country: PL}"
    lower = "place: {name: City library, city: katowice, country: PL}"
    files = {EVENT: on("2026-07-01", place)}
    assert warned(files, {**files, OTHER: on("2026-07-01", lower, title="Y")}) == [
        f"{OTHER}:3: start: begins on 2026-07-01 in katowice, as `X` does ({EVENT}) "
        "(if both are the same event, add what is new to the older file)"
    ]
    assert warned(files, {**files, OTHER: on("2026-07-02", lower, title="Y")}) == []
