"""Chooses the events to which the page of another leads: its neighbours in its series, under its tags, at its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from almanac.model.event import Event
from almanac.render.read_next import MOST, weights_of

# What says most comes first.
_KINDS = ("series", "place", "tag")
_Key = tuple[str, str, str]  # one of the kinds, a name, a country


class RelatedEvents:
    """Knows the events of every series, place and tag, in the order in which they first happen.

    Of each an event's neighbours in time are chosen, those first that it shares most with: one more event changes the
    pages of few others, and the day on which they are read changes none.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        self._rows: dict[_Key, list[Event]] = defaultdict(list)
        self._places: dict[_Key, dict[str, int]] = defaultdict(dict)
        for event in sorted(events, key=lambda event: (event.when.sort_key, event.slug)):
            for key in _keys(event):
                self._places[key][event.slug] = len(self._rows[key])
                self._rows[key].append(event)

    def of(self, event: Event) -> tuple[Event, ...]:
        """At most three others, what is closest to it first."""
        found: dict[str, Event] = {}
        weights: dict[str, float] = defaultdict(float)
        for neighbour, weight in self._neighbours(event):
            found.setdefault(neighbour.slug, neighbour)
            weights[neighbour.slug] += weight
        return tuple(sorted(found.values(), key=lambda other: -weights[other.slug])[:MOST])

    def _neighbours(self, event: Event) -> Iterator[tuple[Event, float]]:
        for key in _keys(event):
            row, place = self._rows[key], self._places[key][event.slug]
            steps = weights_of(_KINDS.index(key[0]), len(row))
            yield from ((row[place + step], weight) for step, weight in steps if 0 <= place + step < len(row))


def _keys(event: Event) -> Iterator[_Key]:
    if event.series:
        yield "series", event.series, ""
    if event.place and event.place.city:
        yield "place", event.place.city.casefold(), event.place.country
    for tag in dict.fromkeys(event.tags):
        yield "tag", tag, ""
