"""Times of events as the schema takes them."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from almanac.importers.moments import with_readable_date, with_times

SITE = ZoneInfo("Europe/Warsaw")


@pytest.mark.parametrize(
    ("fields", "times"),
    [
        pytest.param(
            {"start": "2027-01-10 14:00", "end": "2027-01-10 16:00", "timezone": "Europe/London"},
            {"start": "2027-01-10 14:00", "end": "2027-01-10 16:00", "timezone": "Europe/London"}, id="as it is",
        ),
        pytest.param(
            {"start": "2027-01-10 14:00", "timezone": "+05:30", "end": "15:00"},
            {"start": "2027-01-10 09:30", "end": "2027-01-10 10:30", "timezone": "Europe/Warsaw"}, id="an offset",
        ),
        pytest.param({"start": "2027-01-10 14:00", "timezone": "UTC-3"},
                     {"start": "2027-01-10 18:00", "timezone": "Europe/Warsaw"}, id="an offset with its letters"),
        pytest.param({"start": "2027-01-10 14:00", "timezone": "Mars/Base"},
                     {"start": "2027-01-10 14:00", "timezone": "Europe/Warsaw"}, id="no zone"),
        pytest.param({"start": "2027-03-28 02:30", "timezone": "Europe/Berlin"},
                     {"start": "2027-03-28 03:30", "timezone": "Europe/Berlin"}, id="an hour that is skipped"),
        pytest.param({"start": "2027-01-10 14:00", "end": "2027-01-10 14:00", "timezone": "UTC"},
                     {"start": "2027-01-10 14:00", "timezone": "UTC"}, id="an end that is the start"),
        pytest.param({"start": "2027-01-10", "end": "2027-01-12", "timezone": "UTC"},
                     {"start": "2027-01-10", "end": "2027-01-12"}, id="whole days"),
        pytest.param({"start": "2027-01-10", "end": "2027-01-09"}, {"start": "2027-01-10"}, id="before its start"),
        pytest.param({"start": "2027-05"}, {"start": "2027-05"}, id="a month"),
        pytest.param({"start": "2027-05-04 late"}, {"start": "2027-05-04"}, id="a day and something else"),
    ],
)  # fmt: skip
def test_times_that_can_be_read(fields: dict[str, Any], times: dict[str, str]) -> None:
    assert with_times(fields, SITE)[0] == times


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2027-01-10", "2027-01-10"),
        ("2027-01-10 09:30 Europe/Warsaw", "2027-01-10 09:30 Europe/Warsaw"),
        ("2027-01-10T09:30:00+02:00", "2027-01-10"),
        ("2027-03-28 02:30 Europe/Berlin", "2027-03-28"),
    ],
)
def test_date_that_cannot_be_read_keeps_its_day(written: str, date: str) -> None:
    assert with_readable_date(written) == date
