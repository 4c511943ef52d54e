"""Says in words where something is."""

from __future__ import annotations

from functools import reduce

from almanac.model import language
from almanac.model.event import Event
from almanac.model.interface import Phrases
from almanac.model.place import Online, Place
from almanac.render.events.at_occurrence import venue


def city_and_country(event: Event, phrases: Phrases) -> str:
    """Where people go, in a few words for a list."""
    _ = phrases.gettext
    place = venue(event)
    where = _in_country(place, place.city or place.name, phrases) if place else ""
    if event.online and where:
        return _("%(place)s and online", place=where)
    return where or (_("Online") if event.online else _("Worldwide") if event.worldwide else "")


def how_to_join(online: Online | None, phrases: Phrases) -> str:
    """The address to join online, or that it comes later; empty for what one cannot join from afar."""
    if online is None:
        return ""
    # Translators: of an event online, in place of the address; it may be that only those who register get it.
    return online.address or phrases.gettext("The address to join online comes later")


def in_full(place: Place, phrases: Phrases) -> str:
    """The whole address in one line."""
    parts = [part for part in (place.name, place.address, _in_country(place, place.city, phrases)) if part]
    return reduce(lambda around, part: _within(part, around, phrases), reversed(parts)) if parts else ""


def _in_country(place: Place, name: str, phrases: Phrases) -> str:
    country = language.country_name(place.country, phrases.lang) if place.country else ""
    if not (name and country):
        return name or country
    # Translators: a city and its country.
    return phrases.gettext("%(city)s, %(country)s", city=name, country=country)


def _within(place: str, around: str, phrases: Phrases) -> str:
    # Translators: parts of an address in one line: 12 Green Street, Kampala.
    return phrases.gettext("%(place)s, %(around)s", place=place, around=around)
