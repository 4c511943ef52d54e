"""Says how to get to where an event is: its point for programs of maps, and pages that show it."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import quote, urlencode

from almanac.model import address
from almanac.model.group import Group, city_of, venue_of
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.render import places
from almanac.render.events.at_occurrence import point
from almanac.render.events.listing import ListedEvent, label, label_of
from almanac.render.map.locator import Coastline
from almanac.render.views.event_page import PlaceView
from almanac.render.views.parts import Label

_OPENSTREETMAP = "https://www.openstreetmap.org"
_ZOOM = 17  # houses have their numbers


def place_view(
    listed: ListedEvent,
    place: Place,
    site: Site,
    lang: str,
    coastline: Coastline | None,
    lists: Collection[Group] = frozenset(),
) -> PlaceView:
    """The place of an event in the words of a language; without a ``coastline`` nothing is drawn.

    ``lists`` are the groups to which it may lead. Nobody is led to where what has moved online was to be.
    """
    # What comes is in the page's list too; what is past the script fetches.
    named = f"{'?event=' if listed.is_past else '#'}{quote(listed.event.slug)}"
    where = point(listed.event, listed.when)
    return PlaceView(
        place=place,
        country=label("country", place.country, site, lang=lang) if place.country else None,
        map_address=f"{site.list_address(address.MAP, lang)}{named}" if site.map and where else "",
        geo=_geo(where, place.name or place.city) if where else "",
        openstreetmap=_openstreetmap(where, place),
        line=places.in_full(place, site.phrases(lang)) if place.name or place.address else "",
        locator=coastline.around(*where) if coastline and where else "",
        city=_list_of(city_of(place), site, lang, lists),
        venue=_list_of(venue_of(place), site, lang, lists),
    )


def _list_of(group: Group, site: Site, lang: str, lists: Collection[Group]) -> Label | None:
    return label_of(group, site, lang=lang) if group in lists else None


def _geo(where: tuple[float, float], name: str) -> str:
    """The point as a URI (RFC 5870); programs on Android show a pin for what is in ``q``, with the name in brackets."""
    latitude, longitude = map(_degrees, where)
    said = f"({name.translate({40: '[', 41: ']'})})" if name else ""
    return f"geo:{latitude},{longitude}?q={latitude},{longitude}{quote(said, safe='()')}"


def _openstreetmap(where: tuple[float, float] | None, place: Place) -> str:
    """The point on the map, or what is found of an address; empty where that is too little to find a door."""
    if where:
        latitude, longitude = map(_degrees, where)
        query = urlencode({"mlat": latitude, "mlon": longitude})
        return f"{_OPENSTREETMAP}/?{query}#map={_ZOOM}/{latitude}/{longitude}"
    known = [part for part in (place.address or place.name, place.city, place.country) if part]
    if not (place.address or place.name) or len(known) == 1:
        return ""
    return f"{_OPENSTREETMAP}/search?{urlencode({'query': ', '.join(known)}, errors='replace')}"


def _degrees(value: float) -> str:
    """As many places as tell one door from the next, never with an exponent."""
    return f"{value:.6f}".rstrip("0").rstrip(".")
