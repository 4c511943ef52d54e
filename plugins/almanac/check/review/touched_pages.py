"""Finds the pages that a submission touches: those of its entries, and the lists that these are or were in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from almanac.check.entries import Entries
from almanac.check.permanence.published_entries import PublishedEntry, published_entries
from almanac.model import address
from almanac.model.event import Event
from almanac.model.group import groups_of, groups_with_lists
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.render.publication import Publication

How = Literal["new", "changed", "gone", "moved", "hidden"]


@dataclass(frozen=True, slots=True)
class TouchedPage:
    """The page of an entry, and what becomes of it; one that is ``hidden`` is a draft, or of the future."""

    address: str
    how: How
    path: str


@dataclass(frozen=True, slots=True)
class Touched:
    """The pages of entries, and the lists that show them, each once, as the site's own language has it."""

    pages: tuple[TouchedPage, ...] = ()
    lists: tuple[str, ...] = ()


def touched_pages(before: Entries, after: Entries, paths: Collection[str], now: datetime) -> Touched:
    """What files of these paths are shown on; ``now`` is aware."""
    old, new = _of(before, paths), _of(after, paths)
    pages = tuple(_pages(published_entries(old, now), published_entries(new, now)))
    lists = {*_lists(old, before, now), *_lists(new, after, now)} if pages else set()
    return Touched(pages, tuple(sorted(lists)))


def _of(entries: Entries, paths: Collection[str]) -> Entries:
    """The entries of some files, of which a translation brings its original along."""
    some = Entries(entries.site)
    some.stories = [story for story in entries.stories if story.source.path in paths]
    some.pages = [page for page in entries.pages if page.source.path in paths]
    some.profiles = [profile for profile in entries.profiles if profile.source.path in paths]
    some.events = [event for event in entries.events if any(text.source.path in paths for text in event.texts)]
    return some


def _pages(before: Sequence[PublishedEntry], after: Sequence[PublishedEntry]) -> Iterator[TouchedPage]:
    old = {entry.address: entry for entry in before if not entry.hidden_by}
    there: set[str] = set()
    for entry in after:
        there.update(entry.addresses)
        how: How = "hidden" if entry.hidden_by else "changed" if entry.address in old else "new"
        yield TouchedPage(entry.address, how, entry.path)
    own = {entry.address for entry in after}
    for where, entry in old.items():
        if where not in own:
            yield TouchedPage(where, "moved" if where in there else "gone", entry.path)


def _lists(some: Entries, all_of_them: Entries, now: datetime) -> Iterator[str]:
    shown, _ = some.published(now)
    publication = Publication(shown.edition(now))
    if shown.stories:
        yield from ("/", address.STORIES)
        yield from _lists_of_stories(shown.stories, some.site)
    for profile in shown.profiles:
        yield address.story_group("author", profile.slug)
    if shown.events:
        yield from ("/", address.EVENTS)
        yield from _lists_of_events(shown.events, all_of_them.events, publication)


def _lists_of_stories(stories: Iterable[Story], site: Site) -> Iterator[str]:
    for story in stories:
        yield address.story_group("category", site.slug(story.category))
        yield from (address.story_group("tag", site.slug(tag)) for tag in story.tags)
        yield from (address.story_group("author", site.slug(author)) for author in story.authors)
        if story.series:
            yield address.story_group("series", site.slug(story.series))


def _lists_of_events(some: Iterable[Event], events: Iterable[Event], publication: Publication) -> Iterator[str]:
    site = publication.site
    with_lists = groups_with_lists(events, site)
    for event in some:
        yield from (group.address(site) for group in groups_of(event) if group in with_lists)
        if event.online:
            yield address.ONLINE
        if site.map and event.place and event.place.point:
            yield address.MAP
    for month in publication.event_months.listed:
        yield address.month_of_events(month.year, month.month)
    yield from (address.past_events(year) for year in publication.listing.years)
