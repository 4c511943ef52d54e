"""Gives entries the topics that were opened for them, as if their files named these."""

from __future__ import annotations

from dataclasses import replace

from almanac.model.edition import Edition
from almanac.model.forum import external_id


def with_opened_topics(edition: Edition) -> Edition:
    """The edition whose entries have the topic that the forum has for them; a topic that an entry names comes first."""
    opened = {topic.external_id: number for number, topic in edition.topics.items() if topic.external_id}
    if not opened:
        return edition
    domain = edition.site.calendar_domain
    events = tuple(
        replace(event, discussion=number)
        if not event.discussion and (number := opened.get(external_id(domain, event.uid)))
        else event
        for event in edition.events
    )
    of_stories = {
        story.source.group: number
        for story in edition.stories
        if not story.is_translation
        and not story.discussion
        and (number := opened.get(external_id(domain, story.identity)))
    }
    stories = tuple(
        replace(story, discussion=of_stories[story.source.group])
        if not story.discussion and story.source.group in of_stories
        else story
        for story in edition.stories
    )
    return replace(edition, stories=stories, events=events)
