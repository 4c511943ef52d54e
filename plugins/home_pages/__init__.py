"""The front page in every language, and the picture of the world that stands on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from almanac.render.outputs.events_told import events_told
from almanac.render.outputs.home import home_outputs
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator


class HomeGenerator(OutputsGenerator):
    """Writes ``/`` and ``/LANG/``."""

    def outputs(self) -> Iterator[Output]:
        """One front page for each of LANGUAGES."""
        land = Path(self.settings["THEME"], "static", "map", "land-110m.geojson")
        told = events_told(self.publication, self.prints)
        return home_outputs(self.publication, told, json.loads(land.read_bytes()))


register = HomeGenerator.register
