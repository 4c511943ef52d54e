"""The last day of a site, in its zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.frozen import Frozen

FROZEN = Frozen(date(2029, 3, 31))


@pytest.mark.parametrize(
    ("zone", "end"),
    [
        ("UTC", datetime(2029, 4, 1, tzinfo=UTC)),
        ("Asia/Kolkata", datetime(2029, 3, 31, 18, 30, tzinfo=UTC)),
        ("America/Lima", datetime(2029, 4, 1, 5, tzinfo=UTC)),
    ],
)
def test_it_is_as_of_the_end_of_the_day_where_the_site_is(zone: str, end: datetime) -> None:
    assert FROZEN.moment(ZoneInfo(zone)) == end


@pytest.mark.parametrize(
    ("now", "has_begun"),
    [
        (datetime(2029, 3, 30, 18, 29, tzinfo=UTC), False),
        (datetime(2029, 3, 30, 18, 30, tzinfo=UTC), True),
        (datetime(2049, 1, 1, tzinfo=UTC), True),
    ],
)
def test_it_begins_with_that_day_and_never_ends(now: datetime, has_begun: bool) -> None:
    assert FROZEN.has_begun(now, ZoneInfo("Asia/Kolkata")) is has_begun
