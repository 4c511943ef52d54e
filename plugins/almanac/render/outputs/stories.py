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
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import Page, Values, fingerprint, fingerprint_of_texts, joined
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


def story_pages(publication: Publication, prints: Fingerprints) -> Iterator[Page]:
    """Every story, translations among them, and every page."""
    edition, views, beside_others = publication.edition, publication.story_views, publication.beside_others
    with_cards = publication.with_cards
    for story in edition.stories if edition.site.blog else ():
        place, read_next = views.place_in_series(story), views.read_next(story)
        # The part that it is of so many says whether there are one before and one after it.
        beside = *(other for other in (place.previous, place.next) if other), *read_next
        others = views.in_all_languages(story)
        numbers = place.part, place.parts, len(beside), len(others)
        kinds = tuple(publication.profiles.kind_of(edition.site.slug(name)) for name in story.authors)
        said = (
            *numbers,
            kinds,
            story.address in publication.future_stories,
            with_cards.story(story),
            *beside_others(story.address),
        )
        events = publication.told.events_of(story)
        made_from = joined(
            fingerprint_of_texts(repr(said)),
            fingerprint(len(events)),
            *map(fingerprint_of_event, events),
            prints.whole(story),
            prints.topic(story.discussion),
            *map(prints.entry, beside),
            *map(prints.entry, others),
        )
        yield Page(story.address, "article", made_from, partial(_story, publication, story), story.lang)
    for page in edition.pages:
        others, alike = views.in_all_languages(page), fingerprint(*beside_others(page.address))
        made_from = joined(alike, prints.whole(page), *map(prints.entry, others))
        yield Page(page.address, "page", made_from, partial(_page, publication, page), page.lang)


def _story(publication: Publication, story: Story) -> Values:
    return {"article": Content(publication.story_views.story(story), Markup(story.body.html))}  # noqa: S704 - sanitised


def _page(publication: Publication, page: TextPage) -> Values:
    return {"page": Content(publication.story_views.page(page), Markup(page.body.html))}  # noqa: S704 - sanitised
