"""The sitemap, robots.txt, the headers that hosts send with every file, and the list of all feeds."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.outputs.events_told import events_told
from almanac.render.outputs.output import Output
from almanac.render.outputs.site_files import site_index
from almanac_pelican.generators import OutputsGenerator


class IndexGenerator(OutputsGenerator):
    """Writes ``/sitemap.xml``, ``/robots.txt``, ``/_headers`` and ``/opml.xml``."""

    def outputs(self) -> Iterator[Output]:
        """All of them."""
        return site_index(self.publication, events_told(self.publication, self.prints))


register = IndexGenerator.register
