"""Calendars to subscribe to, of all events and of each group, and every event alone whose day is known."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.outputs.calendars import calendars
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator


class CalendarGenerator(OutputsGenerator):
    """Writes ``/events/calendar.ics``, ``/events/archive.ics``, those of groups, and ``/events/SLUG/SLUG.ics``."""

    def outputs(self) -> Iterator[Output]:
        """Every calendar."""
        return calendars(self.publication, self.prints)


register = CalendarGenerator.register
