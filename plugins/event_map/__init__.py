"""The map of what comes, and the same events as a list."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.build.assets import map_files
from almanac.render.outputs.event_map import map_outputs
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator


class MapGenerator(OutputsGenerator):
    """Writes ``/events/map/`` and what it loads."""

    def outputs(self) -> Iterator[Output]:
        """The page, its script, and Leaflet."""
        yield from map_files(self.site)
        yield from map_outputs(self.publication, self.prints)


register = MapGenerator.register
