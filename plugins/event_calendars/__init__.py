"""Calendars to subscribe to, of all events and of each group, and every event alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from almanac.model import address
from almanac.model.event import Event
from almanac.render.calendars.calendar import Calendars, subscribed
from almanac.render.events.event_groups import events_by_calendar
from almanac.render.redirects import page_of
from almanac_pelican.generators import FileGenerator, SiteWriter

_OLD_EVENT = re.compile(r"/events/([^/]+)/")


class CalendarGenerator(FileGenerator):
    """Writes ``/events/calendar.ics``, ``/events/archive.ics``, those of groups, and ``/events/SLUG/SLUG.ics``."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Every calendar."""
        edition, site = self.edition, self.site
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
        taken = {group.calendar for group in self.publication.event_groups}
        for event in edition.events:
            data = calendars.alone(event)
            writer.write_bytes(address.event_calendar(event.slug), data)
            # Whoever subscribed to the event alone did so at its old address.
            slugs = {match[1] for match in map(_OLD_EVENT.fullmatch, map(page_of, event.aliases)) if match}
            for where in sorted({address.event_calendar(slug) for slug in slugs} - taken):
                writer.write_bytes(where, data)

    def _write_groups(self, writer: SiteWriter, calendars: Calendars, coming: Iterable[Event]) -> None:
        site = self.site
        members = events_by_calendar(coming, site)
        for group in self.publication.event_groups:
            where, page = group.calendar, group.label.address
            name = site.phrases().gettext("%(site)s: %(group)s", site=site.name, group=group.label.name)
            writer.write_bytes(where, calendars.of(members.get(where, ()), name=name, address=where, page=page))


register = CalendarGenerator.register
