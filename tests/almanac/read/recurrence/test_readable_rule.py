"""Readable keys -> a Rule, and what they cannot mean."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import yaml

from almanac.model.when import AllDay, Timed, When
from almanac.read.recurrence.readable_rule import FaultAt, faults, read_rule
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.read.schema.repeat import RepeatFields

LONDON = ZoneInfo("Europe/London")
SUNDAY = AllDay(date(2027, 1, 10), date(2027, 1, 10))
AT_TWO = Timed(datetime(2027, 1, 10, 14, tzinfo=LONDON), datetime(2027, 1, 10, 16, tzinfo=LONDON))


def fields(text: str) -> RepeatFields:
    """What stands below ``repeat``, between braces."""
    return RepeatFields.model_validate(yaml.load(f"{{{text}}}", Loader=yaml.BaseLoader))  # noqa: S506 - only text


@pytest.mark.parametrize(
    ("keys", "rule"),
    [
        pytest.param("every: day", "FREQ=DAILY", id="every day"),
        pytest.param("every: day, interval: 3", "FREQ=DAILY;INTERVAL=3", id="every third day"),
        pytest.param("every: week", "FREQ=WEEKLY", id="every week, on the day of the start"),
        pytest.param("every: week, interval: 1", "FREQ=WEEKLY", id="an interval of one says nothing"),
        pytest.param("every: week, day: Tuesday", "FREQ=WEEKLY;BYDAY=TU", id="a weekday"),
        pytest.param("every: week, day: [monday, FRIDAY]", "FREQ=WEEKLY;BYDAY=MO,FR", id="weekdays, in any case"),
        pytest.param(
            "every: week, interval: 2, day: Sunday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", id="every second Sunday"
        ),
        pytest.param("every: month", "FREQ=MONTHLY", id="every month"),
        pytest.param("every: month, day: second Sunday", "FREQ=MONTHLY;BYDAY=2SU", id="the second Sunday of the month"),
        pytest.param("every: month, day: last Friday", "FREQ=MONTHLY;BYDAY=-1FR", id="the last Friday"),
        pytest.param(
            "every: month, day: fifth Monday", "FREQ=MONTHLY;BYDAY=5MO", id="the fifth Monday, where there is one"
        ),
        pytest.param(
            "every: month, day: [first Monday, third Monday]",
            "FREQ=MONTHLY;BYDAY=1MO,3MO",
            id="two weekdays of the month",
        ),
        pytest.param("every: month, day: 15", "FREQ=MONTHLY;BYMONTHDAY=15", id="a day of the month"),
        pytest.param("every: month, day: [1, 15]", "FREQ=MONTHLY;BYMONTHDAY=1,15", id="two days of the month"),
        pytest.param("every: month, day: last", "FREQ=MONTHLY;BYMONTHDAY=-1", id="the last day of the month"),
        pytest.param("every: month, day: [15, last]", "FREQ=MONTHLY;BYMONTHDAY=15,-1", id="the middle and the end"),
        pytest.param("every: year", "FREQ=YEARLY", id="every year"),
        pytest.param(
            "every: year, day: first Saturday of March", "FREQ=YEARLY;BYMONTH=3;BYDAY=1SA", id="a weekday of a month"
        ),
        pytest.param("every: year, day: 15 of January", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15", id="a day of a month"),
        pytest.param("every: year, day: 15 january", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15", id="as a date is said"),
        pytest.param(
            "every: year, day: last of February", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", id="a month's last day"
        ),
        pytest.param("every: year, day: 29 February", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", id="a day of leap years"),
        pytest.param(
            "every: year, day: [1 of May, 8 of May]", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1,8", id="two days of a month"
        ),
        pytest.param("every: week, count: 12", "FREQ=WEEKLY;COUNT=12", id="twelve times"),
        pytest.param("rule: FREQ=MONTHLY;BYDAY=2SU", "FREQ=MONTHLY;BYDAY=2SU", id="an RRULE"),
        pytest.param("rule: 'RRULE:byday=2su;freq=monthly'", "FREQ=MONTHLY;BYDAY=2SU", id="an RRULE in another form"),
    ],
)
def test_readable_keys_are_a_rule(keys: str, rule: str) -> None:
    assert faults(fields(keys)) == []
    assert [read_rule(fields(keys), when) for when in (SUNDAY, AT_TWO)] == [read_rrule(rule)] * 2


@pytest.mark.parametrize(
    ("keys", "when", "rule"),
    [
        pytest.param("every: week, until: 2027-12-31", SUNDAY, "FREQ=WEEKLY;UNTIL=20271231", id="whole days: a date"),
        pytest.param(
            "every: week, until: 2027-12-31",
            AT_TWO,
            "FREQ=WEEKLY;UNTIL=20271231T235959Z",
            id="times: that day's end in UTC",
        ),
        pytest.param(
            "every: week, until: 2027-07-31",
            AT_TWO,
            "FREQ=WEEKLY;UNTIL=20270731T225959Z",
            id="times in summer: an hour earlier in UTC",
        ),
        pytest.param(
            "every: week, until: 2027-07-31 14:00",
            AT_TWO,
            "FREQ=WEEKLY;UNTIL=20270731T130000Z",
            id="times: a local time",
        ),
        pytest.param(
            "every: week, until: 2027-01-10", SUNDAY, "FREQ=WEEKLY;UNTIL=20270110", id="until the start itself"
        ),
        pytest.param("rule: FREQ=DAILY;UNTIL=20270731", SUNDAY, "FREQ=DAILY;UNTIL=20270731", id="an RRULE: a date"),
        pytest.param(
            "rule: FREQ=DAILY;UNTIL=20270731T120000Z",
            SUNDAY,
            "FREQ=DAILY;UNTIL=20270731",
            id="an RRULE: a time too many",
        ),
        pytest.param(
            "rule: FREQ=DAILY;UNTIL=20270731", AT_TWO, "FREQ=DAILY;UNTIL=20270731T225959Z", id="an RRULE: a day's end"
        ),
        pytest.param(
            "rule: FREQ=DAILY;UNTIL=20270731T140000",
            AT_TWO,
            "FREQ=DAILY;UNTIL=20270731T130000Z",
            id="an RRULE: local time",
        ),
        pytest.param(
            "rule: FREQ=DAILY;UNTIL=20270731T130000Z",
            AT_TWO,
            "FREQ=DAILY;UNTIL=20270731T130000Z",
            id="an RRULE: UTC stays",
        ),
    ],
)
def test_an_end_has_the_form_of_the_start(keys: str, when: When, rule: str) -> None:
    assert read_rule(fields(keys), when) == read_rrule(rule)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param(
            "every: monht",
            [(("every",), "`monht` is not a period", "write `month`")],
            id="a slip in the period",
        ),
        pytest.param(
            "every: fortnight",
            [(("every",), "`fortnight` is not a period", "write `every: week` and, below it, `interval: 2`")],
            id="an unknown period",
        ),
        pytest.param(
            "every: day, day: Monday",
            [(("day",), "says nothing where every day is meant", "delete the line, or write `every: week`")],
            id="a weekday of every day",
        ),
        pytest.param(
            "every: week, day: [Monday, Fryday, zzz]",
            [
                (("day", 1), "`Fryday` is not a weekday", "write `Friday`"),
                (
                    ("day", 2),
                    "`zzz` is not a weekday",
                    "write Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday",
                ),
            ],
            id="every wrong weekday",
        ),
        pytest.param(
            "every: week, day: second Sunday",
            [
                (
                    ("day", 0),
                    "`second Sunday` is not a weekday",
                    "it goes with `every: month`; of a week, write the weekday alone",
                )
            ],
            id="a weekday of a month in a week",
        ),
        pytest.param(
            "every: month, day: Sunday",
            [
                (
                    ("day", 0),
                    "`Sunday` is not a day of the month",
                    "which of them? write `first Sunday` to `fifth Sunday`, or `last Sunday`",
                )
            ],
            id="a weekday that does not say which",
        ),
        pytest.param(
            "every: month, day: 2nd Sunday",
            [
                (
                    ("day", 0),
                    "`2nd Sunday` is not a day of the month",
                    "write `second Sunday`",
                )
            ],
            id="an ordinal in digits",
        ),
        pytest.param(
            "every: month, day: second Sunnday",
            [(("day", 0), "`second Sunnday` is not a day of the month", "write `second Sunday`")],
            id="a slip in its weekday",
        ),
        pytest.param(
            "every: month, day: 32",
            [
                (
                    ("day", 0),
                    "`32` is not a day of the month",
                    (
                        "write a weekday with `first` to `fifth` or `last`, such as `second Sunday`, or a "
                        "number, or `last`"
                    ),
                )
            ],
            id="a day 32",
        ),
        pytest.param(
            "every: month, day: [15, first Monday]",
            [
                (
                    ("day",),
                    "mixes days of the month and weekdays: `15, first Monday`",
                    "keep one kind, and write the other days in `also`",
                )
            ],
            id="two kinds of days",
        ),
        pytest.param(
            "every: year, day: first Saturday",
            [
                (
                    ("day", 0),
                    "`first Saturday` is not a day of a year",
                    "write it as `second Sunday of March` or `15 of March`",
                )
            ],
            id="a year's day without a month",
        ),
        pytest.param(
            "every: year, day: first Saturday of Mars",
            [(("day", 0), "`first Saturday of Mars` is not a day of a year", "write `first Saturday of March`")],
            id="a slip in the month",
        ),
        pytest.param(
            "every: year, day: [1 of May, 1 of June]",
            [
                (
                    ("day",),
                    "names several months, May and June",
                    "keep one, and write a second event or a `rule:` for the other",
                )
            ],
            id="two months",
        ),
        pytest.param(
            "every: year, day: 30 of February",
            [
                (
                    ("day",),
                    "`30 of February` is a day that the month never has",
                    "write an earlier day, or `last` for the month's last",
                )
            ],
            id="a day that never comes",
        ),
        pytest.param(
            "every: week, until: 14:00",
            [(("until",), "`14:00` is a time without its day", "write the last day, such as `2027-12-31`")],
            id="an end without a day",
        ),
        pytest.param(
            "every: week, until: 2027-12-31, count: 12",
            [(("count",), "stands beside `until`", "delete one of the two lines: either ends the series")],
            id="two ends",
        ),
        pytest.param(
            "rule: FREQ=DAILY, every: day, count: 2",
            [
                (("every",), "stands beside `rule`", "delete the line: the rule says it already"),
                (("count",), "stands beside `rule`", "delete the line: the rule says it already"),
            ],
            id="keys beside an RRULE",
        ),
        pytest.param(
            "rule: FREQ=DAILY;INTERVAL=0",
            [(("rule",), "has INTERVAL=0: `0` is not possible there", "write a number from 1 to 9999")],
            id="an RRULE that is none",
        ),
        pytest.param(
            "every: fortnight, until: 14:00, count: 2",
            [
                (("every",), "`fortnight` is not a period", "write `every: week` and, below it, `interval: 2`"),
                (("until",), "`14:00` is a time without its day", "write the last day, such as `2027-12-31`"),
                (("count",), "stands beside `until`", "delete one of the two lines: either ends the series"),
            ],
            id="several at once",
        ),
    ],
)
def test_what_keys_cannot_mean_is_found_at_once_without_a_start(
    keys: str, expected: list[tuple[tuple[str | int, ...], str, str]]
) -> None:
    assert [(fault.where, fault.message, fault.hint) for fault in faults(fields(keys))] == expected


@pytest.mark.parametrize(
    ("keys", "when", "expected"),
    [
        pytest.param(
            "every: week, until: 2027-01-09",
            SUNDAY,
            (("until",), "`2027-01-09` is before the start, 2027-01-10", "write `2027-01-10` or a later day"),
            id="an end before the start",
        ),
        pytest.param(
            "rule: FREQ=DAILY;UNTIL=20270109T235959Z",
            AT_TWO,
            (("rule",), "`2027-01-09` is before the start, 2027-01-10", "write `2027-01-10` or a later day"),
            id="an end before the start in an RRULE",
        ),
        pytest.param(
            "rule: FREQ=DAILY;UNTIL=20270110T135959Z",
            AT_TWO,
            (
                ("rule",),
                "`2027-01-10 13:59` is before the start, 2027-01-10 14:00",
                "write `2027-01-10` alone, or a later day",
            ),
            id="an end in an RRULE on the day of the start, before it",
        ),
        pytest.param(
            "every: week, until: 2027-12-31 14:00",
            SUNDAY,
            (
                ("until",),
                "`2027-12-31 14:00` has a time, but the event takes whole days",
                "write the day alone: `2027-12-31`",
            ),
            id="a time for whole days",
        ),
    ],
)
def test_what_does_not_fit_the_start_is_a_fault(
    keys: str, when: When, expected: tuple[tuple[str, ...], str, str]
) -> None:
    with pytest.raises(FaultAt) as caught:
        read_rule(fields(keys), when)
    assert (caught.value.where, caught.value.message, caught.value.hint) == expected
