"""Until when an event may happen, as far as its fields tell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from almanac.importers.partner_source import last_day


@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ({"start": "2027-05-08"}, date(2027, 5, 8)),
        ({"start": "2027-05-08 14:00", "end": "16:00"}, date(2027, 5, 8)),
        ({"start": "2027-05-08", "end": "2027-05-10"}, date(2027, 5, 10)),
        ({"start": "2027-05-08", "repeat": {"every": "week"}}, None),
        ({"start": "2027-05-08", "repeat": {"every": "week", "until": "2027-06-01"}}, date(2027, 6, 1)),
        ({"start": "2027-05-08", "repeat": {"every": "week", "interval": 2, "count": 3}}, date(2027, 6, 19)),
        ({"start": "2027-05-08", "repeat": {"rule": "FREQ=DAILY;UNTIL=20270601T120000Z"}}, date(2027, 6, 1)),
        ({"start": "2027-05-08", "repeat": {"rule": "FREQ=DAILY;COUNT=10"}}, date(2027, 5, 18)),
        ({"start": "2027-05-08", "repeat": {"rule": "FREQ=DAILY"}}, None),
        (
            {"start": "2027-05-08", "repeat": {"every": "day", "count": 1, "also": ["2028-01-01 10:00"]}},
            date(2028, 1, 1),
        ),
        ({"start": "2027-05"}, None),
        ({}, None),
    ],
)
def test_last_day(fields: dict[str, Any], last: date | None) -> None:
    assert last_day(fields) == last
