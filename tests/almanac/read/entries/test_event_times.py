"""Start, end and zone together: when it happens, and what is said where they do not fit; more in ``test_event.py``."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.site import Site
from almanac.model.when import MonthOnly, Timed, When
from almanac.read.entries.event_times import read_when
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.schema.event import EventFields
from almanac.read.validation.validate import validate

WARSAW = ZoneInfo("Europe/Warsaw")
ZONE = "timezone: Europe/Warsaw"


def read(*lines: str) -> tuple[When | None, list[str]]:
    front, _ = read_front_matter("\n".join(["---", *lines, ZONE, "---", ""]), "x.md")
    assert front is not None
    checked = validate(front, EventFields, Site("Almanac", "").reading)
    checked.problems.clear()
    return read_when(checked), [f"{problem.severity}: {problem}" for problem in checked.problems]


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        pytest.param(["start: 2027-01-18 19:00"], "`end: 21:00`", id="an evening"),
        pytest.param(["start: 2027-01-18 23:00"], "`end: 2027-01-19 01:00`", id="a night"),
    ],
)
def test_a_time_without_an_end_is_a_moment_with_a_warning(lines: list[str], hint: str) -> None:
    when, (problem,) = read(*lines)

    assert when is not None
    assert problem == (
        "warning: x.md:1: end: is missing: calendars show a moment without length "
        f"(add a line with the likely end, such as {hint})"
    )


def test_an_end_that_is_the_start_is_none() -> None:
    when, (problem,) = read("start: 2027-01-18 19:00", "end: 19:00")

    assert when == Timed(datetime(2027, 1, 18, 19, tzinfo=WARSAW))
    assert problem == (
        "warning: x.md:3: end: `19:00` is when it begins, and is taken for no end "
        "(write the likely end, such as `21:00`; one a day later names its day: `2027-01-19 19:00`)"
    )


def test_a_month_alone_is_a_start_whose_day_is_not_fixed() -> None:
    when, problems = read("start: 2027-05")

    assert when == MonthOnly(date(2027, 5, 1))
    assert problems == [
        "warning: x.md:3: timezone: `Europe/Warsaw` is ignored: of the start only the month is known "
        "(delete the line, or give start its day and a time)"
    ]


@pytest.mark.parametrize("end", ["2027-05-10", "2027-06", "18:00"])
def test_what_has_no_day_has_no_end(end: str) -> None:
    _, problems = read("start: 2027-05", f"end: {end}")

    assert problems[0] == (
        f"error: x.md:3: end: `{end}` ends what has no day yet: the start is the month 2027-05 "
        "(delete the line; it belongs here once start has its day)"
    )
