"""Says of which days a digest tells: of a week, or of all since a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_NAME = re.compile(r"(?P<year>\d{4})-?W(?P<week>\d\d)")


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both inclusive and local to the site.

    ``begin`` and ``end`` are the UTC instants between which everything is of it, ``end`` itself is not. ``name`` tells
    it from all others: ``2026-W48`` (ISO 8601), or its two days, ``2026-11-20--2026-11-30``.
    """

    name: str
    first: date
    last: date
    begin: datetime
    end: datetime

    def has(self, moment: datetime) -> bool:
        """Whether an aware moment is of it."""
        return self.begin <= moment < self.end


def week(monday: date, zone: ZoneInfo) -> Period:
    """The ISO week that begins on a Monday, in the zone of the site."""
    year, number, _ = monday.isocalendar()
    sunday = monday + _WEEK - _DAY
    return Period(f"{year:04d}-W{number:02d}", monday, sunday, _midnight(monday, zone), _midnight(monday + _WEEK, zone))


def named_week(name: str, zone: ZoneInfo) -> Period:
    """The week of a name such as ``2026-W48``; raises ``ValueError`` for one that no year has."""
    found = _NAME.fullmatch(name)
    if not found:
        raise ValueError(f"{name!r} is no week of ISO 8601")
    return week(date.fromisocalendar(int(found["year"]), int(found["week"]), 1), zone)


def weeks_before(now: datetime, zone: ZoneInfo, number: int) -> tuple[Period, ...]:
    """So many weeks that are over at the aware ``now``, the latest first."""
    today = now.astimezone(zone).date()
    monday = today - today.weekday() * _DAY
    return tuple(week(monday - ago * _WEEK, zone) for ago in range(1, number + 1))


def since(first: date, now: datetime, zone: ZoneInfo) -> Period:
    """From a day until the aware ``now``; raises ``ValueError`` where the day is still to come."""
    last = now.astimezone(zone).date()
    if first > last:
        raise ValueError(f"{first} is still to come")
    return Period(f"{first}--{last}", first, last, _midnight(first, zone), now.astimezone(UTC))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
