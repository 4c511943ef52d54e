"""What templates get for the parts of an event's page alone: getting there, taking part, and what is left of it."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.model.place import Place
from almanac.render.views.parts import Label


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where it is; ``map_address`` leads to the point on the site's own map, or is empty.

    ``geo`` is the point for a program of maps (RFC 5870), ``openstreetmap`` a page of that site with it, or with what
    it finds of the address; both may be empty. ``line`` is the whole address in one line, and ``locator`` a drawing of
    the land around, as an SVG path about the point. ``city`` and ``venue`` lead to the lists of what is there, where
    these have more than this event.
    """

    place: Place
    country: Label | None
    map_address: str
    geo: str = ""
    openstreetmap: str = ""
    line: str = ""
    locator: str = ""
    city: Label | None = None
    venue: Label | None = None


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """A last day in words; ``until`` is ISO 8601, ``closes`` the UTC instant after it."""

    what: str
    url: str
    until: str
    until_text: str
    closes: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class AnnouncedView:
    """Who announced an event first, where; ``gone`` is the day on which it was seen to be there no longer, if it was.

    In ISO 8601, and in words.
    """

    name: str
    url: str
    gone: str = ""
    gone_text: str = ""


@dataclass(frozen=True, slots=True)
class AccessView:
    """What helps people to take part; ``lang`` is the language of own words, empty for those of the interface."""

    name: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What is left of an event: ``kind`` is the name of the field; ``is_here``: it is on the site itself."""

    kind: str
    name: str
    address: str
    is_here: bool
