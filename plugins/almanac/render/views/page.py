"""What templates are given: finished values, so that no template computes a date or an address.

Addresses are inside the site (``/x/``); the filter ``link`` puts the site's own path before them.
"""

from __future__ import annotations

from dataclasses import dataclass

from almanac.model.image import Image


@dataclass(frozen=True, slots=True)
class Label:
    """A name that leads somewhere: a tag, an author, a country, a year."""

    name: str
    address: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Sibling:
    """The same page in another language; ``name`` is that language's name for itself."""

    lang: str
    direction: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a text comes from; dates are ISO 8601 and in words, empty when git knows nothing."""

    created: str = ""
    created_text: str = ""
    modified: str = ""
    modified_text: str = ""
    contributors: tuple[str, ...] = ()
    history_url: str = ""
    edit_url: str = ""


@dataclass(frozen=True, slots=True)
class Discussion:
    """Where to talk about it; ``replies`` is None while the forum's snapshot does not know."""

    url: str
    is_new: bool = False
    replies: int | None = None
    last_text: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story in a list; ``date`` is ISO 8601."""

    title: str
    address: str
    lang: str
    direction: str
    date: str
    date_text: str
    summary: str
    authors: tuple[Label, ...]
    category: Label
    series: Label | None = None
    image: Image | None = None
    draft: bool = False
    future: bool = False


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story's page; ``html`` is sanitised."""

    card: StoryCard
    html: str
    tags: tuple[Label, ...]
    siblings: tuple[Sibling, ...]
    provenance: Provenance
    discussion: Discussion | None
    also_discussed: tuple[str, ...]
    license: str
    license_url: str
    series_part: int = 0
    series_parts: int = 0
    series_previous: StoryCard | None = None
    series_next: StoryCard | None = None


@dataclass(frozen=True, slots=True)
class PageView:
    """A page's page; ``html`` is sanitised."""

    title: str
    address: str
    lang: str
    direction: str
    summary: str
    html: str
    siblings: tuple[Sibling, ...]
    provenance: Provenance
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list of events: by category, country, ...; ``name`` is its heading."""

    name: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed or calendar on the subscribe page; ``format`` is Atom, RSS, JSON Feed or iCalendar.

    ``page`` is the list of what is in it, ``note`` how much of that is to come; both may be empty.
    """

    name: str
    format: str
    address: str
    lang: str = ""
    page: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SubscriptionGroup:
    """Subscriptions that belong together, with a sentence that says what they bring; ``folded`` may be many more."""

    name: str
    explanation: str
    subscriptions: tuple[Subscription, ...]
    folded: tuple[SubscriptionGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page knows of the site.

    ``loads_from`` are other hosts with the reasons; ``is_preview`` says that this is not what readers see.
    """

    name: str
    tagline: str
    default_lang: str
    nav: tuple[Label, ...]
    pages: tuple[Label, ...]
    homes: tuple[Sibling, ...]
    license: str
    license_url: str
    repository_url: str
    forum_url: str
    accent_color: str
    loads_from: tuple[tuple[str, str], ...]
    blog: bool
    events: bool
    map: bool
    is_preview: bool = False
