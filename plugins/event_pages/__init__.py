"""Events: what comes, what is past, each event's page, lists by category, country, ..., and those for other sites."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from almanac.render.map.locator import Coastline
from almanac.render.outputs.embedded import embedded_lists
from almanac.render.outputs.events import event_pages
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator


class EventsGenerator(OutputsGenerator):
    """Writes ``/events/`` and what is below it, and ``/embed/events/``."""

    def outputs(self) -> Iterator[Output]:
        """Every page of events."""
        land = Path(self.settings["THEME"], "static", "map", "land-110m.geojson")
        yield from event_pages(self.publication, self.prints, self.paging, Coastline(land.read_bytes()))
        yield from embedded_lists(self.publication, self.prints)


register = EventsGenerator.register
