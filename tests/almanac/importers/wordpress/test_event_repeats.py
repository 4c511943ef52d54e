"""How events repeat, of what The Events Calendar Pro keeps."""

from __future__ import annotations

from typing import Any

import pytest
from exports import event, only, planned

from almanac.importers.wordpress.event_repeats import LOST, NOT_SAID

START = "2027-06-08 18:00:00"  # a Tuesday, the second of its month
END = "2027-06-08 20:00:00"
NEVER = {"end-type": "Never"}


def custom(kind: str, end: dict[str, Any] = NEVER, **parts: Any) -> dict[str, Any]:
    return {"type": "Custom", "custom": {"type": kind, "same-time": "yes", **parts}, **end}


def rules(*some: dict[str, Any], exclusions: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {"rules": dict(enumerate(some)), "exclusions": dict(enumerate(exclusions)), "description": None}


def day(text: str) -> dict[str, Any]:
    return custom("Date", date={"date": text})


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        pytest.param(rules(custom("Daily", interval="2")), {"every": "day", "interval": 2}, id="every second day"),
        pytest.param(
            rules({"type": "Every Week", **NEVER}), {"every": "week"}, id="every week, as older versions have it"
        ),
        pytest.param(rules(custom("Weekly", week={"day": {0: "2"}})), {"every": "week"}, id="on the day of its start"),
        pytest.param(
            rules(custom("Weekly", week={"day": {0: "4", 1: "2"}})),
            {"every": "week", "day": ["Tuesday", "Thursday"]},
            id="on two days",
        ),
        pytest.param(
            rules(custom("Monthly", month={"same-day": "no", "number": "2", "day": "2"})),
            {"every": "month", "day": "second Tuesday"},
            id="an ordinal as a number",
        ),
        pytest.param(
            rules(custom("Monthly", month={"number": "Second", "day": "2"})),
            {"every": "month", "day": "second Tuesday"},
            id="an ordinal as a word",
        ),
        pytest.param(
            rules(custom("Monthly", month={"number": "8"})), {"every": "month", "day": "8"}, id="a day of the month"
        ),
        pytest.param(
            rules(custom("Monthly", month={"same-day": "yes", "number": "2", "day": "2"})),
            {"every": "month"},
            id="the same day",
        ),
        pytest.param(
            rules(custom("Yearly", year={"month": {0: "6"}, "number": "2", "day": "2"})),
            {"every": "year", "day": "second Tuesday of June"},
            id="every year",
        ),
        pytest.param(
            rules(custom("Weekly", {"end-type": "On", "end": "2027-12-31"})),
            {"every": "week", "until": "2027-12-31"},
            id="until a day",
        ),
        pytest.param(
            rules(custom("Weekly", {"end-type": "After", "end-count": 5})),
            {"every": "week", "count": 5},
            id="a number of times",
        ),
        pytest.param(
            rules(custom("Weekly"), exclusions=(day("2027-06-22"), day("2027-06-23"))),
            {"every": "week", "except": ["2027-06-22"]},
            id="without a day; another is none of it",
        ),
        pytest.param(
            rules(custom("Weekly"), day("2027-06-24")), {"every": "week", "also": ["2027-06-24"]}, id="and a day more"
        ),
    ],
)
def test_rules_that_can_be_said(kept: dict[str, Any], expected: dict[str, Any]) -> None:
    entry = only(event(1, START, END, meta={"_EventRecurrence": kept}))

    assert (entry.fields["repeat"], entry.notes) == (expected, ())
    assert "uid" not in entry.fields


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param(rules(custom("Weekly", week={"day": {0: "5"}})), id="the start is no day of it"),
        pytest.param(rules(custom("Weekly"), custom("Monthly")), id="two rules"),
        pytest.param(rules(custom("Yearly", year={"month": {0: "6", 1: "9"}})), id="several months"),
        pytest.param(rules(custom("Weekly"), exclusions=(custom("Monthly"),)), id="a rule that leaves out"),
        pytest.param(rules(custom("Weekly", {"end-type": "On", "end": "soon"})), id="an end that is none"),
        pytest.param(rules(custom("Weekly", {"end-type": "After", "end-count": "x"})), id="a number that is none"),
        pytest.param(rules(custom("Hourly")), id="a period that there is not"),
        pytest.param(rules(custom("Monthly", month={"number": "40"})), id="a day that there is not"),
    ],
)
def test_rules_that_cannot_be_said_are_named(kept: dict[str, Any]) -> None:
    entry = only(event(1, START, END, meta={"_EventRecurrence": kept}))

    assert (entry.fields.get("repeat"), entry.notes) == (None, (LOST,))


@pytest.mark.parametrize("kept", ["", "a:1:{broken", {"rules": {0: {"type": "None"}}}, {"rules": "x"}])
def test_what_is_no_rule(kept: object) -> None:
    entry = only(event(1, START, END, meta={"_EventRecurrence": kept}))

    assert ("repeat" in entry.fields, entry.notes) == (False, ())


def occurrence(number: int, start: str, **meta: str) -> Any:
    link = f"https://old.example.org/event/talk/{start[:10]}/"
    item = event(number, start, start, parent=1, slug="talk", meta=meta)
    item.link = link
    return item


WEEKLY = event(1, START, END, slug="talk", meta={"_EventRecurrence": rules(custom("Weekly"))})


def test_occurrences_that_are_posts_come_with_their_event_and_say_what_differs() -> None:
    [entry] = planned(
        WEEKLY,
        occurrence(2, "2027-06-15 18:00:00"),
        occurrence(3, "2027-06-22 19:30:00"),
        occurrence(4, "2027-07-06 18:00:00", _tribe_events_status="canceled"),
        occurrence(5, "2027-07-08 18:00:00"),
    )

    assert entry.fields["repeat"] == {
        "every": "week",
        "except": ["2027-06-29"],
        "also": ["2027-07-08"],
        "changes": [{"date": "2027-06-22", "start": "19:30"}, {"date": "2027-07-06", "status": "cancelled"}],
    }
    assert entry.old_addresses[:4] == ("/event/talk/", "/?p=1", "/event/talk/2027-06-15/", "/?p=2")
    assert len(entry.old_addresses) == 10


def test_without_a_rule_that_can_be_said_the_listed_occurrences_are_the_days() -> None:
    mixed = event(1, START, END, meta={"_EventRecurrence": rules(custom("Weekly"), custom("Monthly"))})

    [entry] = planned(mixed, occurrence(2, "2027-06-15 18:00:00"), occurrence(3, "2027-06-20 10:00:00"))

    assert entry.fields["repeat"] == {"every": "day", "count": 1, "also": ["2027-06-15", "2027-06-20 10:00"]}
    assert entry.notes == (NOT_SAID,)


def test_an_occurrence_of_an_event_that_was_not_public_is_an_event_of_its_own() -> None:
    hidden = event(1, START, END, status="private")

    assert [entry.key for entry in planned(hidden, occurrence(2, "2027-06-15 18:00:00"))] == ["post 2"]
