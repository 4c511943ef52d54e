"""The days that a Rule has from a start on."""

from __future__ import annotations

from datetime import date, datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almanac.model.when import AllDay, Timed, When
from almanac.read.recurrence.days_of_rule import nearest_start, never_come, occurrences, starts_in_time
from almanac.read.recurrence.rrule_text import read_rrule, rrule_faults

LONDON = ZoneInfo("Europe/London")
SUNDAY = AllDay(date(2027, 1, 10), date(2027, 1, 10))
AT_TWO = Timed(datetime(2027, 1, 10, 14, tzinfo=LONDON), datetime(2027, 1, 10, 16, tzinfo=LONDON))


@pytest.mark.parametrize(
    ("rule", "when", "expected"),
    [
        pytest.param("FREQ=MONTHLY;BYDAY=2SU", SUNDAY, ["2027-01-10", "2027-02-14", "2027-03-14"], id="second Sundays"),
        pytest.param(
            "FREQ=MONTHLY;BYMONTHDAY=-1", SUNDAY, ["2027-01-31", "2027-02-28", "2027-03-31"], id="ends of months"
        ),
        pytest.param("FREQ=WEEKLY;COUNT=2", SUNDAY, ["2027-01-10", "2027-01-17"], id="a count"),
        pytest.param(
            "FREQ=WEEKLY;UNTIL=20270124", SUNDAY, ["2027-01-10", "2027-01-17", "2027-01-24"], id="until a day"
        ),
        pytest.param(
            "FREQ=WEEKLY;UNTIL=20270117T140000Z", AT_TWO, ["2027-01-10", "2027-01-17"], id="until a moment, inclusive"
        ),
        pytest.param("FREQ=WEEKLY;UNTIL=20270117T135959Z", AT_TWO, ["2027-01-10"], id="until the second before"),
    ],
)
def test_a_rule_has_occurrences(rule: str, when: When, expected: list[str]) -> None:
    assert [f"{moment:%Y-%m-%d}" for moment in islice(occurrences(read_rrule(rule), when), 3)] == expected


def test_occurrences_stay_at_their_local_time_across_a_clock_change() -> None:
    assert {moment.hour for moment in islice(occurrences(read_rrule("FREQ=WEEKLY"), AT_TWO), 52)} == {14}


def test_a_series_is_looked_at_for_a_hundred_years() -> None:
    assert [moment.year for moment in occurrences(read_rrule("FREQ=YEARLY;INTERVAL=60"), SUNDAY)] == [2027, 2087]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param("FREQ=MONTHLY;BYDAY=2SU", True, id="the second Sunday"),
        pytest.param("FREQ=MONTHLY;BYDAY=3SU", False, id="the third Sunday"),
        pytest.param("FREQ=WEEKLY;BYDAY=MO", False, id="a Monday"),
        pytest.param("FREQ=DAILY;BYMONTH=2", False, id="another month"),
        pytest.param("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5", False, id="a choice that never comes"),
        pytest.param("FREQ=YEARLY", True, id="the day itself"),
    ],
)
def test_the_start_is_an_occurrence_or_not(rule: str, expected: bool) -> None:
    assert starts_in_time(read_rrule(rule), SUNDAY) is expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param("FREQ=MONTHLY;BYDAY=3SU", date(2027, 1, 17), id="a week later"),
        pytest.param("FREQ=WEEKLY;BYDAY=SA", date(2027, 1, 9), id="a day earlier"),
        pytest.param("FREQ=WEEKLY;BYMONTH=2", date(2027, 2, 7), id="its weekday in another month"),
        pytest.param("FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1", date(2027, 1, 11), id="the first of a week"),
        pytest.param("FREQ=DAILY;BYDAY=MO;BYSETPOS=-1", date(2027, 1, 11), id="the only one of a day"),
        pytest.param("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SA", date(2020, 2, 29), id="years away"),
        pytest.param("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5", None, id="a choice that never comes"),
    ],
)
def test_the_nearest_day_of_a_rule_is_found(rule: str, expected: date | None) -> None:
    assert nearest_start(read_rrule(rule), SUNDAY) == expected


@pytest.mark.parametrize(
    ("months", "month_days", "expected"),
    [
        pytest.param([2], [29], False, id="the 29th of February is, at times"),
        pytest.param([2], [30, 31], True, id="neither the 30th nor the 31st of it"),
        pytest.param([2, 3], [30], False, id="but the 30th of March"),
        pytest.param([4], [31], True, id="the 31st of April"),
        pytest.param([4], [-31], True, id="the 31st from its end"),
        pytest.param([], [31], False, id="the 31st of any month"),
        pytest.param([2], [], False, id="any day of February"),
    ],
)
def test_some_days_never_come(months: list[int], month_days: list[int], expected: bool) -> None:
    assert never_come(months, month_days) is expected


PARTS = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])},
    optional={
        "INTERVAL": st.sampled_from(["1", "2", "9999"]),
        "COUNT": st.sampled_from(["1", "9999"]),
        "UNTIL": st.sampled_from(["20271231", "20271231T120000", "20271231T120000Z"]),
        "WKST": st.sampled_from(["MO", "SU"]),
        "BYDAY": st.sampled_from(["MO", "2SU", "-1FR", "53MO", "5MO,-5TU"]),
        "BYMONTHDAY": st.sampled_from(["1", "31", "-31", "30,-1"]),
        "BYYEARDAY": st.sampled_from(["1", "366", "-366"]),
        "BYWEEKNO": st.sampled_from(["1", "53", "-53"]),
        "BYMONTH": st.sampled_from(["1", "2", "1,12"]),
        "BYSETPOS": st.sampled_from(["1", "-1", "5", "366"]),
    },
)


@given(parts=PARTS, when=st.sampled_from([SUNDAY, AT_TWO]))
@settings(max_examples=100, deadline=None)
def test_a_rule_without_faults_can_be_counted(parts: dict[str, str], when: When) -> None:
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    rule = read_rrule("FREQ=DAILY" * bool(rrule_faults(text)) or text)
    assert starts_in_time(rule, when) in {True, False}
