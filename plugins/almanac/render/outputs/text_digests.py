"""Gives the digests of stories and pages by places, so that a plan says once which of them each file is made from.

While nothing but words is edited the plan stays, and the fingerprints of its files are put together anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from enum import IntEnum
from functools import cached_property
from itertools import chain
from operator import attrgetter

from almanac.model.story import Page, Story
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import Ingredients, fingerprint, fingerprint_of_values, joined
from almanac.render.publication import Publication

# Whether a file of an address is asked for.
Wanted = Callable[[str], bool]
# What no plan asks of a text, but for its digests: not which files there are, nor in which order anything stands.
_WORDS = frozenset(["title", "summary", "body"])


def _but_for_words(kind: type) -> attrgetter[tuple[object, ...]]:
    names = [field.name for field in fields(kind) if field.name not in _WORDS | {"source", "published"}]
    return attrgetter(*names, "source.path", "source.group")


_STORY, _PAGE = map(_but_for_words, (Story, Page))


def all_of_them(_address: str) -> bool:
    """Every file is wanted."""
    return True


class Of(IntEnum):
    """What of a text a digest is of: all that its own page shows; all of it; what lists show; its title."""

    OWN_PAGE = 0
    WHOLE = 1
    ENTRY = 2
    TITLE = 3


class TextDigests:
    """Those of the stories and pages of a publication."""

    def __init__(self, publication: Publication, prints: Fingerprints) -> None:
        self.prints = prints
        self._publication = publication
        self._texts = publication.edition.stories_and_pages
        self._first = {text.source.path: number * len(Of) for number, text in enumerate(self._texts)}

    def places(self, of: Of, texts: Iterable[Story | Page]) -> tuple[int, ...]:
        """The places of digests of these texts."""
        return tuple(self._first[text.source.path] + of for text in texts)

    def made_from(self, own: bytes, *places: Sequence[int]) -> Ingredients:
        """What a file is made from: its own, and what has these places."""
        return Ingredients(own, tuple(chain.from_iterable(places)))

    @cached_property
    def all(self) -> Sequence[bytes]:
        """Every digest, by its place."""
        return tuple(chain.from_iterable(map(self._of, self._texts)))

    def _of(self, text: Story | Page) -> tuple[bytes, ...]:
        whole, beside = self.prints.whole(text), fingerprint(*self._publication.beside_others(text.address))
        topics = [*self._topics(text)] if isinstance(text, Story) else []
        own_page = joined(whole, beside, self.prints.comments(text.source), *topics)
        return own_page, whole, self.prints.entry(text), fingerprint_of_values(text.title)

    def _topics(self, story: Story) -> Iterator[bytes]:
        yield self.prints.topic(story.discussion)
        yield from self.prints.threads(story.also_discussed)

    def structure(self) -> bytes:
        """The fingerprint of all that the texts say beside their words."""
        stories = [(*_STORY(story), repr(story.published)) for story in self._publication.edition.stories]
        return fingerprint_of_values(stories, list(map(_PAGE, self._publication.edition.pages)))
