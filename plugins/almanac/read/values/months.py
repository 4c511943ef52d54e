"""Reads days of which only the month may be known, as people write them."""

from __future__ import annotations

import re
from datetime import date

from almanac.model.when import DayOrMonth, MonthOnly
from almanac.read.fault import Fault
from almanac.read.values import dates
from almanac.read.values.date_hints import month_hint

_MONTH = re.compile(r"\s*(\d{4})-(\d{1,2})\s*")


def read_start(text: str) -> dates.Local | MonthOnly:
    """A day, a local time, or a month whose day is not fixed: ``2026-03-02``, ``2026-03-02 09:30`` or ``2026-03``."""
    month = _month(text)
    if month is not None:
        return month
    try:
        return dates.read_local(text)
    except Fault as fault:
        raise Fault(fault.message, month_hint(text, fault.hint)) from None


def read_day_or_month(text: str) -> DayOrMonth:
    """A day, or its month where no more was known: ``2026-03-02`` or ``2026-03``."""
    month = _month(text)
    if month is not None:
        return month
    try:
        return dates.read_day(text)
    except Fault as fault:
        raise Fault(fault.message, month_hint(text, fault.hint)) from None


def read_end(text: str) -> dates.Local | MonthOnly:
    """A day or a local time; a month is read too, so that its remedy can go with the start."""
    return _month(text) or dates.read_local(text)


def _month(text: str) -> MonthOnly | None:
    """None for what has not the form of a month; raises ``Fault`` where the calendar has no such month."""
    match = _MONTH.fullmatch(text)
    if match is None:
        return None
    year, month = (int(part) for part in match.groups())
    dates.check_year(text, year)
    if not 1 <= month <= 12:
        hint = "write year and month, such as `2027-05`, or the day too: `2027-05-08`"
        raise Fault(f"`{text}` is not a date: there is no month {month}", hint)
    return MonthOnly(date(year, month, 1))
