"""Events: what comes, what is past, each event's page, and the lists by category, country, ..."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.outputs.events import event_pages
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator


class EventsGenerator(OutputsGenerator):
    """Writes ``/events/`` and what is below it."""

    def outputs(self) -> Iterator[Output]:
        """Every page of events."""
        return event_pages(self.publication, self.prints, self.paging)


register = EventsGenerator.register
