"""Lays out the days of a month in weeks, with what happens on them side by side; knows no words and no events."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Generic, TypeVar

# How many are shown in one day; of more, the day says how many.
LANES = 4

_T = TypeVar("_T")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DateSpan(Generic[_T]):
    """What lasts from one day to another, both inclusive."""

    first: date
    last: date
    item: _T

    def touches(self, day: date) -> bool:
        """Whether the day is one of its days."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Bar(Generic[_T]):
    """A span in one day of a week.

    ``lane`` counts from 1; ``span`` says over how many days of the week it reaches from here, and is 0 where it
    reaches here from a day before; ``from_before`` and ``goes_on``: it has days before or after this stretch.
    """

    item: _T
    lane: int
    span: int
    from_before: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Day(Generic[_T]):
    """A day in its week; those of the neighbouring months have nothing on them. ``folded`` are not in ``bars``."""

    date: date
    is_inside: bool
    bars: tuple[Bar[_T], ...] = ()
    folded: int = 0


Week = tuple[Day[_T], ...]


@dataclass(frozen=True, slots=True)
class DayRange(Generic[_T]):
    """A day for a list, or days in a row on which nothing begins and the same goes on."""

    days: tuple[date, ...]
    begins: tuple[_T, ...]
    goes_on: tuple[_T, ...]


def dates_of(year: int, month: int, first_weekday: int) -> list[list[date]]:
    """The weeks that touch a month, each of seven days; ``first_weekday`` is 0 for Monday."""
    return Calendar(first_weekday).monthdatescalendar(year, month)


def month_grid(year: int, month: int, first_weekday: int, spans: Sequence[DateSpan[_T]]) -> tuple[Week[_T], ...]:
    """The weeks of a month with what happens in it.

    Of two spans the longer has the higher lane, of equally long ones the first in ``spans``.
    """
    weeks = dates_of(year, month, first_weekday)
    return tuple(_week(week, month, spans) for week in weeks)


def day_ranges(year: int, month: int, spans: Sequence[DateSpan[_T]]) -> tuple[DayRange[_T], ...]:
    """The days of a month on which anything happens, in their order, every span named on each of its days.

    What began before the month goes on from its first day.
    """
    ranges: list[DayRange[_T]] = []
    for day in _days(year, month):
        begins = tuple(span.item for span in spans if span.first == day)
        goes_on = tuple(span.item for span in spans if span.first < day <= span.last)
        before = ranges[-1] if ranges and ranges[-1].days[-1] == day - _DAY else None
        if before and not begins and not before.begins and before.goes_on == goes_on:
            ranges[-1] = replace(before, days=(*before.days, day))
        elif begins or goes_on:
            ranges.append(DayRange((day,), begins, goes_on))
    return tuple(ranges)


def _days(year: int, month: int) -> list[date]:
    return [day for week in dates_of(year, month, 0) for day in week if day.month == month]


def _week(week: Sequence[date], month: int, spans: Sequence[DateSpan[_T]]) -> Week[_T]:
    inside = [day for day in week if day.month == month]
    here = [lasting for lasting in spans if lasting.first <= inside[-1] and lasting.last >= inside[0]]
    here.sort(key=lambda lasting: -_length(lasting, inside))
    taken: dict[date, set[int]] = {day: set() for day in inside}
    bars: dict[date, list[Bar[_T]]] = {day: [] for day in inside}
    for lasting in here:
        days = [day for day in inside if lasting.touches(day)]
        lane = next((lane for lane in range(1, LANES + 1) if all(lane not in taken[day] for day in days)), 0)
        if not lane:
            continue
        for day in days:
            taken[day].add(lane)
            width = len(days) if day == days[0] else 0
            bars[day].append(Bar(lasting.item, lane, width, lasting.first < days[0], lasting.last > days[-1]))
    return tuple(_day(day, bars.get(day), sum(lasting.touches(day) for lasting in here)) for day in week)


def _length(span: DateSpan[_T], inside: Sequence[date]) -> int:
    return (min(span.last, inside[-1]) - max(span.first, inside[0])).days


def _day(day: date, bars: list[Bar[_T]] | None, count: int) -> Day[_T]:
    if bars is None:
        return Day(day, is_inside=False)
    return Day(day, is_inside=True, bars=tuple(sorted(bars, key=lambda bar: bar.lane)), folded=count - len(bars))
