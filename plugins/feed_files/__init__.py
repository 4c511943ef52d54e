"""Stories and events as Atom, RSS and JSON Feed; Atom for every category, tag, author, series and language."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.outputs.feeds import feeds
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator
from almanac_pelican.page_body import changed_bodies


class FeedGenerator(OutputsGenerator):
    """Writes what is below ``/feeds/``."""

    def outputs(self) -> Iterator[Output]:
        """Every feed, with the bodies of stories as plugins left them."""
        publication = self.publication.with_bodies(changed_bodies(self.context))
        return feeds(publication, Fingerprints(publication.edition))


register = FeedGenerator.register
