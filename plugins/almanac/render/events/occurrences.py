"""When an event happens, read off the components that its calendar publishes: page and calendar cannot disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from icalendar import vDDDLists, vDDDTypes

from almanac.model.event import Event
from almanac.model.recurrence import Change, Occurrence, Recurrence
from almanac.model.when import TWELVE_MONTHS, AllDay, Dated, Timed, When, by_the_clock
from almanac.render.recurrence.rrule_text import rrule_property

_DAY = timedelta(days=1)
_UTC = ZoneInfo("UTC")
_LAST_DAY = date(9900, 1, 1)  # the end of Python's calendar, with room for what lasts long
_FIRST_WINDOW = timedelta(days=32)  # each window that brings nothing is followed by one twice as long

# Gives every occurrence of an event that touches the days from one to another, both inclusive, as ``expanded`` does.
Expand = Callable[[Event, date, date], tuple[Occurrence, ...]]

# How many occurrences a page names, however far ahead they are.
NEXT = 6


def scheduled(event: Event) -> tuple[icalendar.Event, ...]:
    """The VEVENTs of an event with what says when, and nothing more.

    The first is the event with RRULE, EXDATE and RDATE (one value each, since ical.js and vobject read no more);
    one with a RECURRENCE-ID follows for each change, then for each added date, in their order (RFC 5545 3.8.4.4,
    3.8.5).
    """
    if event.recurrence is None:
        return (_vevent(event, _unmistakable(event.dated)),)
    whole = _vevent(event, event.dated)
    whole.add("RRULE", rrule_property(event.recurrence.rule))
    for moment in event.recurrence.excluded:
        whole.add("EXDATE", _list_of_one(moment))
    for moment in event.recurrence.added:
        whole.add("RDATE", _list_of_one(_in_utc(moment)))
    changed = (_changed(event, change) for change in event.recurrence.changes)
    return (whole, *changed, *(_added(event, moment) for moment in event.recurrence.added))


def expanded(event: Event, start: date, end: date) -> tuple[Occurrence, ...]:
    """Every occurrence that touches the days from ``start`` to ``end``, soonest first, cancelled ones among them.

    Both days are inclusive, and local to the event.
    """
    if event.recurrence is None:
        return (Occurrence(event.when),) if event.when.day <= end and event.when.last_day >= start else ()
    (series,) = _query(event, _zone_name(event.dated)).series
    recurrence, stop = event.recurrence, end + _DAY
    departs = recurrence.excluded or recurrence.added or recurrence.changes
    if departs or _length(event.dated) < timedelta():  # that ends in an hour that happens twice
        # `between` of the query would copy a component for each.
        happening = [_occurrence(event, recurrence, found) for found in series.between(start, stop)]
    else:
        happening = [*_of_the_rule(event.dated, series.rrule_between(start, stop), start, stop)]
    return tuple(sorted(happening, key=lambda occurrence: occurrence.when.sort_key))


def _of_the_rule(usual: Dated, starts: Iterable[datetime], first: date, stop: date) -> Iterator[Occurrence]:
    """What begins at these times, without those that do not touch the days; nothing departs from the rule."""
    whole_days = isinstance(usual, AllDay)
    length = _length(usual)
    span_start, span_stop = (datetime.combine(day, time()) for day in (first, stop))
    for start in dict.fromkeys(starts):
        local = start.replace(tzinfo=None)
        if local < span_stop and (span_start < local + length or (not length and span_start == local)):
            yield Occurrence(_when(start.date(), start.date() + length) if whole_days else _when(start, start + length))


def occurrences(event: Event, start: date, end: date, expand: Expand = expanded) -> tuple[When, ...]:
    """When it happens on the days from ``start`` to ``end``, as ``expand`` has it.

    A single occurrence that is cancelled is none; an event that is cancelled as a whole keeps its days.
    """
    return tuple(occurrence.when for occurrence in expand(event, start, end) if not occurrence.is_cancelled)


def coming(event: Event, now: datetime, expand: Expand = expanded) -> tuple[Occurrence, ...]:
    """What is not over at the aware ``now``, soonest first, cancelled ones among it.

    All of the next twelve months, and as far beyond as it takes to have some more (NEXT) where there are so many.
    """
    if event.recurrence is None:
        return () if event.when.is_over(now) else (Occurrence(event.when),)
    first = max(now.date() - 2 * _DAY, first_day(event))
    followed: list[Occurrence] = []
    for start, end in _windows_after(first, TWELVE_MONTHS + 2 * _DAY):
        # What lasts over the end of a window is in the next one, too.
        followed += [
            occurrence for occurrence in expand(event, start, end) if occurrence.when.day >= start or start == first
        ]
        ahead = [occurrence for occurrence in followed if not occurrence.when.is_over(now)]
        if sum(not occurrence.is_cancelled for occurrence in ahead) >= NEXT:
            return tuple(ahead)
    return tuple(occurrence for occurrence in followed if not occurrence.when.is_over(now))


def next_occurrence(event: Event, now: datetime) -> When | None:
    """The first occurrence that is not over at the aware ``now``; None when all are."""
    if event.recurrence is None:
        return None if event.when.is_over(now) else event.when
    for start, end in _windows_after(max(now.date() - 2 * _DAY, first_day(event))):
        coming = [when for when in occurrences(event, start, end) if not when.is_over(now)]
        if coming:
            return coming[0]
    return None


def last_occurrence(event: Event, now: datetime, expand: Expand = expanded) -> When | None:
    """The latest occurrence that is over at the aware ``now``; None when none is."""
    if event.recurrence is None:
        return event.when if event.when.is_over(now) else None
    for start, end in _windows_before(now.date() + 2 * _DAY, first_day(event)):
        past = [when for when in occurrences(event, start, end, expand) if when.is_over(now)]
        if past:
            return past[-1]
    return None


def first_day(event: Event) -> date:
    """The first local day of an event: that of its start, or of an occurrence that was moved before it."""
    changes = event.recurrence.changes if event.recurrence else ()
    return min([event.when.day, *(change.when.day for change in changes)])


class _LocalTime(vDDDTypes):
    """A local time under the name of its zone (RFC 5545 3.3.5).

    icalendar itself takes Accra, Dakar and Reykjavik for UTC, and would lose where their events are.
    """

    def __init__(self, local: datetime, tzid: str) -> None:
        super().__init__(local, {"TZID": tzid})

    def to_ical(self) -> bytes:
        return super().to_ical().removesuffix(b"Z")


def _moment(moment: date | datetime) -> vDDDTypes:
    if isinstance(moment, datetime) and isinstance(moment.tzinfo, ZoneInfo) and moment.tzinfo.key != "UTC":
        return _LocalTime(moment, moment.tzinfo.key)
    return vDDDTypes(moment)


def _list_of_one(moment: date | datetime) -> vDDDLists:
    value = _moment(moment)
    return vDDDLists([value], dict(value.params))


def _unmistakable(when: Dated) -> Dated:
    """In UTC where a local time happens twice: the first is meant (RFC 5545 3.3.5), clients take the second."""
    if isinstance(when, AllDay) or not (_happens_twice(when.start) or (when.end and _happens_twice(when.end))):
        return when
    return Timed(when.start.astimezone(_UTC), when.end.astimezone(_UTC) if when.end else None)


def _happens_twice(local: datetime) -> bool:
    first, second = (local.replace(fold=fold).utcoffset() for fold in (0, 1))
    # In an hour that is skipped it is the other way round (PEP 495).
    return first is not None and second is not None and first > second


def _vevent(event: Event, when: Dated) -> icalendar.Event:
    component = icalendar.Event()
    component.add("UID", event.uid)
    if isinstance(when, AllDay):
        component.add("DTSTART", _moment(when.first))
        component.add("DTEND", _moment(when.last + _DAY))
        return component
    component.add("DTSTART", _moment(when.start))
    if when.end is not None:
        component.add("DTEND", _moment(when.end))
    return component


def _changed(event: Event, change: Change) -> icalendar.Event:
    component = _vevent(event, change.when)
    component.add("RECURRENCE-ID", _moment(_start(_slot(event.dated, change.date))))
    if change.cancelled:
        component.add("STATUS", "CANCELLED")
    return component


def _in_utc(moment: date | datetime) -> date | datetime:
    """An added time as every program reads it: libical takes one with a zone for an hour off in summer."""
    return moment.astimezone(_UTC) if isinstance(moment, datetime) else moment


def _added(event: Event, moment: date | datetime) -> icalendar.Event:
    """An added date as an event of its own, for programs that know no RDATE."""
    component = _vevent(event, as_long_as(event.dated, moment))
    component.add("RECURRENCE-ID", _moment(_in_utc(moment)))
    return component


def as_long_as(usual: Dated, start: date | datetime) -> Dated:
    """What begins at ``start`` and lasts as the usual occurrence does, by the clock."""
    if isinstance(usual, AllDay):
        first = start.date() if isinstance(start, datetime) else start
        return AllDay(first, first + (usual.last - usual.first))
    if not isinstance(start, datetime):
        raise TypeError(f"{start!r} has no time, but the event has")
    if usual.end is None:
        return Timed(start)
    length = usual.end.replace(tzinfo=None) - usual.start.replace(tzinfo=None)
    return Timed(start, by_the_clock((start.replace(tzinfo=None) + length).replace(tzinfo=usual.zone)))


def _zone_name(when: Dated) -> str:
    return when.zone.key if isinstance(when, Timed) else ""


@lru_cache(maxsize=2048)
def _query(event: Event, zone_name: str) -> recurring_ical_events.CalendarQuery:
    del zone_name  # 14:00 in London in winter is equal to 14:00 UTC, but does not repeat like it
    calendar = icalendar.Calendar()
    for component in scheduled(event):
        calendar.add_component(component)
    return recurring_ical_events.of(calendar)


def _slot(usual: Dated, day: date) -> Dated:
    """When the rule has an occurrence, without its length."""
    if isinstance(usual, AllDay):
        return AllDay(day, day)
    return Timed(datetime.combine(day, usual.start.time(), usual.zone))


def _start(when: Dated) -> date | datetime:
    return when.first if isinstance(when, AllDay) else when.start


def _length(when: Dated) -> timedelta:
    """By the clock."""
    if isinstance(when, AllDay):
        return when.last - when.first + _DAY
    return (when.end or when.start) - when.start


def _occurrence(event: Event, recurrence: Recurrence, found: recurring_ical_events.Occurrence) -> Occurrence:
    # Only what has a component of its own is called by another moment than its start.
    slot = _recurrence_id(found) if found.recurrence_ids else found.start
    day = slot.astimezone(event.when.zone).date() if isinstance(event.when, Timed) else slot
    change = next((change for change in recurrence.changes if change.date == day), None)
    if change is None:
        when = _when(found.start, found.end)
        return Occurrence(when, is_added=_start(when) in recurrence.added)
    planned = _slot(event.dated, day)
    return Occurrence(change.when, planned if _start(planned) != _start(change.when) else None, change)


def _recurrence_id(found: recurring_ical_events.Occurrence) -> Any:
    return found.as_component(keep_recurrence_attributes=False).decoded("RECURRENCE-ID")


def _when(start: date | datetime, end: date | datetime) -> Dated:
    if isinstance(start, datetime) and isinstance(end, datetime):
        begins = by_the_clock(start)
        # What has no DTEND comes back with one that is its start.
        return Timed(begins, by_the_clock(end + (begins - start)) if end > start else None)
    return AllDay(start, end - _DAY)


def _windows_after(start: date, length: timedelta = _FIRST_WINDOW) -> Iterator[tuple[date, date]]:
    while start < _LAST_DAY:
        end = start + min(length, _LAST_DAY - start)
        yield start, end
        start, length = end + _DAY, length * 2


def _windows_before(end: date, first: date) -> Iterator[tuple[date, date]]:
    length = _FIRST_WINDOW
    while end >= first:
        start = end - min(length, end - first)
        yield start, end
        end, length = start - _DAY, length * 2
