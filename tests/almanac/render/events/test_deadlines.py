"""When registration closes, as it is seen at one moment."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Registration
from almanac.model.when import AllDay, MonthOnly, Timed, When
from almanac.render.events.deadlines import closing

TEXT = EventText(Source("events/2027/x.md", "events/2027/x"), "en", "X", "What it is.", "/events/x/")
DAYS = AllDay(date(2027, 2, 1), date(2027, 2, 3))
DEADLINE = date(2027, 1, 20)


def at(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2027, 1, day, hour, minute, tzinfo=UTC)


def evening(zone: str) -> Timed:
    return Timed(datetime(2027, 2, 1, 18, tzinfo=ZoneInfo(zone)))


def event(when: When, registration: Registration | None) -> Event:
    return Event("x", "x@a.org", TEXT, when, "Meetup", registration=registration)


@pytest.mark.parametrize(
    ("when", "end"),
    [
        pytest.param(DAYS, at(21, 12), id="whole days: when it is over everywhere"),
        pytest.param(MonthOnly(date(2027, 2, 1)), at(21, 12), id="a month without its day: likewise"),
        pytest.param(evening("Europe/Warsaw"), at(20, 23), id="east of Greenwich"),
        pytest.param(evening("America/New_York"), at(21, 5), id="west of Greenwich"),
        pytest.param(evening("Asia/Kolkata"), at(20, 18, 30), id="half an hour"),
    ],
)
def test_the_last_day_ends_where_the_event_is(when: When, end: datetime) -> None:
    found = closing(event(when, Registration(deadline=DEADLINE)), at(1))

    assert found is not None
    assert found.at == end


@pytest.mark.parametrize(
    ("now", "is_soon", "is_over"),
    [
        pytest.param(at(13, 22, 59), False, False, id="a week and a minute before"),
        pytest.param(at(13, 23), True, False, id="a week before"),
        pytest.param(at(20, 22, 59), True, False, id="in the last minute"),
        pytest.param(at(20, 23), False, True, id="at midnight there"),
    ],
)
def test_it_closes_soon_for_a_week(now: datetime, is_soon: bool, is_over: bool) -> None:
    found = closing(event(evening("Europe/Warsaw"), Registration(deadline=DEADLINE)), now)

    assert found is not None
    assert (found.is_soon, found.is_over) == (is_soon, is_over)


@pytest.mark.parametrize("registration", [None, Registration("https://r.example")])
def test_without_a_last_day_it_does_not_close(registration: Registration | None) -> None:
    assert closing(event(DAYS, registration), at(1)) is None
