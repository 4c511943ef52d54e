"""Chooses what stands in a list on a wiki: what is newest, comes next, closes soon, or is talked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain, islice
from typing import TypeVar

from almanac.model.event import Deadline, Event
from almanac.model.forum import Topic
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.wiki import WikiList
from almanac.render.discussion import topic_address, topic_of
from almanac.render.events.deadlines import REGISTRATION, Closing, closing, closings, registration_and_deadlines
from almanac.render.events.listing import ListedEvent
from almanac.render.publication import Publication

_Item = TypeVar("_Item")
# Since when somebody has to have answered.
_TALKED_ABOUT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Due:
    """A last day of an event that is still to come; where it ``is_registration`` it has no words of its own."""

    event: Event
    deadline: Deadline
    is_registration: bool


@dataclass(frozen=True, slots=True)
class Discussed:
    """A topic in which people write, and what it is about; ``url`` leads to it."""

    entry: Story | Event
    topic: Topic
    url: str


def chosen_events(wanted: WikiList, publication: Publication) -> tuple[ListedEvent, ...]:
    """What comes, soonest first."""
    ahead = (listed for listed in publication.listing.upcoming if _has_event(wanted, listed.event, publication.site))
    return _first(ahead, wanted.most)


def chosen_stories(wanted: WikiList, publication: Publication) -> tuple[Story, ...]:
    """Each story once, newest first: in the language of the list where it is translated."""
    stories = (story for story in publication.edition.each_story(wanted.lang) if _has_story(wanted, story, publication))
    return _first(stories, wanted.most)


def chosen_deadlines(wanted: WikiList, publication: Publication) -> tuple[Due, ...]:
    """The last days of what comes, soonest first; none of what does not take place."""
    due = [
        one
        for listed in publication.listing.upcoming
        if not listed.event.status.is_off and _has_event(wanted, listed.event, publication.site)
        for one in _due(listed.event, publication)
    ]
    return _first(sorted(due, key=lambda one: (one.deadline.until, one.event.slug, one.deadline.what)), wanted.most)


def chosen_discussions(wanted: WikiList, publication: Publication) -> tuple[Discussed, ...]:
    """Where somebody answered within a month, as the forum's snapshot has it, the last answer first."""
    edition = publication.edition
    stories = (story for story in edition.each_story(wanted.lang) if _has_story(wanted, story, publication))
    events = (event for event in edition.events if _has_event(wanted, event, edition.site))
    found: dict[str, Discussed] = {}
    entries: Iterator[Story | Event] = chain(stories, events)
    for entry in entries:
        topic = topic_of(edition.site, entry.discussion, edition.topics) if entry.discussion else None
        if topic and not topic.closed and topic.replies and _is_talked_about(topic, publication):
            found.setdefault(topic.id, Discussed(entry, topic, topic_address(edition.site, entry.discussion)))
    return _first(sorted(found.values(), key=_last_first), wanted.most)


def _last_first(discussed: Discussed) -> tuple[float, str]:
    last = discussed.topic.last_posted_at
    return -last.timestamp() if last else 0.0, discussed.topic.id


def _is_talked_about(topic: Topic, publication: Publication) -> bool:
    return topic.last_posted_at is not None and topic.last_posted_at > publication.edition.now - _TALKED_ABOUT


def _due(event: Event, publication: Publication) -> Iterator[Due]:
    now = publication.edition.now
    closes: list[Closing] = [*closings(event, now)]
    registration = closing(event, now)
    if registration:
        closes.insert(0, registration)
    for (name, deadline), closed in zip(registration_and_deadlines(event), closes, strict=True):
        if not closed.is_over:
            yield Due(event, deadline, is_registration=name == REGISTRATION and not deadline.what)


def _has_event(wanted: WikiList, event: Event, site: Site) -> bool:
    return (
        _is(wanted.category, (event.category,), site)
        and (not wanted.country or (event.place is not None and event.place.country == wanted.country))
        and (not wanted.language or wanted.language in event.languages)
        and _is(wanted.tag, event.tags, site)
    )


def _has_story(wanted: WikiList, story: Story, publication: Publication) -> bool:
    """A story is at no place: where a country is asked for there is none."""
    site = publication.site
    in_language = not wanted.language or wanted.language == story.lang
    return not wanted.country and in_language and _is(wanted.category, (story.category,), site) and _is(
        wanted.tag, story.tags, site
    )  # fmt: skip


def _is(wanted: str, names: Iterable[str], site: Site) -> bool:
    """Whether a name that is asked for is one of these, however it is spelt; nothing asked for is always."""
    return not wanted or site.slug(wanted) in map(site.slug, names)


def _first(items: Iterable[_Item], most: int) -> tuple[_Item, ...]:
    return tuple(islice(items, most))
