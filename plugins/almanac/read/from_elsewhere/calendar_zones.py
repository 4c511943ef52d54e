"""Finds the zone of the IANA database that a calendar's file means: by its names, or by the rules that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from dateutil.rrule import YEARLY, rrule, weekday
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from almanac.read.from_elsewhere.calendar_moments import read_moment
from almanac.read.from_elsewhere.content_lines import Component
from almanac.read.values.zones import LARGE, zone_names

_UTC = frozenset(
    ["utc", "etc/utc", "gmt", "etc/gmt", "z", "zulu", "uct", "etc/uct", "universal", "tzone://microsoft/utc"]
)
_WEEKDAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})(?::?\d{2})?")
# As many years as a series is compared over, and as many onsets as rules of zones have.
_MOST_YEARS = 12
_MOST_ONSETS = 400


@dataclass(frozen=True, slots=True)
class Onset:
    """From an instant in UTC, without a zone, on the offset is ``after``; until then it was ``before``."""

    at: datetime
    before: timedelta
    after: timedelta


def zone_of_tzid(tzid: str) -> str:
    """The zone of the IANA database that a TZID means, by its own name, one with a prefix, or Windows'; or nothing."""
    tzid = tzid.strip().strip('"')
    if tzid in zone_names():
        return tzid
    if tzid.lower() in _UTC:
        return "UTC"
    folded = _folded()
    parts = [part for part in re.split(r"[/]", tzid) if part]
    for count in (3, 2):
        name = "/".join(parts[-count:]).lower()
        if len(parts) >= count and name in folded:
            return folded[name]
    by_windows = WINDOWS_TO_OLSON.get(tzid, "") or WINDOWS_TO_OLSON.get(tzid.title(), "")
    if by_windows:
        return by_windows if by_windows in zone_names() else "UTC" if by_windows.lower() in _UTC else ""
    return _of_cities(tzid) if tzid.startswith("(") else ""


class Zones:
    """The zones of one calendar: each by its TZID, as the calendar itself describes it where nobody else knows it."""

    def __init__(self, calendar: Component) -> None:
        self._described = {part.text("TZID"): part for part in calendar.parts("VTIMEZONE")}
        self._found: dict[tuple[str, int, int, tuple[str, ...]], str] = {}

    def zone(self, tzid: str, first: int, last: int, likely: Iterable[str] = ()) -> str:
        """The zone of a TZID, in the years from ``first`` to ``last``, a likely one first; empty where none agrees."""
        by_name = zone_of_tzid(tzid)
        if by_name or not tzid:
            return by_name
        last = min(max(first, last), first + _MOST_YEARS)
        key = (tzid, first, last, tuple(dict.fromkeys(filter(None, likely))))
        if key not in self._found:
            self._found[key] = self._by_description(*key)
        return self._found[key]

    def offset(self, tzid: str, local: datetime) -> timedelta | None:
        """The offset that the calendar itself says a local time has; None where it says nothing of the zone."""
        part = self._described.get(tzid)
        found = onsets(part, local.year, local.year) if part else []
        if not found:
            return None
        begun = [one for one in found if one.at + one.before <= local]
        return begun[-1].after if begun else found[0].before

    def _by_description(self, tzid: str, first: int, last: int, likely: tuple[str, ...]) -> str:
        part = self._described.get(tzid)
        if part is None:
            return ""
        located = zone_of_tzid(part.text("X-LIC-LOCATION"))
        found = onsets(part, first, last)
        named = [zone for zone in (_of_cities(tzid), located) if zone]
        return zone_of_onsets(found, first, last, (*named, *likely)) if found else ""


def onsets(zone: Component, first: int, last: int) -> list[Onset]:
    """When its offsets begin, from the one that holds when year ``first`` begins on until ``last`` ends."""
    found: list[Onset] = []
    for part in zone.inside:
        before, after = _offset(part.text("TZOFFSETFROM")), _offset(part.text("TZOFFSETTO"))
        if before is not None and after is not None:
            found += [Onset(local - before, before, after) for local in _local_onsets(part, first, last)]
    found.sort(key=lambda onset: onset.at)
    begin = datetime(first, 1, 1)  # noqa: DTZ001 - of instants in UTC without a zone
    earlier = [onset for onset in found if onset.at <= begin]
    return [*earlier[-1:], *(onset for onset in found if onset.at > begin and onset.at.year <= last + 1)]


def zone_of_onsets(found: list[Onset], first: int, last: int, likely: Iterable[str] = ()) -> str:
    """A zone that has the same offsets in these years, a likely one before others; empty where none has."""
    samples = [*_samples(found, first, last)]
    names = dict.fromkeys((*likely, *LARGE, *sorted(zone_names())))
    return next((name for name in names if name in zone_names() and _agrees(name, samples)), "")


def _samples(found: list[Onset], first: int, last: int) -> Iterator[tuple[datetime, timedelta]]:
    """Instants with the offset that they have: the middle of each month, and the hours around each onset."""
    begin, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last, 12, 31, 23, tzinfo=UTC)
    months = [
        datetime(year, month, 15, 12, tzinfo=UTC)
        for year in range(first, last + 1)
        for month in (1, 7, *range(2, 7), *range(8, 13))
    ]
    around = [onset.at.replace(tzinfo=UTC) + timedelta(hours=hours) for onset in found for hours in (-1, 1)]
    for instant in (*months, *(one for one in around if begin <= one <= end)):
        begun = [onset for onset in found if onset.at.replace(tzinfo=UTC) <= instant]
        yield instant, begun[-1].after if begun else found[0].before


def _agrees(name: str, samples: list[tuple[datetime, timedelta]]) -> bool:
    zone = ZoneInfo(name)
    return all(instant.astimezone(zone).utcoffset() == offset for instant, offset in samples)


def _local_onsets(part: Component, first: int, last: int) -> list[datetime]:
    start = read_moment(getattr(part.first("DTSTART"), "value", ""))
    if start is None:
        return []
    found = [start.local]
    for one in part.all("RDATE"):
        moments = (read_moment(value.partition("/")[0]) for value in one.value.split(",")[:_MOST_ONSETS])
        found += [moment.local for moment in moments if moment]
    for one in part.all("RRULE")[:4]:
        found += _by_rule(one.value, start.local, first, last)
    return found[: 4 * _MOST_ONSETS]


def _by_rule(text: str, start: datetime, first: int, last: int) -> list[datetime]:
    """What a yearly rule gives in these years, and the year before; others do not describe a zone."""
    parts = dict(part.split("=", 1) for part in text.upper().split(";") if "=" in part)
    days = [
        re.fullmatch(r"([+-]?\d{0,2})(MO|TU|WE|TH|FR|SA|SU)", day) for day in parts.get("BYDAY", "").split(",") if day
    ]
    until = read_moment(parts.get("UNTIL", "")) if "UNTIL" in parts else None
    try:
        numbers = {
            name: [int(value) for value in parts[name].split(",")] if name in parts else None
            for name in ("BYMONTH", "BYMONTHDAY")
        }
        if parts.get("FREQ") != "YEARLY" or parts.get("INTERVAL", "1") != "1" or not all(days) or start.year > last:
            return []
        rule = rrule(
            YEARLY,
            dtstart=start.replace(year=max(start.year, first - 1), day=1),
            bymonth=numbers["BYMONTH"],
            bymonthday=numbers["BYMONTHDAY"] or (None if days else start.day),
            byweekday=[weekday(_WEEKDAYS[day[2]], int(day[1] or 0) or None) for day in days if day] or None,
            until=min(until.local if until else datetime.max, datetime(last + 1, 1, 1)),  # noqa: DTZ001, DTZ901 - local times
        )
    except (ValueError, KeyError, TypeError):
        return []
    return [moment for _, moment in zip(range(_MOST_ONSETS), rule, strict=False) if moment >= start]


def _offset(text: str) -> timedelta | None:
    match = _OFFSET.fullmatch(text)
    if match is None:
        return None
    length = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return -length if match[1] == "-" else length


@cache
def _folded() -> dict[str, str]:
    return {name.lower(): name for name in zone_names()}


def _of_cities(text: str) -> str:
    """The zone of the first city in Exchange's own names: ``(UTC+01:00) Amsterdam, Berlin``."""
    cities = {name.rpartition("/")[2].replace("_", " ").casefold(): name for name in sorted(zone_names())}
    words = (word.strip().casefold() for word in re.split(r"[,/&]", text.rpartition(")")[2]))
    return next((cities[word] for word in words if word in cities), "")
