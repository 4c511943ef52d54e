"""The groups of events: each has a list, and a calendar beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, get_args

from almanac.model import address
from almanac.model.event import Event
from almanac.model.site import Site

KINDS: tuple[address.EventGroup, ...] = get_args(address.EventGroup)


class Group(NamedTuple):
    """What events have in common; ``name`` as entries have it: the code of a country or a language, else words."""

    kind: address.EventGroup
    name: str

    def slug(self, site: Site) -> str:
        """How it is called in addresses."""
        if self.kind == "country":
            return self.name.lower()
        return self.name if self.kind == "language" else site.slug(self.name)

    def address(self, site: Site) -> str:
        """Its list."""
        return address.event_group(self.kind, self.slug(site))

    def calendar(self, site: Site) -> str:
        """Its calendar."""
        return address.event_group_calendar(self.kind, self.slug(site))


def groups_of(event: Event) -> tuple[Group, ...]:
    """The groups that an event is in, each once."""
    names: Mapping[address.EventGroup, tuple[str, ...]] = {
        "category": (event.category,),
        "country": (event.place.country if event.place else "",),
        "language": event.languages,
        "tag": event.tags,
        "series": (event.series,),
    }
    return tuple(dict.fromkeys(Group(kind, name) for kind in KINDS for name in names[kind] if name))


def standing_groups(site: Site) -> tuple[Group, ...]:
    """The groups that the settings name, each once: they are there without events, too."""
    return tuple(dict.fromkeys(_named(site)))


def _named(site: Site) -> Iterator[Group]:
    yield from (Group("category", name) for name in site.event_categories)
    yield from (Group("language", code) for code in site.languages)
    yield from (Group(kind, name) for kind in KINDS for name in site.kept_calendars.get(kind, ()))
