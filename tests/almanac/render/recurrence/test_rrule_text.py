"""A Rule as an RRULE: one text for a rule, which says all of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.recurrence import Frequency, NthWeekday, Rule, Weekday
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.recurrence.rrule_text import by_day_text, rrule_property, rrule_text

WEEKENDS = (NthWeekday(Weekday.SATURDAY), NthWeekday(Weekday.SUNDAY))
EVERY_PART = Rule(
    Frequency.YEARLY,
    interval=2,
    by_month=(3, 10),
    by_week_no=(20, -1),
    by_year_day=(100, -1),
    by_day=WEEKENDS,
    by_month_day=(1, -1),
    by_set_pos=(1, -1),
    week_start=Weekday.SUNDAY,
    count=12,
)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        pytest.param(Rule(Frequency.DAILY), "FREQ=DAILY", id="a period alone"),
        pytest.param(Rule(Frequency.WEEKLY, by_day=WEEKENDS), "FREQ=WEEKLY;BYDAY=SA,SU", id="weekdays in their order"),
        pytest.param(Rule(Frequency.DAILY, until=date(2027, 12, 31)), "FREQ=DAILY;UNTIL=20271231", id="until a day"),
        pytest.param(
            Rule(Frequency.DAILY, until=datetime(2027, 12, 31, 18, tzinfo=UTC)),
            "FREQ=DAILY;UNTIL=20271231T180000Z",
            id="until a moment",
        ),
        pytest.param(
            EVERY_PART,
            "FREQ=YEARLY;INTERVAL=2;BYMONTH=3,10;BYWEEKNO=20,-1;BYYEARDAY=100,-1;BYDAY=SA,SU;BYMONTHDAY=1,-1;"
            "BYSETPOS=1,-1;WKST=SU;COUNT=12",
            id="every part, the end last",
        ),
    ],
)
def test_a_rule_has_a_text(rule: Rule, text: str) -> None:
    assert rrule_text(rule) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        pytest.param("freq=weekly;byday=su", "FREQ=WEEKLY;BYDAY=SU", id="in small letters"),
        pytest.param("COUNT=4;BYDAY=SU;FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=SU;COUNT=4", id="in another order"),
        pytest.param("FREQ=MONTHLY;BYDAY=+1MO", "FREQ=MONTHLY;BYDAY=1MO", id="with a plus sign"),
        pytest.param("FREQ=MONTHLY;BYMONTHDAY=08", "FREQ=MONTHLY;BYMONTHDAY=8", id="with a zero"),
        pytest.param("FREQ=DAILY;INTERVAL=1;WKST=MO", "FREQ=DAILY;INTERVAL=1;WKST=MO", id="with what is so anyway"),
        pytest.param("FREQ=WEEKLY;BYDAY=SU,MO,SU", "FREQ=WEEKLY;BYDAY=SU,MO,SU", id="with days in no order"),
    ],
)
def test_a_text_of_people_comes_out_in_one_form(written: str, text: str) -> None:
    assert rrule_text(read_rrule(written)) == text


def test_a_calendar_has_the_parts_in_the_order_of_icalendar() -> None:
    assert rrule_property(EVERY_PART).to_ical().decode() == (
        "FREQ=YEARLY;COUNT=12;INTERVAL=2;BYDAY=SA,SU;BYMONTHDAY=1,-1;BYYEARDAY=100,-1;BYWEEKNO=20,-1;BYMONTH=3,10;"
        "BYSETPOS=1,-1;WKST=SU"
    )


@pytest.mark.parametrize(
    ("day", "text"),
    [
        pytest.param(NthWeekday(Weekday.SUNDAY), "SU", id="every one"),
        pytest.param(NthWeekday(Weekday.SUNDAY, 2), "2SU", id="the second"),
        pytest.param(NthWeekday(Weekday.FRIDAY, -1), "-1FR", id="the last"),
    ],
)
def test_a_weekday_has_two_letters(day: NthWeekday, text: str) -> None:
    assert by_day_text(day) == text


def numbers(most: int) -> st.SearchStrategy[tuple[int, ...]]:
    """Numbers from the beginning or the end."""
    from_one = st.integers(1, most)
    return st.lists(from_one | from_one.map(lambda number: -number), max_size=4).map(tuple)


WEEKDAYS = st.sampled_from(Weekday)
DAYS = st.builds(NthWeekday, WEEKDAYS, st.none() | st.integers(1, 53) | st.integers(-53, -1))
MOMENTS = st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
RULES = st.builds(
    Rule,
    st.sampled_from(Frequency),
    interval=st.none() | st.integers(1, 9999),
    by_month=st.lists(st.integers(1, 12), max_size=4).map(tuple),
    by_week_no=numbers(53),
    by_year_day=numbers(366),
    by_day=st.lists(DAYS, max_size=4).map(tuple),
    by_month_day=numbers(31),
    by_set_pos=numbers(366),
    week_start=st.none() | WEEKDAYS,
    until=st.none() | st.dates(date(1000, 1, 1)) | MOMENTS.map(lambda moment: moment.replace(microsecond=0)),
    count=st.none() | st.integers(1, 9999),
)


@given(RULES)
def test_reading_the_text_gives_the_same_rule(rule: Rule) -> None:
    assert read_rrule(rrule_text(rule)) == rule


@given(RULES)
def test_reading_what_a_calendar_has_gives_the_same_rule(rule: Rule) -> None:
    assert read_rrule(rrule_property(rule).to_ical().decode()) == rule
