"""Reads dates, times and zones as people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from almanac.model.when import AllDay, Dated, Published, Timed
from almanac.read.fault import Fault
from almanac.read.values.date_hints import clock_hint, day_hint, local_hint, published_hint
from almanac.read.values.zones import read_zone as read_zone
from almanac.read.values.zones import zone_names, zone_with

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
# An offset has at most 14 hours; what is more is the end of `14:00-16:00`.
_LOCAL = re.compile(
    rf"(?P<day>{_DATE.pattern})(?:(?:[ ]+|T)(?P<clock>{_CLOCK.pattern}))?[ ]*"
    r"(?P<zone>(?:(?<=[ ])[A-Za-z][\w/+-]*|(?<=\d)Z|[+−-](?:0?\d|1[0-4]):?(?:\d{2})?)?)",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"Z|[+−-](?:0?\d|1[0-4]):?(?:\d{2})?", re.IGNORECASE)
_HALVES = {"am", "pm"}
# Years whose instants can be counted in every zone, and whose addresses have four digits.
YEARS = range(1000, 9000)
MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Local:
    """A day, a day with a time, or a time alone (``day`` is None), as written, without a zone."""

    day: date | None
    clock: time | None = None

    def __str__(self) -> str:
        """As it is written."""
        clock = f"{self.clock:%H:%M}" if self.clock else ""
        return f"{self.day or ''} {clock}".strip()


def read_day(text: str) -> date:
    """``2026-03-02``; raises ``Fault`` for anything else."""
    match = _DATE.fullmatch(text.strip())
    if not match:
        raise Fault(f"`{text}` is not a day", day_hint(text))
    return _day(text, *match.groups())


def read_day_of_moment(text: str) -> date:
    """The day of ``2019-05-03``, or of a time of it, whatever its zone; raises ``Fault`` for anything else."""
    match = _LOCAL.fullmatch(text.strip())
    if not match:
        raise Fault(f"`{text}` is not a day", day_hint(text))
    return read_day(match["day"])


def read_clock(text: str) -> time:
    """``9:30`` or ``09:30:00``; raises ``Fault`` for anything else."""
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        raise Fault(f"`{text}` is not a time of day", clock_hint(text.strip()))
    hour, minute, second = (int(part or 0) for part in match.groups())
    if hour == 24 and minute < 60:
        raise Fault(f"`{text}` is not a time of day", f"midnight is `00:00`: write `00:{minute:02d}` of the next day")
    try:
        return time(hour, minute, second)
    except ValueError:
        raise Fault(f"`{text}` is not a time of day", "hours go from 00 to 23, minutes from 00 to 59") from None


def read_local(text: str) -> Local:
    """A day or a local time: ``2026-03-02`` or ``2026-03-02 09:30``; a time alone is read too."""
    if _CLOCK.fullmatch(text.strip()):
        return Local(None, read_clock(text))
    match = _LOCAL.fullmatch(text.strip())
    if not match or match["zone"].lower() in _HALVES or (match["zone"] and not match["clock"]):
        raise Fault(f"`{text}` is not a date or a local time", local_hint(text))
    day = read_day(match["day"])
    if match["clock"] is None:
        return Local(day)
    _refuse_24(text, day, match["clock"])
    moment = read_clock(match["clock"])
    if match["zone"]:
        zone = match["zone"] if match["zone"] in zone_names() else _zone_of(day, moment, match["zone"])
        alone = f"`{day} {moment:%H:%M}`"
        raise Fault(
            f"`{match['zone']}` does not belong here",
            f"write the local time alone, {alone}; the zone has a field of its own, such as `timezone: {zone}`",
        )
    return Local(day, moment)


def read_published(text: str) -> Published:
    """A story's date: a day, or a time with its zone (``2026-03-02 09:30 Europe/Warsaw``)."""
    match = _LOCAL.fullmatch(text.strip())
    if not match or match["zone"].lower() in _HALVES:
        raise Fault(f"`{text}` is not a date", published_hint(text))
    day = read_day(match["day"])
    if match["clock"] is None:
        if match["zone"]:
            raise Fault(f"`{text}` has a zone without a time", f"write `{day}`, or put the time before the zone")
        return Published(day)
    _refuse_24(text, day, match["clock"])
    clock = read_clock(match["clock"])
    with_zone = f"`{day} {clock:%H:%M} {_zone_of(day, clock, match['zone'])}`"
    if not match["zone"]:
        raise Fault(f"`{text}` has a time without a zone", f"name the zone, such as {with_zone}, or leave the time out")
    if _OFFSET.fullmatch(match["zone"]):
        hint = f"write {with_zone}, or the zone of another place"
        raise Fault(f"`{text}` has an offset in place of a zone", hint)
    return Published(day, instant(day, clock, read_zone(match["zone"])))


def _zone_of(day: date, clock: time, offset: str) -> str:
    """A zone that has the offset then."""
    known = zone_with(offset, datetime.combine(day, clock)) if offset else ""
    return known or "Europe/Warsaw"


def _refuse_24(text: str, day: date, clock: str) -> None:
    """24:30 of a day is 00:30 of the next."""
    hour, minute = (int(part) for part in clock.split(":")[:2])
    if hour == 24 and minute < 60:
        tomorrow = day + timedelta(days=1)
        raise Fault(f"`{text}` is not a time: a day ends at 23:59", f"write `{tomorrow} 00:{minute:02d}`")


def instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The aware time; a repeated one is the earlier (RFC 5545 3.3.5), a skipped one is a ``Fault``."""
    aware = datetime.combine(day, clock, zone)
    if aware.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != aware.replace(tzinfo=None):
        later = aware.astimezone(UTC).astimezone(zone)
        raise Fault(
            f"`{day} {clock:%H:%M}` does not exist in {zone.key}: the clocks skip it",
            f"did you mean `{later:%Y-%m-%d %H:%M}`?",
        )
    return aware


def is_ambiguous(value: datetime) -> bool:
    """Whether a clock change makes this local time happen twice."""
    return value.utcoffset() != value.replace(fold=1).utcoffset() and value.fold == 0


def read_when(start: Local, end: Local | None, zone: ZoneInfo | None) -> Dated:
    """Whole days or local times, from what was written; raises ``Fault`` where they do not fit.

    ``zone`` is needed for local times and ignored for whole days.
    """
    if start.day is None:
        raise Fault("has a time but no day", f"put the day before it: `2027-01-30 {start.clock:%H:%M}`")
    if start.clock is None or zone is None:
        return AllDay(start.day, start.day if end is None or end.day is None else end.day)
    first = instant(start.day, start.clock, zone)
    if end is None or end.clock is None:
        return Timed(first)
    return Timed(first, instant(end.day or start.day, end.clock, zone))


def check_year(text: str, year: int) -> None:
    """Raises ``Fault`` for one that is out of reach; ``text`` is what it stands in."""
    if year not in YEARS:
        raise Fault(f"`{text}` is not a date: the year {year} is out of reach", "write a year from 1000 to 8999")


def _day(text: str, year: str, month: str, day: str) -> date:
    check_year(text, int(year))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        pass
    if not 1 <= int(month) <= 12:
        raise Fault(f"`{text}` is not a date: there is no month {int(month)}", day_hint(text))
    first = date(int(year), int(month), 1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    reason = f"{MONTHS[first.month - 1]} {first.year} has no day {int(day)}"
    raise Fault(f"`{text}` is not a date: {reason}", f"it goes from `{first}` to `{last}`")
