"""The front page in every language, and the picture of the world that stands on it."""

from __future__ import annotations

import json
from pathlib import Path

from almanac.model import address
from almanac.render.front_page import front_page
from almanac.render.list_texts import home
from almanac.render.map.world_picture import land_picture, points_picture
from almanac_pelican.generators import PageGenerator, SiteWriter


class HomeGenerator(PageGenerator):
    """Writes ``/`` and ``/LANG/``."""

    def generate_output(self, writer: SiteWriter) -> None:
        """One front page for each of LANGUAGES."""
        site, listing = self.site, self.publication.listing
        for lang in dict.fromkeys((site.default_lang, *site.languages)):
            where = address.home(lang, site.default_lang)
            front = front_page(self.edition, listing, lang)
            self.write_page(writer, "home", where, lang=lang, page_text=home(site, lang), front=front)
        if site.events and site.map:
            land = Path(self.settings["THEME"], "static", "map", "land-110m.geojson")
            writer.write_bytes(address.WORLD_LAND, land_picture(json.loads(land.read_bytes())))
            writer.write_bytes(address.WORLD_POINTS, points_picture(listing))


register = HomeGenerator.register
