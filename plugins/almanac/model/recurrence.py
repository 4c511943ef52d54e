"""How an event repeats: a rule (RFC 5545 3.3.10), and what departs from it (RFC 5545 3.8.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from almanac.model.place import Online, Place
from almanac.model.when import Dated, When


class Frequency(StrEnum):
    """The period of a rule: FREQ of RFC 5545 3.3.10, without those that are shorter than a day."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


class Weekday(IntEnum):
    """A day of the week, by the number that ``date.weekday()`` has for it."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """One value of BYDAY: every such weekday, or the ``nth`` of the month or year alone; -1 is the last."""

    weekday: Weekday
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence rule with every part of RFC 5545 3.3.10 that goes with days.

    What it does not say is None or empty: an interval is then 1, a week starts on Monday, and the start of the event
    decides which days are meant. Numbers below zero count from the end of the month or year. ``until`` is inclusive: a
    date for all-day events, a time in UTC for timed ones; it never stands beside ``count``.
    """

    freq: Frequency
    interval: int | None = None
    by_month: tuple[int, ...] = ()
    by_week_no: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_day: tuple[NthWeekday, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_set_pos: tuple[int, ...] = ()
    week_start: Weekday | None = None
    until: date | datetime | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One occurrence that differs: ``date`` is the day the rule gave it."""

    date: date
    when: Dated
    place: Place | None = None
    online: Online | None = None
    cancelled: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule and what departs from it.

    ``excluded`` and ``added`` are dates for all-day events, aware local times for timed ones.
    """

    rule: Rule
    excluded: tuple[date | datetime, ...] = ()
    added: tuple[date | datetime, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One of the times at which an event happens.

    ``planned`` is when the rule has it, for one that was moved; its length is not said. ``is_added``: the rule has none
    there.
    """

    when: When
    planned: Dated | None = None
    change: Change | None = None
    is_added: bool = False

    @property
    def is_cancelled(self) -> bool:
        """Whether this one does not happen."""
        return self.change is not None and self.change.cancelled
