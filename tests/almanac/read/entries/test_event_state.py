"""What an earlier version of an event said of whether and when it takes place."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.model.event import Status
from almanac.model.history import EventState, ScheduleState
from almanac.model.when import MonthOnly
from almanac.read.entries.event_state import read_event_state

DAY = date(2027, 5, 1)


def version(*lines: str, start: str = "2027-05-01") -> str:
    return "\n".join(["---", "title: A meeting", f"start: {start}", *lines, "---", "Text.\n"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(version(), ScheduleState(Status.CONFIRMED, DAY), id="no status"),
        pytest.param(version("status: tentative"), ScheduleState(Status.TENTATIVE, DAY), id="tentative"),
        pytest.param(
            version("status: cancelled", "status_note: The hall\n  is flooded."),
            ScheduleState(Status.CANCELLED, DAY, (), "The hall is flooded."),
            id="a note over two lines",
        ),
        pytest.param(
            version("status: rescheduled", "previous_start: 2027-04-01"),
            ScheduleState(Status.RESCHEDULED, DAY, (date(2027, 4, 1),)),
            id="one earlier day, without a list",
        ),
        pytest.param(
            version("previous_start: [2027-04-01, '2027-03-01']"),
            ScheduleState(Status.CONFIRMED, DAY, (date(2027, 4, 1), date(2027, 3, 1))),
            id="earlier days in their order",
        ),
        pytest.param(
            version("previous_start: 2027-04", start="2027-06"),
            ScheduleState(Status.CONFIRMED, MonthOnly(date(2027, 6, 1)), (MonthOnly(date(2027, 4, 1)),)),
            id="months alone",
        ),
        pytest.param(version(start="'2027-05-01 9:30'"), ScheduleState(Status.CONFIRMED, DAY), id="a local time"),
        pytest.param(
            version("category: Gone", "colour: of an older schema"),
            ScheduleState(Status.CONFIRMED, DAY),
            id="other fields",
        ),
    ],
)
def test_a_version_says_what_becomes_of_the_event(text: str, expected: ScheduleState) -> None:
    assert read_event_state(text) == EventState(expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("A text without front matter.\n", id="no front matter"),
        pytest.param("<<<<<<< HEAD\n" + version(), id="a merge that was not finished"),
        pytest.param("---\ntitle: No start\n---\n", id="no start"),
        pytest.param(version(start="some day"), id="no day"),
        pytest.param(version(start="09:30"), id="a time without its day"),
        pytest.param(version("status: canceled"), id="no status that there is"),
        pytest.param(version("status: [cancelled]"), id="a list for a status"),
        pytest.param(version("status: {"), id="no YAML"),
        pytest.param(version("draft: true"), id="a draft"),
        pytest.param(version("previous_start: [May]"), id="an earlier day that is none"),
    ],
)
def test_what_no_reader_can_have_seen_says_nothing(text: str) -> None:
    assert read_event_state(text) is None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            "status: cancelled, note: Rain.", ScheduleState(Status.CANCELLED, DAY, (DAY,), "Rain."), id="cancelled"
        ),
        pytest.param("status: postponed", ScheduleState(Status.CANCELLED, DAY, (DAY,)), id="postponed"),
        pytest.param(
            "start: 2027-05-08", ScheduleState(Status.RESCHEDULED, date(2027, 5, 8), (DAY,)), id="another day"
        ),
        pytest.param("start: '19:00'", ScheduleState(Status.RESCHEDULED, DAY, (DAY,)), id="another time"),
        pytest.param("start: '18:00'", None, id="the time it has anyway"),
        pytest.param("end: '23:00'", None, id="only longer"),
        pytest.param("note: Bring a cake.", None, id="only a note"),
        pytest.param("start: later", None, id="unreadable"),
    ],
)
def test_a_single_occurrence_is_cancelled_or_moved(change: str, expected: ScheduleState | None) -> None:
    text = version("repeat:", "  every: week", "  changes:", f"    - {{date: 2027-05-01, {change}}}",
                   start="2027-04-03 18:00")  # fmt: skip
    state = read_event_state(text)
    assert state is not None
    assert state.single.get(DAY) == expected


@pytest.mark.parametrize("repeat", ["repeat: FREQ=WEEKLY", "repeat: {every: week}", "repeat: {changes: none}"])
def test_a_rule_without_changes_changes_nothing(repeat: str) -> None:
    assert read_event_state(version(repeat)) == EventState(ScheduleState(Status.CONFIRMED, DAY))
