"""Finds what was talked of in a period: pages whose topic on the forum got its last post then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from almanac.model.event import Event, EventText
from almanac.model.forum import Topic
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.render import words
from almanac.render.digest.items import DigestItem, Link, one_line
from almanac.render.digest.narrowed import Narrowed
from almanac.render.digest.period import Period
from almanac.render.discussion import topic_address, topic_of
from almanac.render.front_page import with_topics
from almanac.render.publication import Publication


@dataclass(frozen=True, slots=True)
class TopicOfPeriod:
    """A topic at an address of the forum, the title and language of its page here, and when it was last written to."""

    title: str
    lang: str
    address: str
    topic: Topic
    last: datetime


def topics_of(publication: Publication, period: Period, narrowed: Narrowed) -> tuple[TopicOfPeriod, ...]:
    """Those of a period, the latest first, each once.

    The snapshot knows of a topic when it was last written to, so that it is of one week alone.
    """
    edition, site = publication.edition, publication.site
    if not any(topic.last_posted_at and period.has(topic.last_posted_at) for topic in edition.topics.values()):
        return ()
    found: dict[str, TopicOfPeriod] = {}
    belongs = partial(_belongs, publication, narrowed, {event.source.group: event for event in edition.events})
    for page, named in with_topics(edition, publication.lang):
        topic = topic_of(site, named, edition.topics)
        last = topic.last_posted_at if topic else None
        if topic and last and topic.replies and period.has(last) and belongs(page):
            where = topic_address(site, named)
            found.setdefault(topic.id, TopicOfPeriod(one_line(page.title), page.lang, where, topic, last))
    return tuple(sorted(found.values(), key=lambda one: (one.last, one.topic.id), reverse=True))


def topic_item(site: Site, lang: str, link: Link, talked: TopicOfPeriod) -> DigestItem:
    """A topic, with how many answers it has; it is no address of the site."""
    del link
    phrases, count = site.phrases(lang), talked.topic.replies
    facts = (
        phrases.ngettext("One reply", "%(count)s replies", count, count=count),
        words.day(talked.last.astimezone(site.zone).date(), phrases.lang),
        words.in_language(talked.lang, phrases),
    )
    return DigestItem(talked.title or talked.address, talked.lang, talked.address, "", tuple(filter(None, facts)))


def _belongs(publication: Publication, narrowed: Narrowed, events: dict[str, Event], page: Story | EventText) -> bool:
    if isinstance(page, Story):
        return narrowed.has_story(publication.site, publication.told, page)
    return narrowed.has_event(publication.site, events[page.source.group])
