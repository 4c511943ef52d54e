"""Finds when each list that searches are told of last changed: with the latest of what it lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.story import Story
from almanac.render.events.listing import ListedEvent
from almanac.render.months.month_page import addresses as month_addresses
from almanac.render.months.months_with_pages import EventMonths
from almanac.render.publication import Publication
from almanac.render.site_view import site_view
from almanac.render.story_view import story_facets

_Moments = Iterator[datetime | None]


def list_changes(published: Publication) -> Mapping[str, datetime | None]:
    """The address of every list and the UTC moment of its last change; None where git knows of nothing.

    What is empty may have lost what it listed, so that the last change of all counts.
    """
    moments: dict[str, list[datetime | None]] = defaultdict(list)
    for where, moment in _listed(published):
        moments[where].append(moment)
    everything = _latest(_moments_of_all(published))
    return {where: _latest(moments[where]) or everything for where in _addresses(published)}


def _addresses(published: Publication) -> Iterator[str]:
    edition, site = published.edition, published.site
    view = site_view(edition)
    yield from (home.address for home in view.homes)
    yield from (label.address for label in view.nav)
    yield from (label.address for facet in (story_facets(edition) if site.blog else ()) for label in facet.labels)
    yield from (group.label.address for group in published.event_groups)
    yield from (label.address for label in published.past_years)
    yield from month_addresses(published.event_months) if site.events else ()


def _listed(published: Publication) -> Iterator[tuple[str, datetime | None]]:
    """Each list with the moment of each change of what it lists."""
    yield from _lists_of_stories(published.edition)
    yield from _lists_of_events(published)
    yield from _months(published.event_months, published.edition)
    homes = [home.address for home in site_view(published.edition).homes]
    events = _latest(_of_events((*published.listing.upcoming, *published.listing.past), published.edition))
    yield from ((where, events) for where in (*homes, address.EVENTS, address.MAP))
    yield address.SUBSCRIBE, _latest(_moments_of_all(published))


def _lists_of_stories(edition: Edition) -> Iterator[tuple[str, datetime | None]]:
    site = edition.site
    for story in edition.stories:
        moment = _of_story(story, edition)
        yield address.home(story.lang, site.default_lang), moment
        if not story.is_translation:
            yield address.STORIES, moment
            yield from ((where, moment) for where in _groups_of(story, edition))


def _groups_of(story: Story, edition: Edition) -> Iterator[str]:
    slug = edition.site.slug
    yield address.story_group("category", slug(story.category))
    yield from (address.story_group("tag", slug(tag)) for tag in story.tags)
    yield from (address.story_group("author", slug(author)) for author in story.authors)
    if story.series:
        yield address.story_group("series", slug(story.series))


def _lists_of_events(published: Publication) -> Iterator[tuple[str, datetime | None]]:
    edition, listing = published.edition, published.listing
    for group in published.event_groups:
        whole = (*group.listing.upcoming, *group.listing.past)
        yield from ((group.label.address, moment) for moment in _of_events(whole, edition))
    for year in listing.years:
        yield from ((address.past_events(year), moment) for moment in _of_events(listing.past_in(year), edition))


def _months(months: EventMonths, edition: Edition) -> Iterator[tuple[str, datetime | None]]:
    for month, listed in months.listed.items():
        changed = _latest(_of_events(listed, edition))
        yield from ((where, changed) for where in _pages_of(month))


def _pages_of(month: date) -> tuple[str, str]:
    return address.month_of_events(month.year, month.month), address.year_of_events(month.year)


def _moments_of_all(published: Publication) -> _Moments:
    edition = published.edition
    yield from (_of_story(story, edition) for story in edition.stories)
    yield from _of_events((*published.listing.upcoming, *published.listing.past), edition)


def _of_story(story: Story, edition: Edition) -> datetime | None:
    known = edition.history_of(story.source.path)
    return known.modified if known else None


def _of_events(listed: Iterable[ListedEvent], edition: Edition) -> _Moments:
    """When the entries were changed, in every language, and when what is past came to be so."""
    for listed_event in listed:
        histories = (edition.history_of(text.source.path) for text in listed_event.event.texts)
        yield from (known.modified for known in histories if known)
        if listed_event.is_past:
            yield listed_event.when.over


def _latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max(filter(None, moments), default=None)
