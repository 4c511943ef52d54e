"""An Event: its texts, its times, where it is, and whether it takes place."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from almanac.model.entry import NO_BODY, Body, PersonOrGroup, Source
from almanac.model.image import Image
from almanac.model.place import Online, Place
from almanac.model.recurrence import Recurrence
from almanac.model.when import Dated, DayOrMonth, MonthOnly, Timed, When

# What helps people to take part, in the words of the field; pages say it in their own language.
ACCESSIBILITY = ("step-free", "hearing loop", "sign language", "captions", "quiet room", "childcare")


class Status(StrEnum):
    """How certain an event is; the last four need a note."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"
    MOVED_ONLINE = "moved-online"

    @property
    def needs_note(self) -> bool:
        """Whether the entry has to say why, and what happens now."""
        return self not in {Status.CONFIRMED, Status.TENTATIVE}

    @property
    def is_off(self) -> bool:
        """Whether nothing happens at the announced time."""
        return self in {Status.CANCELLED, Status.POSTPONED}


@dataclass(frozen=True, slots=True)
class Price:
    """An amount of money; ``currency`` is a code of ISO 4217."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Registration:
    """How to sign up; ``cost`` is in words, or a price."""

    url: str = ""
    deadline: date | None = None
    cost: str | Price = ""

    @property
    def is_free(self) -> bool:
        """Whether the entry says that it costs nothing."""
        if isinstance(self.cost, Price):
            return not self.cost.amount
        return self.cost.strip().casefold() in _FREE


# What people write of something that costs nothing; anything else is a price in words.
_FREE = frozenset(["free", "free of charge", "0"])


@dataclass(frozen=True, slots=True)
class Organizer:
    """Who runs an event; ``email`` and ``kind`` only if the entry gives them."""

    name: str
    url: str = ""
    email: str = ""
    kind: PersonOrGroup | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for something that an event asks for, such as proposals; ``what`` is in the original's language."""

    what: str
    until: date
    url: str = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where an event was announced first; ``gone`` is the day on which it was seen to be there no longer.

    ``uid`` is its identity in calendars there, which it keeps here.
    """

    name: str = ""
    url: str = ""
    uid: str = ""
    gone: date | None = None


@dataclass(frozen=True, slots=True)
class EventText:
    """The words of an event in one language; ``address`` is the page that shows them.

    ``translation_of_revision`` is the object name, whole or abbreviated, of the original as it was translated.
    """

    source: Source
    lang: str
    title: str
    summary: str
    address: str
    status_note: str = ""
    image_alt: str = ""
    translation_of_revision: str = ""
    body: Body = NO_BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """What an entry says of an event and the event has as it stands; the schema has fields of these names and types.

    ``accessibility`` has words of ``ACCESSIBILITY``, or the entry's own. ``report``, ``recordings``, ``slides`` and
    ``photos`` are addresses on the web or, from ``/`` on, of the site: what is left of an event that is over.
    """

    online: Online | None = None
    worldwide: bool = False
    url: str = ""
    languages: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    recordings: tuple[str, ...] = ()
    slides: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    busy: bool | None = None
    series: str = ""
    announced: date | None = None
    discussion: str = ""
    aliases: tuple[str, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Event(EventFacts):
    """An event: its facts once, its words once per language.

    ``when`` is the first occurrence; ``uid`` is whole (``fosdem-2027@almanac.example.org``).
    """

    slug: str
    uid: str
    text: EventText
    when: When
    category: str
    place: Place | None = None
    registration: Registration | None = None
    organizers: tuple[Organizer, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    image: Image | None = None
    status: Status = Status.CONFIRMED
    previous: tuple[DayOrMonth, ...] = ()
    recurrence: Recurrence | None = None
    sequence: int = 0
    elsewhere: Elsewhere | None = None
    translations: tuple[EventText, ...] = ()

    @property
    def source(self) -> Source:
        """The file of the original."""
        return self.text.source

    @property
    def address(self) -> str:
        """The page of the original."""
        return self.text.address

    @property
    def dated(self) -> Dated:
        """When it happens, of an event whose day is known; that of all that repeats is."""
        if isinstance(self.when, MonthOnly):
            raise TypeError(f"{self.slug}: the day in {self.when} is not known")
        return self.when

    @property
    def is_busy(self) -> bool:
        """Whether a calendar shows its subscribers as busy: as the entry says, else where it has times at a place."""
        return self.busy if self.busy is not None else isinstance(self.when, Timed) and not self.worldwide

    @property
    def texts(self) -> tuple[EventText, ...]:
        """The original's words, then the translations'."""
        return (self.text, *self.translations)

    def text_in(self, lang: str) -> EventText:
        """The words in a language, or the original's."""
        return next((text for text in self.texts if text.lang == lang), self.text)


_FACTS = tuple(fact.name for fact in fields(EventFacts))


def own_uid(uid: str, calendar_domain: str) -> str:
    """The whole identity in calendars of an event that has none from elsewhere: a name is one at the site's domain."""
    return uid if "@" in uid else f"{uid}@{calendar_domain}"


def facts_of(facts: EventFacts) -> dict[str, Any]:
    """What an event is made with of these facts: each by its name, which both have with the same type."""
    return {name: getattr(facts, name) for name in _FACTS}
