"""What templates get for the parts that several kinds of pages have.

Addresses are inside the site (``/x/``); the filter ``link`` puts the site's own path before them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A name that leads somewhere: a tag, an author, a country, a year; ``slug`` is that of a group in addresses."""

    name: str
    address: str
    count: int = 0
    slug: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the site's own by its title, which is in the language ``lang``."""

    name: str
    address: str
    lang: str


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A part of a long text in its table of contents: its heading, where it is on the page, and the parts within it."""

    name: str
    anchor: str
    within: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PageText:
    """How a page is called, and what is said of it, where others show it: in searches, tabs and cards."""

    title: str
    description: str


@dataclass(frozen=True, slots=True)
class NearMe:
    """What a list of events needs to be put in the order of their distance: the address of what comes, and which of it.

    ``only`` is the group's name in these data.
    """

    coming: str
    only: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """Which page of a list it is, and how many there are."""

    number: int = 1
    count: int = 1


@dataclass(frozen=True, slots=True)
class Sibling:
    """The same page in another language; ``name`` is that language's name for itself."""

    lang: str
    direction: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A way to a page in a language; ``leads_to`` names the list, in its words, where the same page is not there.

    ``note`` is a sentence that says so.
    """

    page: Sibling
    is_here: bool
    leads_to: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PageLanguages:
    """In which languages a page can be read, itself among them; nothing where it is in one alone.

    ``of_any`` is the address for readers of all other languages; ``links`` lead to each language of the site.
    """

    same: tuple[Sibling, ...]
    of_any: str
    links: tuple[LanguageLink, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a text comes from; dates are ISO 8601 and in words, empty when git knows nothing.

    ``contributors`` are those whom the page has not named as its authors; ``has_authors`` says that it names some.
    """

    created: str = ""
    created_text: str = ""
    modified: str = ""
    modified_text: str = ""
    contributors: tuple[str, ...] = ()
    has_authors: bool = False
    history_url: str = ""
    edit_url: str = ""


@dataclass(frozen=True, slots=True)
class OlderTranslation:
    """What a translation says of its original, which has changed since: when (ISO 8601 and in words), if that is known.

    ``address`` is the original's page, ``difference_url`` leads to what changed; each is empty where there is none.
    """

    address: str = ""
    day: str = ""
    day_text: str = ""
    difference_url: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said on the forum, where it stands there, and when: ISO 8601 and in words; ``html`` is safe."""

    author: str
    url: str
    day: str
    day_text: str
    html: str


@dataclass(frozen=True, slots=True)
class Discussion:
    """Where to talk about it; ``replies`` is None while the forum's snapshot does not know.

    ``as_of_text`` is the day on which there were so many, empty where nobody knows; ``best`` are replies to quote.
    """

    url: str
    is_new: bool = False
    replies: int | None = None
    last_text: str = ""
    closed: bool = False
    as_of_text: str = ""
    best: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place where a story was discussed; ``replies`` is None where nobody knows more than its address.

    ``name`` is what the address says of it, ``subject`` what its archive says.
    """

    url: str
    name: str
    subject: str = ""
    replies: int | None = None
    last_text: str = ""
    as_of_text: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list of events: by category, country, ...; ``name`` is its heading."""

    name: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """An event that another page names; ``lang`` is that of its title, all other words are in that of the page.

    ``start`` and ``end`` are as in an EventCard, ``end`` may be empty; so may the last three.
    """

    title: str
    address: str
    lang: str
    direction: str
    start: str
    end: str
    when_text: str
    place_text: str
    status: str
    status_text: str


@dataclass(frozen=True, slots=True)
class ShareText:
    """A text that is ready to be pasted, and where: ``name`` says it in words."""

    name: str
    text: str
