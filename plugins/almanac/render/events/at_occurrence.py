"""An event as one of its occurrences has it: the place and the way to join may differ."""

from __future__ import annotations

from dataclasses import replace

from almanac.model.event import Event, Status
from almanac.model.place import Place
from almanac.model.recurrence import Change
from almanac.model.when import When


def at_occurrence(event: Event, when: When) -> Event:
    """The event with the place and the online address of the occurrence at ``when``."""
    changes = event.recurrence.changes if event.recurrence else ()
    change = next(
        (change for change in changes if change.when.sort_key == when.sort_key and not change.cancelled), None
    )
    return changed(event, change) if change else event


def changed(event: Event, change: Change) -> Event:
    """The event with what a change says of where it is, and whether; what it leaves out is as usual."""
    online = event.online if change.online is None else change.online
    status = Status.CANCELLED if change.cancelled else event.status
    return replace(event, place=change.place or event.place, online=online, status=status)


def venue(event: Event) -> Place | None:
    """Where people go; nowhere for what has moved online, whose place is only where it was to be."""
    return None if event.online and event.status is Status.MOVED_ONLINE else event.place


def point(event: Event, when: When) -> tuple[float, float] | None:
    """Latitude and longitude of where people go for the occurrence at ``when``; None where no map can show it."""
    place = venue(at_occurrence(event, when))
    return place.point if place else None
