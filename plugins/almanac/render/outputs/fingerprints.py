"""Gives the fingerprints of what pages are made from: entries, their texts, their history, their places in lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from almanac.model.edition import Edition
from almanac.model.entry import NO_BODY, Source
from almanac.model.event import Event, EventText
from almanac.model.recurrence import Occurrence
from almanac.model.story import Page, Story
from almanac.render.discussion import topic_of
from almanac.render.events.listing import ListedEvent
from almanac.render.outputs.output import fingerprint


class Fingerprints:
    """Those of one edition, each made once.

    ``of_all_there_is``: for templates that nobody knows, which may show of what they get more than the theme's own do.
    """

    def __init__(self, edition: Edition, *, of_all_there_is: bool = False) -> None:
        self._edition = edition
        self.of_all_there_is = of_all_there_is
        self._known: dict[str, bytes] = {}
        self._listed: dict[int, tuple[bytes, ListedEvent]] = {}

    def entry(self, entry: Story | Page | Event) -> bytes:
        """What an entry says, its translations included where they belong to it, without the texts below the line.

        Templates that nobody knows could show these too.
        """
        return self._once(
            f"entry {entry.source.path}", lambda: repr(entry if self.of_all_there_is else _without_bodies(entry))
        )

    def body(self, text: Story | Page | EventText) -> bytes:
        """The text below the line."""
        return self._once(f"body {text.source.path}", lambda: f"{text.body.html}\0{text.body.text}")

    def whole(self, entry: Story | Page) -> bytes:
        """An entry with its text."""
        return self._once(f"whole {entry.source.path}", lambda: f"{self.entry(entry)!r}{self.body(entry)!r}")

    def history(self, path: str) -> bytes:
        """What git knows of a file."""
        return self._once(f"history {path}", lambda: repr((self._edition.history_of(path), self._is_complete)))

    def calendar_entry(self, event: Event) -> bytes:
        """An event as it stands in calendars: what is not committed yet is as of now."""
        path = event.source.path
        known = self._edition.history_of(path)
        moment = repr(self._edition.now) if known is None or known.uncommitted or not known.changes else ""
        return fingerprint(self.entry(event), self.body(event.text), self.history(path), moment)

    def states(self, event: Event) -> bytes:
        """What git knows of the states of an event."""
        return self._once(f"states {event.slug}", lambda: repr(self._edition.history.states.get(event.source.path)))

    def topic(self, named: str) -> bytes:
        """What the forum's snapshot knows of a topic."""
        return self._once(f"topic {named}", lambda: repr(topic_of(self._edition.site, named, self._edition.topics)))

    def listed(self, listed: ListedEvent) -> bytes:
        """An event at one of its occurrences, with what is said of it there."""
        known = self._listed.get(id(listed))
        if known is None:
            # It is kept with its fingerprint: another one could get the identity of one that is gone.
            known = self._listed[id(listed)] = (self._of_listed(listed), listed)
        return known[0]

    @cached_property
    def _is_complete(self) -> bool:
        return self._edition.history.complete

    def _of_listed(self, listed: ListedEvent) -> bytes:
        return fingerprint(
            self.entry(listed.event),
            repr((listed.when, listed.is_past, listed.is_on, listed.closing, listed.occurrence, listed.also)),
            tuple(map(_of_occurrence, listed.coming)),
            tuple(self.listed(in_month) for in_month in listed.by_month if in_month is not listed),
        )

    def _once(self, key: str, text: Callable[[], str]) -> bytes:
        if key not in self._known:
            self._known[key] = fingerprint(text())
        return self._known[key]


def _of_occurrence(occurrence: Occurrence) -> str:
    return repr(occurrence)


def _without_bodies(entry: Story | Page | Event) -> object:
    if isinstance(entry, Event):
        return replace(entry, text=_worded(entry.text), translations=tuple(map(_worded, entry.translations)))
    return replace(entry, source=_place(entry.source), body=NO_BODY)


def _worded(text: EventText) -> EventText:
    return replace(text, source=_place(text.source), body=NO_BODY)


def _place(source: Source) -> Source:
    return Source(source.path, source.group)
