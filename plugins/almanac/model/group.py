"""The groups of events: each has a list, and a calendar beside it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import get_args

from almanac.model import address
from almanac.model.event import Event
from almanac.model.place import Place
from almanac.model.site import Site

KINDS: tuple[address.EventGroup, ...] = get_args(address.EventGroup)
FEED_KINDS: tuple[address.EventFeedGroup, ...] = get_args(address.EventFeedGroup)
# Of venues and of tags in a country there may be thousands, which other sites show with those around them.
EMBEDDED_KINDS = frozenset(KINDS) - {"venue", "country/tag"}
# Of these a list of one event would say no more than that event's own page.
_OF_SEVERAL: Mapping[address.EventGroup, int] = {"organizer": 2, "city": 2, "venue": 2, "country/tag": 2}
_NOWHERE = Place()
# What an import writes where the source names no place.
NOT_NAMED = "not named"
_IN_A_COUNTRY = re.compile(r"(?P<name>.+), (?P<country>[A-Z]{2})")


@dataclass(frozen=True, slots=True)
class Group:
    """What events have in common; ``name`` as entries have it: the code of a country or a language, else words.

    ``country`` is that of a city, a venue, or of the events that have a tag there; ``city`` is that of a venue.
    Organizers, cities and venues are the same in whichever capitals and with whichever punctuation they are written.
    """

    kind: address.EventGroup
    name: str = field(compare=False)
    city: str = field(default="", compare=False)
    country: str = ""
    _key: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """What is compared: of places and people their names, however they are spelt."""
        is_code_or_one_spelling = self.kind not in {"organizer", "city", "venue"}
        key = self.name if is_code_or_one_spelling else f"{_folded(self.name)}/{_folded(self.city)}"
        object.__setattr__(self, "_key", key)

    @property
    def full_name(self) -> str:
        """How settings name it: ``Córdoba, AR``."""
        return ", ".join(filter(None, (self.name, self.city, self.country)))

    @property
    def least(self) -> int:
        """How many events it has at least while it has a list."""
        return _OF_SEVERAL.get(self.kind, 1)

    def slug(self, site: Site) -> str:
        """How it is called in addresses; that of a venue is empty where its name has none."""
        if self.kind == "country":
            return self.name.lower()
        if self.kind == "country/tag":
            return f"{self.country.lower()}/tag/{site.slug(self.name)}"
        if self.kind == "language":
            return self.name
        own = site.slugs.get(self.full_name) or site.slug(self.name)
        if self.kind == "venue" and own and self.full_name not in site.slugs:
            return f"{own}-{Group('city', self.city, country=self.country).slug(site)}"
        return own

    def address(self, site: Site) -> str:
        """Its list."""
        return address.event_group(self.kind, self.slug(site))

    def calendar(self, site: Site) -> str:
        """Its calendar."""
        return address.event_group_calendar(self.kind, self.slug(site))

    def feed(self, site: Site) -> str:
        """Its feed; empty where its kind has none."""
        kind = next((kind for kind in FEED_KINDS if kind == self.kind), None)
        return address.event_group_feed(kind, self.slug(site)) if kind else ""


def groups_of(event: Event) -> tuple[Group, ...]:
    """The groups that an event is in, each once."""
    place = event.place or _NOWHERE
    names: tuple[tuple[address.EventGroup, tuple[str, ...]], ...] = (
        ("category", (event.category,)),
        ("country", (place.country,)),
        ("language", event.languages),
        ("tag", event.tags),
        ("series", (event.series,)),
        ("organizer", tuple(organizer.name for organizer in event.organizers)),
    )
    return _groups_by_name(names, place.country, place.city, place.name)


@lru_cache(maxsize=16384)  # a build asks for those of each event again and again
def _groups_by_name(
    names: tuple[tuple[address.EventGroup, tuple[str, ...]], ...], country: str, city: str, venue: str
) -> tuple[Group, ...]:
    by_kind = dict(names)
    groups = [Group(kind, name) for kind in KINDS for name in by_kind.get(kind, ()) if name]
    place = Place(name=venue, city=city, country=country)
    return tuple(dict.fromkeys((*groups, *_groups_at(place, by_kind["tag"]))))


def _groups_at(place: Place, tags: Iterable[str]) -> Iterator[Group]:
    """Those of a place, which only its country tells from others of its name."""
    if not place.country:
        return
    if place.city:
        yield city_of(place)
    if place.city and place.name and place.name != NOT_NAMED:
        yield venue_of(place)
    yield from (Group("country/tag", tag, country=place.country) for tag in tags)


def city_of(place: Place) -> Group:
    """The city of a place that has one, in its country."""
    return Group("city", place.city, country=place.country)


def searched_city(city: str, country: str) -> str:
    """How a search names a city: ``berlin, DE``, however it is spelt."""
    return f"{_folded(city)}, {country}"


def venue_of(place: Place) -> Group:
    """The venue of a place that has a name, in its city."""
    return Group("venue", place.name, place.city, place.country)


def groups_with_lists(events: Iterable[Event], site: Site) -> Mapping[Group, int]:
    """The groups that have a list, with how many of these events are in each."""
    sizes = dict.fromkeys(standing_groups(site), 0)
    counts = Counter(group for event in events for group in groups_of(event))
    return sizes | {group: count for group, count in counts.items() if count >= group.least or group in sizes}


def standing_groups(site: Site) -> tuple[Group, ...]:
    """The groups that the settings name, each once: they are there without events, too."""
    return tuple(dict.fromkeys(_named(site)))


def kept_groups(site: Site) -> tuple[Group, ...]:
    """Those of KEPT_CALENDARS."""
    return tuple(named_group(kind, name) for kind in KINDS for name in site.kept_calendars.get(kind, ()))


def named_group(kind: address.EventGroup, full_name: str) -> Group:
    """The group that a setting names, as ``Group.full_name`` has it."""
    parts = _IN_A_COUNTRY.fullmatch(full_name) if kind in {"city", "venue", "country/tag"} else None
    if parts is None:
        return Group(kind, full_name)
    name, city = parts["name"], ""
    if kind == "venue":
        name, _, city = parts["name"].rpartition(", ")
    return Group(kind, name, city, parts["country"])


def _named(site: Site) -> Iterator[Group]:
    yield from (Group("category", name) for name in site.event_categories)
    yield from (Group("language", code) for code in site.languages)
    yield from kept_groups(site)


@lru_cache(maxsize=8192)  # the same names come back with every event
def _folded(name: str) -> str:
    """What names have in common that are one: letters, digits and symbols, and where something else parts them."""
    lowered = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    kept = "".join(c if unicodedata.category(c)[0] in "LNMS" or c in "#&@" else "-" for c in lowered)
    return re.sub(r"-+", "-", kept).strip("-")
