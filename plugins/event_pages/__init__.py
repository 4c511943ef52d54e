"""Events: what comes, what is past, each event's page, and the lists by category, country, ..."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from almanac.render.map.locator import Coastline
from almanac.render.outputs.events import event_pages
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator


class EventsGenerator(OutputsGenerator):
    """Writes ``/events/`` and what is below it."""

    def outputs(self) -> Iterator[Output]:
        """Every page of events."""
        land = Path(self.settings["THEME"], "static", "map", "land-110m.geojson")
        return event_pages(self.publication, self.prints, self.paging, Coastline(land.read_bytes()))


register = EventsGenerator.register
