"""Plans the pages of stories, and those of ``content/pages/``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import NoReturn

from markupsafe import Markup

from almanac.model.story import Page as TextPage
from almanac.model.story import Story
from almanac.render.about_events import fingerprint_of_event
from almanac.render.outputs.output import Page, Values, fingerprint, joined
from almanac.render.outputs.text_digests import Of, TextDigests, Wanted, all_of_them
from almanac.render.publication import Publication
from almanac.render.views.page import PageView
from almanac.render.views.story import StoryCard, StoryView


class NeedsPelicanError(Exception):
    """A template asks for what only Pelican makes; its text says for what."""


@dataclass(frozen=True)
class Content:
    """What templates know as ``article`` or ``page``; of Pelican's fields it has none."""

    view: StoryView | PageView
    body: Markup

    def __getattr__(self, name: str) -> NoReturn:
        raise NeedsPelicanError(f"`{name}` of an article or a page")


@dataclass(frozen=True)
class ListedStory:
    """What templates know as an ``article`` of a list."""

    card: StoryCard

    def __getattr__(self, name: str) -> NoReturn:
        raise NeedsPelicanError(f"`{name}` of an article in a list")


def story_pages(publication: Publication, digests: TextDigests, wanted: Wanted = all_of_them) -> Iterator[Page]:
    """Every story, translations among them, and every page."""
    edition, views, with_cards = publication.edition, publication.story_views, publication.with_cards
    for story in edition.stories if edition.site.blog else ():
        if not wanted(story.address):
            continue
        place, read_next = views.place_in_series(story), views.read_next(story)
        # The part that it is of so many says whether there are one before and one after it.
        beside = *(other for other in (place.previous, place.next) if other), *read_next
        others = views.in_all_languages(story)
        numbers = place.part, place.parts, len(beside), len(others)
        kinds = tuple(publication.profiles.kind_of(edition.site.slug(name)) for name in story.authors)
        alone = story.address in publication.future_stories, with_cards.story(story)
        events = publication.told.events_of(story)
        said = fingerprint(numbers, kinds, alone, len(events))
        made_from = digests.made_from(
            joined(said, *map(fingerprint_of_event, events)),
            digests.places(Of.OWN_PAGE, (story,)),
            digests.places(Of.ENTRY, (*beside, *others)),
        )
        values = partial(_story, publication, story)
        yield Page(story.address, "article", made_from.fingerprint(digests.all), values, story.lang, made_from)
    for page in edition.pages:
        if not wanted(page.address):
            continue
        own, others = digests.places(Of.OWN_PAGE, (page,)), views.in_all_languages(page)
        made_from = digests.made_from(fingerprint(), own, digests.places(Of.ENTRY, others))
        values = partial(_page, publication, page)
        yield Page(page.address, "page", made_from.fingerprint(digests.all), values, page.lang, made_from)


def _story(publication: Publication, story: Story) -> Values:
    return {"article": Content(publication.story_views.story(story), Markup(story.body.html))}  # noqa: S704 - sanitised


def _page(publication: Publication, page: TextPage) -> Values:
    return {"page": Content(publication.story_views.page(page), Markup(page.body.html))}  # noqa: S704 - sanitised
