"""Whole days, local times and months without their day: when they begin, when they are over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from almanac.model.when import (
    AllDay,
    DayOrMonth,
    MonthOnly,
    Published,
    Timed,
    When,
    by_the_clock,
    day_or_month,
    is_another_date,
)

WARSAW = ZoneInfo("Europe/Warsaw")
NEW_YORK = ZoneInfo("America/New_York")
SECOND = timedelta(seconds=1)


def warsaw(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=WARSAW)


DAYS = AllDay(date(2024, 8, 7), date(2024, 8, 10))
EVENING = Timed(warsaw(2024, 8, 7, 18), warsaw(2024, 8, 7, 20))
OPEN_END = Timed(warsaw(2024, 8, 7, 18))
TO_MIDNIGHT = Timed(warsaw(2024, 8, 7, 18), warsaw(2024, 8, 8))
PAST_MIDNIGHT = Timed(warsaw(2024, 8, 7, 18), warsaw(2024, 8, 8, 2))
THREE_DAYS = Timed(warsaw(2024, 8, 7, 9), warsaw(2024, 8, 9, 17))
MAY, FEBRUARY = MonthOnly(date(2024, 5, 1)), MonthOnly(date(2024, 2, 1))
OF_NO_LENGTH = Timed(warsaw(2024, 8, 8), warsaw(2024, 8, 8))


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        pytest.param(DAYS, date(2024, 8, 7), date(2024, 8, 10), id="whole days, the last one included"),
        pytest.param(AllDay(date(2024, 8, 7), date(2024, 8, 7)), date(2024, 8, 7), date(2024, 8, 7), id="one day"),
        pytest.param(EVENING, date(2024, 8, 7), date(2024, 8, 7), id="an evening"),
        pytest.param(OPEN_END, date(2024, 8, 7), date(2024, 8, 7), id="a start without an end"),
        pytest.param(TO_MIDNIGHT, date(2024, 8, 7), date(2024, 8, 7), id="until midnight: the day before"),
        pytest.param(PAST_MIDNIGHT, date(2024, 8, 7), date(2024, 8, 8), id="past midnight"),
        pytest.param(THREE_DAYS, date(2024, 8, 7), date(2024, 8, 9), id="three days with times"),
        pytest.param(OF_NO_LENGTH, date(2024, 8, 8), date(2024, 8, 8), id="begins and ends at midnight"),
        pytest.param(FEBRUARY, date(2024, 2, 1), date(2024, 2, 29), id="a month: the days on which it can be"),
    ],
)
def test_an_event_has_a_first_and_a_last_local_day(when: When, first: date, last: date) -> None:
    assert (when.day, when.last_day) == (first, last)


@pytest.mark.parametrize(
    ("when", "end"),
    [
        pytest.param(DAYS, datetime(2024, 8, 11, 12, tzinfo=UTC), id="whole days: when the day ends at UTC-12"),
        pytest.param(EVENING, datetime(2024, 8, 7, 18, tzinfo=UTC), id="a local time: at its own end"),
        pytest.param(OPEN_END, datetime(2024, 8, 7, 22, tzinfo=UTC), id="without an end: at its local midnight"),
        pytest.param(TO_MIDNIGHT, datetime(2024, 8, 7, 22, tzinfo=UTC), id="until midnight"),
        pytest.param(
            Timed(datetime(2024, 11, 3, 1, tzinfo=NEW_YORK)),
            datetime(2024, 11, 4, 5, tzinfo=UTC),
            id="without an end, on a day of 25 hours",
        ),
        pytest.param(
            Timed(datetime(2024, 3, 31, 1, tzinfo=WARSAW)),
            datetime(2024, 3, 31, 22, tzinfo=UTC),
            id="without an end, on a day of 23 hours",
        ),
        pytest.param(MAY, datetime(2024, 6, 1, 12, tzinfo=UTC), id="a month: when it ends at UTC-12"),
    ],
)
def test_an_event_is_over_from_one_instant_on(when: When, end: datetime) -> None:
    assert [when.is_over(end - SECOND), when.is_over(end)] == [False, True]


def test_the_last_day_has_ended_everywhere_when_it_is_over() -> None:
    at_the_last_clock = datetime(2024, 8, 10, 23, 59, 59, tzinfo=timezone(timedelta(hours=-12)))
    assert [DAYS.is_over(at_the_last_clock), DAYS.is_over(at_the_last_clock + SECOND)] == [False, True]


def test_events_sort_by_the_instant_at_which_they_begin() -> None:
    early = Timed(datetime(2024, 8, 7, 9, tzinfo=ZoneInfo("Asia/Tokyo")))
    late = Timed(datetime(2024, 8, 7, 9, tzinfo=NEW_YORK))
    days = AllDay(date(2024, 8, 7), date(2024, 8, 7))
    assert sorted([late, EVENING, early, days], key=lambda when: when.sort_key) == [early, days, late, EVENING]


def test_a_month_comes_after_all_its_days_and_before_the_next() -> None:
    last, next_ = AllDay(date(2024, 5, 31), date(2024, 5, 31)), AllDay(date(2024, 6, 1), date(2024, 6, 1))
    assert sorted([next_, MAY, last], key=lambda when: when.sort_key) == [last, MAY, next_]


@pytest.mark.parametrize(
    ("when", "now", "goes_on"),
    [
        pytest.param(DAYS, datetime(2024, 8, 6, 23, 59, tzinfo=UTC), False, id="whole days, before"),
        pytest.param(DAYS, datetime(2024, 8, 7, tzinfo=UTC), True, id="whole days, begun"),
        pytest.param(DAYS, datetime(2024, 8, 11, 12, tzinfo=UTC), False, id="whole days, over"),
        pytest.param(EVENING, warsaw(2024, 8, 7, 19), False, id="within a day"),
        pytest.param(THREE_DAYS, warsaw(2024, 8, 8, 3), True, id="times over several days"),
        pytest.param(MAY, datetime(2024, 5, 15, tzinfo=UTC), False, id="a month: nobody knows"),
        pytest.param(MAY, datetime(2024, 6, 1, 6, tzinfo=UTC), False, id="a month in its last hours"),
    ],
)
def test_only_several_days_go_on(when: When, now: datetime, goes_on: bool) -> None:
    assert when.goes_on(now) == goes_on


def test_what_is_noted_of_a_date_is_its_day_or_its_month() -> None:
    assert [str(day_or_month(when)) for when in (DAYS, EVENING, MAY)] == ["2024-08-07", "2024-08-07", "2024-05"]


@pytest.mark.parametrize(
    ("before", "after", "is_another"),
    [
        pytest.param(MAY, MAY, False, id="the same month"),
        pytest.param(MAY, date(2024, 5, 31), False, id="a day of the month"),
        pytest.param(MAY, date(2024, 6, 1), True, id="a day of the next month"),
        pytest.param(MAY, date(2025, 5, 1), True, id="a day of that month in another year"),
        pytest.param(MAY, FEBRUARY, True, id="another month"),
        pytest.param(date(2024, 5, 1), MAY, True, id="a day that is lost"),
        pytest.param(date(2024, 5, 1), date(2024, 5, 1), False, id="the same day"),
        pytest.param(date(2024, 5, 1), date(2024, 5, 2), True, id="another day"),
    ],
)
def test_a_day_of_the_month_that_was_said_is_no_other_date(
    before: DayOrMonth, after: DayOrMonth, is_another: bool
) -> None:
    assert is_another_date(before, after) == is_another


def test_a_sort_key_is_in_utc() -> None:
    assert [DAYS.sort_key, EVENING.sort_key] == [
        datetime(2024, 8, 7, tzinfo=UTC),
        datetime(2024, 8, 7, 16, tzinfo=UTC),
    ]


def test_a_local_time_knows_the_zone_of_its_venue() -> None:
    assert EVENING.zone is WARSAW


def test_a_time_without_an_iana_zone_has_no_zone() -> None:
    with pytest.raises(TypeError, match="no IANA zone"):
        _ = Timed(datetime(2024, 8, 7, tzinfo=UTC)).zone


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param(Published(date(2026, 3, 2)), warsaw(2026, 3, 2), id="a day begins in the site's zone"),
        pytest.param(
            Published(date(2026, 3, 2), datetime(2026, 3, 2, 9, 30, tzinfo=NEW_YORK)),
            datetime(2026, 3, 2, 9, 30, tzinfo=NEW_YORK),
            id="an instant stays what it is",
        ),
    ],
)
def test_a_publication_is_an_instant_in_the_sites_zone(published: Published, expected: datetime) -> None:
    assert published.as_datetime(WARSAW) == expected


@pytest.mark.parametrize(
    ("local", "shown"),
    [
        pytest.param("2024-08-07 18:00", "2024-08-07 18:00+02:00", id="as it is"),
        pytest.param("2024-03-31 02:30", "2024-03-31 03:30+02:00", id="an hour later where the clocks skip it"),
        pytest.param("2024-10-27 02:30", "2024-10-27 02:30+02:00", id="the earlier where it comes twice"),
    ],
)
def test_a_local_time_is_what_clocks_show(local: str, shown: str) -> None:
    time = by_the_clock(datetime.fromisoformat(local).replace(tzinfo=WARSAW))
    assert time.isoformat(" ", "minutes") == shown
