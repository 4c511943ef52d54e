"""What templates get of events: the event itself, and words and addresses made for its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from almanac.model.event import Event, EventText, Registration
from almanac.model.image import Image
from almanac.render.views.comments import CommentsView
from almanac.render.views.event_page import AccessView, AnnouncedView, DeadlineView, OutcomeView, PlaceView
from almanac.render.views.parts import Discussion, Label, NamedEvent, OlderTranslation, Provenance, ShareText, Sibling
from almanac.render.views.story import StoryCard


@dataclass(frozen=True, slots=True)
class DateBlock:
    """The days of an event in figures; the ``last_...`` are empty for one day and for what is listed by its first.

    ``day`` and ``weekday`` are empty where only the month is known. ``year_before`` is the year as it is written before
    the month, in languages that have it there. ``last_text`` is the last day with its month; ``is_range`` says that
    this is the month of the first.
    """

    direction: str
    day: str
    month: str
    year: str
    weekday: str
    last_day: str = ""
    last_text: str = ""
    last_weekday: str = ""
    is_range: bool = False
    year_before: str = ""

    @property
    def month_and_year(self) -> str:
        """In the order of the language."""
        return f"{self.year_before}{self.month}" if self.year_before else f"{self.month} {self.year}"


@dataclass(frozen=True, slots=True)
class ClosingView:
    """When registration closes and a week before, as instants in UTC; ``is_soon``: it is between them."""

    at: str
    soon_from: str
    text: str
    is_soon: bool


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event in a list, as it is at its next occurrence (or its last, when all are over).

    ``start`` and ``end`` are ISO 8601: dates (``end`` inclusive), times with their offset, or a month alone
    (``end`` is then empty). ``over`` is the UTC instant from which it is past. ``clock_text`` is ``when_text`` without
    its days, empty for what has no time; ``until_text`` is when several days end.
    ``is_on`` says that several days have begun and are not over. ``own_time`` is a sentence with ``{time}`` and
    ``{zone}`` for the reader's own, ``own_range`` has ``{0}`` and ``{1}`` where that begins on one day and ends on
    another. ``closing`` is None where that is not to be said. ``also_text`` names later days of the month for which
    the card stands too, ``over`` is then that of the last. ``planned_text`` and ``note`` are of an occurrence that
    differs: when it was to be, and why. ``future`` and ``voice_text`` are of stories: parts that show either kind ask
    for them.
    ``lang`` and ``direction`` are those of its words, which are the list's; ``text_lang`` and ``text_direction`` those
    of title and summary, and ``language_text`` says so where they are others; ``note_lang`` that of the note likewise.
    ``announced`` is where it was announced first.
    """

    future: ClassVar[bool] = False
    voice_text: ClassVar[str] = ""

    event: Event
    text: EventText
    lang: str
    direction: str
    text_direction: str
    language_text: str
    block: DateBlock
    start: str
    end: str
    over: str
    when_text: str
    clock_text: str
    until_text: str
    zone_text: str
    repeats_text: str
    place_text: str
    category: Label
    status_text: str
    is_past: bool
    is_on: bool
    own_time: str = ""
    own_range: str = ""
    closing: ClosingView | None = None
    also_text: str = ""
    planned_text: str = ""
    note: str = ""
    note_lang: str = ""
    announced: AnnouncedView | None = None

    @property
    def text_lang(self) -> str:
        """The language of its title and its summary."""
        return self.text.lang

    @property
    def draft(self) -> bool:
        """Whether only those who preview the site see it."""
        return self.event.draft

    @property
    def is_off(self) -> bool:
        """Whether it does not happen at the time that the card has."""
        return self.event.status.is_off


@dataclass(frozen=True, slots=True)
class RegistrationView:
    """How to sign up; ``deadline`` is ISO 8601, and empty where it does not matter any more; ``cost`` is in words.

    ``closes`` is the UTC instant from which nobody can any more, empty where there is none; ``is_closed`` says that it
    has passed.
    """

    registration: Registration
    deadline: str
    deadline_text: str
    cost: str = ""
    closes: str = ""
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class CalendarLink:
    """A service's page with an event filled in; ``note`` says what it gets of the event where that is not all.

    ``clock_note`` says whose clock its times are by, for a service that takes all times for the reader's own.
    ``platform`` is the system that comes with the service: "android" or "windows".
    """

    service: str
    address: str
    note: str = ""
    clock_note: str = ""
    platform: str = ""


@dataclass(frozen=True, slots=True)
class OccurrenceView:
    """One of the next occurrences on an event's page; ``start``, ``end`` and ``over`` are as in an EventCard.

    ``kind`` is "moved", "cancelled", "added", "changed" or empty for one like the others; ``planned_text`` is when a
    moved one was to be, ``place_text`` and ``online`` where one is that is elsewhere, ``join_text`` that its address
    to join comes later. ``note_lang`` is the language of the original, where it is not that of the page.
    """

    start: str
    end: str
    over: str
    when_text: str
    kind: str
    planned_text: str
    place_text: str
    online: str
    join_text: str
    note: str
    note_lang: str


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
    """An event's page in one language; the HTML of its body is sanitised.

    ``event`` is as its occurrence has it, ``image`` with its text in this language. ``over`` is the UTC instant from
    which no occurrence remains, empty while others follow; ``was_text`` is when it was, in a sentence that says so.
    ``calendar_address`` is empty where no calendar has it yet: its day is not known. ``has_moved``: the place is only
    where it was to be. ``has_only_days``: the day of each of the earlier dates is known. ``stories`` tell of it,
    ``related`` are other events. ``organizer_lists`` has the lists of its organizers, by name, ``tags_there`` those of
    its tags in its country: each where it has more than this event. ``share`` are texts to tell others of it, ``code``
    is its address as an SVG for paper, which what is over has not.
    """

    event: Event
    text: EventText
    card: EventCard
    occurrences: OccurrencesView | None
    over: str
    was_text: str
    has_moved: bool
    previous_text: tuple[str, ...]
    has_only_days: bool
    place: PlaceView | None
    registration: RegistrationView | None
    deadlines: tuple[DeadlineView, ...]
    access: tuple[AccessView, ...]
    outcomes: tuple[OutcomeView, ...]
    languages: tuple[Label, ...]
    tags: tuple[Label, ...]
    series: Label | None
    image: Image | None
    calendar_address: str
    calendar_links: tuple[CalendarLink, ...]
    siblings: tuple[Sibling, ...]
    provenance: Provenance
    discussion: Discussion | None
    older_translation: OlderTranslation | None = None
    comments: CommentsView | None = None
    stories: tuple[StoryCard, ...] = ()
    related: tuple[NamedEvent, ...] = ()
    organizer_lists: Mapping[str, Label] = field(default_factory=dict)
    tags_there: tuple[Label, ...] = ()
    share: tuple[ShareText, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class PartOfList:
    """Events of one list that begin in the same month, or year; ``anchor`` leads to them on their page."""

    name: str
    cards: tuple[EventCard, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class BoundedEvents:
    """The months of a list, as far as it reaches; ``more`` is how many follow, on the pages of ``more_months``."""

    months: tuple[PartOfList, ...]
    more: int = 0
    more_months: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class DayOfEvents:
    """Events of one list that begin on the same day, or in a month whose day is not fixed; ``date`` is ISO 8601."""

    date: str
    name: str
    block: DateBlock
    cards: tuple[EventCard, ...]
