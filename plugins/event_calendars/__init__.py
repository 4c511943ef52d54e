"""Calendars to subscribe to, of all events and of each group, and every event alone whose day is known."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.outputs.calendars import calendars
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator


class CalendarGenerator(OutputsGenerator):
    """Writes those of all events and of each group, in every language, and those of single events."""

    def outputs(self) -> Iterator[Output]:
        """Every calendar."""
        return calendars(self.publication, self.prints)


register = CalendarGenerator.register
