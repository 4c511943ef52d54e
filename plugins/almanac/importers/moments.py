"""Makes times of events that the schema takes of what a source has: zones that are none, skipped hours, empty ends."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from almanac.importers.days import day_in
from almanac.importers.words import one_line
from almanac.read.fault import Fault
from almanac.read.values import dates

_OFFSET = re.compile(r"(?:UTC|GMT)?\s*(?:([+−-])\s*(\d{1,2})(?::?(\d{2}))?|Z)?", re.IGNORECASE)
_HOURS_OF_AN_OFFSET = 14


def with_times(fields: dict[str, Any], zone: ZoneInfo) -> tuple[dict[str, Any], list[str]]:
    """The fields of an event with times that can be read, and what was done to them; ``zone`` is the site's."""
    start, end = _local(fields.get("start")), _local(fields.get("end"))
    if start is None or start.clock is None or start.day is None:
        return _whole_days(fields, start, end)
    mended: list[str] = []
    known, offset = _zone(fields.get("timezone"))
    if known is None:
        said = "an offset in place of a zone" if offset is not None else "no zone of their times"
        mended.append(f"events with {said}: they are in the site's TIMEZONE now")
    first, is_moved = _instant(start, known, offset, zone)
    if is_moved:
        mended.append("times that a clock change skips: an hour later, which is the same moment")
    result = fields | {"start": _written(first), "timezone": (known or zone).key}
    result.pop("end", None)
    last = _last(start, end, known, offset, zone)
    if last is None:
        mended += [] if fields.get("end") in {None, ""} else ["ends that are no time: left out"]
    elif last.astimezone(UTC) <= first.astimezone(UTC):
        mended.append("ends that are not after their start: left out")
    else:
        result["end"] = _written(last)
    return result, mended


def _whole_days(
    fields: dict[str, Any], start: dates.Local | None, end: dates.Local | None
) -> tuple[dict[str, Any], list[str]]:
    """An event of whole days, or of a month; ``start`` is None for the latter."""
    result = {name: value for name, value in fields.items() if name not in {"end", "timezone"}}
    if start is None or start.day is None:
        day = day_in(fields.get("start"))
        is_month = day is not None and re.fullmatch(r"\d{4}-\d{1,2}", one_line(fields.get("start")))
        return result if is_month or day is None else result | {"start": day.isoformat()}, []
    result["start"] = start.day.isoformat()
    if end is None or end.day is None or end.day <= start.day:
        is_before = end is not None and end.day is not None and end.day < start.day
        return result, ["ends that are not after their start: left out"] if is_before else []
    return result | {"end": end.day.isoformat()}, []


def _last(
    start: dates.Local, end: dates.Local | None, known: ZoneInfo | None, offset: timedelta | None, zone: ZoneInfo
) -> datetime | None:
    if end is None or end.clock is None:
        return None
    return _instant(dates.Local(end.day or start.day, end.clock), known, offset, zone)[0]


def _instant(
    local: dates.Local, known: ZoneInfo | None, offset: timedelta | None, zone: ZoneInfo
) -> tuple[datetime, bool]:
    """The moment in its own zone, else in the site's, and whether it had to be moved out of an hour that is skipped."""
    if local.day is None or local.clock is None:
        raise ValueError("a moment has a day and a time")
    naive = datetime.combine(local.day, local.clock)
    if known is None and offset is not None:
        return (naive - offset).replace(tzinfo=UTC).astimezone(zone), False
    aware = naive.replace(tzinfo=known or zone)
    real = aware.astimezone(UTC).astimezone(aware.tzinfo)
    return real, real.replace(tzinfo=None) != naive


def _zone(value: object) -> tuple[ZoneInfo | None, timedelta | None]:
    """A zone by its name, or an offset from UTC."""
    text = one_line(value)
    try:
        return dates.read_zone(text), None
    except Fault:
        match = _OFFSET.fullmatch(text)
    if not text or match is None or int(match[2] or 0) > _HOURS_OF_AN_OFFSET:
        return None, None
    size = timedelta(hours=int(match[2] or 0), minutes=int(match[3] or 0))
    return None, size if match[1] in {None, "+"} else -size


def _local(value: object) -> dates.Local | None:
    """A day or a local time; None for a month, for nothing, and for what cannot be read."""
    text = one_line(value)
    try:
        return dates.read_local(text) if text else None
    except Fault:
        return None


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment.second else f"{moment:%Y-%m-%d %H:%M}"


def with_readable_date(value: object) -> str:
    """The date of a story: as it is where it can be read, else its day alone."""
    text = one_line(value)
    try:
        dates.read_published(text)
    except Fault:
        day = day_in(text)
        return day.isoformat() if day else text
    return text
