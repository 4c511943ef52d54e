"""Reads days, times and lengths of a calendar's file (RFC 5545 3.3), as programs write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import vDuration

from almanac.read.from_elsewhere.content_lines import Property

_MOMENT = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?", re.IGNORECASE
)
_LONGEST = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a time on one; ``is_utc`` of a time whose instant is known, else it is local in ``tzid``, or floats."""

    day: date
    clock: time | None = None
    is_utc: bool = False
    tzid: str = ""

    @property
    def local(self) -> datetime:
        """As it stands there; of a day its midnight, which only counts days."""
        return datetime.combine(self.day, self.clock or time())


def read_moment(value: str, tzid: str = "") -> Moment | None:
    """One value; 24:00 is midnight of the next day. None for what is no moment."""
    match = _MOMENT.fullmatch(value.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in match.groups()[:6])
    try:
        first = date(year, month, day)
        if match[4] is None:
            return Moment(first)
        # Of leap seconds, and seconds at all, pages know nothing.
        at = datetime.combine(first, time()) + timedelta(hours=hour, minutes=minute)
    except (ValueError, OverflowError):
        return None
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        return None
    offset = match[7]
    if offset and offset.upper() != "Z":
        at -= timedelta(hours=int(offset[:3]), minutes=int(f"{offset[0]}{offset[-2:]}"))
    return Moment(at.date(), at.time(), bool(offset), "" if offset else tzid)


def moment_of(found: Property | None) -> Moment | None:
    """That of a property."""
    return read_moment(found.value, found.parameters.get("TZID", "")) if found else None


def in_zone(moment: Moment, zone: ZoneInfo, own: ZoneInfo | None = None) -> datetime:
    """The local time in a zone, without it; ``own`` is the one in which a time that is not UTC is meant."""
    if moment.is_utc:
        return moment.local.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    if own is None or own.key == zone.key:
        return moment.local
    return moment.local.replace(tzinfo=own).astimezone(zone).replace(tzinfo=None)


def read_length(value: str) -> timedelta | None:
    """A DURATION; None for what is none, ends before it begins, or lasts for longer than ten years."""
    try:
        length = vDuration.from_ical(value.strip())  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError):
        return None
    return length if isinstance(length, timedelta) and timedelta() <= length <= _LONGEST else None
