"""Finds when each list that searches are told of last changed: with the latest of what it lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.event import Event
from almanac.model.profile import Profile
from almanac.model.story import Story
from almanac.render.events.listing import ListedEvent
from almanac.render.months.month_page import addresses as month_addresses
from almanac.render.publication import Publication
from almanac.render.site_view import site_view

_Changes = Iterator[tuple[str, datetime | None]]


@dataclass(frozen=True, slots=True)
class ListsOfEvents:
    """When events were last changed, and each list of some of them, by address; None where git knows of nothing."""

    changed: datetime | None
    lists: Mapping[str, datetime | None]


def lists_of_events(published: Publication) -> ListsOfEvents:
    """What is needed of events, of which nothing else has to be known."""
    entries = _Entries(published.edition)
    latest = _latest_of_each(_listed_events(published, entries))
    lists = {where: latest.get(where) for where in _addresses_of_events(published)}
    return ListsOfEvents(entries.latest_of_events(_all_events(published)), lists)


def list_changes(published: Publication, events: ListsOfEvents) -> Mapping[str, datetime | None]:
    """The address of every list in every language and the UTC moment of its last change; None where git knows of none.

    What is empty may have lost what it listed, so that the last change of all counts.
    """
    entries = _Entries(published.edition)
    everything = _latest((events.changed, *map(entries.story, entries.stories)))
    found: dict[str, datetime | None] = {}
    for of in published.in_all_languages:
        latest = _latest_of_each(_listed(of, entries, events))
        addresses = (*_addresses(of), *events.lists)
        found.update((of.local(where), latest.get(where, everything)) for where in addresses)
    return found


def _latest_of_each(changes: _Changes) -> Mapping[str, datetime]:
    latest: dict[str, datetime] = {}
    for where, moment in changes:
        if moment is not None:
            latest[where] = max(moment, latest.get(where, moment))
    return latest


class _Entries:
    """When the entries of an edition were last changed, each worked out once."""

    def __init__(self, edition: Edition) -> None:
        self.stories = edition.stories
        self._history_of = edition.history_of
        self._stories = {story.address: self.of_file(story) for story in edition.stories}
        self._events: dict[str, datetime | None] = {}
        # By their identity: the publication keeps them as long as this is needed.
        self._listed: dict[int, datetime | None] = {}
        self._lists: dict[int, datetime | None] = {}

    def story(self, story: Story) -> datetime | None:
        return self._stories[story.address]

    def of_file(self, text: Story | Profile) -> datetime | None:
        """When the file of a text was last changed."""
        known = self._history_of(text.source.path)
        return known.modified if known else None

    def latest_of_stories(self, stories: Sequence[Story]) -> datetime | None:
        """Of a list that several languages have, once."""
        if id(stories) not in self._lists:
            self._lists[id(stories)] = _latest(map(self.story, stories))
        return self._lists[id(stories)]

    def latest_of_events(self, listed: Iterable[ListedEvent]) -> datetime | None:
        return _latest(map(self._of_listed, listed))

    def _of_listed(self, listed: ListedEvent) -> datetime | None:
        """When the entry was changed, in any language, or when what is past came to be so."""
        if id(listed) not in self._listed:
            over = listed.when.over if listed.is_past else None
            self._listed[id(listed)] = _latest((self._of_event(listed.event), over))
        return self._listed[id(listed)]

    def _of_event(self, event: Event) -> datetime | None:
        if event.slug not in self._events:
            histories = (self._history_of(text.source.path) for text in event.texts)
            self._events[event.slug] = _latest(known.modified for known in histories if known)
        return self._events[event.slug]


def _addresses(published: Publication) -> Iterator[str]:
    """Lists as the site's own language has them, those of stories that the language of ``published`` has."""
    yield "/"
    view = site_view(published.edition)
    yield from view.menu
    yield address.DIGEST
    yield from (label.address for label in view.about if label.address != address.REMOVALS)
    if published.site.events:
        yield address.ADD_EVENT
    if published.site.blog:
        yield address.ADD_STORY
        yield from (where for where in published.sizes_of_lists if where != address.STORIES)


def _addresses_of_events(published: Publication) -> Iterator[str]:
    yield from (group.label.address for group in published.event_groups)
    yield from (label.address for label in published.past_years)
    yield from month_addresses(published.event_months) if published.site.events else ()


def _listed(published: Publication, entries: _Entries, events: ListsOfEvents) -> _Changes:
    """Each list with when what it lists was last changed, a list of several kinds with each of them."""
    yield from _lists_of_stories(published, entries)
    yield from events.lists.items()
    yield from ((where, events.changed) for where in ("/", address.EVENTS, address.MAP))


def _lists_of_stories(published: Publication, entries: _Entries) -> _Changes:
    of_all = _latest(map(entries.story, published.stories))
    yield from (("/", of_all), (address.STORIES, of_all))
    for (kind, name), stories in published.story_groups.items():
        slug, changed = published.site.slug(name), entries.latest_of_stories(stories)
        profile = published.profiles.of(slug, published.lang) if kind == "author" else None
        yield address.story_group(kind, slug), _latest((changed, entries.of_file(profile))) if profile else changed


def _listed_events(published: Publication, entries: _Entries) -> _Changes:
    listing = published.listing
    for month, listed in published.event_months.listed.items():
        changed = entries.latest_of_events(listed)
        yield address.month_of_events(month.year, month.month), changed
        yield address.year_of_events(month.year), changed
    for group in published.event_groups:
        yield group.label.address, entries.latest_of_events((*group.listing.upcoming, *group.listing.past))
    for year in listing.years:
        yield address.past_events(year), entries.latest_of_events(listing.past_in(year))


def _all_events(published: Publication) -> tuple[ListedEvent, ...]:
    return (*published.listing.upcoming, *published.listing.past)


def _latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max(filter(None, moments), default=None)
