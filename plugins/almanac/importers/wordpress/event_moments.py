"""Reads when an event of The Events Calendar is: local times, zones that may be mere offsets, whole days."""

from __future__ import annotations

import re
from datetime import datetime

from almanac.importers.wordpress.wxr import Item
from almanac.read.values.zones import zone_names

_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{1,2}:[0-9]{2})(?::[0-9]{2})?")
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*(?:([+-])([0-9]{1,2})(?:[:.]([0-9]{1,2}))?)?", re.IGNORECASE)
_MOST_MINUTES = 14 * 60


def day_and_time(text: str) -> str:
    """``2027-03-06 14:00`` of what a custom field has, or an empty string."""
    match = _MOMENT.fullmatch(text.strip())
    if not match or match[1].startswith("0000"):
        return ""
    moment = f"{match[1]} {match[2]:0>5}"
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return ""
    return moment


def when(item: Item) -> dict[str, str]:
    """``start``, ``end`` and ``timezone`` as front matter has them; nothing without a start.

    Where the zone is an offset, or none, ``timezone`` is the offset that the event's local times had (``UTC+05:30``).
    """
    start, end = (day_and_time(item.value(f"_Event{name}Date")) for name in ("Start", "End"))
    if not start:
        return {}
    if item.value("_EventAllDay").strip().lower() in {"yes", "1", "true"}:
        first, last = start[:10], end[:10]
        return {"start": first, **({"end": last} if last > first else {})}
    zone = _zone(item.value("_EventTimezone").strip(), start, day_and_time(item.value("_EventStartDateUTC")))
    return {"start": start, **({"end": end} if end > start else {}), **({"timezone": zone} if zone else {})}


def _zone(name: str, start: str, instant: str) -> str:
    """The zone, or an offset: as WordPress writes it, else what lies between local time and UTC."""
    if name in zone_names():
        return name
    offset = _offset(name)
    if offset is None and instant:
        minutes = (datetime.fromisoformat(start) - datetime.fromisoformat(instant)).total_seconds() / 60
        offset = round(minutes) if abs(minutes) <= _MOST_MINUTES else None
    if offset is None:
        return ""
    hours, minutes_of_it = divmod(abs(offset), 60)
    return f"UTC{'-' if offset < 0 else '+'}{hours:02}:{minutes_of_it:02}" if offset else "UTC"


def _offset(name: str) -> int | None:
    """Minutes from UTC; WordPress writes half hours as `UTC+5.5`."""
    match = _OFFSET.fullmatch(name)
    if not match or not name:
        return None
    part = match[3] or "0"
    minutes = int(part) if ":" in name else round(int(part) * 60 / 10 ** len(part))
    return (int(match[2] or 0) * 60 + minutes) * (-1 if match[1] == "-" else 1)
