"""Reads the date of a text in any writing that programs take, and writes it as this site has dates."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil import parser as date_parser

from almanac.read.fault import Fault
from almanac.read.values.dates import YEARS, read_zone
from almanac.read.values.zones import zone_with

_HAS_TIME = re.compile(r"\d:\d\d|T\d\d", re.IGNORECASE)
_LONGEST = 60


def moment_of(text: str, zone: str) -> tuple[datetime | None, str]:
    """The local time, naive, and the name of its zone, empty for a day without a time; None where it is no date.

    ``zone`` is that of dates that name none. Of ``05/06/2019`` the month is read first, as the programs do.
    """
    bare = text.strip().replace("_", " ")[:_LONGEST]
    if not re.search(r"\d", bare):
        return None, ""
    try:
        moment = date_parser.parse(bare, default=datetime(2000, 1, 1))  # noqa: DTZ001 - a local day
    except (ValueError, OverflowError, TypeError):
        return None, ""
    if moment.year not in YEARS:
        return None, ""
    naive = moment.replace(tzinfo=None)
    return naive, _zone_at(moment, zone) if _HAS_TIME.search(bare) else ""


def written(moment: datetime, zone: str) -> str:
    """As it stands in front matter."""
    return f"{moment:%Y-%m-%d %H:%M} {zone}" if zone else f"{moment:%Y-%m-%d}"


def has_passed(text: str, now: datetime) -> bool:
    """Whether a day or time, such as that from which on a text is not shown, has passed."""
    moment, _ = moment_of(text, "UTC")
    return moment is not None and moment.replace(tzinfo=UTC) <= now


def _zone_at(moment: datetime, zone: str) -> str:
    """The site's zone if it had the offset then, else one that had it; empty where none is known."""
    try:
        own = read_zone(zone) if zone else None
    except Fault:
        own = None
    naive = moment.replace(tzinfo=None)
    offset = moment.utcoffset() if moment.tzinfo else None
    if offset is None:
        return own.key if own is not None and _exists(naive, own) else ""
    if own is not None and naive.replace(tzinfo=own).utcoffset() == offset:
        return own.key
    if not offset:
        return "UTC"
    return zone_with(_written_offset(offset), naive) or ""


def _exists(naive: datetime, zone: ZoneInfo) -> bool:
    """Whether clocks showed that time on that day."""
    aware = naive.replace(tzinfo=zone)
    return aware.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == naive


def _written_offset(offset: timedelta) -> str:
    minutes = int(abs(offset).total_seconds()) // 60
    return f"{'-' if offset < timedelta(0) else '+'}{minutes // 60:02d}:{minutes % 60:02d}"
