"""The one clock."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from almanac.store.clock import now


def test_the_clock_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert now() == datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "environment", [pytest.param({}, id="not set"), pytest.param({"SOURCE_DATE_EPOCH": ""}, id="set to nothing")]
)
def test_else_it_is_the_present_in_whole_seconds(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    monkeypatch.setattr(os, "environ", environment)
    found = now()
    assert abs(datetime.now(UTC) - found) < timedelta(minutes=1)
    assert (found.tzinfo, found.microsecond) == (UTC, 0)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("yesterday", id="a word"),
        pytest.param("1.5", id="a broken number"),
        pytest.param("99999999999999999999", id="a number beyond all calendars"),
        pytest.param("-99999999999999", id="a number before all calendars"),
    ],
)
def test_what_is_no_number_of_seconds_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH is not a number of seconds since 1970"):
        now()
