"""What goes wrong when an event is added or changed."""

from __future__ import annotations

import pytest
from sites import EVENT, NOW, OTHER, SITE, event, tree

from almanac.check.entries import Entries
from almanac.check.permanence.changed_events import faults_of_changed_events
from almanac.model.problem import Severity


def warned(before: dict[str, str], after: dict[str, str], **renames: str) -> list[str]:
    earlier, present = Entries(SITE, tree(before)).events, Entries(SITE, tree(after)).events
    return [str(problem) for problem in faults_of_changed_events(earlier, present, renames, NOW)]


def errors(before: dict[str, str], after: dict[str, str]) -> list[str]:
    earlier, present = Entries(SITE, tree(before)).events, Entries(SITE, tree(after)).events
    problems = faults_of_changed_events(earlier, present, {}, NOW)
    return [str(problem) for problem in problems if problem.severity is Severity.ERROR]


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


NOT_TOLD = "whoever noted the old month is not told"


@pytest.mark.parametrize(
    ("after", "said"),
    [
        pytest.param(on("2026-07"), [], id="the same month"),
        pytest.param(on("2026-07-31"), [], id="a day of the month"),
        pytest.param(on("2026-07-31 18:00", TIMED), [], id="a time in the month"),
        pytest.param(
            on("2026-08-01"),
            [f"{EVENT}:3: start: moves from 2026-07 to 2026-08-01: {NOT_TOLD}"],
            id="a day of the next month",
        ),
        pytest.param(
            on("2026-08"), [f"{EVENT}:3: start: moves from 2026-07 to 2026-08: {NOT_TOLD}"], id="the next month"
        ),
    ],
)
def test_a_month_moves_when_it_is_another(after: str, said: list[str]) -> None:
    hint = "(add `status: rescheduled`, `status_note: WHY` and `previous_start: [2026-07]`)"
    assert warned({EVENT: on("2026-07")}, {EVENT: after}) == [f"{message} {hint}" for message in said]


def test_the_lines_of_the_hint_are_all_it_takes_for_a_month() -> None:
    lines = ("status: rescheduled", "status_note: WHY", "previous_start: [2026-07]")
    assert warned({EVENT: on("2026-07")}, {EVENT: on("2026-08", *lines)}) == []


@pytest.mark.parametrize(
    ("before", "start"),
    [
        pytest.param(on("2026-07-01"), "2026-07-01", id="a whole day"),
        pytest.param(on("2026-07-01 18:00", TIMED), "2026-07-01 18:00", id="a time"),
        pytest.param(
            on("2026-07-01", "status: postponed", "status_note: WHY"), "2026-07-01", id="of what was postponed before"
        ),
    ],
)
@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((), id="nothing said"),
        pytest.param(("status: postponed", "status_note: WHY"), id="postponed"),
        pytest.param(("status: rescheduled", "status_note: WHY", "previous_start: [2026-07-01]"), id="rescheduled"),
    ],
)
def test_a_published_day_that_becomes_a_month_is_an_error(before: str, start: str, lines: tuple[str, ...]) -> None:
    assert errors({EVENT: before}, {EVENT: on("2026-07", *lines)}) == [
        f"{EVENT}:3: start: was 2026-07-01 and is the month 2026-07 alone: it would vanish from people's calendars "
        f"(write `{start}` again, with `status: postponed` and `status_note: WHY`, until its new day is known; "
        "the note may name the month)"
    ]


def test_the_old_day_as_postponed_is_all_it_takes() -> None:
    postponed = on("2026-07-01", "status: postponed", "status_note: It will be in August.")
    assert warned({EVENT: on("2026-07-01")}, {EVENT: postponed}) == []


def test_a_new_event_in_the_month_and_in_the_city_of_another_is_said() -> None:
    place = "place: {city: Katowice, country: PL}"
    files = {EVENT: on("2026-07", place)}
    assert warned(files, {**files, OTHER: on("2026-07", place, title="Y")}) == [
        f"{OTHER}:3: start: is in 2026-07, its day not fixed, in Katowice, as `X` is ({EVENT}) "
        "(if both are the same event, add what is new to the older file)"
    ]
    assert warned(files, {**files, OTHER: on("2026-07-01", place, title="Y")}) == []
