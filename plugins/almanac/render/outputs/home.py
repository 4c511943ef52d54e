"""Plans the front page in every language, and the picture of the world that stands on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from almanac.model import address
from almanac.render.front_page import front_page
from almanac.render.list_texts import home
from almanac.render.map.world_picture import land_picture, points_picture
from almanac.render.outputs.output import File, Output, file_of_bytes, fingerprint, page_of_values
from almanac.render.publication import Publication


def home_outputs(publication: Publication, land: Mapping[str, Any]) -> Iterator[Output]:
    """``/`` and ``/LANG/``; ``land`` is the coastline as GeoJSON."""
    site, listing = publication.site, publication.listing
    for lang in dict.fromkeys((site.default_lang, *site.languages)):
        where = address.home(lang, site.default_lang)
        front, text = front_page(publication.edition, listing, lang), home(site, lang)
        yield page_of_values(where, "home", lang, lang=lang, page_text=text, front=front)
    if site.events and site.map:
        yield File(address.WORLD_LAND, "map", fingerprint(repr(land)), partial(land_picture, land))
        yield file_of_bytes(address.WORLD_POINTS, "map", points_picture(listing))
