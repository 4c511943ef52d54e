"""How an event repeats, in the few words that schema.org has for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.recurrence import Change, Recurrence
from almanac.model.when import AllDay, Timed, When
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.recurrence.schedule import schedule

NEW_YORK = ZoneInfo("America/New_York")
TEXT = EventText(Source("events/2027/x.md", "events/2027/x"), "en", "X", "What it is.", "/events/x/")
DAY = AllDay(date(2027, 1, 10), date(2027, 1, 10))
EVENING = Timed(datetime(2027, 1, 10, 18, tzinfo=NEW_YORK), datetime(2027, 1, 10, 20, 30, tzinfo=NEW_YORK))


def said(rrule: str, when: When = DAY, **more: Any) -> Any:
    return schedule(Event("x", "x@a.org", TEXT, when, "Meetup", recurrence=Recurrence(read_rrule(rrule), **more)))


@pytest.mark.parametrize(
    ("rrule", "expected"),
    [
        pytest.param("FREQ=DAILY;COUNT=5", {"repeatFrequency": "P1D", "repeatCount": 5}, id="so many days"),
        pytest.param("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR",
                     {"repeatFrequency": "P2W", "byDay": ["https://schema.org/Monday", "https://schema.org/Friday"]},
                     id="weekdays of every second week"),
        pytest.param("FREQ=MONTHLY;BYDAY=2SU,-1FR", {"repeatFrequency": "P1M", "byDay": ["2SU", "-1FR"]},
                     id="weekdays of a month, as iCalendar has them"),
        pytest.param("FREQ=MONTHLY;BYMONTHDAY=1,15", {"repeatFrequency": "P1M", "byMonthDay": [1, 15]},
                     id="days of a month"),
        pytest.param("FREQ=YEARLY;BYMONTH=3;BYDAY=1SA",
                     {"repeatFrequency": "P1Y", "byDay": ["1SA"], "byMonth": [3]}, id="once a year"),
        pytest.param("FREQ=DAILY;UNTIL=20270301", {"repeatFrequency": "P1D", "endDate": "2027-03-01"}, id="until"),
    ],
)  # fmt: skip
def test_a_rule_becomes_a_schedule(rrule: str, expected: dict[str, Any]) -> None:
    assert said(rrule) == {"@type": "Schedule", "startDate": "2027-01-10", **expected}


@pytest.mark.parametrize(
    "rrule",
    [
        pytest.param("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", id="the last of several"),
        pytest.param("FREQ=MONTHLY;BYMONTHDAY=-1", id="counted from the end of the month"),
        pytest.param("FREQ=YEARLY;BYYEARDAY=100", id="a day of the year"),
        pytest.param("FREQ=YEARLY;BYWEEKNO=20", id="a week of the year"),
    ],
)
def test_a_rule_that_would_be_said_in_part_is_not_said(rrule: str) -> None:
    assert said(rrule) == {}


def test_times_are_those_of_the_clocks_there() -> None:
    assert said("FREQ=WEEKLY;UNTIL=20270302T040000Z", EVENING) == {
        "@type": "Schedule",
        "startDate": "2027-01-10",
        "endDate": "2027-03-01",
        "repeatFrequency": "P1W",
        "startTime": "18:00:00",
        "endTime": "20:30:00",
        "scheduleTimezone": "America/New_York",
    }


def test_an_end_on_another_day_is_no_time_of_the_same_day() -> None:
    late = replace(EVENING, end=datetime(2027, 1, 11, 2, tzinfo=NEW_YORK))

    assert "endTime" not in said("FREQ=WEEKLY", late)


def test_days_left_out_and_days_that_differ_are_exceptions() -> None:
    found = said(
        "FREQ=WEEKLY",
        EVENING,
        excluded=(datetime(2027, 1, 31, 18, tzinfo=NEW_YORK),),
        changes=(Change(date(2027, 1, 24), EVENING),),
    )

    assert found["exceptDate"] == ["2027-01-24", "2027-01-31"]


def test_an_event_that_happens_once_has_no_schedule() -> None:
    assert schedule(Event("x", "x@a.org", TEXT, DAY, "Meetup")) == {}
