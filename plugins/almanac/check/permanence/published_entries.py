"""What each file has given readers to rely on: addresses that answer, and identities in calendars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Literal

from almanac.check.entries import Entries
from almanac.model import address
from almanac.model.entry import Source
from almanac.model.event import Event
from almanac.model.group import Group, groups_of
from almanac.model.site import Site
from almanac.model.story import Page, Story, feed_identity
from almanac.model.when import day_or_month
from almanac.read.entries.slug_and_language import read_name
from almanac.render.calendars.calendar import is_in_calendars
from almanac.render.events.deadlines import registration_and_deadlines
from almanac.render.redirects import page_of

Kind = Literal["story", "page", "event"]


@dataclass(frozen=True, slots=True)
class PublishedEntry:
    """Of one file: its address, the old ones that lead there, its identity in calendars.

    ``uid`` is empty for all but events that calendars have, and ``local_uid`` is the same without the site's domain;
    ``feed_id`` is the identity of a story in feeds, and ``own_feed_id`` what its file says of that; ``lists`` has the
    addresses of the lists that it is in, each with the field that says so, ``groups`` are those that an event is in,
    ``deadlines`` what tells each of its deadlines from others in calendars, with its words.
    ``hidden_by`` is the field that keeps the file off the site, empty while it is published; ``name`` is what people
    know it by, when it is not found by its path. ``of`` is what it was made from.
    """

    of: Story | Page | Event
    source: Source
    kind: Kind
    address: str
    aliases: tuple[str, ...] = ()
    uid: str = ""
    local_uid: str = ""
    feed_id: str = ""
    own_feed_id: str = ""
    lists: tuple[tuple[str, str], ...] = ()
    groups: tuple[Group, ...] = ()
    deadlines: tuple[tuple[str, str], ...] = ()
    hidden_by: str = ""
    name: tuple[str, ...] = ()
    is_translation: bool = False

    @property
    def path(self) -> str:
        """The file."""
        return self.source.path

    @property
    def addresses(self) -> tuple[str, ...]:
        """Its own address, then those of the pages that redirect to it."""
        return (self.address, *(page_of(alias) for alias in self.aliases))


def published_entries(
    entries: Entries, now: datetime, under: Site | None = None, known: Iterable[PublishedEntry] = ()
) -> list[PublishedEntry]:
    """Of every file, also of those that are not published at ``now`` (aware).

    ``under`` are other settings: their DEFAULT_LANG makes the addresses, and what they switch off is left out. What is
    ``known``, made with the same settings at the same moment, is not made again of the same values.
    """
    site = under or entries.site
    maker = _Maker(entries.site, site.default_lang, now)
    made = defaultdict[int, list[PublishedEntry]](list)
    for entry in known:
        made[id(entry.of)].append(entry)
    stories = [made.get(id(story)) or [maker.story(story)] for story in (entries.stories if site.blog else ())]
    pages = [made.get(id(page)) or [maker.page(page)] for page in entries.pages]
    events = [made.get(id(event)) or maker.event(event) for event in (entries.events if site.events else ())]
    return [*chain.from_iterable(chain(stories, pages, events))]


def says_no_language(source: Source) -> bool:
    """Whether neither the file's name nor the field `lang` says the language of its text."""
    return not read_name(source.path)[0].lang and "lang" not in source.lines


class _Maker:
    """Makes published entries of a site whose default language may be another than the one it was read with."""

    def __init__(self, site: Site, default_lang: str, now: datetime) -> None:
        self._site = site
        self._default_lang = default_lang
        self._now = now

    def _lang(self, source: Source, lang: str) -> str:
        """The language of a text: where its file names none, it is in the default one, whichever that is."""
        return self._default_lang if says_no_language(source) else lang

    def story(self, story: Story) -> PublishedEntry:
        site, lang = self._site, self._lang(story.source, story.lang)
        is_ahead = story.published.as_datetime(site.zone) > self._now
        lists = [("tags", address.story_group("tag", site.slug(tag))) for tag in story.tags]
        lists += [("authors", address.story_group("author", site.slug(author))) for author in story.authors]
        if story.series:
            lists.append(("series", address.story_group("series", site.slug(story.series))))
        where = address.story(story.published.day, story.slug, lang, self._default_lang)
        return PublishedEntry(
            of=story,
            source=story.source,
            kind="story",
            address=where,
            feed_id=feed_identity(story.id, story.aliases, where),
            own_feed_id=story.id,
            aliases=story.aliases,
            lists=tuple(lists),
            hidden_by="draft" if story.draft else "date" if is_ahead else "",
            name=("story", lang, story.title),
            is_translation=story.is_translation,
        )

    def page(self, page: Page) -> PublishedEntry:
        lang = self._lang(page.source, page.lang)
        return PublishedEntry(
            of=page,
            source=page.source,
            kind="page",
            address=address.page(page.slug, lang, self._default_lang),
            aliases=page.aliases,
            hidden_by="draft" if page.draft else "",
            name=("page", lang, page.title),
            is_translation=page.is_translation,
        )

    def event(self, event: Event) -> Iterator[PublishedEntry]:
        hidden_by, day = "draft" if event.draft else "", str(day_or_month(event.when))
        uid = event.uid if is_in_calendars(event) else ""
        yield PublishedEntry(
            of=event,
            source=event.source,
            kind="event",
            address=self._event_address(event, event.source, event.text.lang),
            aliases=event.aliases,
            uid=uid,
            local_uid=uid.removesuffix(f"@{self._site.calendar_domain}"),
            groups=groups_of(event),
            deadlines=tuple((name, deadline.what) for name, deadline in registration_and_deadlines(event)),
            hidden_by=hidden_by,
            name=("event", event.text.title, day),
        )
        for text in event.translations:
            yield PublishedEntry(
                of=event,
                source=text.source,
                kind="event",
                address=self._event_address(event, text.source, text.lang),
                hidden_by=hidden_by,
                name=("event", self._lang(text.source, text.lang), text.title, day),
                is_translation=True,
            )

    def _event_address(self, event: Event, source: Source, lang: str) -> str:
        return address.event(event.slug, self._lang(source, lang), self._default_lang)
