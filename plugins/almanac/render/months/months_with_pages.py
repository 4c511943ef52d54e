"""Decides which months and years have a page, and which occurrences stand on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from almanac.model.event import Event
from almanac.model.recurrence import Occurrence
from almanac.model.when import MONTHS_OF_A_YEAR, When
from almanac.render.events.listing import EventListing, ListedEvent
from almanac.render.events.occurrences import Expand, expanded, first_day

# A recurring event is followed back about as many occurrences, by the rate of its last year, and to the beginning of a
# year: an endless daily one since 1950 would fill a thousand pages otherwise, each of them for nobody. That is one year
# of a daily or a weekly event, eight of a monthly one, and ten at most.
FOLLOWED_BACK = 100
MOST_YEARS_BACK = 10
# Years before that keep their pages for so much longer, since an address is a promise.
YEARS_KEPT = 10
# What lasts longer than this brings pages for its first and its last year, and stands on all between that exist.
LONG = timedelta(days=400)

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class EventMonths:
    """The months that have a page, each by its first day, soonest first, and what happens in them.

    Every year with a page has twelve, so that an address stays once the year is over. ``worth`` are those that lead to
    each other: what happens in them, or they are near. ``cut`` are events that happened in a month, but are not
    followed back so far.
    """

    today: date
    listed: Mapping[date, tuple[ListedEvent, ...]]
    cut: Mapping[date, tuple[Event, ...]]
    months: tuple[date, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a page."""
        return tuple(dict.fromkeys(month.year for month in self.months))

    @property
    def worth(self) -> tuple[date, ...]:
        """The months that have something, the present one, and the next twelve."""
        near = self.today.replace(day=1)
        last = months_later(near, MONTHS_OF_A_YEAR)
        return tuple(month for month in self.months if near <= month <= last or self.listed.get(month))

    def count(self, year: int) -> int:
        """How many events happen in a year, each once however often it does."""
        whole = (in_month for month, in_month in self.listed.items() if month.year == year)
        return len({listed.event.slug for in_month in whole for listed in in_month})


def event_months(whole: EventListing, now: datetime, expand: Expand = expanded) -> EventMonths:
    """Every occurrence of every event in its months; each event is expanded once."""
    today = now.date()
    near = today.replace(day=1)
    coming = months_later(near, MONTHS_OF_A_YEAR)
    years = {near.year, coming.year}
    shown: list[ListedEvent] = []
    cut: list[tuple[Event, date]] = []
    for listed_event in (*whole.upcoming, *whole.past):
        event, from_day = listed_event.event, _followed_from(listed_event, today, expand)
        # What is in a list has a page for its month, however far ahead it is.
        occurrences = _followed(event, from_day, max(listed_event.when.day, months_later(coming, 1) - _DAY), expand)
        shown += [_listed(event, occurrence, now) for occurrence in occurrences]
        years.update(_years(event, occurrences, from_day))
        cut += [(event, from_day)] if event.recurrence else []
    months = tuple(date(year, month, 1) for year in sorted(years) for month in range(1, 13))
    listed: dict[date, list[ListedEvent]] = {}
    known = frozenset(months)
    for listed_event in sorted(shown, key=lambda listed_event: (listed_event.when.sort_key, listed_event.event.slug)):
        for month in _months_of(listed_event.when, known, months):
            listed.setdefault(month, []).append(listed_event)
    by_month = {month: tuple(listed[month]) for month in months if month in listed}
    return EventMonths(today, by_month, _cut(cut, months), months)


def months_later(month: date, number: int) -> date:
    """The first day of the month that is so many months later, or earlier for a negative number."""
    years, rest = divmod(month.month - 1 + number, MONTHS_OF_A_YEAR)
    return date(month.year + years, rest + 1, 1)


def _followed_from(listed: ListedEvent, today: date, expand: Expand) -> date:
    """The first day on which a recurring event is looked for: so many years before today, or before its end."""
    event = listed.event
    if event.recurrence is None:
        return event.when.day
    latest = listed.when.day if listed.is_past else today
    in_a_year = len(expand(event, latest - 365 * _DAY, latest))
    years = max(1, FOLLOWED_BACK // in_a_year) if in_a_year else MOST_YEARS_BACK
    return date(max(1, latest.year - min(MOST_YEARS_BACK, years)), 1, 1)


def _followed(event: Event, from_day: date, last: date, expand: Expand) -> tuple[Occurrence, ...]:
    """The occurrences that are shown, cancelled ones among them; the first one however far ahead it is."""
    if event.recurrence is None:
        return (Occurrence(event.when),)
    first = first_day(event)
    return expand(event, max(first, from_day), max(last, first))


def _years(event: Event, occurrences: Sequence[Occurrence], from_day: date) -> Iterator[int]:
    for when in (occurrence.when for occurrence in occurrences):
        if when.last_day - when.day <= LONG:
            yield from range(when.day.year, when.last_day.year + 1)
        else:
            yield from (when.day.year, when.last_day.year)
    if event.recurrence is not None:
        yield from range(max(first_day(event).year, from_day.year - YEARS_KEPT), from_day.year)


def _months_of(when: When, known: frozenset[date], months: Sequence[date]) -> Iterator[date]:
    first, last = when.day.replace(day=1), when.last_day.replace(day=1)
    if when.last_day - when.day > LONG:
        yield from (month for month in months if first <= month <= last)
        return
    while first <= last:
        if first in known:
            yield first
        first = months_later(first, 1)


def _cut(recurring: Sequence[tuple[Event, date]], months: Sequence[date]) -> dict[date, tuple[Event, ...]]:
    """By month the recurring events that had begun and are not followed back to it."""
    cut: dict[date, list[Event]] = {}
    for event, from_day in recurring:
        begun = first_day(event).replace(day=1)
        for month in months:
            if begun <= month < from_day:
                cut.setdefault(month, []).append(event)
    return {month: tuple(events) for month, events in cut.items()}


def _listed(event: Event, occurrence: Occurrence, now: datetime) -> ListedEvent:
    when = occurrence.when
    changed = occurrence if occurrence.change else None
    return ListedEvent(event, when, is_past=when.is_over(now), is_on=when.goes_on(now), occurrence=changed)
