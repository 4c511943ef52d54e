"""Writes a zone of the IANA database as a VTIMEZONE that every parser reads alike (RFC 5545 3.6.5).

What the clocks do is asked of the zone itself, so that its files may have any form. Onsets that come back
by one rule through a whole solar cycle become an RRULE; all others stand there one by one.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib.resources import files
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from almanac.model.recurrence import Frequency, NthWeekday, Rule, Weekday
from almanac.render.recurrence.rrule_text import rrule_property

_EPOCH = 1970  # what zones did earlier matters only to earlier events
_LISTED_UNTIL = 2037  # up to here a zone's file may list its onsets; from here on its rule speaks
_SOLAR_CYCLE = 28  # years after which every date has fallen on every weekday
_TOLD_FROM_UTC = 2019  # vobject takes for UTC, and reads by pytz, what does not differ from it in 2000 to 2019
_LAST_YEAR = 9990  # of Python's calendar, with room to look ahead
_STEP = timedelta(seconds=2**19)  # six days, less than any zone has kept a time; it halves down to a second
_SECOND = timedelta(seconds=1)
_NOTHING = timedelta()


def vtimezone(zone: ZoneInfo, first: date, last: date | None) -> Timezone:
    """The VTIMEZONE that gives local times from ``first`` to ``last`` their offsets.

    Both days are local and inclusive; whole years are covered. ``last`` is None for what repeats without end:
    a zone whose future follows no yearly rule (Gaza) then keeps the offset of the end of 2065.
    The zone's data is that of the ``tzdata`` package, the same on every machine; raises ``FileNotFoundError``
    for a zone that it does not have.
    """
    component = Timezone()
    component.add("TZID", zone.key)
    for observance in _observances(zone.key, first.year, last.year if last else None):
        component.add_component(observance.component())
    return component


@dataclass(frozen=True, slots=True)
class _Kind:
    """What onsets of one observance have in common."""

    offset_from: timedelta
    offset_to: timedelta
    name: str
    daylight: bool


@dataclass(frozen=True, slots=True)
class _Onset:
    """A change of the clocks; ``local`` is what they showed at that instant, in ``offset_from``."""

    local: datetime
    kind: _Kind


@dataclass(frozen=True, slots=True)
class _Observance:
    """A STANDARD or DAYLIGHT component: its onsets one by one, or the first of them and a rule."""

    kind: _Kind
    onsets: tuple[datetime, ...]
    rule: Rule | None = None

    def component(self) -> TimezoneStandard | TimezoneDaylight:
        component = TimezoneDaylight() if self.kind.daylight else TimezoneStandard()
        component.add("DTSTART", self.onsets[0])
        component.add("TZOFFSETFROM", self.kind.offset_from)
        component.add("TZOFFSETTO", self.kind.offset_to)
        component.add("TZNAME", self.kind.name)
        if self.rule:
            component.add("RRULE", rrule_property(self.rule))
        # ical.js and vobject read the first value of a line, and ical.js forgets a DTSTART beside an RDATE.
        for onset in self.onsets if len(self.onsets) > 1 else ():
            component.add("RDATE", onset)
        return component


@lru_cache(maxsize=4096)
def _observances(key: str, first: int, last: int | None) -> tuple[_Observance, ...]:
    horizon = min(_LAST_YEAR, max(_LISTED_UNTIL, first) + _SOLAR_CYCLE)
    zone = _clockwork(key, min(_EPOCH, first), horizon)
    if any(_is_utc(onset.kind) for onset in zone.onsets if onset.local.year >= first - 1):
        first = min(first, _TOLD_FROM_UTC)
    since, end = max(zone.since, first - 1), last or horizon
    # The last onset before the years that are needed says what holds when they begin.
    begin = max(onset.local for onset in zone.onsets if onset.local <= _new_year(first))
    listed = [onset for onset in zone.onsets if begin <= onset.local and onset.local.year < min(since, end + 1)]
    if since > end:
        return tuple(_by_kind(listed))
    regular = [onset for onset in zone.onsets if onset.local.year >= since]
    ruled = [observance for rule in zone.rules for observance in rule.observances(regular)]
    return (*_by_kind(listed), *sorted(ruled, key=lambda observance: observance.onsets))


def _is_utc(kind: _Kind) -> bool:
    return kind.offset_to == _NOTHING and not kind.daylight


def _by_kind(onsets: Iterable[_Onset]) -> Iterator[_Observance]:
    kinds = defaultdict(list)
    for onset in onsets:
        kinds[onset.kind].append(onset.local)
    for kind, moments in kinds.items():
        yield _Observance(kind, tuple(moments))


@dataclass(frozen=True, slots=True)
class _ClockRule:
    """One onset a year: on one date, or on one weekday among seven dates that follow each other."""

    kind: _Kind
    clock: time
    days: frozenset[tuple[int, int]]
    weekday: Weekday | None

    def gives(self, onset: _Onset) -> bool:
        local = onset.local
        return (
            onset.kind == self.kind
            and local.time() == self.clock
            and (local.month, local.day) in self.days
            and self.weekday in {None, local.weekday()}
        )

    def observances(self, onsets: Iterable[_Onset]) -> Iterator[_Observance]:
        """One a month: a week that ends in the next month (Cairo) has two, since months cannot share BYMONTHDAY."""
        own = [onset.local for onset in onsets if self.gives(onset)]
        for month, days in groupby(sorted(self.days), key=lambda day: day[0]):
            first = next(local for local in own if local.month == month)
            yield _Observance(self.kind, (first,), self._recurrence(month, [day for _, day in days]))

    def _recurrence(self, month: int, days: list[int]) -> Rule:
        yearly = Rule(Frequency.YEARLY, by_month=(month,))
        if self.weekday is None:
            return replace(yearly, by_month_day=tuple(days))
        if len(days) == 7 and days[0] % 7 == 1:
            return replace(yearly, by_day=(NthWeekday(self.weekday, days[-1] // 7),))
        if len(days) == 7 and days[-1] == monthrange(2001, month)[1]:
            return replace(yearly, by_day=(NthWeekday(self.weekday, -1),))
        # The Friday after the fourth Thursday, the Saturday before the last Sunday.
        return replace(yearly, by_month_day=tuple(days), by_day=(NthWeekday(self.weekday),))


def _rules(cycle: Iterable[_Onset]) -> tuple[_ClockRule, ...]:
    """The rules that give all onsets of a solar cycle; none where one of them follows no rule."""
    groups: dict[tuple[_Kind, time], list[datetime]] = defaultdict(list)
    for onset in cycle:
        groups[onset.kind, onset.local.time()].append(onset.local)
    rules = []
    for (kind, clock), moments in groups.items():
        days = frozenset((moment.month, moment.day) for moment in moments)
        weekdays = {Weekday(moment.weekday()) for moment in moments}
        yearly = [moment.year for moment in moments] == list(range(moments[0].year, moments[0].year + _SOLAR_CYCLE))
        weekly = len(weekdays) == 1 and _is_week(days)
        if not yearly or not (weekly or len(days) == 1):
            return ()
        rules.append(_ClockRule(kind, clock, days, weekdays.pop() if weekly else None))
    return tuple(rules)


def _is_week(days: frozenset[tuple[int, int]]) -> bool:
    ordinals = [date(2000, month, day).toordinal() for month, day in days]
    return len(ordinals) == 7 and max(ordinals) - min(ordinals) == 6


@dataclass(frozen=True, slots=True)
class _Clockwork:
    """What a zone's clocks do: every onset of some years, and the rules that alone give those from ``since`` on."""

    onsets: tuple[_Onset, ...]
    rules: tuple[_ClockRule, ...]
    since: int


@lru_cache(maxsize=1024)
def _clockwork(key: str, first: int, last: int) -> _Clockwork:
    onsets = _onsets(key, first, last)
    rules = _rules([onset for onset in onsets if onset.local.year > last - _SOLAR_CYCLE])
    years = defaultdict(list)
    for onset in onsets:
        years[onset.local.year].append(onset)

    def holds(year: int) -> bool:
        of_year = years[year]
        return len(of_year) == len(rules) and all(any(rule.gives(onset) for onset in of_year) for rule in rules)

    since = last + 1
    while rules and since > first and holds(since - 1):
        since -= 1
    return _Clockwork(onsets, rules, since)


def _onsets(key: str, first: int, last: int) -> tuple[_Onset, ...]:
    """Every onset of the years given, after a first one that says what held when they began."""
    with files("tzdata").joinpath("zoneinfo", *key.split("/")).open("rb") as file:
        zone = ZoneInfo.from_file(file, key=key)
    spans = list(_spans(zone, first, last + 1))
    held = spans[0]
    onsets = [_Onset(_new_year(first), _Kind(held.offset, held.offset, held.name, held.saved > _NOTHING))]
    following = [*(span.saved for span in spans[2:]), _NOTHING]
    for (before, span), saved_next in zip(pairwise(spans), following, strict=False):
        # Where winter counts as the exception (Dublin), what lies between two winters is summer.
        daylight = span.saved > _NOTHING or (span.saved == _NOTHING and saved_next < _NOTHING)
        kind = _Kind(before.offset, span.offset, span.name, daylight)
        onsets.append(_Onset(span.since + before.offset, kind))
    return tuple(onset for onset in onsets if onset.local.year <= last)


@dataclass(frozen=True, slots=True)
class _Span:
    """A time in which the clocks did not change; ``since`` is in UTC, without a zone."""

    since: datetime
    offset: timedelta
    name: str
    saved: timedelta


def _spans(zone: ZoneInfo, first: int, last: int) -> Iterator[_Span]:
    """The spans of the years given; instants are UTC under the zone's name, as ``fromutc`` takes them."""
    here, end = _new_year(first).replace(tzinfo=zone), _new_year(last + 1).replace(tzinfo=zone)
    here -= here.utcoffset() or _NOTHING
    while True:
        local = zone.fromutc(here)
        held = _clocks(local)
        yield _Span(here.replace(tzinfo=None), *held, local.dst() or _NOTHING)
        there = here + _STEP
        while _clocks(zone.fromutc(there)) == held:
            there += _STEP
            if there > end:
                return
        here = _change_after(zone, there - _STEP)


def _change_after(zone: ZoneInfo, here: datetime) -> datetime:
    """The first second that differs, within a step; instants as above."""
    held = _clocks(zone.fromutc(here))
    width = _STEP
    while width > _SECOND:
        width //= 2
        if _clocks(zone.fromutc(here + width)) == held:
            here += width
    return here + _SECOND


def _clocks(local: datetime) -> tuple[timedelta, str]:
    return local.utcoffset() or _NOTHING, local.tzname() or ""


def _new_year(year: int) -> datetime:
    return datetime(year, 1, 1)  # noqa: DTZ001 -- local times of RFC 5545 3.6.5 carry no zone
