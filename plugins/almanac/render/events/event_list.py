"""Divides lists of events into months and years, and says on which page of a list each of them begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from almanac.model import address
from almanac.model.site import Site
from almanac.render import words
from almanac.render.events.event_page import event_card
from almanac.render.events.listing import ListedEvent
from almanac.render.orthography import as_heading
from almanac.render.views.event import BoundedEvents, EventCard, PartOfList
from almanac.render.views.parts import Label

# How many cards a list has at most that is not paged.
LISTED = 200

Span = Literal["month", "year"]
# The card of an event in the language of its list.
CardOf = Callable[[ListedEvent], EventCard]


@dataclass(frozen=True, slots=True)
class EventList:
    """A paged list at an address: ``coming`` soonest first, then ``past`` latest first, divided as ``past_by`` says."""

    address: str
    coming: tuple[ListedEvent, ...]
    past: tuple[ListedEvent, ...] = ()
    past_by: Span = "year"

    @property
    def entries(self) -> tuple[ListedEvent, ...]:
        """All of it, in the order of its pages."""
        return (*self.coming, *self.past)


def parts(
    listed: Sequence[ListedEvent], site: Site, span: Span = "month", lang: str = "", card: CardOf | None = None
) -> tuple[PartOfList, ...]:
    """Events under the months, or years, in which they begin, in the order given, each of which stands once.

    ``card`` gives their cards, where somebody keeps them.
    """
    by_part: dict[date, list[ListedEvent]] = {}
    for listed_event in listed:
        by_part.setdefault(_first_day(listed_event, span), []).append(listed_event)
    return tuple(
        PartOfList(
            as_heading(words.month(first, lang or site.default_lang)) if span == "month" else f"{first.year}",
            tuple(card(one) if card else event_card(one, site, lang) for one in of_part),
            _anchor(first, span),
        )
        for first, of_part in by_part.items()
    )


def places_of_parts(
    pages: Iterable[tuple[str, Sequence[ListedEvent]]], site: Site, span: Span = "month", lang: str = ""
) -> tuple[Label, ...]:
    """Where each part of a list begins; ``pages`` are the addresses of its pages with what stands on them."""
    counts: Counter[date] = Counter()
    begins: dict[date, str] = {}
    for where, listed in pages:
        for first in (_first_day(listed_event, span) for listed_event in listed):
            counts[first] += 1
            if first not in begins:
                begins[first] = f"{where}#page:{_anchor(first, span)}"
    names = _short_names(list(begins), span, lang or site.default_lang)
    return tuple(Label(name, begins[first], counts[first]) for name, first in zip(names, begins, strict=True))


def bounded_events(
    listed: Sequence[ListedEvent], site: Site, lang: str = "", most: int = LISTED, card: CardOf | None = None
) -> BoundedEvents:
    """As many of these as a page can hold, in the order given; the rest is on the pages of its months."""
    rest = Counter(listed_event.when.day.replace(day=1) for listed_event in listed[most:])
    return BoundedEvents(
        parts(listed[:most], site, lang=lang, card=card),
        rest.total(),
        tuple(_month(month, count, site, lang) for month, count in sorted(rest.items())),
    )


def _month(month: date, count: int, site: Site, lang: str) -> Label:
    where = site.list_address(address.month_of_events(month.year, month.month), lang)
    return Label(words.month(month, lang or site.default_lang), where, count)


def _first_day(listed: ListedEvent, span: Span) -> date:
    return listed.when.day.replace(day=1) if span == "month" else listed.when.day.replace(month=1, day=1)


def _anchor(first: date, span: Span) -> str:
    return f"{first:%Y-%m}" if span == "month" else f"{first:%Y}"


def _short_names(firsts: Sequence[date], span: Span, lang: str) -> list[str]:
    """Names for a narrow bar: a month with its year only where that is not the year of the one before."""
    if span == "year" or not firsts:
        return [f"{first.year}" for first in firsts]
    return [
        words.short_month_of_year(firsts[0], lang),
        *(
            words.short_month(first, lang) if first.year == before.year else words.short_month_of_year(first, lang)
            for before, first in pairwise(firsts)
        ),
    ]
