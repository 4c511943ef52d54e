"""The digests of the last weeks: a page of them in every language, and a feed."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.outputs.digests import digest_outputs
from almanac.render.outputs.events_told import events_told
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator


class DigestGenerator(OutputsGenerator):
    """Writes ``/digest/``, ``/feeds/digest.atom.xml``, and both below each ``/LANG/``."""

    def outputs(self) -> Iterator[Output]:
        """All of them."""
        return digest_outputs(self.publication, events_told(self.publication, self.prints))


register = DigestGenerator.register
