"""Calendars to subscribe to, of all events and of each group, and every event alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pelican import Pelican, signals

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.event import Event
from almanac.render.calendars.calendar import Calendars, subscribed
from almanac.render.events.event_groups import EventGroup, events_by_calendar

_OLD_EVENT = re.compile(r"/events/([^/]+)/?")


class CalendarGenerator:
    """Writes ``/events/calendar.ics``, ``/events/archive.ics``, those of groups, and ``/events/SLUG/SLUG.ics``."""

    def __init__(self, settings: dict[str, Any], **_: Any) -> None:
        self.edition: Edition = settings["EDITION"]
        self.groups: Sequence[EventGroup] = settings["EVENT_GROUPS"]

    def generate_output(self, writer: Any) -> None:
        """Every calendar."""
        edition, site = self.edition, self.edition.site
        if not site.events:
            return
        calendars = Calendars(site, edition.history.files, edition.now)
        coming = subscribed(edition.events, edition.now)
        archive = site.phrases().gettext("%(site)s: archive", site=site.name)
        for where, events, name in (
            (address.CALENDAR, coming, site.name),
            (address.ARCHIVE_CALENDAR, edition.events, archive),
        ):
            writer.write_bytes(where, calendars.of(events, name=name, address=where))
        self._write_groups(writer, calendars, coming)
        for event in edition.events:
            data = calendars.alone(event)
            writer.write_bytes(address.event_calendar(event.slug), data)
            # Whoever subscribed to the event alone did so at its old address.
            for old in filter(None, map(_OLD_EVENT.fullmatch, event.aliases)):
                writer.write_bytes(address.event_calendar(old[1]), data)

    def _write_groups(self, writer: Any, calendars: Calendars, coming: Iterable[Event]) -> None:
        site = self.edition.site
        members = events_by_calendar(coming, site)
        for group in self.groups:
            where, page = group.calendar, group.label.address
            name = site.phrases().gettext("%(site)s: %(group)s", site=site.name, group=group.label.name)
            writer.write_bytes(where, calendars.of(members.get(where, ()), name=name, address=where, page=page))


def provide(pelican: Pelican) -> type[CalendarGenerator]:
    """The generator that Pelican runs."""
    del pelican
    return CalendarGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(provide)
