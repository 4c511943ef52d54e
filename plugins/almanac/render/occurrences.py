"""When an event happens, read off the components that its calendar publishes: page and calendar cannot disagree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from icalendar import vDDDLists, vDDDTypes, vRecur

from almanac.model.event import Event
from almanac.model.recurrence import Change
from almanac.model.when import AllDay, Timed, When

_DAY = timedelta(days=1)
_LAST_DAY = date(9900, 1, 1)  # the end of Python's calendar, with room for what lasts long
_FIRST_WINDOW = timedelta(days=32)  # each window that brings nothing is followed by one twice as long


def scheduled(event: Event) -> tuple[icalendar.Event, ...]:
    """The VEVENTs of an event with what says when, and nothing more.

    The first is the event with RRULE, EXDATE and RDATE (one value each, since ical.js and vobject read no more);
    one with a RECURRENCE-ID follows for each change, in their order (RFC 5545 3.8.4.4, 3.8.5).
    """
    whole = _vevent(event, event.when)
    if event.recurrence is None:
        return (whole,)
    whole.add("RRULE", vRecur.from_ical(event.recurrence.rrule))
    for moment in event.recurrence.excluded:
        whole.add("EXDATE", _list_of_one(moment))
    for moment in event.recurrence.added:
        whole.add("RDATE", _list_of_one(moment))
    return (whole, *(_changed(event, change) for change in event.recurrence.changes))


def occurrences(event: Event, start: date, end: date) -> tuple[When, ...]:
    """Every occurrence that touches the days from ``start`` to ``end``, soonest first.

    Both days are inclusive, and local to the event. A single occurrence that is cancelled is none; an event
    that is cancelled as a whole keeps its days.
    """
    if event.recurrence is None:
        return (event.when,) if event.when.day <= end and event.when.last_day >= start else ()
    found = _query(event).between(start, end + _DAY)
    whens = (_when(component) for component in found if component.get("STATUS") != "CANCELLED")
    return tuple(sorted(whens, key=lambda when: when.sort_key))


def next_occurrence(event: Event, now: datetime) -> When | None:
    """The first occurrence that is not over at the aware ``now``; None when all are."""
    if event.recurrence is None:
        return None if event.when.is_over(now) else event.when
    for start, end in _windows_after(max(now.date() - 2 * _DAY, first_day(event))):
        coming = [when for when in occurrences(event, start, end) if not when.is_over(now)]
        if coming:
            return coming[0]
    return None


def last_occurrence(event: Event, now: datetime) -> When | None:
    """The latest occurrence that is over at the aware ``now``; None when none is."""
    if event.recurrence is None:
        return event.when if event.when.is_over(now) else None
    for start, end in _windows_before(now.date() + 2 * _DAY, first_day(event)):
        past = [when for when in occurrences(event, start, end) if when.is_over(now)]
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


def _vevent(event: Event, when: When) -> icalendar.Event:
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
    usual = event.when
    slot = change.date if isinstance(usual, AllDay) else datetime.combine(change.date, usual.start.time(), usual.zone)
    component.add("RECURRENCE-ID", _moment(slot))
    if change.cancelled:
        component.add("STATUS", "CANCELLED")
    return component


@lru_cache(maxsize=512)
def _query(event: Event) -> recurring_ical_events.CalendarQuery:
    calendar = icalendar.Calendar()
    for component in scheduled(event):
        calendar.add_component(component)
    return recurring_ical_events.of(calendar)


def _when(component: icalendar.Event) -> When:
    start, end = component.start, component.end
    if isinstance(start, datetime) and isinstance(end, datetime):
        # What has no DTEND comes back with one that is its start.
        return Timed(start, end if end > start else None)
    return AllDay(start, end - _DAY)


def _windows_after(start: date) -> Iterator[tuple[date, date]]:
    length = _FIRST_WINDOW
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
