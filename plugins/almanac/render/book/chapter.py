"""The entries of a book: stories, and events with the times at which they happen in its year, each with its number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from almanac.model import language
from almanac.model.comment import Comment
from almanac.model.event import Event, EventText
from almanac.model.image import Image
from almanac.model.story import Story
from almanac.render.events.listing import ListedEvent

# Bodies were sanitised: each attribute stands in double quotes.
_IDS = re.compile(r'<[a-z][^<>]*?\sid="([^"]*)"')


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """An entry by its ``number`` in the book; ``addresses`` are those of its pages in every language."""

    number: int
    lang: str
    title: str
    addresses: tuple[str, ...]
    html: str
    comments: tuple[Comment, ...] = ()
    image: Image | None = None

    @property
    def anchor(self) -> str:
        """Its id, with which those of its parts begin."""
        return f"e{self.number}"

    @property
    def file(self) -> str:
        """The name of its file, in a book that has one for each."""
        return f"entry-{self.number:05}.xhtml"

    @property
    def address(self) -> str:
        """The page that it was taken from."""
        return self.addresses[0]

    @property
    def direction(self) -> str:
        """The direction of its text."""
        return language.direction(self.lang)

    @cached_property
    def text_ids(self) -> frozenset[str]:
        """The ids in its text."""
        return frozenset(map(unescape, _IDS.findall(self.html)))

    @cached_property
    def comment_ids(self) -> frozenset[str]:
        """The ids of its comments, as its page has them."""
        return frozenset(f"comment-{comment.id}" for comment in self.comments)


@dataclass(frozen=True, kw_only=True)
class StoryChapter(Chapter):
    """A story."""

    story: Story


@dataclass(frozen=True, kw_only=True)
class EventChapter(Chapter):
    """An event; ``times`` are those of the year, once for each month."""

    event: Event
    text: EventText
    times: tuple[ListedEvent, ...]


def addresses(own: str, others: Iterable[str]) -> tuple[str, ...]:
    """The page of a text first, then those of the same text in other languages."""
    return tuple(dict.fromkeys((own, *others)))
