"""The sitemap, robots.txt, and the headers that hosts send with every file."""

from __future__ import annotations

from almanac.model import address
from almanac.render.months.month_page import addresses as month_addresses
from almanac.render.policy import headers_file
from almanac.render.publication import Publication
from almanac.render.site_view import site_view
from almanac.render.sitemap import robots, sitemap
from almanac.render.story_view import story_facets
from almanac_pelican.generators import FileGenerator, SiteWriter


class IndexGenerator(FileGenerator):
    """Writes ``/sitemap.xml``, ``/robots.txt`` and ``/_headers``."""

    def generate_output(self, writer: SiteWriter) -> None:
        """All three files."""
        writer.write_bytes(address.SITEMAP, sitemap(self.edition, _lists(self.publication)))
        writer.write_bytes(address.ROBOTS, robots(self.site))
        writer.write_bytes(address.HEADERS, headers_file(self.site).encode())


def _lists(publication: Publication) -> list[str]:
    edition, site = publication.edition, publication.site
    view = site_view(edition)
    facets = story_facets(edition) if site.blog else ()
    return [
        *(home.address for home in view.homes),
        *(label.address for label in view.nav),
        *(label.address for facet in facets for label in facet.labels),
        *(group.label.address for group in publication.event_groups),
        *(label.address for label in publication.past_years),
        *(month_addresses(publication.event_months) if site.events else ()),
    ]


register = IndexGenerator.register
