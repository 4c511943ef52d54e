"""Stories and pages as Pelican's articles and pages, read once by the core."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.readers import BaseReader, Readers
from pelican.urlwrappers import Author, Category, Tag, URLWrapper

from almanac.model.address import file_of
from almanac.model.story import Page, Story
from almanac.render.profiles import profile_view
from almanac.render.publication import Publication
from almanac.render.story_view import story_facets
from almanac_pelican.page_body import PageBody
from almanac_pelican.settings import publication_of


class EntryReader(BaseReader):
    """Hands over what the core has read: Pelican reads no file a second time."""

    enabled = True
    file_extensions: list[str] = ["md"]  # noqa: RUF012 - as Pelican declares it

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self._names: dict[tuple[type[URLWrapper], str], URLWrapper] = {}

    # Pelican makes readers for every generator, before there is anything to read.
    @cached_property
    def _publication(self) -> Publication:
        return publication_of(self.settings)

    @cached_property
    def _entries(self) -> dict[str, Story | Page]:
        return {entry.source.path: entry for entry in self._publication.edition.stories_and_pages}

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The HTML and the metadata of one file; what is not published is skipped."""
        path = Path(source_path).relative_to(Path(self.settings["PATH"]).parent).as_posix()
        entry = self._entries.get(path)
        if entry is None:
            return "", {"title": "", "status": "skip"}
        shared = {
            "entry": entry,
            "title": entry.title,
            "slug": entry.slug,
            "lang": entry.lang,
            "summary": entry.summary,
            "status": "published",
            "url": entry.address.lstrip("/"),
            "save_as": file_of(entry.address),
        }
        if isinstance(entry, Page):
            return entry.body.html, {**shared, "view": self._publication.story_views.page(entry)}
        view = self._publication.story_views.story(entry)
        return entry.body.html, {
            **shared,
            **self._of_story(entry),
            "view": view,
            "card": self._publication.cards.story(entry),
        }

    def _of_story(self, story: Story) -> dict[str, Any]:
        return {
            "story": story,
            "date": story.published.as_datetime(self._publication.site.zone),
            "category": self._named(Category, story.category),
            "tags": [self._named(Tag, name) for name in story.tags],
            "authors": [self._named(Author, name) for name in story.authors],
        }

    def _named(self, kind: type[URLWrapper], name: str) -> URLWrapper:
        """One object for each name, so that Pelican makes each slug once, and makes it ours."""
        if (kind, name) not in self._names:
            named = kind(name, self.settings)
            named.slug = self._publication.site.slug(name)
            self._names[kind, name] = named
        return self._names[kind, name]


class _Listing(list[Article]):
    """Articles of one tag, category or author.

    Pelican asks of every article whether it is in each of these lists; a plain list would make
    that quadratic (``ArticlesGenerator.generate_tags``).
    """

    def __init__(self) -> None:
        super().__init__()
        self._ids: set[int] = set()

    def append(self, article: Article) -> None:
        """Add an article."""
        self._ids.add(id(article))
        super().append(article)

    def __contains__(self, article: object) -> bool:
        return id(article) in self._ids


def use_reader(readers: Readers) -> None:
    """Read Markdown through the core."""
    readers.reader_classes["md"] = EntryReader


def read_nothing_else(generator: ArticlesGenerator | PagesGenerator) -> None:
    """Keep readers that other plugins brought from stories and pages: what they read is not in the edition."""
    generator.readers.readers = {"md": EntryReader(generator.settings)}


def give_body(content: Any) -> None:
    """Let templates show the HTML as the last plugin left it."""
    if hasattr(content, "entry"):
        content.body = PageBody(content, content.entry.body.html)


def list_fast(generator: ArticlesGenerator) -> None:
    """Collect tags, categories and authors in lists that know their members; without a blog, list nothing."""
    if not publication_of(generator.settings).site.blog:
        generator.settings["DIRECT_TEMPLATES"] = []
    generator.tags = defaultdict(_Listing)
    generator.categories = defaultdict(_Listing)
    generator.authors = defaultdict(_Listing)


def part_translations(generator: ArticlesGenerator) -> None:
    """Lists show each story once, newest first as the edition has them; the others have their pages."""
    published = publication_of(generator.settings)
    order = {story.address: number for number, story in enumerate(published.edition.stories)}
    articles = sorted(generator.articles, key=lambda article: order[article.story.address])
    listed = {story.address for story in published.stories}
    generator.articles = [article for article in articles if article.story.address in listed]
    generator.translations = [article for article in articles if article.story.address not in listed]
    by_group: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_group[article.story.source.group].append(article)
    for same in by_group.values():
        for article in same:
            article.translations = [other for other in same if other is not article]


def add_of_lists(generator: ArticlesGenerator) -> None:
    """Give the list of all stories the ways to narrow it, and those of authors what these say of themselves."""
    published = publication_of(generator.settings)
    generator.context["story_groups"] = story_facets(published.stories, published.site)
    lang = published.site.default_lang
    profiles = {
        slug: published.profiles.of(slug, lang) for slug in {profile.slug for profile in published.edition.profiles}
    }
    generator.context["profiles"] = {
        slug: profile_view(profile, published.edition, lang) for slug, profile in profiles.items() if profile
    }


def register() -> None:
    """Called by Pelican."""
    signals.readers_init.connect(use_reader)
    signals.article_generator_init.connect(read_nothing_else)
    signals.page_generator_init.connect(read_nothing_else)
    signals.content_object_init.connect(give_body)
    signals.article_generator_init.connect(list_fast)
    signals.article_generator_pretaxonomy.connect(part_translations)
    signals.article_generator_finalized.connect(add_of_lists)
