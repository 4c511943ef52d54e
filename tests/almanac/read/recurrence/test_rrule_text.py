"""The text of an RRULE (RFC 5545 3.3.10) -> a Rule, and what the standard does not allow."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from almanac.model.recurrence import Frequency, NthWeekday, Rule, Weekday
from almanac.read.recurrence.rrule_text import read_rrule, rrule_faults

EXAMPLE = "write it as `FREQ=MONTHLY;BYDAY=2SU` (RFC 5545 3.3.10)"
LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("FREQ=DAILY", Rule(Frequency.DAILY), id="a period alone"),
        pytest.param("RRULE:FREQ=DAILY", Rule(Frequency.DAILY), id="with the property's name"),
        pytest.param("freq=daily;count=3;", Rule(Frequency.DAILY, count=3), id="in small letters"),
        pytest.param(
            "BYDAY=MO;FREQ=WEEKLY", Rule(Frequency.WEEKLY, by_day=(NthWeekday(Weekday.MONDAY),)), id="in another order"
        ),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=2SU,-1FR,+1MO,SA",
            Rule(
                Frequency.MONTHLY,
                by_day=(
                    NthWeekday(Weekday.SUNDAY, 2),
                    NthWeekday(Weekday.FRIDAY, -1),
                    NthWeekday(Weekday.MONDAY, 1),
                    NthWeekday(Weekday.SATURDAY),
                ),
            ),
            id="weekdays, all or one of them",
        ),
    ],
)
def test_a_text_is_a_rule(text: str, expected: Rule) -> None:
    assert read_rrule(text) == expected


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        pytest.param("INTERVAL=2", {"interval": 2}, id="an interval"),
        pytest.param("BYMONTH=12,01", {"by_month": (12, 1)}, id="months, in the order in which they stand"),
        pytest.param("BYWEEKNO=20,-1", {"by_week_no": (20, -1)}, id="weeks of the year"),
        pytest.param("BYYEARDAY=1,-366", {"by_year_day": (1, -366)}, id="days of the year"),
        pytest.param("BYMONTHDAY=+8,-1", {"by_month_day": (8, -1)}, id="days of the month"),
        pytest.param("BYDAY=MO;BYSETPOS=-1", {"by_day": (NthWeekday(Weekday.MONDAY),), "by_set_pos": (-1,)}, id="one"),
        pytest.param("WKST=SU", {"week_start": Weekday.SUNDAY}, id="the first day of the week"),
        pytest.param("COUNT=12", {"count": 12}, id="how often"),
        pytest.param("UNTIL=20271231", {"until": date(2027, 12, 31)}, id="until a day"),
        pytest.param(
            "UNTIL=20270731T180000Z", {"until": datetime(2027, 7, 31, 18, tzinfo=UTC)}, id="until a moment in UTC"
        ),
        pytest.param(
            "UNTIL=20270731T180000", {"until": datetime(2027, 7, 31, 18, tzinfo=LONDON)}, id="until a time of the venue"
        ),
    ],
)
def test_every_part_has_its_value(part: str, expected: dict[str, Any]) -> None:
    assert read_rrule(f"FREQ=YEARLY;{part}", LONDON) == Rule(Frequency.YEARLY, **expected)


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=2;COUNT=10",
        "FREQ=DAILY;UNTIL=20271231",
        "FREQ=DAILY;UNTIL=20271231T180000",
        "FREQ=DAILY;UNTIL=20271231T180000Z",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR;WKST=SU",
        "FREQ=MONTHLY;BYDAY=2SU,-1FR",
        "FREQ=MONTHLY;BYDAY=+1MO",
        "FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        "FREQ=YEARLY;BYYEARDAY=1,100,-1",
        "RRULE:freq=weekly;",
    ],
)
def test_a_rule_of_the_standard_has_no_faults(text: str) -> None:
    assert rrule_faults(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "weekly",
            ("`weekly` is no rule to repeat by", "write `repeat: {every: week}`"),
            id="a word",
        ),
        pytest.param(
            "FREQ=DAILY; COUNT=2",
            (
                "`FREQ=DAILY; COUNT=2` is no rule to repeat by",
                EXAMPLE,
            ),
            id="a space",
        ),
        pytest.param(
            "FREQ=DAILY;COUNT=",
            ("`FREQ=DAILY;COUNT=` is no rule to repeat by", EXAMPLE),
            id="a part without a value",
        ),
        pytest.param("COUNT=2", ("has no FREQ", EXAMPLE), id="no period"),
        pytest.param(
            "FREQ=FORTNIGHTLY",
            ("has FREQ=FORTNIGHTLY: `FORTNIGHTLY` is not possible there", "write DAILY, WEEKLY, MONTHLY or YEARLY"),
            id="an unknown period",
        ),
        pytest.param(
            "FREQ=HOURLY",
            ("has FREQ=HOURLY: it repeats within a day", "the shortest period is a day: FREQ=DAILY"),
            id="hours",
        ),
        pytest.param("FREQ=DAILY;FREQ=DAILY", ("has FREQ twice", "keep one of them"), id="a part twice"),
        pytest.param("FREQ=DAILY;BYHOUR=9", ("has BYHOUR", "delete it: the time of day is the start's"), id="an hour"),
        pytest.param("FREQ=YEARLY;BYEASTER=0", ("has BYEASTER, which is no part of a rule", "delete it"), id="Easter"),
        pytest.param(
            "FREQ=DAILY;INTERVALS=2",
            ("has INTERVALS, which is no part of a rule", "did you mean INTERVAL?"),
            id="a slip",
        ),
        pytest.param(
            "FREQ=DAILY;INTERVAL=0",
            ("has INTERVAL=0: `0` is not possible there", "write a number from 1 to 9999"),
            id="no interval",
        ),
        pytest.param(
            "FREQ=DAILY;COUNT=0",
            ("has COUNT=0: `0` is not possible there", "write a number from 1 to 9999"),
            id="no occurrence",
        ),
        pytest.param(
            "FREQ=DAILY;COUNT=1,2",
            ("has COUNT=1,2: `1,2` is not possible there", "write a number from 1 to 9999"),
            id="two counts",
        ),
        pytest.param(
            "FREQ=DAILY;UNTIL=2027",
            ("has UNTIL=2027, which is not a date", "write it as `UNTIL=20271231`"),
            id="a year as an end",
        ),
        pytest.param(
            "FREQ=DAILY;UNTIL=20270230",
            ("has UNTIL=20270230, which is not a date", "write it as `UNTIL=20271231`"),
            id="a day that is none as an end",
        ),
        pytest.param(
            "FREQ=DAILY;UNTIL=20271231T99",
            ("has UNTIL=20271231T99, which is not a date", "write it as `UNTIL=20271231`"),
            id="half a time as an end",
        ),
        pytest.param(
            "FREQ=DAILY;UNTIL=20271231;COUNT=2",
            ("has both UNTIL and COUNT", "delete one of them: either ends the series"),
            id="two ends",
        ),
        pytest.param(
            "FREQ=WEEKLY;BYDAY=2SU",
            ("has BYDAY=2SU: the number 2 does not go with the rest", "delete the number, or write FREQ=MONTHLY"),
            id="a second Sunday of a week",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=9SU",
            ("has BYDAY=9SU: the number 9 is more than 5", "write a number up to 5"),
            id="a ninth Sunday",
        ),
        pytest.param(
            "FREQ=YEARLY;BYMONTH=3;BYDAY=6SU",
            ("has BYDAY=6SU: the number 6 is more than 5", "write a number up to 5"),
            id="a sixth Sunday of March",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=SUN",
            (
                "has BYDAY=SUN: `SUN` is not possible there",
                (
                    "write MO, TU, WE, TH, FR, SA or SU, with a number before it for the second or the last: "
                    "`2SU`, `-1SU`"
                ),
            ),
            id="three letters",
        ),
        pytest.param(
            "FREQ=DAILY;WKST=XX",
            ("has WKST=XX: `XX` is not possible there", "write MO, TU, WE, TH, FR, SA or SU"),
            id="no weekday",
        ),
        pytest.param(
            "FREQ=YEARLY;BYMONTH=13",
            ("has BYMONTH=13: `13` is not possible there", "write a number from 1 to 12"),
            id="a month 13",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYMONTHDAY=32",
            (
                "has BYMONTHDAY=32: `32` is not possible there",
                "write a number from 1 to 31, or from -1 to -31 to count from the end",
            ),
            id="a day 32",
        ),
        pytest.param(
            "FREQ=YEARLY;BYYEARDAY=0",
            (
                "has BYYEARDAY=0: `0` is not possible there",
                "write a number from 1 to 366, or from -1 to -366 to count from the end",
            ),
            id="a day 0 of the year",
        ),
        pytest.param(
            "FREQ=WEEKLY;BYMONTHDAY=1",
            ("has BYMONTHDAY, which does not go with FREQ=WEEKLY", "delete it, or write FREQ=YEARLY"),
            id="a day of the month in a week",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYWEEKNO=1",
            ("has BYWEEKNO, which does not go with FREQ=MONTHLY", "delete it, or write FREQ=YEARLY"),
            id="a week's number",
        ),
        pytest.param(
            "FREQ=MONTHLY;BYSETPOS=1",
            ("has BYSETPOS and no other BY... to choose from", "add what it chooses from, such as BYDAY=MO,TU"),
            id="a choice of nothing",
        ),
        pytest.param(
            "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=8",
            ("has BYSETPOS=8, more than there are days with FREQ=WEEKLY", "write a number up to 7"),
            id="the eighth day of a week",
        ),
        pytest.param(
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            (
                "has BYMONTHDAY=30, which the months of BYMONTH=2 never have",
                "write an earlier day, or -1 for a month's last",
            ),
            id="the 30th of February",
        ),
        pytest.param(
            "FREQ=YEARLY;BYMONTH=04;BYMONTHDAY=-31",
            (
                "has BYMONTHDAY=-31, which the months of BYMONTH=04 never have",
                "write an earlier day, or -1 for a month's last",
            ),
            id="the 31st of April from its end",
        ),
    ],
)
def test_what_the_standard_does_not_allow_is_said(text: str, expected: tuple[str, str]) -> None:
    assert rrule_faults(text) == [expected]


def test_every_fault_of_a_rule_is_found_at_once() -> None:
    faults = rrule_faults("FREQ=DAILY;INTERVAL=0;COUNT=2;UNTIL=20270101;BYHOUR=9;FOO=1")
    assert len(faults) == 4
