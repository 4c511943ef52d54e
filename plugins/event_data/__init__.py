"""Events as open data: GeoJSON and JSON, what comes and all there has ever been."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.outputs.event_data import event_data
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator


class DataGenerator(OutputsGenerator):
    """Writes ``/events/events.*`` and ``/events/archive.*``."""

    def outputs(self) -> Iterator[Output]:
        """All four files."""
        return event_data(self.publication, self.prints)


register = DataGenerator.register
