"""Of which days a digest tells."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from almanac.render.digest.period import named_week, since, week, weeks_before

WARSAW, UTC_ZONE = ZoneInfo("Europe/Warsaw"), ZoneInfo("UTC")
SECOND = timedelta(seconds=1)


def test_a_week_is_that_of_the_site_and_ends_before_the_next_begins() -> None:
    found = week(date(2027, 3, 22), WARSAW)  # on its last day clocks go forward

    assert (found.name, found.first, found.last) == ("2027-W12", date(2027, 3, 22), date(2027, 3, 28))
    assert (found.begin, found.end) == (datetime(2027, 3, 21, 23, tzinfo=UTC), datetime(2027, 3, 28, 22, tzinfo=UTC))
    assert [found.has(moment) for moment in (found.begin - SECOND, found.begin, found.end - SECOND, found.end)] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(datetime(2027, 1, 4, 12, tzinfo=UTC), ["2026-W53", "2026-W52"], id="a year of 53 weeks"),
        pytest.param(datetime(2027, 1, 10, 23, 30, tzinfo=UTC), ["2027-W01", "2026-W53"], id="it is Monday there"),
        pytest.param(datetime(2027, 1, 10, 22, 30, tzinfo=UTC), ["2026-W53", "2026-W52"], id="it is still Sunday"),
    ],
)
def test_the_last_weeks_are_those_that_are_over(now: datetime, expected: list[str]) -> None:
    weeks = weeks_before(now, WARSAW, 2)

    assert [found.name for found in weeks] == expected
    assert [named_week(name, WARSAW) for name in expected] == [*weeks]
    assert weeks[0].end <= now < weeks[0].end + timedelta(weeks=1)


@pytest.mark.parametrize("name", ["2027-W53", "2027-W00", "W12", "2027-12", "2027-W1", ""])
def test_a_week_that_no_year_has_is_none(name: str) -> None:
    with pytest.raises(ValueError, match=r"\bweek\b"):
        named_week(name, UTC_ZONE)


def test_since_a_day_is_until_now() -> None:
    now = datetime(2027, 3, 5, 9, 30, tzinfo=UTC)
    found = since(date(2027, 3, 1), now, WARSAW)

    assert (found.name, found.begin, found.end) == (
        "2027-03-01--2027-03-05",
        datetime(2027, 2, 28, 23, tzinfo=UTC),
        now,
    )


def test_nothing_is_since_a_day_that_is_still_to_come() -> None:
    with pytest.raises(ValueError, match="still to come"):
        since(date(2027, 3, 6), datetime(2027, 3, 5, 9, tzinfo=UTC), WARSAW)
