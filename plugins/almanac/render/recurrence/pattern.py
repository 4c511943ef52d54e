"""What an RRULE comes to: the same rhythm however it was written, where a sentence can say it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from almanac.model.when import Timed, When

DAILY, WEEKLY, MONTHLY, YEARLY = "DAILY", "WEEKLY", "MONTHLY", "YEARLY"
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ALL_WEEK = tuple(range(7))
_KNOWN = frozenset(["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"])
_ORDINALS = frozenset([1, 2, 3, 4, 5, -1])
# The days among which the first to fourth weekday of a month is, and the last.
_SEVEN_DAYS = {frozenset(range(7 * n - 6, 7 * n + 1)): n for n in range(1, 5)} | {frozenset(range(-7, 0)): -1}


@dataclass(frozen=True, slots=True)
class RecurrencePattern:
    """How often, and on which days: what is not said the start has decided.

    ``weekdays`` are of each week (Monday is 0), ``month_days`` and ``ordinals`` (which of the weekdays, and the
    weekday; -1 is the last) of each month, ``months`` those in which it happens; empty for all.
    """

    frequency: str
    interval: int = 1
    months: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    ordinals: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=4096)
def recurrence_pattern(rrule: str, when: When) -> RecurrencePattern | None:
    """The rhythm of a rule that begins at ``when``; None for one that no plain sentence says."""
    parts = dict(part.split("=", 1) for part in rrule.upper().split(";"))
    read = _Read.of(parts) if parts.keys() <= _KNOWN else None
    said = _on_days(read, when) if read else None
    return said if said and _is_sayable(said) else None


def last_day(until: str, when: When) -> date | None:
    """The last day that an UNTIL allows, by the clocks of the venue; None for none (RFC 5545 3.3.10)."""
    if not until:
        return None
    day = date(int(until[:4]), int(until[4:6]), int(until[6:8]))
    if not isinstance(when, Timed) or "T" not in until:
        return day
    clock = time(int(until[9:11]), int(until[11:13]), int(until[13:15]))
    moment = datetime.combine(day, clock, UTC if until.endswith("Z") else when.zone).astimezone(when.zone)
    # On the day of UNTIL it is too late for what begins after it.
    return moment.date() if when.start.time() <= moment.time() else moment.date() - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Read:
    """The parts of a rule as numbers; ``weekdays`` are those without a number before them."""

    frequency: str
    interval: int
    months: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    ordinals: tuple[tuple[int, int], ...] = ()
    positions: tuple[int, ...] = ()

    @classmethod
    def of(cls, parts: Mapping[str, str]) -> _Read:
        named = [_weekday(name) for name in parts.get("BYDAY", "").split(",") if name]
        return cls(
            frequency=parts["FREQ"],
            interval=int(parts.get("INTERVAL", "1")),
            months=_numbers(parts, "BYMONTH"),
            weekdays=tuple(sorted({day for number, day in named if not number})),
            month_days=_numbers(parts, "BYMONTHDAY"),
            ordinals=tuple(sorted({one for one in named if one[0]}, key=lambda one: (one[0] % 60, one[1]))),
            positions=_numbers(parts, "BYSETPOS"),
        )

    @property
    def names_days(self) -> bool:
        return bool(self.weekdays or self.month_days or self.ordinals)

    def as_rhythm(self, frequency: str) -> RecurrencePattern:
        return RecurrencePattern(frequency, self.interval, self.months, self.weekdays, self.month_days, self.ordinals)


def _weekday(name: str) -> tuple[int, int]:
    """How many-th, 0 for each, and which weekday."""
    number = re.sub(r"[A-Z]", "", name)
    return int(number or 0), _WEEKDAYS.index(name[-2:])


def _numbers(parts: Mapping[str, str], name: str) -> tuple[int, ...]:
    """In their order, those from the end last."""
    return tuple(sorted({int(one) for one in parts.get(name, "").split(",") if one}, key=lambda one: (one < 0, one)))


def _on_days(read: _Read, when: When) -> RecurrencePattern | None:
    chosen = _by_position(read) if read.positions else read
    if chosen is None:
        return None
    chosen = _within_seven_days(chosen)
    if sum(map(bool, (chosen.weekdays, chosen.month_days, chosen.ordinals))) > 1:
        return None
    return {DAILY: _daily, WEEKLY: _weekly, MONTHLY: _monthly, YEARLY: _yearly}[chosen.frequency](chosen, when)


def _by_position(read: _Read) -> _Read | None:
    """``BYDAY=SU;BYSETPOS=-1`` as ``BYDAY=-1SU``, all seven days as days of the month."""
    one_month = read.frequency == MONTHLY or (read.frequency == YEARLY and len(read.months) == 1)
    if not one_month or read.month_days or read.ordinals:
        return None
    if len(read.weekdays) == 1:
        ordinals = tuple((position, read.weekdays[0]) for position in read.positions)
        return replace(read, weekdays=(), ordinals=ordinals, positions=())
    if read.weekdays == _ALL_WEEK:
        return replace(read, weekdays=(), month_days=read.positions, positions=())
    return None


def _within_seven_days(read: _Read) -> _Read:
    """``BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14`` as ``BYDAY=2SU``."""
    ordinal = _SEVEN_DAYS.get(frozenset(read.month_days))
    if ordinal is None or len(read.weekdays) != 1 or read.frequency not in {MONTHLY, YEARLY}:
        return read
    return replace(read, weekdays=(), month_days=(), ordinals=((ordinal, read.weekdays[0]),))


def _daily(read: _Read, when: When) -> RecurrencePattern | None:
    if read.interval > 1:
        return None if read.months or read.names_days else read.as_rhythm(DAILY)
    if read.weekdays:
        return _weekly(read, when)
    return _monthly(read, when) if read.month_days else read.as_rhythm(DAILY)


def _weekly(read: _Read, when: When) -> RecurrencePattern | None:
    if read.interval > 1 and read.months:
        return None
    if read.interval == 1 and read.weekdays == _ALL_WEEK:
        return replace(read, weekdays=()).as_rhythm(DAILY)
    return replace(read, weekdays=read.weekdays or (when.day.weekday(),)).as_rhythm(WEEKLY)


def _monthly(read: _Read, when: When) -> RecurrencePattern | None:
    if read.months:
        return _yearly(read, when) if read.interval == 1 else None
    if read.weekdays:
        return _weekly(read, when) if read.interval == 1 else None
    return (read if read.names_days else replace(read, month_days=(when.day.day,))).as_rhythm(MONTHLY)


def _yearly(read: _Read, when: When) -> RecurrencePattern | None:
    if read.weekdays:
        return _weekly(read, when) if read.interval == 1 else None
    if read.months:
        return (read if read.names_days else replace(read, month_days=(when.day.day,))).as_rhythm(YEARLY)
    if read.month_days:
        return read.as_rhythm(MONTHLY) if read.interval == 1 else None
    if not read.ordinals:
        return replace(read, months=(when.day.month,), month_days=(when.day.day,)).as_rhythm(YEARLY)
    # The first Monday of a year is that of its January, the last that of its December.
    numbers = {number for number, _ in read.ordinals}
    month = 1 if numbers <= {1, 2, 3, 4} else 12
    return replace(read, months=(month,)).as_rhythm(YEARLY) if month == 1 or numbers == {-1} else None


def _is_sayable(said: RecurrencePattern) -> bool:
    days_are = all(day == -1 or day > 0 for day in said.month_days)
    return days_are and all(number in _ORDINALS for number, _ in said.ordinals)
