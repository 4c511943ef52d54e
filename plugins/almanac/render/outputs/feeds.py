"""Plans the feeds: stories and events as Atom, RSS and JSON Feed; Atom for every category, tag, author, ..."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import chain, takewhile
from typing import TypeVar
from zoneinfo import ZoneInfo

from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.render.events.event_groups import EventGroup
from almanac.render.feeds.atom_rss import around_entries, atom, atom_entry, rss
from almanac.render.feeds.event_feed import event_items
from almanac.render.feeds.feed import (
    NEVER_CHANGED,
    NEWEST,
    Feed,
    FeedItem,
    feed_of,
    newest,
    story_feed,
    story_item,
    story_updated,
)
from almanac.render.feeds.json_feed import json_feed
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import File, FileOfParts, Part, fingerprint, joined
from almanac.render.outputs.text_digests import Of, TextDigests, Wanted, all_of_them
from almanac.render.publication import Publication
from almanac.render.story_view import label

_Feed = TypeVar("_Feed", File, File | FileOfParts)
Form = Callable[[Feed], bytes]
_FORMATS: tuple[tuple[address.FeedFormat, Form], ...] = (("atom.xml", atom), ("rss.xml", rss), ("json", json_feed))


def feeds(publication: Publication, prints: Fingerprints) -> Iterator[File | FileOfParts]:
    """What is below ``/feeds/``."""
    yield from story_feeds(publication, TextDigests(publication, prints))
    yield from event_feeds(publication, prints)


def story_feeds(
    publication: Publication, digests: TextDigests, wanted: Wanted = all_of_them
) -> Iterator[File | FileOfParts]:
    """Those of all stories, of each language, and of each group of stories."""
    if publication.site.blog:
        copies = copies_of_feeds(publication.edition)
        of_site = _StoryFeeds(publication, digests, lambda where: any(map(wanted, (where, *copies.get(where, ())))))
        every = _with_copies(chain(of_site.stories(), of_site.groups()), copies)
        yield from (feed for feed in every if wanted(feed.address))


def event_feeds(publication: Publication, prints: Fingerprints) -> Iterator[File]:
    """Those of events: all of them, and Atom for each organizer, city, venue and series."""
    if publication.site.events:
        of_site = _EventFeeds(publication, prints)
        yield from _with_copies(chain(of_site.events(), of_site.groups()), copies_of_feeds(publication.edition))


def copies_of_feeds(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """The old addresses at which each feed lies once more: whoever follows one reads on, whatever the host can do."""
    found: dict[str, tuple[str, ...]] = {}
    for one in edition.old_addresses:
        if one.copies:
            found[one.to] = (*found.get(one.to, ()), *one.copies)
    return found


def _with_copies(feeds: Iterable[_Feed], copies: Mapping[str, Sequence[str]]) -> Iterator[_Feed]:
    for feed in feeds:
        yield feed
        yield from (replace(feed, address=old) for old in copies.get(feed.address, ()))


@dataclass(frozen=True, slots=True)
class _StoryFeeds:
    """``entries`` keeps what is made, by address, for the next feed: a story stands in those of its tags, ..."""

    publication: Publication
    digests: TextDigests
    wanted: Wanted
    entries: dict[str, bytes] = field(default_factory=dict)

    def stories(self) -> Iterator[File | FileOfParts]:
        site, edition = self.publication.site, self.publication.edition
        for form, render in _FORMATS:
            where = address.stories_feed(form)
            yield from self._of(render, edition.stories, site.name, where, address.STORIES, site.default_lang)
        for lang in site.languages:
            title = _of_part(site, language.language_name(lang), lang)
            where, home = address.group_feed("lang", lang), address.home(lang, site.default_lang)
            yield from self._of(atom, edition.stories_in(lang), title, where, home, lang)

    def groups(self) -> Iterator[File | FileOfParts]:
        site = self.publication.site
        for (kind, name), stories in self.publication.story_groups.items():
            slug = site.slug(name)
            where, home = address.group_feed(kind, slug), address.story_group(kind, slug)
            title = _of_part(site, label(kind, name, site).name)
            yield from self._of(atom, stories, title, where, home, site.default_lang)

    def _of(
        self, render: Form, stories: Sequence[Story], title: str, where: str, home: str, lang: str
    ) -> Iterator[File | FileOfParts]:
        if not self.wanted(where):
            return
        shown = newest(self.publication.site, _foremost(stories, self.publication.site.zone))
        made_from = self.digests.made_from(fingerprint(title, where, home, lang), self.digests.places(Of.WHOLE, shown))
        whole = made_from.fingerprint(self.digests.all)
        if render is atom:
            head = partial(feed_of, self.publication.site, (), title=title, address=where, home=home, lang=lang)
            yield FileOfParts(where, "feed", whole, partial(self._parts_of_atom, head, shown), made_from)
        else:
            data = partial(self._stories, render, shown, title, where, home, lang)
            yield File(where, "feed", whole, data, made_from)

    def _stories(self, render: Form, stories: Sequence[Story], title: str, where: str, home: str, lang: str) -> bytes:
        site, files = self.publication.site, self.publication.edition.history.files
        return render(story_feed(site, stories, files, title=title, address=where, home=home, lang=lang))

    def _parts_of_atom(self, head: Callable[[], Feed], stories: Sequence[Story]) -> Sequence[Part]:
        site, history_of = self.publication.site, self.publication.edition.history_of
        empty = head()
        changed = [story_updated(site, story, history_of(story.source.path)) for story in stories]
        changed += [item.updated for item in empty.items]
        begin, end = around_entries(replace(empty, updated=max(changed, default=NEVER_CHANGED)))
        whole = self.digests.prints.whole
        last = (Part(partial(atom_entry, item)) for item in empty.items)
        entries = (Part(partial(self._entry, story), whole(story)) for story in stories)
        return [Part(lambda: begin), *last, *entries, Part(lambda: end)]

    def _entry(self, story: Story) -> bytes:
        if story.address not in self.entries:
            known = self.publication.edition.history_of(story.source.path)
            site = self.publication.site.but_for_tagline
            self.entries[story.address] = atom_entry(story_item(site, story, known))
        return self.entries[story.address]


@dataclass(frozen=True, slots=True)
class _EventFeeds:
    publication: Publication
    prints: Fingerprints

    def events(self) -> Iterator[File]:
        edition, listing = self.publication.edition, self.publication.listing
        made_from = fingerprint(
            tuple(map(self.prints.listed, (*listing.upcoming, *listing.past))),
            tuple((self.prints.calendar_entry(event), self.prints.states(event)) for event in edition.events),
        )
        items = cache(partial(event_items, self.publication.site, edition.events, edition.history, now=edition.now))
        for form, render in _FORMATS:
            where = address.events_feed(form)
            yield File(where, "feed", fingerprint(made_from, where), partial(self._events, render, where, items))

    def groups(self) -> Iterator[File]:
        site = self.publication.site
        for group in self.publication.event_groups:
            where = group.of.feed(site) if group.of else ""
            if not where:
                continue
            listed = (*group.listing.upcoming, *group.listing.past)
            made_from = joined(
                fingerprint(where, group.label.name),
                *(
                    digest
                    for one in listed
                    for digest in (
                        self.prints.listed(one),
                        self.prints.calendar_entry(one.event),
                        self.prints.states(one.event),
                    )
                ),
            )
            yield File(where, "feed", made_from, partial(self._of_group, group, where))

    def _of_group(self, group: EventGroup, where: str) -> bytes:
        site, edition = self.publication.site, self.publication.edition
        events = [listed.event for listed in (*group.listing.upcoming, *group.listing.past)]
        items = event_items(site, events, edition.history, now=edition.now)
        title, home = _of_part(site, group.label.name), group.label.address
        return atom(feed_of(site, items, title=title, address=where, home=home, lang=site.default_lang))

    def _events(self, render: Form, where: str, items: Callable[[], tuple[FeedItem, ...]]) -> bytes:
        site = self.publication.site
        title = _of_part(site, site.phrases().gettext("Events"))
        feed = feed_of(site, items(), title=title, address=where, home=address.EVENTS, lang=site.default_lang)
        return render(feed)


def _of_part(site: Site, part: str, lang: str = "") -> str:
    return site.phrases(lang).gettext("%(site)s: %(part)s", site=site.name, part=part)


def _foremost(stories: Sequence[Story], zone: ZoneInfo) -> Sequence[Story]:
    """Of stories that are newest first as many as a feed has, and what is of the same moment as the last of these."""
    if len(stories) <= NEWEST:
        return stories
    last = stories[NEWEST - 1].published.as_datetime(zone)
    as_old = takewhile(lambda story: story.published.as_datetime(zone) == last, stories[NEWEST:])
    return (*stories[:NEWEST], *as_old)
