"""When something is, for programs: dates and times in ISO 8601, and the instant from which it is over."""

from __future__ import annotations

from datetime import UTC, datetime

from almanac.model.when import AllDay, MonthOnly, Timed, When


def over(when: When) -> datetime:
    """The UTC instant from which it is past, as ``is_over`` counts it."""
    return when.over


def iso_start(when: When) -> str:
    """ISO 8601: a date for whole days, a time with its offset, or year and month where no more is known."""
    if isinstance(when, MonthOnly):
        return str(when)
    return when.first.isoformat() if isinstance(when, AllDay) else when.start.isoformat(timespec="minutes")


def iso_end(when: When) -> str:
    """The last day, itself among them, or the time of the end; empty where nobody has said it."""
    if isinstance(when, AllDay):
        return when.last.isoformat()
    return when.end.isoformat(timespec="minutes") if isinstance(when, Timed) and when.end else ""


def iso_instant(moment: datetime) -> str:
    """An aware time in UTC, to the second: ``2027-01-10T14:00:00Z``."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
