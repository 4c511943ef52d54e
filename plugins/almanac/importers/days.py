"""Finds the day of an entry in a date as its source has it."""

from __future__ import annotations

import re
from datetime import date

from almanac.importers.plan import PlannedEntry
from almanac.read.values.dates import YEARS

_BEGINNING = re.compile(r"\s*(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")


def day_of(entry: PlannedEntry) -> date | None:
    """The day of a story, the first day of an event or of its month; None where the source says none."""
    return day_in(entry.fields.get("start" if entry.kind == "event" else "date"))


def day_in(value: object) -> date | None:
    """The day with which a date begins as it is written."""
    match = _BEGINNING.match(str(value or ""))
    if match is None or int(match[1]) not in YEARS:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return None
