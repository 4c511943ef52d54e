"""What a site keeps on wikis: lists on pages of theirs, and a page from which it takes what people write there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

ListKind = Literal["stories", "events", "deadlines", "discussions"]
LIST_KINDS: tuple[ListKind, ...] = get_args(ListKind)
_DATA = "Data:"


@dataclass(frozen=True, slots=True)
class WikiList:
    """A list on a page of a wiki: what is in it, in which language its words are, and how many entries it has at most.

    ``category``, ``country`` (ISO 3166-1), ``language`` and ``tag`` narrow it; each may be empty. ``template`` is one
    of that wiki's own, whose subpages ``begin`` and ``end`` stand around the list. ``wiki`` is empty for that of WIKI.
    """

    page: str
    kind: ListKind
    lang: str
    most: int
    category: str = ""
    country: str = ""
    language: str = ""
    tag: str = ""
    template: str = ""
    wiki: str = ""

    @property
    def is_data(self) -> bool:
        """Whether its page is tabular data (mediawiki.org, "Help:Tabular data"), and not a text."""
        return is_data_page(self.page)


def is_data_page(title: str) -> bool:
    """Whether a title is that of tabular data: ``Data:Almanac/Events.tab``."""
    return title.startswith(_DATA) and title.endswith(".tab")


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page as it was read; ``revision`` is 0 and ``text`` None where there is no such page.

    ``read_at`` is when it was read, by the wiki's clock (ISO 8601); ``was_deleted``: there was one, and somebody did
    not want it.
    """

    title: str
    text: str | None
    revision: int = 0
    read_at: str = ""
    was_deleted: bool = False


@dataclass(frozen=True, slots=True)
class PageRevision:
    """A page as somebody left it, newest first among others; ``user`` is empty where that is nobody's name to give.

    Such are addresses of the network, and names that the wiki hides. ``text`` is None where it is hidden.
    """

    id: int
    user: str
    text: str | None
