"""``repeat`` -> a Recurrence: a rule and what departs from it."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.place import Online, Place
from almanac.model.recurrence import Change, Recurrence
from almanac.model.site import Site
from almanac.model.when import AllDay, Timed, When
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.recurrence.repeat_field import read_repeat, shifted
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.read.schema.event import EventFields
from almanac.read.validation.checked import Checked
from almanac.read.validation.validate import validate

LONDON = ZoneInfo("Europe/London")
SUNDAY = AllDay(date(2027, 1, 10), date(2027, 1, 11))
JANUARY_31 = AllDay(date(2027, 1, 31), date(2027, 1, 31))


def london(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)


AT_TWO = Timed(london(2027, 1, 10, 14), london(2027, 1, 10, 16))
OPEN_END = Timed(london(2027, 1, 10, 14))


def values_of(*lines: str) -> Checked[EventFields]:
    """An event whose ``repeat`` stands in line 3 and has ``lines`` below it."""
    yaml = "\n".join(["start: 2027-01-10", "repeat:", *(f"  {line}" for line in lines)])
    front, problems = read_front_matter(f"---\n{yaml}\n---\n", "x.md")
    assert front is not None
    assert problems == []
    values = validate(front, EventFields, Site("Almanac", "").reading)
    values.problems[:] = [problem for problem in values.problems if problem.message != "is missing"]
    return values


def read(when: When, *lines: str) -> Recurrence:
    values = values_of(*lines)
    recurrence = read_repeat(values, when)
    assert recurrence is not None
    assert values.problems == []
    return recurrence


def noted(when: When | None, *lines: str) -> list[str]:
    """What is said, as people read it."""
    values = values_of(*lines)
    read_repeat(values, when)
    return [str(problem).removeprefix("x.md:") for problem in values.problems]


MONTHLY = ("every: month", "day: second Sunday")


@pytest.mark.parametrize(
    ("when", "lines", "expected"),
    [
        pytest.param(SUNDAY, MONTHLY, Recurrence(read_rrule("FREQ=MONTHLY;BYDAY=2SU")), id="a rule alone"),
        pytest.param(
            SUNDAY,
            (*MONTHLY, "except: [2027-02-14, 2027-03-14]"),
            Recurrence(read_rrule("FREQ=MONTHLY;BYDAY=2SU"), excluded=(date(2027, 2, 14), date(2027, 3, 14))),
            id="days left out",
        ),
        pytest.param(
            AT_TWO,
            (*MONTHLY, "except: 2027-04-11"),
            Recurrence(read_rrule("FREQ=MONTHLY;BYDAY=2SU"), excluded=(london(2027, 4, 11, 14),)),
            id="times left out, at the start's time of day",
        ),
        pytest.param(
            SUNDAY,
            (*MONTHLY, "also: 2027-02-15"),
            Recurrence(read_rrule("FREQ=MONTHLY;BYDAY=2SU"), added=(date(2027, 2, 15),)),
            id="a further day",
        ),
        pytest.param(
            AT_TWO,
            (*MONTHLY, "also: [2027-02-15, 2027-02-16 10:00]"),
            Recurrence(read_rrule("FREQ=MONTHLY;BYDAY=2SU"), added=(london(2027, 2, 15, 14), london(2027, 2, 16, 10))),
            id="further times, one of its own",
        ),
        pytest.param(
            AT_TWO,
            ("every: day", "except: 2060-06-01"),
            Recurrence(read_rrule("FREQ=DAILY"), excluded=(london(2060, 6, 1, 14),)),
            id="a day far away in a long series",
        ),
    ],
)
def test_a_series_is_a_rule_and_what_departs_from_it(when: When, lines: tuple[str, ...], expected: Recurrence) -> None:
    assert read(when, *lines) == expected


@pytest.mark.parametrize(
    ("when", "change", "expected"),
    [
        pytest.param(
            SUNDAY,
            "{date: 2027-02-14, start: 2027-02-20}",
            Change(date(2027, 2, 14), AllDay(date(2027, 2, 20), date(2027, 2, 21))),
            id="moved days, as long as the first",
        ),
        pytest.param(
            SUNDAY,
            "{date: 2027-02-14, end: 2027-02-16}",
            Change(date(2027, 2, 14), AllDay(date(2027, 2, 14), date(2027, 2, 16))),
            id="longer days",
        ),
        pytest.param(
            AT_TWO,
            "{date: 2027-02-14, start: 2027-02-21}",
            Change(date(2027, 2, 14), Timed(london(2027, 2, 21, 14), london(2027, 2, 21, 16))),
            id="another day at the usual time",
        ),
        pytest.param(
            AT_TWO,
            "{date: 2027-02-14, start: 10:00}",
            Change(date(2027, 2, 14), Timed(london(2027, 2, 14, 10), london(2027, 2, 14, 12))),
            id="another time of the same day, as long as usual",
        ),
        pytest.param(
            AT_TWO,
            "{date: 2027-02-14, end: 18:00}",
            Change(date(2027, 2, 14), Timed(london(2027, 2, 14, 14), london(2027, 2, 14, 18))),
            id="another end",
        ),
        pytest.param(
            AT_TWO,
            "{date: 2027-02-14, start: 2027-02-20, end: 2027-02-21 01:00}",
            Change(date(2027, 2, 14), Timed(london(2027, 2, 20, 14), london(2027, 2, 21, 1))),
            id="another day, and past midnight",
        ),
        pytest.param(
            OPEN_END,
            "{date: 2027-02-14, start: 10:00}",
            Change(date(2027, 2, 14), Timed(london(2027, 2, 14, 10))),
            id="no end stays no end",
        ),
        pytest.param(
            AT_TWO,
            "{date: 2027-02-14, place: {city: Leeds}, online: 'https://a.org', note: Renovation.}",
            Change(
                date(2027, 2, 14),
                Timed(london(2027, 2, 14, 14), london(2027, 2, 14, 16)),
                Place(city="Leeds"),
                Online("https://a.org"),
                note="Renovation.",
            ),
            id="another place",
        ),
        pytest.param(
            SUNDAY,
            "{date: 2027-02-14, status: cancelled}",
            Change(date(2027, 2, 14), AllDay(date(2027, 2, 14), date(2027, 2, 15)), cancelled=True),
            id="cancelled",
        ),
        pytest.param(
            SUNDAY,
            "{date: 2027-02-14, status: tentative}",
            Change(date(2027, 2, 14), AllDay(date(2027, 2, 14), date(2027, 2, 15))),
            id="not cancelled",
        ),
    ],
)
def test_an_occurrence_may_differ(when: When, change: str, expected: Change) -> None:
    assert read(when, *MONTHLY, f"changes: [{change}]").changes == (expected,)


@pytest.mark.parametrize(
    ("when", "lines", "expected"),
    [
        pytest.param(
            SUNDAY,
            ("except: [2027-02-14]",),
            [
                (
                    "3: repeat: says neither `every` nor `rule` (add a line `every: month` (or `day`, "
                    "`week`, `year`) below it)"
                )
            ],
            id="no rule",
        ),
        pytest.param(
            SUNDAY,
            ("every: fortnight", "until: 2027-12-31", "count: 2"),
            [
                "4: repeat.every: `fortnight` is not a period (write `every: week` and, below it, `interval: 2`)",
                "6: repeat.count: stands beside `until` (delete one of the two lines: either ends the series)",
            ],
            id="several faults of a rule",
        ),
        pytest.param(
            SUNDAY,
            ("every: week", "until: 2026-12-31"),
            ["5: repeat.until: `2026-12-31` is before the start, 2027-01-10 (write `2027-01-10` or a later day)"],
            id="an end before the start",
        ),
        pytest.param(
            SUNDAY,
            ("every: month", "day: third Sunday"),
            [
                (
                    "2: start: `2027-01-10` is not a day of the rule in `repeat` (write `2027-01-17`, the "
                    "nearest day of the rule, or change the rule)"
                )
            ],
            id="a start that the rule does not have",
        ),
        pytest.param(
            SUNDAY,
            ("rule: FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5",),
            [
                "2: start: `2027-01-10` is not a day of the rule in `repeat` "
                "(change the rule: no day of the years before and after fits it)"
            ],
            id="a rule that never begins",
        ),
        pytest.param(
            SUNDAY,
            (*MONTHLY, "except: [2027-02-14, 2027-02-20, 2030-01-01]"),
            [
                "6: repeat.except.1: `2027-02-20` is not a day on which it happens (the nearest is `2027-02-14`)",
                "6: repeat.except.2: `2030-01-01` is not a day on which it happens (the nearest is `2030-01-13`)",
            ],
            id="days left out that are none of its days",
        ),
        pytest.param(
            SUNDAY,
            (*MONTHLY, "except: 2027-02-28"),
            ["6: repeat.except.0: `2027-02-28` is not a day on which it happens (the nearest is `2027-02-14`)"],
            id="a day in the middle between two",
        ),
        pytest.param(
            SUNDAY,
            (*MONTHLY, "except: 2026-12-13"),
            ["6: repeat.except.0: `2026-12-13` is not a day on which it happens (the nearest is `2027-01-10`)"],
            id="a day before the start",
        ),
        pytest.param(
            SUNDAY,
            ("every: week", "count: 2", "except: 2027-02-07"),
            ["6: repeat.except.0: `2027-02-07` is not a day on which it happens (the nearest is `2027-01-17`)"],
            id="a day after the end",
        ),
        pytest.param(
            AT_TWO,
            (*MONTHLY, "also:", "  - 10:00", "  - 2027-01-09", "  - 2027-03-28 01:30"),
            [
                (
                    "7: repeat.also.0: `10:00` is a time without its day (write the day before it, such as "
                    "`2027-01-10 10:00`)"
                ),
                (
                    "8: repeat.also.1: `2027-01-09` lies before the start, 2027-01-10 (write a day from "
                    "`2027-01-10` on, or make this day the start)"
                ),
                (
                    "9: repeat.also.2: `2027-03-28 01:30` does not exist in Europe/London: the clocks skip "
                    "it (did you mean `2027-03-28 02:30`?)"
                ),
            ],
            id="further days that cannot be",
        ),
        pytest.param(
            SUNDAY,
            (*MONTHLY, "also: 2027-02-15 10:00"),
            [
                (
                    "6: repeat.also.0: `2027-02-15 10:00` has a time, but the event takes whole days (write "
                    "the day alone: `2027-02-15`)"
                )
            ],
            id="a further time among days",
        ),
        pytest.param(
            SUNDAY,
            (*MONTHLY, "changes: [{date: 2027-02-15, note: a}]"),
            ["6: repeat.changes.0.date: `2027-02-15` is not a day on which it happens (the nearest is `2027-02-14`)"],
            id="a change of a day that is none of its days",
        ),
        pytest.param(
            SUNDAY,
            (*MONTHLY, "changes: [{date: 2027-02-14, start: 10:00, end: 12:00}]"),
            [
                (
                    "6: repeat.changes.0.start: `10:00` has a time, but the event takes whole days (delete "
                    "the line, or give the event's start a time)"
                ),
                (
                    "6: repeat.changes.0.end: `12:00` has a time, but the event takes whole days (delete the "
                    "line, or give the event's start a time)"
                ),
            ],
            id="times for whole days",
        ),
        pytest.param(
            AT_TWO,
            (*MONTHLY, "changes: [{date: 2027-02-14, end: 2027-02-15}]"),
            [
                (
                    "6: repeat.changes.0.end: `2027-02-15` is a whole day, but the event has times (give it "
                    "a time, such as `2027-02-15 18:00`)"
                )
            ],
            id="a day for times",
        ),
        pytest.param(
            AT_TWO,
            (*MONTHLY, "changes: [{date: 2027-02-14, end: 14:00}]"),
            [
                (
                    "6: repeat.changes.0.end: `14:00` is not after the start, 2027-02-14 14:00 (write a "
                    "later one; an end past midnight names its day: `2027-02-15 01:00`)"
                )
            ],
            id="an end at the start",
        ),
        pytest.param(
            SUNDAY,
            (*MONTHLY, "changes: [{date: 2027-02-14, end: 2027-02-13}]"),
            [
                (
                    "6: repeat.changes.0.end: `2027-02-13` is not after the start, 2027-02-14 (write a later "
                    "one; an end past midnight names its day: `2027-02-15 01:00`)"
                )
            ],
            id="days that end before they begin",
        ),
        pytest.param(
            AT_TWO,
            (*MONTHLY, "changes: [{date: 2027-03-14, start: 2027-03-28 01:30}]"),
            [
                (
                    "6: repeat.changes.0.start: `2027-03-28 01:30` does not exist in Europe/London: the "
                    "clocks skip it (did you mean `2027-03-28 02:30`?)"
                )
            ],
            id="a start that the clocks skip",
        ),
        pytest.param(
            AT_TWO,
            (*MONTHLY, "changes: [{date: 2027-03-14, start: 2027-03-27, end: 2027-03-28 01:30}]"),
            [
                (
                    "6: repeat.changes.0.end: `2027-03-28 01:30` does not exist in Europe/London: the clocks "
                    "skip it (did you mean `2027-03-28 02:30`?)"
                )
            ],
            id="an end that the clocks skip",
        ),
        pytest.param(
            SUNDAY,
            (*MONTHLY, "changes: [{date: 2027-02-14, place: {city: Leeds, latitude: 53.8}}]"),
            [
                (
                    "6: repeat.changes.0.place.latitude: stands without longitude (add a line `longitude: "
                    "...`, or delete this one)"
                )
            ],
            id="half a point",
        ),
        pytest.param(
            None,
            ("every: week", "day: Fryday", "until: 14:00"),
            [
                "5: repeat.day.0: `Fryday` is not a weekday (write `Friday`)",
                "6: repeat.until: `14:00` is a time without its day (write the last day, such as `2027-12-31`)",
            ],
            id="without a start: what does not depend on it",
        ),
        pytest.param(None, ("every: month", "day: third Sunday"), [], id="without a start: nothing else"),
        pytest.param(
            None,
            ("every: [week]", "day: Fryday", "count: x", "until: 14:00"),
            [
                "4: repeat.every: should be one value, not the list `[week]` (write `week`)",
                ("6: repeat.count: `x` is not a whole number from 1 to 9999 (write digits only, such as `2`)"),
                "7: repeat.until: `14:00` is a time without its day (write the last day, such as `2027-12-31`)",
            ],
            id="beside values that are wrong themselves",
        ),
        pytest.param(
            SUNDAY,
            ("every: week", "except: [2027-01-17]", "changes: [{date: 2027-01-17, note: a}]"),
            ["6: repeat.changes.0.date: `2027-01-17` is left out by `except` (delete it here or there)"],
            id="a change of a day that is left out",
        ),
        pytest.param(
            SUNDAY,
            ("every: week", "changes: [{date: 2027-01-17, note: a}, {date: 2027-01-17, note: b}]"),
            ["5: repeat.changes.1.date: `2027-01-17` is changed twice (keep one entry, with all that is different)"],
            id="two changes of one day",
        ),
        pytest.param(
            SUNDAY,
            ("every: week", "changes: [{date: 2027-01-17}]"),
            [
                "5: repeat.changes.0: changes nothing on 2027-01-17 "
                "(add what is different: `start`, `end`, `place`, `online`, `status` or `note`)"
            ],
            id="a change of nothing",
        ),
        pytest.param(
            SUNDAY,
            ("every: week", "count: 2", "except: [2027-01-10, 2027-01-17]"),
            [
                "6: repeat.except: leaves out every day on which it happens "
                "(delete one of the days; of an event that does not happen, say `status: cancelled`)"
            ],
            id="nothing left of it",
        ),
        pytest.param(
            SUNDAY,
            ("every: week", "except: [2027-01-18]", "changes: [{date: 2027-01-17, place: {country: Poland}}]"),
            [
                "6: repeat.changes.0.place.country: `Poland` is not a country's code (write `PL`)",
                "5: repeat.except.0: `2027-01-18` is not a day on which it happens (the nearest is `2027-01-17`)",
            ],
            id="a wrong change hides no wrong day",
        ),
    ],
)
def test_what_is_wrong_with_a_series_is_said(when: When | None, lines: tuple[str, ...], expected: list[str]) -> None:
    assert noted(when, *lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("every: fortnight",), id="no period"),
        pytest.param(("every: month", "day: third Sunday"), id="no occurrence at the start"),
        pytest.param((*MONTHLY, "except: 2027-02-15"), id="a day left out that is none"),
        pytest.param((*MONTHLY, "also: 2027-01-01"), id="a further day before the start"),
        pytest.param((*MONTHLY, "changes: [{date: 2027-02-15}]"), id="a change of none of its days"),
    ],
)
def test_a_series_with_an_error_is_none(lines: tuple[str, ...]) -> None:
    assert read_repeat(values_of(*lines), SUNDAY) is None


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        pytest.param(("every: month",), 31, id="the start's day"),
        pytest.param(("every: month", "day: [30, 31]"), 31, id="days of its own"),
        pytest.param(("every: month", "day: [29, last]"), 29, id="the 29th"),
        pytest.param(("rule: FREQ=MONTHLY;BYMONTHDAY=31",), 31, id="an RRULE"),
    ],
)
def test_days_that_some_months_do_not_have_are_a_warning(lines: tuple[str, ...], number: int) -> None:
    assert noted(JANUARY_31, *lines) == [
        f"3: repeat: does not happen in months with fewer than {number} days "
        "(to mean the last day of every month, write `day: last`)"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("every: month", "day: last"), id="the last day"),
        pytest.param(("every: month", "day: [28, last]"), id="the 28th"),
        pytest.param(("every: month", "day: last Sunday"), id="a weekday"),
        pytest.param(("every: year",), id="once a year"),
        pytest.param(("every: week",), id="every week"),
        pytest.param(("rule: FREQ=MONTHLY;BYMONTH=1;BYMONTHDAY=31",), id="a month that has it"),
    ],
)
def test_other_days_of_the_month_are_not_mentioned(lines: tuple[str, ...]) -> None:
    assert noted(JANUARY_31, *lines) == []


def test_an_event_that_does_not_repeat_has_no_series() -> None:
    front, _ = read_front_matter("---\ntitle: a\n---\n", "x.md")
    assert front is not None
    assert read_repeat(validate(front, EventFields, Site("Almanac", "").reading), SUNDAY) is None


@pytest.mark.parametrize(
    ("when", "day", "expected"),
    [
        pytest.param(SUNDAY, date(2027, 2, 27), AllDay(date(2027, 2, 27), date(2027, 2, 28)), id="days"),
        pytest.param(
            AT_TWO,
            date(2027, 7, 11),
            Timed(london(2027, 7, 11, 14), london(2027, 7, 11, 16)),
            id="a time, in summer too",
        ),
        pytest.param(
            Timed(london(2027, 1, 9, 23), london(2027, 1, 10, 3)),
            date(2027, 3, 27),
            Timed(london(2027, 3, 27, 23), london(2027, 3, 28, 3)),
            id="a night of a clock change: the clock counts",
        ),
    ],
)
def test_an_event_on_another_day_is_as_long_as_the_first(when: When, day: date, expected: When) -> None:
    assert shifted(when, day) == expected
