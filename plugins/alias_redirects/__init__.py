"""Old addresses lead on: a page that redirects and names the new one, and ``_redirects`` for hosts that read it."""

from __future__ import annotations

from almanac.model import address
from almanac.render.redirects import pages, redirects, redirects_data, redirects_file
from almanac_pelican.generators import PageGenerator, SiteWriter


class RedirectsGenerator(PageGenerator):
    """Writes a page at every alias, ``/_redirects``, and ``/redirects.json`` for those that have a query."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Every alias of every entry."""
        all_redirects = redirects(self.edition)
        for where, redirect in pages(all_redirects).items():
            self.write_page(writer, "redirect", where, target=redirect.new, title=redirect.title)
        for where, data in (
            (address.REDIRECTS, redirects_file(all_redirects, self.site).encode()),
            (address.REDIRECTS_DATA, redirects_data(all_redirects, self.site)),
        ):
            if data:
                writer.write_bytes(where, data)


register = RedirectsGenerator.register
