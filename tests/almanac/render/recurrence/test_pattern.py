"""A rule comes to the same pattern however it was written."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.recurrence import Frequency, Weekday
from almanac.model.when import AllDay, Timed, When
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.recurrence.pattern import RecurrencePattern, last_day, recurrence_pattern

DAILY, WEEKLY, MONTHLY, YEARLY = Frequency
SUNDAY = AllDay(date(2027, 1, 10), date(2027, 1, 10))
AFTERNOON = Timed(datetime(2027, 1, 10, 14, tzinfo=ZoneInfo("America/New_York")))
SECOND_SUNDAY = RecurrencePattern(MONTHLY, nth_weekdays=((2, Weekday.SUNDAY),))
SUNDAYS = RecurrencePattern(WEEKLY, weekdays=(Weekday.SUNDAY,))


@pytest.mark.parametrize(
    ("rule", "pattern"),
    [
        pytest.param("FREQ=MONTHLY;BYDAY=2SU", SECOND_SUNDAY, id="a numbered weekday"),
        pytest.param("FREQ=MONTHLY;BYDAY=SU;BYSETPOS=2", SECOND_SUNDAY, id="by its position"),
        pytest.param("FREQ=MONTHLY;BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14", SECOND_SUNDAY, id="within seven days"),
        pytest.param("FREQ=WEEKLY;BYDAY=SU", SUNDAYS, id="a weekday"),
        pytest.param("FREQ=WEEKLY;INTERVAL=1", SUNDAYS, id="the weekday of the start"),
        pytest.param("FREQ=MONTHLY;BYDAY=SU", SUNDAYS, id="every Sunday of a month"),
        pytest.param("FREQ=DAILY;BYDAY=SU,SU", SUNDAYS, id="every day that is a Sunday"),
        pytest.param("FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH,FR,SA", RecurrencePattern(DAILY), id="every day of the week"),
        pytest.param("FREQ=MONTHLY", RecurrencePattern(MONTHLY, month_days=(10,)), id="the day of the start"),
        pytest.param(
            "FREQ=MONTHLY;BYMONTHDAY=-1,15,1",
            RecurrencePattern(MONTHLY, month_days=(1, 15, -1)),
            id="the last one last",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=-1FR,3SA,1SA",
            RecurrencePattern(
                MONTHLY, nth_weekdays=((1, Weekday.SATURDAY), (3, Weekday.SATURDAY), (-1, Weekday.FRIDAY))
            ),
            id="numbered weekdays, the last one last",
        ),
        pytest.param(
            "FREQ=YEARLY;INTERVAL=2",
            RecurrencePattern(YEARLY, 2, months=(1,), month_days=(10,)),
            id="the day of the start every second year",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYMONTH=7,1",
            RecurrencePattern(YEARLY, months=(1, 7), month_days=(10,)),
            id="months of every year",
        ),
        pytest.param(
            "FREQ=YEARLY;BYDAY=-1MO",
            RecurrencePattern(YEARLY, months=(12,), nth_weekdays=((-1, Weekday.MONDAY),)),
            id="the last Monday of a year",
        ),
    ],
)
def test_a_rule_has_a_pattern(rule: str, pattern: RecurrencePattern) -> None:
    assert recurrence_pattern(read_rrule(rule), SUNDAY) == pattern


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param("FREQ=YEARLY;BYYEARDAY=100", id="a day of the year"),
        pytest.param("FREQ=YEARLY;BYWEEKNO=20", id="a week of the year"),
        pytest.param("FREQ=YEARLY;BYDAY=20MO", id="the twentieth Monday"),
        pytest.param("FREQ=MONTHLY;BYDAY=-2FR", id="the last but one"),
        pytest.param("FREQ=MONTHLY;BYMONTHDAY=-2", id="the day before the last"),
        pytest.param("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", id="two kinds of days"),
        pytest.param("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", id="the last of several"),
        pytest.param("FREQ=WEEKLY;INTERVAL=2;BYMONTH=7", id="every second week of some months"),
    ],
)
def test_an_odd_rule_has_none(rule: str) -> None:
    assert recurrence_pattern(read_rrule(rule), SUNDAY) is None


@pytest.mark.parametrize(
    ("end", "when", "expected"),
    [
        pytest.param("COUNT=2", SUNDAY, None, id="no end by day"),
        pytest.param("UNTIL=20271231", SUNDAY, date(2027, 12, 31), id="a day"),
        pytest.param("UNTIL=20280101T045959Z", AFTERNOON, date(2027, 12, 31), id="by the clocks of the venue"),
        pytest.param("UNTIL=20271231T190000Z", AFTERNOON, date(2027, 12, 31), id="the time of day itself"),
        pytest.param("UNTIL=20271231T185959Z", AFTERNOON, date(2027, 12, 30), id="before the time of day"),
    ],
)
def test_a_rule_has_a_last_day(end: str, when: When, expected: date | None) -> None:
    assert last_day(read_rrule(f"FREQ=DAILY;{end}"), when) == expected
