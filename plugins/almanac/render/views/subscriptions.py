"""What the template of the page of subscriptions gets."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.render.views.parts import Facet, Label, Sibling


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
class Kinds:
    """Groups of one kind, which is called ``key`` in addresses."""

    key: str
    name: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """By what a calendar is chosen: its language, its country, its kind; kinds are parts with names of their own."""

    languages: tuple[Sibling, ...]
    countries: tuple[Label, ...]
    kinds: tuple[Kinds, ...]


@dataclass(frozen=True, slots=True)
class FoldedLists:
    """So many lists of one kind; ``parts`` have names of their own where there are several."""

    name: str
    parts: tuple[Facet, ...]
    count: int


@dataclass(frozen=True, slots=True)
class SubscriptionGroup:
    """Subscriptions that belong together, with a sentence that says what they bring; ``folded`` may be many more.

    ``lists`` lead to the pages of very many, each of which offers its own calendar.
    """

    name: str
    explanation: str
    subscriptions: tuple[Subscription, ...]
    folded: tuple[SubscriptionGroup, ...] = ()
    lists: tuple[FoldedLists, ...] = ()
