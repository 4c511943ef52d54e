"""An end of a rule has the form of its start (RFC 5545 3.3.10)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from almanac.model.recurrence import Frequency, Rule
from almanac.model.when import AllDay, Timed, When
from almanac.read.fault import Fault
from almanac.read.recurrence.rule_end import read_until, with_fitting_end
from almanac.read.values.dates import Local

NEW_YORK = ZoneInfo("America/New_York")
SUNDAY = AllDay(date(2027, 1, 10), date(2027, 1, 10))
AT_TWO = Timed(datetime(2027, 1, 10, 14, tzinfo=NEW_YORK))
JUNE = date(2027, 6, 1)


@pytest.mark.parametrize(
    ("until", "when", "expected"),
    [
        pytest.param(Local(JUNE), SUNDAY, JUNE, id="a day for days"),
        pytest.param(Local(SUNDAY.day), SUNDAY, SUNDAY.day, id="the day of the start"),
        pytest.param(Local(JUNE), AT_TWO, datetime(2027, 6, 2, 3, 59, 59, tzinfo=UTC), id="the end of a day for times"),
        pytest.param(Local(JUNE, time(14)), AT_TWO, datetime(2027, 6, 1, 18, tzinfo=UTC), id="a time for times"),
        pytest.param(Local(AT_TWO.day, time(14)), AT_TWO, datetime(2027, 1, 10, 19, tzinfo=UTC), id="the start itself"),
    ],
)
def test_an_end_is_a_date_or_utc(until: Local, when: When, expected: date | datetime) -> None:
    assert read_until(until, when) == expected


@pytest.mark.parametrize(
    ("until", "when", "message"),
    [
        pytest.param(Local(None, time(14)), SUNDAY, "`14:00` is a time without its day", id="no day"),
        pytest.param(
            Local(date(2027, 1, 9)), SUNDAY, "`2027-01-09` is before the start, 2027-01-10", id="the day before"
        ),
        pytest.param(
            Local(JUNE, time(14)), SUNDAY, "`2027-06-01 14:00` has a time, but the event takes whole days", id="a time"
        ),
        pytest.param(
            Local(AT_TWO.day, time(13)),
            AT_TWO,
            "`2027-01-10 13:00` is before the start, 2027-01-10 14:00",
            id="the hour before",
        ),
    ],
)
def test_an_end_that_does_not_fit_is_a_fault(until: Local, when: When, message: str) -> None:
    with pytest.raises(Fault) as caught:
        read_until(until, when)
    assert caught.value.message == message


@pytest.mark.parametrize(
    ("given", "when", "expected"),
    [
        pytest.param(None, AT_TWO, None, id="no end"),
        pytest.param(JUNE, SUNDAY, JUNE, id="a day for days"),
        pytest.param(datetime(2027, 6, 1, 18, tzinfo=UTC), SUNDAY, JUNE, id="a time too many for days"),
        pytest.param(JUNE, AT_TWO, datetime(2027, 6, 2, 3, 59, 59, tzinfo=UTC), id="a day for times"),
        pytest.param(
            datetime(2027, 6, 1, 14, tzinfo=NEW_YORK),
            AT_TWO,
            datetime(2027, 6, 1, 18, tzinfo=UTC),
            id="a local time for times",
        ),
        pytest.param(
            datetime(2027, 6, 1, 18, tzinfo=UTC), AT_TWO, datetime(2027, 6, 1, 18, tzinfo=UTC), id="UTC stays UTC"
        ),
    ],
)
def test_the_until_of_an_rrule_takes_the_form_of_the_start(
    given: date | datetime | None, when: When, expected: date | datetime | None
) -> None:
    fitting = with_fitting_end(Rule(Frequency.DAILY, until=given), when)
    assert fitting == Rule(Frequency.DAILY, until=expected)
