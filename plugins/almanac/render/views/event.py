"""What templates are given of events: finished values, as in ``render/views/page.py``."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.model.event import Organizer
from almanac.model.image import Image
from almanac.render.views.page import Discussion, Label, Provenance, Sibling


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event in a list, at its next occurrence (or its last, when all are over).

    ``start`` and ``end`` are ISO 8601: dates (``end`` inclusive), or times with their offset;
    ``over`` is the UTC instant from which it is past. ``day``, ``month``, ``year``, ``weekday``
    fill the date block, ``last_day``, ``last_month`` and ``last_weekday`` are empty for one day. ``clock_text`` is
    ``when_text`` without its days, empty for whole days; ``until_text`` is the last of several days. ``is_on`` says
    that several days have begun and are not over. ``own_time`` is a sentence with ``{time}`` and ``{zone}`` for the
    reader's own. ``closes`` is the UTC instant at which registration does, ``closes_soon_from`` that a week before;
    both are empty where that is not to be said, and ``is_closing`` is between them. ``also_text`` names later days of
    the month for which the card stands too, ``over`` is then that of the last. ``planned_text`` and ``note`` are of an
    occurrence that differs: when it was to be, and why.
    """

    slug: str
    title: str
    address: str
    lang: str
    direction: str
    start: str
    end: str
    over: str
    day: str
    month: str
    year: str
    weekday: str
    last_day: str
    last_month: str
    last_weekday: str
    when_text: str
    clock_text: str
    until_text: str
    zone_text: str
    repeats_text: str
    place_text: str
    summary: str
    category: Label
    color: str
    status: str
    status_text: str
    is_past: bool
    is_on: bool
    is_off: bool
    is_online: bool
    own_time: str = ""
    closes: str = ""
    closes_soon_from: str = ""
    closes_text: str = ""
    is_closing: bool = False
    also_text: str = ""
    planned_text: str = ""
    note: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where it is; ``map_address`` leads to the point on the site's own map, or is empty."""

    name: str
    address: str
    city: str
    country: Label | None
    latitude: float | None
    longitude: float | None
    map_address: str


@dataclass(frozen=True, slots=True)
class RegistrationView:
    """How to sign up; ``deadline`` is ISO 8601.

    ``closes`` is the UTC instant from which nobody can any more, empty where there is none; ``is_closed`` says that it
    has passed.
    """

    url: str
    deadline: str
    deadline_text: str
    cost: str
    closes: str = ""
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class CalendarLink:
    """A service's page with an event filled in; ``note`` says what it gets of the event where that is not all.

    ``clock_note`` says whose clock its times are by, for a service that takes all times for the reader's own.
    """

    service: str
    address: str
    note: str = ""
    clock_note: str = ""


@dataclass(frozen=True, slots=True)
class OccurrenceView:
    """One of the next occurrences on an event's page; ``start``, ``end`` and ``over`` are as in an EventCard.

    ``kind`` is "moved", "cancelled", "added", "changed" or empty for one like the others; ``planned_text`` is when a
    moved one was to be, ``place_text`` and ``online`` where one is that is elsewhere.
    """

    start: str
    end: str
    over: str
    when_text: str
    kind: str
    planned_text: str
    place_text: str
    online: str
    note: str


@dataclass(frozen=True, slots=True)
class OccurrencesView:
    """What comes of an event that repeats; ``since_text`` is its first day once that is past.

    ``month`` leads to the month of the next one and is None where that has no page.
    """

    coming: tuple[OccurrenceView, ...]
    since: str
    since_text: str
    month: Label | None


@dataclass(frozen=True, slots=True)
class EventView:
    """An event's page; ``html`` is sanitised.

    ``over`` is the UTC instant from which no occurrence remains, empty while others follow. ``has_moved`` says that the
    place is only where it was to be.
    """

    card: EventCard
    occurrences: OccurrencesView | None
    html: str
    over: str
    has_moved: bool
    status_note: str
    previous_text: tuple[str, ...]
    place: PlaceView | None
    online: str
    worldwide: bool
    url: str
    registration: RegistrationView | None
    organizers: tuple[Organizer, ...]
    languages: tuple[Label, ...]
    tags: tuple[Label, ...]
    series: Label | None
    image: Image | None
    calendar_address: str
    calendar_links: tuple[CalendarLink, ...]
    siblings: tuple[Sibling, ...]
    provenance: Provenance
    discussion: Discussion | None


@dataclass(frozen=True, slots=True)
class MonthOfEvents:
    """Events of one list that begin in the same month."""

    name: str
    cards: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class BoundedEvents:
    """The months of a list, as far as it reaches; ``more`` is how many follow, on the pages of ``more_months``."""

    months: tuple[MonthOfEvents, ...]
    more: int = 0
    more_months: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class DayOfEvents:
    """Events of one list that begin on the same day; ``date`` is ISO 8601, the rest as in an EventCard."""

    date: str
    direction: str
    name: str
    day: str
    month: str
    year: str
    weekday: str
    cards: tuple[EventCard, ...]
    last_day: str = ""
    last_month: str = ""
