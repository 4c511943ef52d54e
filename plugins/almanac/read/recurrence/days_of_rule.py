"""Counts the days that a Rule has from a start on (RFC 5545 3.3.10), by dateutil."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Literal

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday

from almanac.model.recurrence import Frequency, NthWeekday, Rule, Weekday
from almanac.model.when import AllDay, Dated, Timed

_PERIODS: dict[Frequency, Literal[0, 1, 2, 3]] = {
    Frequency.DAILY: DAILY,
    Frequency.WEEKLY: WEEKLY,
    Frequency.MONTHLY: MONTHLY,
    Frequency.YEARLY: YEARLY,
}
_LEAP_YEAR = 2024
# As far as a series is looked at.
_REACH = timedelta(days=36_525)
# How far a day is looked for that fits a rule; a fifth Monday of February comes within 28 years, but for 2100.
_YEARS_AROUND = 30
# Days, weeks, months or years, after which the calendar has ended.
_FOR_EVER = 4_000_000


def starts_in_time(rule: Rule, when: Dated) -> bool:
    """Whether the start is an occurrence: looks no further than its own day, week, month or year."""
    return next(iter(_within_one_period(rule, when)), None) == first_moment(when).replace(tzinfo=None)


def nearest_start(rule: Rule, when: Dated) -> date | None:
    """The day nearest to the start on which the rule could begin, the later of two; None where none is near.

    Looks at one year, month or week after the other: dateutil would look for a day that never comes until 9999.
    """
    alike = _quickest_to_search(rule, when.day)
    days = [
        moment.date()
        for begin in _first_days(alike.freq, when.day)
        for moment in _within_one_period(alike, AllDay(begin, begin))
    ]
    return min(days, key=lambda day: (abs(day - when.day), day < when.day), default=None)


def occurrences(rule: Rule, when: Dated) -> Iterator[datetime]:
    """Local times without a zone, as RFC 5545 3.3.10 counts them, for a hundred years."""
    last = first_moment(when).replace(tzinfo=None) + _REACH
    if rule.until is not None:
        last = min(last, _local_time(rule.until, when))
    return islice(_endless(rule, when).replace(until=last), rule.count)


def first_moment(when: Dated) -> datetime:
    """The start as a time: of whole days, midnight, which only counts days."""
    return datetime.combine(when.first, time(), UTC) if isinstance(when, AllDay) else when.start


def never_come(months: Sequence[int], month_days: Sequence[int]) -> bool:
    """Whether days of months such as the 30th of February are asked for: a search for them would not end."""
    if not months or not month_days:
        return False
    longest = max(monthrange(_LEAP_YEAR, month)[1] if 1 <= month <= 12 else 0 for month in months)
    return all(abs(day) > longest for day in month_days)


def _quickest_to_search(rule: Rule, day: date) -> Rule:
    """A rule with the same days: of most a year has the same whichever their period is, and is quickest to search."""
    if rule.freq == Frequency.DAILY:
        rule = replace(rule, by_set_pos=())  # of one day it can choose that only
    if rule.freq == Frequency.WEEKLY and not rule.by_day:
        rule = replace(rule, by_day=(NthWeekday(Weekday(day.weekday())),))
    is_short = rule.freq in {Frequency.DAILY, Frequency.WEEKLY}
    return replace(rule, freq=Frequency.YEARLY) if not rule.by_set_pos and (is_short or rule.by_month) else rule


def _first_days(freq: Frequency, day: date) -> list[date]:
    """The first days of the years, months or weeks around a day."""
    if freq == Frequency.WEEKLY:
        monday = day - timedelta(days=day.weekday())
        return [monday + timedelta(weeks=number) for number in (-1, 0, 1)]
    months, around = (range(1, 13), 4) if freq == Frequency.MONTHLY else (range(1, 2), _YEARS_AROUND)
    years = range(max(1, day.year - around), min(9999, day.year + around + 1))
    return [date(year, month, 1) for year in years for month in months]


def _within_one_period(rule: Rule, when: Dated) -> rrule:
    return _endless(rule, when).replace(interval=_FOR_EVER)


def _endless(rule: Rule, when: Dated) -> rrule:
    """The rule without its end, as dateutil has it; for dateutil an empty tuple is not the same as None."""
    return rrule(
        _PERIODS[rule.freq],
        dtstart=first_moment(when).replace(tzinfo=None),
        interval=rule.interval or 1,
        wkst=rule.week_start,
        bysetpos=rule.by_set_pos or None,
        bymonth=rule.by_month or None,
        bymonthday=rule.by_month_day or None,
        byyearday=rule.by_year_day or None,
        byweekno=rule.by_week_no or None,
        byweekday=[weekday(day.weekday, day.nth) for day in rule.by_day] or None,
    )


def _local_time(until: date | datetime, when: Dated) -> datetime:
    """An end in local time without a zone."""
    if isinstance(until, datetime) and isinstance(when, Timed):
        return until.astimezone(when.zone).replace(tzinfo=None)
    return datetime.combine(until, time())
