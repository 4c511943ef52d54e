"""Old addresses lead on: a page that redirects and names the new one, and ``_redirects`` for hosts that read it."""

from __future__ import annotations

from almanac.render.redirects import page_of, redirects, redirects_file
from almanac_pelican.generators import PageGenerator, SiteWriter


class RedirectsGenerator(PageGenerator):
    """Writes a page at every alias, and ``/_redirects``."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Every alias of every entry."""
        all_redirects = redirects(self.edition)
        for redirect in all_redirects:
            where = page_of(redirect.old)
            self.write_page(writer, "redirect", where, target=redirect.new, title=redirect.title)
        if all_redirects:
            writer.write_bytes("/_redirects", redirects_file(all_redirects, self.site).encode())


register = RedirectsGenerator.register
