"""Reads venues and organizers of The Events Calendar: what a page may say of them, never how to reach a person."""

from __future__ import annotations

import re

from almanac.importers.wordpress.known import Organizer, Venue
from almanac.importers.wordpress.privacy import public_name
from almanac.importers.wordpress.urls import web_link
from almanac.importers.wordpress.wxr import Item, plain
from almanac.model import language
from almanac.read.values.country import code_of

_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]+)?")


def venue(item: Item) -> Venue:
    """A place: street, region and postal code in one line, as there are no fields for the last two."""
    city = plain(item.value("_VenueCity"))
    region = plain(item.value("_VenueStateProvince") or item.value("_VenueState") or item.value("_VenueProvince"))
    country = plain(item.value("_VenueCountry"))
    post = " ".join(filter(None, (region if region != city else "", plain(item.value("_VenueZip")))))
    unknown = country if not _country(country) else ""
    latitude, longitude = (_degrees(item, *names) for names in (("_VenueLat", 90), ("_VenueLng", 180)))
    return Venue(
        public_name(item.title),
        item.slug,
        ", ".join(filter(None, (plain(item.value("_VenueAddress")), post, unknown))),
        city,
        _country(country),
        *((latitude, longitude) if latitude and longitude else ("", "")),
    )


def organizer(item: Item) -> Organizer:
    """Who runs an event: name and website."""
    return Organizer(public_name(item.title), item.slug, web_link(item.value("_OrganizerWebsite")))


def _degrees(item: Item, name: str, most: int) -> str:
    """A coordinate; 0 is how the plugin writes that it has none."""
    text = item.value(name).strip()
    if not _DEGREES.fullmatch(text) or float(text) == 0 or abs(float(text)) > most:
        return ""
    return text


def _country(text: str) -> str:
    code = text.upper()
    return code if code in language.countries() else code_of(text)
