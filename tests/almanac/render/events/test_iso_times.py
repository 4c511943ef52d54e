"""When something is, for programs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from almanac.model.when import AllDay, MonthOnly, Timed, When
from almanac.render.events.iso_times import iso_end, iso_instant, iso_start

BERLIN = ZoneInfo("Europe/Berlin")
EVENING = datetime(2027, 2, 27, 22, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        pytest.param(AllDay(date(2027, 3, 26), date(2027, 3, 29)), "2027-03-26", "2027-03-29", id="whole days"),
        pytest.param(Timed(EVENING, EVENING + timedelta(hours=4)), "2027-02-27T22:00+01:00",
                     "2027-02-28T02:00+01:00", id="times"),
        pytest.param(MonthOnly(date(2027, 5, 1)), "2027-05", "", id="a month"),
        pytest.param(Timed(EVENING), "2027-02-27T22:00+01:00", "", id="without an end"),
    ],
)  # fmt: skip
def test_whole_days_are_dates_and_times_have_their_offset(when: When, start: str, end: str) -> None:
    assert (iso_start(when), iso_end(when)) == (start, end)


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=5, minutes=45))])
def test_an_instant_is_in_utc(zone: timezone) -> None:
    assert iso_instant(datetime(2027, 1, 10, 14, tzinfo=UTC).astimezone(zone)) == "2027-01-10T14:00:00Z"
