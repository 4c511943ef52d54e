"""The front page in every language, and the picture of the world that stands on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from almanac.model import address
from almanac.model.edition import Edition
from almanac.render.events.listing import EventListing
from almanac.render.front_page import front_page
from almanac.render.map.world_picture import land_picture, points_picture


class HomeGenerator(Generator):
    """Writes ``/`` and ``/LANG/``."""

    def generate_output(self, writer: Any) -> None:
        """One front page for each of LANGUAGES."""
        edition: Edition = self.settings["EDITION"]
        listing: EventListing = self.settings["PROGRAMME"]
        site = edition.site
        for lang in dict.fromkeys((site.default_lang, *site.languages)):
            where = address.home(lang, site.default_lang)
            writer.write_file(
                address.file_of(where),
                self.get_template("home"),
                self.context,
                url=where.lstrip("/"),
                lang=lang,
                front=front_page(edition, listing, lang),
            )
        if site.events and site.map:
            land = Path(self.settings["THEME"], "static", "map", "land-110m.geojson")
            writer.write_bytes(address.WORLD_LAND, land_picture(json.loads(land.read_bytes())))
            writer.write_bytes(address.WORLD_POINTS, points_picture(listing))


def provide(pelican: Pelican) -> type[Generator]:
    """The generator that Pelican runs."""
    del pelican
    return HomeGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(provide)
