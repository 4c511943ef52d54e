"""The text of an RRULE (RFC 5545 3.3.10)."""

from __future__ import annotations

import pytest

from almanac.read.recurrence.rrule import no_such_day, rrule_faults, rrule_parts

EXAMPLE = "write it as `FREQ=MONTHLY;BYDAY=2SU` (RFC 5545 3.3.10)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("FREQ=MONTHLY;BYDAY=2SU", {"FREQ": "MONTHLY", "BYDAY": "2SU"}, id="as it is"),
        pytest.param("RRULE:FREQ=DAILY", {"FREQ": "DAILY"}, id="with the property's name"),
        pytest.param("freq=daily;count=3;", {"FREQ": "DAILY", "COUNT": "3"}, id="in small letters"),
        pytest.param("BYDAY=MO;FREQ=WEEKLY", {"FREQ": "WEEKLY", "BYDAY": "MO"}, id="the period comes first"),
    ],
)
def test_a_rule_is_taken_apart(text: str, expected: dict[str, str]) -> None:
    assert list(rrule_parts(text).items()) == list(expected.items())


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
    ],
)
def test_what_the_standard_does_not_allow_is_said(text: str, expected: tuple[str, str]) -> None:
    assert rrule_faults(text) == [expected]


def test_every_fault_of_a_rule_is_found_at_once() -> None:
    found = rrule_faults("FREQ=DAILY;INTERVAL=0;COUNT=2;UNTIL=20270101;BYHOUR=9;FOO=1")
    assert len(found) == 4


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param({"BYMONTH": "2", "BYMONTHDAY": "29"}, False, id="the 29th of February is, at times"),
        pytest.param({"BYMONTH": "2", "BYMONTHDAY": "30,31"}, True, id="neither the 30th nor the 31st of it"),
        pytest.param({"BYMONTH": "2,3", "BYMONTHDAY": "30"}, False, id="but the 30th of March"),
        pytest.param({"BYMONTH": "04", "BYMONTHDAY": "31"}, True, id="the 31st of April"),
        pytest.param({"BYMONTH": "4", "BYMONTHDAY": "-31"}, True, id="the 31st from its end"),
        pytest.param({"BYMONTHDAY": "31"}, False, id="the 31st of any month"),
        pytest.param({"BYMONTH": "2"}, False, id="any day of February"),
    ],
)
def test_some_days_never_come(parts: dict[str, str], expected: bool) -> None:
    assert no_such_day(parts) is expected
