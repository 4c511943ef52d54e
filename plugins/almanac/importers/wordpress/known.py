"""Small values that are kept of everything in an export while it is read, so that entries can refer to each other."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the media library. ``file`` is its path below the folder of uploads."""

    id: str
    url: str
    file: str
    page: str
    parent: str
    order: int
    alt: str = ""
    title: str = ""
    caption: str = ""
    credit: str = ""
    license: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Venue:
    """A place of The Events Calendar."""

    name: str
    slug: str
    address: str = ""
    city: str = ""
    country: str = ""
    latitude: str = ""
    longitude: str = ""


@dataclass(frozen=True, slots=True)
class Organizer:
    """Who runs events: nothing but the name and the website."""

    name: str
    slug: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence of an event that repeats, which older versions of the plugin keep as a post of its own."""

    id: str
    path: str
    start: str
    end: str
    status: str


@dataclass(slots=True)
class TermUse:
    """How many public entries have a term, and whether it became their category or one of their tags."""

    count: int = 0
    as_category: bool = False


@dataclass(slots=True)
class TranslationGroup:
    """Entries that say the same in several languages: the ids by language, and the one that the others translate."""

    ids: dict[str, str] = field(default_factory=dict)
    original: str = ""
