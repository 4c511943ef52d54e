"""Finds the pattern of a Rule, the same however the rule was written, where a sentence can say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from almanac.model.recurrence import Frequency, Rule, Weekday
from almanac.model.when import Dated, Timed

_ALL_WEEK = tuple(Weekday)
# Which weekdays of a month have a word.
_NAMED = frozenset([1, 2, 3, 4, 5, -1])
# The days among which the first to fourth weekday of a month is, and the last.
_SEVEN_DAYS = {frozenset(range(7 * n - 6, 7 * n + 1)): n for n in range(1, 5)} | {frozenset(range(-7, 0)): -1}


@dataclass(frozen=True, slots=True)
class RecurrencePattern:
    """How often, and on which days: what is not said the start has decided.

    ``weekdays`` are of each week, ``month_days`` and ``nth_weekdays`` (which of them, and the weekday; -1 is the last)
    of each month, ``months`` those in which it happens; empty for all. Each stands once and in its order.
    """

    freq: Frequency
    interval: int = 1
    months: tuple[int, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    month_days: tuple[int, ...] = ()
    nth_weekdays: tuple[tuple[int, Weekday], ...] = ()

    @property
    def names_days(self) -> bool:
        """Whether it says more than the period and the months."""
        return bool(self.weekdays or self.month_days or self.nth_weekdays)


@lru_cache(maxsize=4096)
def recurrence_pattern(rule: Rule, when: Dated) -> RecurrencePattern | None:
    """The pattern of a rule that begins at ``when``; None for one that no plain sentence says."""
    if rule.by_year_day or rule.by_week_no:
        return None
    as_written = _as_written(rule)
    chosen = _by_position(as_written, _in_order(rule.by_set_pos)) if rule.by_set_pos else as_written
    if chosen is None:
        return None
    pattern = _by_period(_within_seven_days(chosen), when)
    return pattern if pattern and _has_words(pattern) else None


def last_day(rule: Rule, when: Dated) -> date | None:
    """The last day that UNTIL allows, by the clocks of the venue; None without one (RFC 5545 3.3.10)."""
    if not isinstance(rule.until, datetime):
        return rule.until
    if not isinstance(when, Timed):
        return rule.until.date()
    last = rule.until.astimezone(when.zone)
    # On the day of UNTIL it is too late for what begins after it.
    return last.date() if when.start.time() <= last.time() else last.date() - timedelta(days=1)


def _as_written(rule: Rule) -> RecurrencePattern:
    nth_weekdays = {(day.nth, day.weekday) for day in rule.by_day if day.nth}
    return RecurrencePattern(
        freq=rule.freq,
        interval=rule.interval or 1,
        months=_in_order(rule.by_month),
        weekdays=tuple(sorted({day.weekday for day in rule.by_day if not day.nth})),
        month_days=_in_order(rule.by_month_day),
        nth_weekdays=tuple(sorted(nth_weekdays, key=lambda day: (day[0] < 0, day))),
    )


def _in_order(numbers: Iterable[int]) -> tuple[int, ...]:
    """Each number once, those from the end last."""
    return tuple(sorted(set(numbers), key=lambda number: (number < 0, number)))


def _by_position(pattern: RecurrencePattern, positions: tuple[int, ...]) -> RecurrencePattern | None:
    """``BYDAY=SU;BYSETPOS=-1`` as ``BYDAY=-1SU``, all seven days as days of the month; None for other choices."""
    one_month = pattern.freq == Frequency.MONTHLY or (pattern.freq == Frequency.YEARLY and len(pattern.months) == 1)
    if not one_month or pattern.month_days or pattern.nth_weekdays:
        return None
    if len(pattern.weekdays) == 1:
        nth_weekdays = tuple((position, pattern.weekdays[0]) for position in positions)
        return replace(pattern, weekdays=(), nth_weekdays=nth_weekdays)
    if pattern.weekdays == _ALL_WEEK:
        return replace(pattern, weekdays=(), month_days=positions)
    return None


def _within_seven_days(pattern: RecurrencePattern) -> RecurrencePattern:
    """``BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14`` as ``BYDAY=2SU``."""
    nth = _SEVEN_DAYS.get(frozenset(pattern.month_days))
    has_months = pattern.freq in {Frequency.MONTHLY, Frequency.YEARLY}
    if nth is None or len(pattern.weekdays) != 1 or not has_months:
        return pattern
    return replace(pattern, weekdays=(), month_days=(), nth_weekdays=((nth, pattern.weekdays[0]),))


def _by_period(pattern: RecurrencePattern, when: Dated) -> RecurrencePattern | None:
    """With the period that a sentence names; None where kinds of days are mixed."""
    if sum(map(bool, (pattern.weekdays, pattern.month_days, pattern.nth_weekdays))) > 1:
        return None
    if pattern.freq == Frequency.DAILY:
        return _daily(pattern, when)
    if pattern.freq == Frequency.WEEKLY:
        return _weekly(pattern, when)
    return _monthly(pattern, when) if pattern.freq == Frequency.MONTHLY else _yearly(pattern, when)


def _daily(pattern: RecurrencePattern, when: Dated) -> RecurrencePattern | None:
    if pattern.interval > 1:
        return None if pattern.months or pattern.names_days else pattern
    if pattern.weekdays:
        return _weekly(pattern, when)
    return _monthly(pattern, when) if pattern.month_days else pattern


def _weekly(pattern: RecurrencePattern, when: Dated) -> RecurrencePattern | None:
    if pattern.interval > 1 and pattern.months:
        return None
    if pattern.interval == 1 and pattern.weekdays == _ALL_WEEK:
        return replace(pattern, freq=Frequency.DAILY, weekdays=())
    return replace(pattern, freq=Frequency.WEEKLY, weekdays=pattern.weekdays or (Weekday(when.day.weekday()),))


def _monthly(pattern: RecurrencePattern, when: Dated) -> RecurrencePattern | None:
    if pattern.months:
        return _yearly(pattern, when) if pattern.interval == 1 else None
    if pattern.weekdays:
        return _weekly(pattern, when) if pattern.interval == 1 else None
    return replace(_with_day_of_start(pattern, when), freq=Frequency.MONTHLY)


def _yearly(pattern: RecurrencePattern, when: Dated) -> RecurrencePattern | None:
    if pattern.weekdays:
        return _weekly(pattern, when) if pattern.interval == 1 else None
    if pattern.months:
        return replace(_with_day_of_start(pattern, when), freq=Frequency.YEARLY)
    if pattern.month_days:
        return replace(pattern, freq=Frequency.MONTHLY) if pattern.interval == 1 else None
    if not pattern.nth_weekdays:
        return replace(pattern, months=(when.day.month,), month_days=(when.day.day,))
    # The first Monday of a year is that of its January, the last that of its December.
    numbers = {nth for nth, _ in pattern.nth_weekdays}
    if numbers <= {1, 2, 3, 4}:
        return replace(pattern, months=(1,))
    return replace(pattern, months=(12,)) if numbers == {-1} else None


def _with_day_of_start(pattern: RecurrencePattern, when: Dated) -> RecurrencePattern:
    return pattern if pattern.names_days else replace(pattern, month_days=(when.day.day,))


def _has_words(pattern: RecurrencePattern) -> bool:
    has_days = all(day == -1 or day > 0 for day in pattern.month_days)
    return has_days and all(nth in _NAMED for nth, _ in pattern.nth_weekdays)
