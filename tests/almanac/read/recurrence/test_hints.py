"""Words of a rule that are none: the one that is meant."""

from __future__ import annotations

import pytest

from almanac.read.recurrence.hints import (
    day_of_month_hint,
    day_of_year_hint,
    period_hint,
    repeat_hint,
    weekday_hint,
)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("weekly", "write `week`", id="an adverb"),
        pytest.param("Weeks", "write `week`", id="several"),
        pytest.param("monht", "write `month`", id="a slip"),
        pytest.param("every year", "write `year`", id="every"),
        pytest.param("fortnight", "write `every: week` and, below it, `interval: 2`", id="two weeks in a word"),
        pytest.param("2 weeks", "write `every: week` and, below it, `interval: 2`", id="two weeks in two"),
        pytest.param("other month", "write `every: month` and, below it, `interval: 2`", id="every other"),
        pytest.param("Mondays", "write `every: week` and, below it, `day: Monday`", id="a weekday"),
        pytest.param(
            "2 Mondays", "write `every: week` and, below it, `interval: 2` and `day: Monday`", id="every second Monday"
        ),
        pytest.param("hour", "write `day`, `week`, `month` or `year`", id="too short a period"),
        pytest.param("first Monday of May", "write `day`, `week`, `month` or `year`", id="a whole rule"),
        pytest.param("", "write `day`, `week`, `month` or `year`", id="nothing"),
    ],
)
def test_a_period_that_is_meant_is_named(text: str, hint: str) -> None:
    assert period_hint(text) == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("weekly", "write `repeat: {every: week}`", id="an adverb"),
        pytest.param("every 2 weeks", "write `repeat: {every: week, interval: 2}`", id="with an interval"),
        pytest.param("every Friday", "write `repeat: {every: week, day: Friday}`", id="with a weekday"),
        pytest.param("now and then", "", id="no rule"),
    ],
)
def test_a_rule_in_a_word_is_written_out(text: str, hint: str) -> None:
    assert repeat_hint(text) == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("Sat", "write `Saturday`", id="its beginning"),
        pytest.param("fr", "write `Friday`", id="two letters"),
        pytest.param("Satuday", "write `Saturday`", id="a slip"),
        pytest.param("Saturday and Sunday", "write a list: `[Saturday, Sunday]`", id="two"),
        pytest.param(
            "second Saturday", "it goes with `every: month`; of a week, write the weekday alone", id="one of a month"
        ),
        pytest.param("s", "write Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday", id="one letter"),
        pytest.param(
            "sobota", "write Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday", id="another language"
        ),
    ],
)
def test_a_weekday_that_is_meant_is_named(text: str, hint: str) -> None:
    assert weekday_hint(text) == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("8th", "write `8`", id="an ordinal number"),
        pytest.param("last day", "write `last`", id="the last"),
        pytest.param("2nd Sunday", "write `second Sunday`", id="digits"),
        pytest.param("Second sun", "write `second Sunday`", id="a short weekday"),
        pytest.param(
            "Sunday", "which of them? write `first Sunday` to `fifth Sunday`, or `last Sunday`", id="no ordinal"
        ),
        pytest.param("second Sunday of May", "a month stands there with `every: year` only", id="a month"),
        pytest.param(
            "32",
            "write a weekday with `first` to `fifth` or `last`, such as `second Sunday`, or a number, or `last`",
            id="no such day",
        ),
        pytest.param(
            "sixth Sunday",
            "write a weekday with `first` to `fifth` or `last`, such as `second Sunday`, or a number, or `last`",
            id="no such week",
        ),
    ],
)
def test_a_day_of_the_month_that_is_meant_is_named(text: str, hint: str) -> None:
    assert day_of_month_hint(text) == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("second Sunday in March", "write `second Sunday of March`", id="in"),
        pytest.param("2nd Sunday of march", "write `second Sunday of March`", id="digits"),
        pytest.param("15 of Mars", "write `15 of March`", id="a slip"),
        pytest.param("March 15", "write `15 of March`", id="the month first"),
        pytest.param("2027-03-15", "write `15 of March`", id="a date"),
        pytest.param("last of Februery", "write `last of February`", id="the last"),
        pytest.param("15", "write it as `second Sunday of March` or `15 of March`", id="no month"),
    ],
)
def test_a_day_of_the_year_that_is_meant_is_named(text: str, hint: str) -> None:
    assert day_of_year_hint(text) == hint
