"""What a site has promised its readers: addresses that answer, and identities in calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from almanac.check.entries import Entries
from almanac.model import address
from almanac.model.event import Event
from almanac.model.group import Group, groups_of
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.render.redirects import page_of

Kind = Literal["story", "page", "event"]


@dataclass(frozen=True, slots=True)
class PublishedEntry:
    """What one file keeps: its address, the old ones that lead there, its identity in calendars.

    ``uid`` is empty for all but events; ``lists`` has the addresses of the lists that it is in, each with
    the field that says so, ``groups`` are those that an event is in. ``hidden_by`` is the field that keeps the file
    off the site, empty while it is published; ``name`` is what people know it by, when it is not found by its path.
    """

    path: str
    kind: Kind
    address: str
    aliases: tuple[str, ...] = ()
    uid: str = ""
    lists: tuple[tuple[str, str], ...] = ()
    groups: tuple[Group, ...] = ()
    hidden_by: str = ""
    name: tuple[str, ...] = ()
    is_translation: bool = False

    @property
    def addresses(self) -> tuple[str, ...]:
        """Its own address, then those of the pages that redirect to it."""
        return (self.address, *(page_of(alias) for alias in self.aliases))


def published_entries(entries: Entries, now: datetime) -> list[PublishedEntry]:
    """Of every file, also of those that are not published at ``now`` (aware)."""
    found = [_of_story(story, entries.site, now) for story in entries.stories]
    found += [_of_page(page) for page in entries.pages]
    for event in entries.events:
        found += _of_event(event)
    return found


def _of_story(story: Story, site: Site, now: datetime) -> PublishedEntry:
    is_ahead = story.published.as_datetime(site.zone) > now
    groups = [("tags", address.story_group("tag", site.slug(tag))) for tag in story.tags]
    groups += [("authors", address.story_group("author", site.slug(author))) for author in story.authors]
    if story.series:
        groups.append(("series", address.story_group("series", site.slug(story.series))))
    return PublishedEntry(
        path=story.source.path,
        kind="story",
        address=story.address,
        aliases=story.aliases,
        lists=tuple(groups),
        hidden_by="draft" if story.draft else "date" if is_ahead else "",
        name=("story", story.lang, story.title),
        is_translation=story.is_translation,
    )


def _of_page(page: Page) -> PublishedEntry:
    return PublishedEntry(
        path=page.source.path,
        kind="page",
        address=page.address,
        aliases=page.aliases,
        hidden_by="draft" if page.draft else "",
        name=("page", page.lang, page.title),
        is_translation=page.is_translation,
    )


def _of_event(event: Event) -> list[PublishedEntry]:
    hidden_by = "draft" if event.draft else ""
    original = PublishedEntry(
        path=event.source.path,
        kind="event",
        address=event.address,
        aliases=event.aliases,
        uid=event.uid,
        groups=groups_of(event),
        hidden_by=hidden_by,
        name=("event", event.text.title, str(event.when.day)),
    )
    words = [
        PublishedEntry(
            path=text.source.path,
            kind="event",
            address=text.address,
            hidden_by=hidden_by,
            name=("event", text.lang, text.title, str(event.when.day)),
            is_translation=True,
        )
        for text in event.translations
    ]
    return [original, *words]
