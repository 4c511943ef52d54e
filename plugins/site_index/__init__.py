"""The sitemap, robots.txt, and the headers that hosts send with every file."""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals

from almanac.model import address
from almanac.model.edition import Edition
from almanac.render.events.event_page import year_labels
from almanac.render.months.month_page import addresses as month_addresses
from almanac.render.policy import headers_file
from almanac.render.site_view import site_view
from almanac.render.sitemap import robots, sitemap
from almanac.render.story_view import story_facets


class IndexGenerator:
    """Writes ``/sitemap.xml``, ``/robots.txt`` and ``/_headers``."""

    def __init__(self, settings: dict[str, Any], **_: Any) -> None:
        self.settings = settings

    def generate_output(self, writer: Any) -> None:
        """All three files."""
        edition: Edition = self.settings["EDITION"]
        writer.write_bytes(address.SITEMAP, sitemap(edition, self._lists(edition)))
        writer.write_bytes(address.ROBOTS, robots(edition.site))
        writer.write_bytes(address.HEADERS, headers_file(edition.site).encode())

    def _lists(self, edition: Edition) -> list[str]:
        view = site_view(edition)
        listing = self.settings["PROGRAMME"]
        facets = story_facets(edition) if edition.site.blog else ()
        return [
            *(home.address for home in view.homes),
            *(label.address for label in view.nav),
            *(label.address for facet in facets for label in facet.labels),
            *(group.label.address for group in self.settings["EVENT_GROUPS"]),
            *(label.address for label in year_labels(listing)),
            *(month_addresses(self.settings["EVENT_MONTHS"]) if edition.site.events else ()),
        ]


def provide(pelican: Pelican) -> type[IndexGenerator]:
    """The generator that Pelican runs."""
    del pelican
    return IndexGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(provide)
