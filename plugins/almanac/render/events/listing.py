"""Events in the order in which they happen: each at its next occurrence, or its last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from itertools import groupby

from almanac.model import address, language
from almanac.model.event import Event
from almanac.model.group import Group
from almanac.model.recurrence import Occurrence
from almanac.model.site import Site
from almanac.model.when import TWELVE_MONTHS, Timed, When
from almanac.render.events.deadlines import Closing, closing, closings
from almanac.render.events.occurrences import Expand, coming, expanded, last_occurrence
from almanac.render.views.parts import Label


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An event at one occurrence; ``is_on``: it lasts several days, has begun and is not over.

    ``closing`` is None where no last day to register is given; ``deadlines`` are the event's own, in their order.
    ``occurrence`` is None where nothing is to be said of this one. ``also`` are later occurrences of the same month
    that this one stands for in a list. ``coming`` are all that are not over, as ``occurrences.coming`` has them, and
    ``by_month`` is the event as a list of 12 months has it; both are for what stands in an EventListing.
    """

    event: Event
    when: When
    is_past: bool
    is_on: bool = False
    closing: Closing | None = None
    deadlines: tuple[Closing, ...] = ()
    occurrence: Occurrence | None = None
    also: tuple[When, ...] = ()
    coming: tuple[Occurrence, ...] = ()
    by_month: tuple[ListedEvent, ...] = ()

    def in_12_months(self, now: datetime) -> tuple[Occurrence, ...]:
        """What comes within 12 months of the aware ``now``, and the next that happens however far ahead it is."""
        last = now.date() + TWELVE_MONTHS
        return tuple(
            occurrence for occurrence in self.coming if occurrence.when.day <= last or occurrence.when == self.when
        )


@dataclass(frozen=True, slots=True)
class EventListing:
    """``upcoming`` soonest first, what goes on now among it; ``past`` latest first; each event once."""

    upcoming: tuple[ListedEvent, ...]
    past: tuple[ListedEvent, ...]

    def where(self, belongs: Callable[[ListedEvent], bool]) -> EventListing:
        """The part of it that belongs to a group."""
        return EventListing(tuple(filter(belongs, self.upcoming)), tuple(filter(belongs, self.past)))

    @property
    def ahead(self) -> tuple[ListedEvent, ...]:
        """What comes, soonest first: what repeats, for 12 months, once in each that it happens in.

        An occurrence that differs stands for itself, one that is cancelled too.
        """
        return tuple(sorted((in_month for listed in self.upcoming for in_month in listed.by_month), key=_order))

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have past events, latest first."""
        return tuple(sorted({listed.when.day.year for listed in self.past}, reverse=True))

    def past_in(self, year: int) -> tuple[ListedEvent, ...]:
        """The events of a year that are over, latest first."""
        return tuple(listed for listed in self.past if listed.when.day.year == year)


def event_listing(events: Sequence[Event], now: datetime, expand: Expand = expanded) -> EventListing:
    """Each event once, at its next occurrence, or its last where all are over."""
    every_event = [_listed(event, now, expand) for event in events]
    return EventListing(
        tuple(sorted((listed for listed in every_event if not listed.is_past), key=_order)),
        tuple(sorted((listed for listed in every_event if listed.is_past), key=_order, reverse=True)),
    )


def _order(listed: ListedEvent) -> tuple[datetime, str]:
    return listed.when.sort_key, listed.event.slug


def _listed(event: Event, now: datetime, expand: Expand) -> ListedEvent:
    ahead = coming(event, now, expand)
    closes, deadlines = closing(event, now), closings(event, now)
    happening = [occurrence for occurrence in ahead if not occurrence.is_cancelled]
    if not happening:
        last = last_occurrence(event, now, expand) or event.when
        return ListedEvent(event, last, is_past=True, closing=closes, deadlines=deadlines, coming=ahead)
    first = happening[0]
    is_on = first.when.goes_on(now)
    listed = ListedEvent(event, first.when, False, is_on, closes, deadlines, first, coming=ahead)
    return replace(listed, by_month=tuple(_by_month(listed, now)))


def _by_month(first: ListedEvent, now: datetime) -> Iterator[ListedEvent]:
    """The event once a month, and each occurrence that differs; the first that happens however far ahead it is."""
    for _, month in groupby(
        first.in_12_months(now), key=lambda occurrence: (occurrence.when.day.year, occurrence.when.day.month)
    ):
        usual: list[When] = []
        for occurrence in month:
            if is_usual(occurrence, first.event):
                usual.append(occurrence.when)
            else:
                yield replace(first, when=occurrence.when, is_on=occurrence.when.goes_on(now), occurrence=occurrence)
        if usual:
            is_on = usual[0].goes_on(now)
            yield replace(first, when=usual[0], is_on=is_on, occurrence=None, also=tuple(usual[1:]))


def is_usual(occurrence: Occurrence, event: Event) -> bool:
    """Whether nothing but the day has to be said of it: one that was added may have a time of its own."""
    return occurrence.change is None and _clock(occurrence.when) == _clock(event.when)


def _clock(when: When) -> time | None:
    return when.start.time() if isinstance(when, Timed) else None


def label(kind: address.EventGroup, name: str, site: Site, count: int = 0, lang: str = "") -> Label:
    """The name of a group of events as people read it, in ``lang`` or the site's language, and its list there."""
    return label_of(Group(kind, name), site, count, lang)


def label_of(group: Group, site: Site, count: int = 0, lang: str = "") -> Label:
    """The same of a group."""
    where = site.list_address(group.address(site), lang)
    return Label(_shown(group, site, lang or site.default_lang), where, count, group.slug(site))


def _shown(group: Group, site: Site, lang: str) -> str:
    if group.kind == "category":
        return site.category_name(group.name, lang)
    if group.kind == "country":
        return language.country_name(group.name, lang)
    if group.kind == "language":
        return language.language_name(group.name, lang)
    note = group.city
    if group.kind == "country/tag" or group.full_name in site.slugs:
        note = group.city or (language.country_name(group.country, lang) if group.country else "")
    return site.phrases(lang).gettext("%(text)s (%(note)s)", text=group.name, note=note) if note else group.name
