"""The sitemap, robots.txt, and the headers that hosts send with every file."""

from __future__ import annotations

from almanac.model import address
from almanac.render.list_changes import list_changes
from almanac.render.policy import headers_file
from almanac.render.sitemap import robots, sitemap
from almanac_pelican.generators import FileGenerator, SiteWriter


class IndexGenerator(FileGenerator):
    """Writes ``/sitemap.xml``, ``/robots.txt`` and ``/_headers``."""

    def generate_output(self, writer: SiteWriter) -> None:
        """All three files."""
        writer.write_bytes(address.SITEMAP, sitemap(self.edition, list_changes(self.publication)))
        writer.write_bytes(address.ROBOTS, robots(self.site))
        writer.write_bytes(address.HEADERS, headers_file(self.site).encode())


register = IndexGenerator.register
