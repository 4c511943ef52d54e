"""Gives the templates of a book what they ask for: its entries with their texts, and where links in it lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from almanac.build.renderer import Renderer
from almanac.model import language
from almanac.render import words
from almanac.render.absolute import absolute_address, ascii_address
from almanac.render.book.chapter import Chapter, EventChapter, StoryChapter
from almanac.render.book.links import BookLinks, comment_id
from almanac.render.book.text import BookTexts
from almanac.render.book.year import IndexEntry, YearBook
from almanac.render.events.event_page import event_card, event_view
from almanac.render.views.event import EventCard, EventView
from almanac.render.views.story import StoryView

# Bodies were sanitised: each attribute stands in double quotes.
_UNDESCRIBED = re.compile(r'<img\b(?![^>]*\salt="[^"])')
_NOT_IN_CSS = re.compile(r"[^A-Za-z0-9 ]")


@dataclass(frozen=True, slots=True)
class Index:
    """An index of the book: its anchor, its name, and what stands in it."""

    anchor: str
    name: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book in its table of contents, with the entries in it."""

    name: str
    link: str
    chapters: tuple[Chapter, ...] = ()


class BookPages:
    """A book on its way to a file; what is not here is that of the ``YearBook``.

    ``picture`` gives for the address of a picture what to load, or nothing; ``in_files``: it is an EPUB, with a file
    for each entry. ``commit`` is empty where its files are not those of one.
    """

    def __init__(self, book: YearBook, picture: Callable[[str], str], commit: str, *, in_files: bool) -> None:
        self._book = book
        self._site = book.publication.site
        self._links = BookLinks(self._site, book.chapters, in_files=in_files)
        self._in_files = in_files
        self.picture = picture
        self.commit = commit
        self.texts = BookTexts(self._site, self._links, picture, as_xml=in_files)
        self.level = 1 if in_files else 2
        self.link = self._links.to
        self.comment_id = comment_id

    def __getattr__(self, name: str) -> Any:
        return getattr(self._book, name)

    def lead(self, address: str) -> str:
        """Where a link to an address of the site leads."""
        return self._links.lead(absolute_address(self._site, address))

    def outside(self, address: str) -> str:
        """The same of a whole address."""
        return self._links.lead(ascii_address(address))

    @property
    def home(self) -> str:
        """The address of the site."""
        return absolute_address(self._site, "/")

    @property
    def day(self) -> str:
        """The day of which it is, in words."""
        edition = self._book.publication.edition
        spoken = self._site.phrases(self._book.lang).spoken
        return words.day(edition.now.astimezone(self._site.zone).date(), spoken)

    @property
    def moment(self) -> str:
        """The same to the second, in UTC (EPUB 3.3, "Last modified date")."""
        return f"{self._book.publication.edition.now:%Y-%m-%dT%H:%M:%SZ}"

    @property
    def subjects(self) -> tuple[str, ...]:
        """What it is about: the categories of its entries."""
        stories = [chapter.story.category for chapter in self._book.stories]
        events = [chapter.event.category for chapter in self._book.events]
        return tuple(self._site.category_name(name, self._book.lang) for name in dict.fromkeys((*stories, *events)))

    @property
    def all_described(self) -> bool:
        """Whether each picture has words for whoever cannot see it."""
        return not any(_UNDESCRIBED.search(chapter.html) for chapter in self._book.chapters)

    @cached_property
    def indexes(self) -> tuple[Index, ...]:
        """Those that have something in them."""
        _ = self._site.phrases(self._book.lang).gettext
        all_of_them = (
            Index("authors", _("Stories by author"), self._book.authors),
            Index("places", _("Events by city"), self._book.places),
            Index("tags", _("Tags"), self._book.tags),
        )
        return tuple(index for index in all_of_them if index.entries)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What stands in its table of contents."""
        book, phrases = self._book, self._site.phrases(self._book.lang)
        parts = []
        if book.stories:
            first = self.link(book.stories[0]) if self._in_files else "#stories"
            parts.append(Part(phrases.gettext("Stories"), first, book.stories))
        if book.events:
            name = phrases.gettext("Calendar of events %(year)s", year=book.year)
            parts.append(Part(name, self._part("calendar")))
            first = self.link(book.events[0]) if self._in_files else "#events"
            parts.append(Part(phrases.gettext("Events of %(year)s", year=book.year), first, book.events))
        parts += [Part(index.name, self._part(index.anchor)) for index in self.indexes]
        return (*parts, Part(phrases.gettext("About this book"), self._part("colophon")))

    def _part(self, anchor: str) -> str:
        return f"{anchor}.xhtml" if self._in_files else f"#{anchor}"

    def stories_with_views(self) -> Iterator[tuple[StoryChapter, StoryView, str]]:
        """One after the other, each with what its page has, and its language."""
        for chapter in self._book.stories:
            yield chapter, self.story_view(chapter), chapter.lang

    def events_with_views(self) -> Iterator[tuple[EventChapter, EventView, str]]:
        """The same of events."""
        for chapter in self._book.events:
            yield chapter, self.event_view(chapter), chapter.lang

    def story_view(self, chapter: StoryChapter) -> StoryView:
        """What the page of a story has."""
        return self._book.publication.story_views.story(chapter.story)

    def event_view(self, chapter: EventChapter) -> EventView:
        """What the page of an event has, as it usually is: what differs on a day stands beside that day."""
        usual = next((time for time in chapter.times if time.occurrence is None), chapter.times[0])
        return event_view(replace(usual, occurrence=None), chapter.text, self._book.publication.edition)

    def cards(self, chapter: EventChapter) -> tuple[EventCard, ...]:
        """Its times in the year, in the language of its text."""
        return tuple(event_card(time, self._site, chapter.lang) for time in chapter.times)

    def direction_of(self, lang: str) -> str:
        """In which direction a language is written."""
        return language.direction(lang)


def book_environment(book: YearBook, root: Path) -> Environment:
    """The environment of the theme's templates, of the project in ``root``, for those of a book."""
    environment = Renderer(book.publication, root).environment
    environment.filters["css_text"] = _css_text
    return environment


def _css_text(text: str) -> Markup:
    """A text as a string of CSS (CSS Syntax 4.3.7), whatever stands in it."""
    escaped = _NOT_IN_CSS.sub(lambda sign: f"\\{ord(sign[0]):x} ", text)
    return Markup(f'"{escaped}"')  # noqa: S704 - letters, digits and numbers of signs
