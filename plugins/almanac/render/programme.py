"""Events in the order in which they happen: each at its next occurrence, or its last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from almanac.model import address, language
from almanac.model.event import Event
from almanac.model.site import Site
from almanac.model.when import When
from almanac.render.occurrences import last_occurrence, next_occurrence
from almanac.render.views import Label


@dataclass(frozen=True, slots=True)
class Listed:
    """An event at one occurrence; ``is_on``: it lasts several days, has begun and is not over."""

    event: Event
    when: When
    is_past: bool
    is_on: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """``upcoming`` soonest first, what goes on now among it; ``past`` latest first."""

    upcoming: tuple[Listed, ...]
    past: tuple[Listed, ...]

    def where(self, belongs: Callable[[Event], bool]) -> Programme:
        """The part of it whose events belong to a group."""
        return Programme(
            tuple(listed for listed in self.upcoming if belongs(listed.event)),
            tuple(listed for listed in self.past if belongs(listed.event)),
        )

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have past events, latest first."""
        return tuple(sorted({listed.when.day.year for listed in self.past}, reverse=True))

    def past_in(self, year: int) -> tuple[Listed, ...]:
        """The events of a year that are over, latest first."""
        return tuple(listed for listed in self.past if listed.when.day.year == year)


def programme(events: Sequence[Event], now: datetime) -> Programme:
    """Each event once, at its next occurrence, or its last where all are over."""
    upcoming: list[Listed] = []
    past: list[Listed] = []
    for event in events:
        coming = next_occurrence(event, now)
        if coming is not None:
            is_on = coming.day != coming.last_day and coming.sort_key <= now
            upcoming.append(Listed(event, coming, is_past=False, is_on=is_on))
        else:
            past.append(Listed(event, last_occurrence(event, now) or event.when, is_past=True))
    return Programme(
        tuple(sorted(upcoming, key=lambda listed: (listed.when.sort_key, listed.event.slug))),
        tuple(sorted(past, key=lambda listed: (listed.when.sort_key, listed.event.slug), reverse=True)),
    )


@dataclass(frozen=True, slots=True)
class EventGroup:
    """A part of the programme with a page of its own; ``kind`` is what it is a part by."""

    kind: str
    label: Label
    programme: Programme


def event_groups(whole: Programme, site: Site) -> tuple[EventGroup, ...]:
    """The parts by category, country, language, tag and series, and what can be joined online."""
    groups: list[EventGroup] = []
    for kind, names_of in _KINDS.items():
        members: dict[str, tuple[list[Listed], list[Listed]]] = {}
        for listed in (*whole.upcoming, *whole.past):
            for name in dict.fromkeys(names_of(listed.event)):
                members.setdefault(name, ([], []))[listed.is_past].append(listed)
        for name in sorted(members):
            part = Programme(tuple(members[name][0]), tuple(members[name][1]))
            groups.append(EventGroup(kind, label(kind, name, site, len(part.upcoming) + len(part.past)), part))
    online = whole.where(lambda event: bool(event.online))
    if online.upcoming or online.past:
        count = len(online.upcoming) + len(online.past)
        groups.append(EventGroup("online", Label(site.phrases().gettext("Online"), address.ONLINE, count), online))
    return tuple(groups)


def label(kind: str, name: str, site: Site, count: int = 0, lang: str = "") -> Label:
    """The name of a group of events as people read it, in ``lang`` or the site's language, and its address."""
    if kind == "country":
        shown = language.country_name(name, lang or site.default_lang)
        return Label(shown, address.event_group("country", name.lower()), count)
    if kind == "language":
        shown = language.language_name(name, lang or site.default_lang)
        return Label(shown, address.event_group("language", name), count)
    return Label(name, address.event_group(kind, site.slug(name)), count)  # type: ignore[arg-type]


_KINDS: dict[str, Callable[[Event], Sequence[str]]] = {
    "category": lambda event: (event.category,),
    "country": lambda event: (event.place.country,) if event.place and event.place.country else (),
    "language": lambda event: event.languages,
    "tag": lambda event: event.tags,
    "series": lambda event: (event.series,) if event.series else (),
}
