"""Months as people write them in place of a day; what is said of other forms is in ``tests/submissions/months.md``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from almanac.model.when import MonthOnly
from almanac.read.fault import Fault
from almanac.read.values.dates import Local
from almanac.read.values.months import read_day_or_month, read_end, read_start

MAY = MonthOnly(date(2027, 5, 1))


@pytest.mark.parametrize("read", [read_start, read_day_or_month, read_end])
@pytest.mark.parametrize("text", ["2027-05", "2027-5", " 2027-05 "])
def test_a_month_is_read_wherever_it_can_stand(read: Callable[[str], object], text: str) -> None:
    assert read(text) == MAY


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        pytest.param(read_start, "2027-05-08", Local(date(2027, 5, 8)), id="a start"),
        pytest.param(read_start, "2027-05-08 18:00", Local(date(2027, 5, 8), time(18)), id="a start with a time"),
        pytest.param(read_end, "18:00", Local(None, time(18)), id="an end"),
        pytest.param(read_day_or_month, "2027-05-08", date(2027, 5, 8), id="an earlier date"),
    ],
)
def test_days_are_read_as_ever(read: Callable[[str], object], text: str, expected: object) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("Mai 2027", "write `2027-05`, or its day too, such as `2027-05-08`", id="a word"),
        pytest.param("05/2027", "write `2027-05`, or its day too, such as `2027-05-08`", id="the year last"),
        pytest.param("2027-05 18:00", "a time needs its day: write `2027-05-08 18:00`, or the month alone: `2027-05`",
                     id="a time"),
        pytest.param("8 May 2027", "write `2027-05-08`", id="a day is a day"),
        pytest.param("05/06/2027", "write `2027-05-06` or `2027-06-05`: year, month, day", id="two days"),
        pytest.param("spring", "write year, month and day, such as `2027-05-08`, or the month alone: `2027-05`",
                     id="neither"),
    ],
)  # fmt: skip
def test_the_month_that_is_meant_is_named(text: str, hint: str) -> None:
    with pytest.raises(Fault) as fault:
        read_start(text)
    assert fault.value.hint == hint
