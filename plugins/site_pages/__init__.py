"""Pages that the site itself has: how to subscribe, what to translate, page not found; the style of its colours."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.outputs.events_told import events_told
from almanac.render.outputs.output import Output
from almanac.render.outputs.site_files import site_pages
from almanac_pelican.generators import OutputsGenerator


class SitePagesGenerator(OutputsGenerator):
    """Writes ``/subscribe/``, ``/translations/``, ``/404.html`` and ``/theme/css/site-colors.css``."""

    def outputs(self) -> Iterator[Output]:
        """All of them."""
        return site_pages(self.publication, events_told(self.publication, self.prints))


register = SitePagesGenerator.register
