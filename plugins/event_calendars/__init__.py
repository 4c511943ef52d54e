"""Calendars to subscribe to, and every event alone."""

from __future__ import annotations

import re
from typing import Any

from pelican import Pelican, signals

from almanac.model import address
from almanac.model.edition import Edition
from almanac.render.calendar import calendar, event_calendar, subscribed

_OLD_EVENT = re.compile(r"/events/([^/]+)/?")


class CalendarGenerator:
    """Writes ``/events/calendar.ics``, ``/events/archive.ics`` and ``/events/SLUG/SLUG.ics``."""

    def __init__(self, settings: dict[str, Any], **_: Any) -> None:
        self.edition: Edition = settings["EDITION"]

    def generate_output(self, writer: Any) -> None:
        """Every calendar."""
        edition, site = self.edition, self.edition.site
        if not site.events:
            return
        for where, events, name in (
            (address.CALENDAR, subscribed(edition.events, edition.now), site.name),
            (address.ARCHIVE_CALENDAR, edition.events, site.phrases().gettext("%(site)s: archive", site=site.name)),
        ):
            files = edition.history.files
            writer.write_bytes(where, calendar(site, events, files, name=name, address=where, now=edition.now))
        for event in edition.events:
            data = event_calendar(site, event, edition.history_of(event.source.path), now=edition.now)
            writer.write_bytes(address.event_calendar(event.slug), data)
            # Whoever subscribed to the event alone did so at its old address.
            for old in filter(None, map(_OLD_EVENT.fullmatch, event.aliases)):
                writer.write_bytes(address.event_calendar(old[1]), data)


def provide(pelican: Pelican) -> type[CalendarGenerator]:
    """The generator that Pelican runs."""
    del pelican
    return CalendarGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(provide)
