"""Old addresses lead on: a page that redirects and names the new one, and ``_redirects`` for hosts that read it."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.outputs.output import Output
from almanac.render.outputs.site_files import old_addresses
from almanac_pelican.generators import OutputsGenerator


class RedirectsGenerator(OutputsGenerator):
    """Writes a page at every alias, ``/_redirects``, and ``/redirects.json`` for those that have a query."""

    def outputs(self) -> Iterator[Output]:
        """Every alias of every entry."""
        return old_addresses(self.publication)


register = RedirectsGenerator.register
