"""Calendars to subscribe to, of all and of groups with their QR codes, and every event alone whose day is known."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.outputs.calendars import calendar_lists, calendars
from almanac.render.outputs.output import Output
from almanac.render.outputs.qr_codes import qr_codes
from almanac_pelican.generators import OutputsGenerator


class CalendarGenerator(OutputsGenerator):
    """Writes those of all events and of each group, in every language, and those of single events."""

    def outputs(self) -> Iterator[Output]:
        """Every calendar, their list, and the drawings that lead a telephone to those that can be chosen."""
        yield from calendars(self.publication, self.prints)
        yield from calendar_lists(self.publication)
        yield from qr_codes(self.publication)


register = CalendarGenerator.register
