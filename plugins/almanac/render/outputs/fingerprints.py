"""Gives the fingerprints of what pages are made from: entries, their texts, their history, their places in lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.history import FileHistory
from almanac.model.profile import Profile
from almanac.model.recurrence import Occurrence
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, MonthOnly, Timed, When
from almanac.render.about_events import fingerprint_of_event
from almanac.render.calendars.revision import is_as_of_now
from almanac.render.discussion import topic_of
from almanac.render.events.listing import ListedEvent
from almanac.render.outputs.output import fingerprint, fingerprint_of_texts, fingerprint_of_values, joined

_Values = Callable[[object], tuple[object, ...]]
_Coming = tuple[Occurrence, ...]


def _values_of(kind: type) -> _Values:
    """Gives all that a value of this kind has, but the texts of an entry; of its source, where it is.

    The moment of a story, which has a zone, comes last.
    """
    names = [field.name for field in fields(kind)]
    source = ["source.path", "source.group"] if "source" in names else []
    apart = {"source", "body", "text", "translations", "published"}
    moment = ["published"] if "published" in names else []
    return attrgetter(*(name for name in names if name not in apart), *source, *moment)


_STORY, _PAGE, _PROFILE, _EVENT, _WORDS = map(_values_of, (Story, Page, Profile, Event, EventText))
_NO_COMMENTS = fingerprint_of_texts("")
_HISTORY, _ALL_DAY, _TIMED, _MONTH_ONLY = map(_values_of, (FileHistory, AllDay, Timed, MonthOnly))


class Fingerprints:
    """Those of one edition, each made once.

    ``of_all_there_is``: for templates that nobody knows, which may show of what they get more than the theme's own do.
    """

    def __init__(self, edition: Edition, *, of_all_there_is: bool = False) -> None:
        self._edition = edition
        self.of_all_there_is = of_all_there_is
        # By the paths of files, ...
        self._entries: dict[str, bytes] = {}
        self._all_facts: dict[str, bytes] = {}
        self._all_words: dict[str, bytes] = {}
        self._bodies: dict[str, bytes] = {}
        self._wholes: dict[str, bytes] = {}
        self._histories: dict[str, bytes] = {}
        self._calendar_entries: dict[str, bytes] = {}
        self._named: dict[str, bytes] = {}
        # ... by names, and by identity: each kept with its value, since another could get that of one that is gone.
        self._topics: dict[str, bytes] = {}
        self._listed: dict[int, tuple[bytes, ListedEvent]] = {}
        self._coming: dict[int, tuple[bytes, _Coming]] = {}

    def entry(self, entry: Story | Page | Profile | Event) -> bytes:
        """What an entry says, its translations included where they belong to it, without the texts below the line.

        Templates that nobody knows could show these too.
        """
        path = entry.source.path
        known = self._entries.get(path)
        if known is None:
            known = self._entries[path] = self._of_entry(entry)
        return known

    def _of_entry(self, entry: Story | Page | Profile | Event) -> bytes:
        if self.of_all_there_is:
            return fingerprint_of_texts(repr(entry))
        if isinstance(entry, Event):
            return joined(self.facts(entry), *map(self._words, entry.texts))
        if isinstance(entry, Story):
            *values, published = _STORY(entry)
            return fingerprint_of_values(*values, repr(published))
        return fingerprint_of_values(*(_PAGE(entry) if isinstance(entry, Page) else _PROFILE(entry)))

    def facts(self, event: Event) -> bytes:
        """All that an event is but for its words."""
        path = event.source.path
        known = self._all_facts.get(path)
        if known is None:
            known = self._all_facts[path] = fingerprint_of_texts(repr(_EVENT(event)))
        return known

    def _words(self, text: EventText) -> bytes:
        """The words of an event in one language, but for the text below the line."""
        path = text.source.path
        known = self._all_words.get(path)
        if known is None:
            known = self._all_words[path] = fingerprint_of_values(*_WORDS(text))
        return known

    def body(self, text: Story | Page | Profile | EventText) -> bytes:
        """The text below the line."""
        path = text.source.path
        known = self._bodies.get(path)
        if known is None:
            known = self._bodies[path] = fingerprint_of_texts(text.body.html, text.body.text)
        return known

    def whole(self, entry: Story | Page | Profile) -> bytes:
        """An entry with its text, and what git knows of its file."""
        path = entry.source.path
        known = self._wholes.get(path)
        if known is None:
            known = self._wholes[path] = joined(self.entry(entry), self.body(entry), self.history(path))
        return known

    def history(self, path: str) -> bytes:
        """What git knows of a file, and of the original that it is a translation of."""
        known = self._histories.get(path)
        if known is None:
            history, complete = self._edition.history_of(path), self._edition.history.complete
            original = self._edition.originals.changed.get(path)
            known = fingerprint_of_values(history and _HISTORY(history), complete, original)
            self._histories[path] = known
        return known

    def calendar_entry(self, event: Event, text: EventText | None = None) -> bytes:
        """An event as it stands in calendars in one of its texts, or its original's: no other text is part of it.

        What is not committed yet is as of now.
        """
        text = text or event.text
        known = self._calendar_entries.get(text.source.path)
        if known is None:
            paths = tuple(dict.fromkeys((event.source.path, text.source.path)))
            as_of_now = any(is_as_of_now(self._edition.history_of(path)) for path in paths)
            moment = fingerprint(self._edition.now if as_of_now else None)
            histories = map(self.history, paths)
            known = joined(self.facts(event), self._words(text), self.body(text), *histories, moment)
            self._calendar_entries[text.source.path] = known
        return known

    def named(self, event: Event) -> bytes:
        """What other pages say of an event that they name."""
        path = event.source.path
        known = self._named.get(path)
        if known is None:
            known = self._named[path] = fingerprint_of_event(event)
        return known

    def states(self, event: Event) -> bytes:
        """What git knows of the states of an event."""
        return fingerprint_of_texts(repr(self._edition.history.states.get(event.source.path)))

    def topic(self, named: str) -> bytes:
        """What the forum's snapshot knows of a topic."""
        known = self._topics.get(named)
        if known is None:
            topic = topic_of(self._edition.site, named, self._edition.topics)
            known = self._topics[named] = fingerprint_of_texts(repr(topic))
        return known

    def comments(self, source: Source) -> bytes:
        """Those of a former site that the page of a text shows."""
        comments = self._edition.comments_on(source)
        return fingerprint_of_texts(repr(comments)) if comments else _NO_COMMENTS

    def threads(self, addresses: Sequence[str]) -> Iterator[bytes]:
        """What the snapshot knows of threads of mailing lists, of those that it knows."""
        topics = self._edition.topics
        return (fingerprint_of_texts(repr(topics[address])) for address in addresses if address in topics)

    def listed(self, listed: ListedEvent) -> bytes:
        """An event at one of its occurrences, with what is said of it there."""
        known = self._listed.get(id(listed))
        if known is None:
            known = self._listed[id(listed)] = (self._of_listed(listed), listed)
        return known[0]

    def _of_listed(self, listed: ListedEvent) -> bytes:
        months = [self.listed(in_month) for in_month in listed.by_month if in_month is not listed]
        facts = (
            *_times(listed.when),
            listed.is_past,
            listed.is_on,
            listed.closing,
            listed.deadlines,
            listed.occurrence,
            tuple(map(_times, listed.also)),
            len(months),
        )
        said = fingerprint_of_texts(repr(facts))
        return joined(self.entry(listed.event), said, self._of_coming(listed.coming), *months)

    def _of_coming(self, coming: _Coming) -> bytes:
        """Those of an event, which all that is listed of it has."""
        known = self._coming.get(id(coming))
        if known is None:
            texts = [(*_times(one.when), one.planned, one.change, one.is_added) for one in coming]
            known = self._coming[id(coming)] = (fingerprint_of_texts(repr(texts)), coming)
        return known[0]


def _times(when: When) -> tuple[object, ...]:
    if isinstance(when, AllDay):
        return "days", _ALL_DAY(when)
    return ("times", _TIMED(when)) if isinstance(when, Timed) else ("month", _MONTH_ONLY(when))
