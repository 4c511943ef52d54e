"""Stories and events as Atom, RSS and JSON Feed; Atom for every category, tag, author, series and language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.model.story import Story
from almanac.render.feeds.atom_rss import atom, rss
from almanac.render.feeds.event_feed import event_feed
from almanac.render.feeds.feed import Feed, FeedItem, story_feed
from almanac.render.feeds.json_feed import json_feed
from almanac_pelican.generators import FileGenerator, SiteWriter
from almanac_pelican.page_body import changed_bodies

_FORMATS: tuple[tuple[address.FeedFormat, Callable[[Feed], bytes]], ...] = (
    ("atom.xml", atom),
    ("rss.xml", rss),
    ("json", json_feed),
)


class FeedGenerator(FileGenerator):
    """Writes what is below ``/feeds/``."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._items: dict[str, FeedItem] = {}

    @cached_property
    def edition(self) -> Edition:
        """What was read, with the bodies of stories as plugins left them."""
        return self.publication.with_bodies(changed_bodies(self.context)).edition

    def generate_output(self, writer: SiteWriter) -> None:
        """Every feed."""
        if self.site.blog:
            self._stories(writer)
            self._groups(writer)
        if self.site.events:
            self._events(writer)

    def _stories(self, writer: SiteWriter) -> None:
        site, stories = self.site, self.edition.stories
        for form, render in _FORMATS:
            where = address.stories_feed(form)
            feed = self._feed(stories, site.name, where, address.STORIES, site.default_lang)
            writer.write_bytes(where, render(feed))
        for lang in site.languages:
            title = self._of_part(language.language_name(lang))
            where, home = address.group_feed("lang", lang), address.home(lang, site.default_lang)
            writer.write_bytes(where, atom(self._feed(self.edition.stories_in(lang), title, where, home, lang)))

    def _groups(self, writer: SiteWriter) -> None:
        site = self.site
        members: dict[tuple[address.StoryGroup, str], list[Story]] = defaultdict(list)
        for story in self.edition.original_stories:
            members["category", story.category].append(story)
            for tag in story.tags:
                members["tag", tag].append(story)
            for author in story.authors:
                members["author", author].append(story)
            if story.series:
                members["series", story.series].append(story)
        for (kind, name), stories in members.items():
            slug = site.slug(name)
            where, home = address.group_feed(kind, slug), address.story_group(kind, slug)
            feed = self._feed(stories, self._of_part(name), where, home, site.default_lang)
            writer.write_bytes(where, atom(feed))

    def _feed(self, stories: Sequence[Story], title: str, where: str, home: str, lang: str) -> Feed:
        files = self.edition.history.files
        return story_feed(
            self.site, stories, files, title=title, address=where, home=home, lang=lang, items=self._items
        )

    def _of_part(self, part: str) -> str:
        site = self.site
        return site.phrases().gettext("%(site)s: %(part)s", site=site.name, part=part)

    def _events(self, writer: SiteWriter) -> None:
        edition, site = self.edition, self.site
        for form, render in _FORMATS:
            where = address.events_feed(form)
            feed = event_feed(
                site,
                edition.events,
                edition.history,
                title=self._of_part(site.phrases().gettext("Events")),
                address=where,
                home=address.EVENTS,
                now=edition.now,
            )
            writer.write_bytes(where, render(feed))


register = FeedGenerator.register
