"""Plans the front page in every language, and the picture of the world that stands on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from almanac.model import address
from almanac.render.events.listing import EventListing
from almanac.render.front_page import front_page
from almanac.render.list_texts import home
from almanac.render.map.world_picture import land_picture, points_picture
from almanac.render.outputs.events_told import EventsTold
from almanac.render.outputs.output import File, Output, Page, Values, fingerprint
from almanac.render.publication import Publication

_NO_EVENTS = EventListing((), ())


def home_outputs(publication: Publication, told: EventsTold, land: Mapping[str, Any]) -> Iterator[Output]:
    """``/`` and ``/LANG/``; ``land`` is the coastline as GeoJSON."""
    site = publication.site
    for of in publication.in_all_languages:
        beside_events = front_page(of.edition, _NO_EVENTS, of.lang, of.stories)
        made_from = fingerprint(repr(beside_events), told.front_page)
        yield Page(of.local("/"), "home", made_from, partial(_home, of), of.lang)
    if site.events and site.map:
        yield File(address.WORLD_LAND, "map", fingerprint(repr(land)), partial(land_picture, land))
        yield File(address.WORLD_POINTS, "map", told.points, lambda: points_picture(publication.listing))


def _home(publication: Publication) -> Values:
    lang = publication.lang
    front = front_page(publication.edition, publication.listing, lang, publication.stories)
    return {"page_text": home(publication.site, lang), "front": front}
