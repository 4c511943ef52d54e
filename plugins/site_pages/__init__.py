"""Pages that the site itself has: how to subscribe, forms for entries, what to translate, page not found; colours."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.check.form_facts import form_facts
from almanac.render.outputs.entry_forms import entry_forms
from almanac.render.outputs.events_told import events_told
from almanac.render.outputs.output import Output
from almanac.render.outputs.site_files import site_pages
from almanac_pelican.generators import OutputsGenerator


class SitePagesGenerator(OutputsGenerator):
    """Writes ``/subscribe/``, ``/add/...``, ``/translations/``, ``/404.html`` and ``/theme/css/site-colors.css``."""

    def outputs(self) -> Iterator[Output]:
        """All of them."""
        yield from site_pages(self.publication, events_told(self.publication, self.prints))
        yield from entry_forms(self.publication, form_facts)


register = SitePagesGenerator.register
