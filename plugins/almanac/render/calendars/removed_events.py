"""Writes what calendars are told of an event that was removed: that it is off, and nothing else of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import icalendar
from icalendar import vUri

from almanac.model.history import FileHistory
from almanac.model.interface import Phrases
from almanac.model.removal import Removal, RemovedEvent
from almanac.model.site import Site
from almanac.model.when import TWELVE_MONTHS, over_everywhere
from almanac.render.absolute import absolute_address
from almanac.render.calendars.component_parts import Text, stamp
from almanac.render.calendars.revision import Revision

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RemovedEntry:
    """A removed event as a calendar has it: its ``revision`` is newer than all that were published."""

    event: RemovedEvent
    address: str
    revision: Revision


def removed_entries(removals: Iterable[Removal], gone: Mapping[str, FileHistory]) -> tuple[RemovedEntry, ...]:
    """The removed events, by identity; ``gone`` is what git knows of the files that they were.

    SEQUENCE of the last version is one less than its commits, and the removal is one more (RFC 5545 3.8.7.4); all
    moments are the beginning of the day of the removal, since nothing else is said of that.
    """
    entries = []
    for removal in removals:
        if removal.event is not None:
            known, day = gone.get(removal.event.file), datetime.combine(removal.day, time(), UTC)
            # Whatever its day says, it is newer than what it takes off.
            modified = max(day, known.modified + timedelta(seconds=1)) if known else day
            sequence = removal.event.sequence + (known.changes if known else 1)
            revision = Revision(known.created if known else day, modified, sequence)
            entries.append(RemovedEntry(removal.event, removal.addresses[0], revision))
    return tuple(sorted(entries, key=lambda entry: entry.event.uid))


def is_still_told(entry: RemovedEntry, now: datetime) -> bool:
    """Whether those who subscribe are still told: for 12 months from the removal, or from the day of the event."""
    last = max(over_everywhere(entry.event.start), entry.revision.modified)
    # A plan holds for a day at most.
    return (now - TWELVE_MONTHS).date() <= last.date()


def removed_vevent(entry: RemovedEntry, site: Site, phrases: Phrases) -> bytes:
    """The VEVENT: a whole day, cancelled, without a word of what the event was."""
    component = icalendar.Event()
    component.add("UID", entry.event.uid)
    component.add("DTSTART", entry.event.start)
    component.add("DTEND", entry.event.start + _DAY)
    stamp(component, entry.revision)
    component.add("STATUS", "CANCELLED")
    component.add("TRANSP", "TRANSPARENT")
    # Translators: in calendars, in place of the title of an event that was taken off the site.
    component.add("SUMMARY", Text(phrases.gettext("Removed")))
    component.add("URL", vUri(absolute_address(site, entry.address)))
    return bytes(component.to_ical())
