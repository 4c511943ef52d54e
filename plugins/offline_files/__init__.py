"""What browsers keep for when there is no connection: the service worker, what it reads, a page in each language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from almanac.build.assets import worker_file
from almanac.defaults import PATH
from almanac.render.outputs.events_told import events_told
from almanac.render.outputs.offline import offline_outputs
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator


class OfflineGenerator(OutputsGenerator):
    """Writes ``/service-worker.js``, ``/offline.json``, and ``/offline.html`` in each language."""

    def outputs(self) -> Iterator[Output]:
        """All of them."""
        yield worker_file(Path(PATH).parent, self.site, is_preview=self.edition.is_preview)
        yield from offline_outputs(self.publication, events_told(self.publication, self.prints))


register = OfflineGenerator.register
