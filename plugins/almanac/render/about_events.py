"""Knows which stories tell of which events, and says on a story's page which these are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from almanac.model import language
from almanac.model.edition import Edition
from almanac.model.event import Event
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.render import places, words
from almanac.render.events.iso_times import iso_end, iso_start
from almanac.render.outputs.output import fingerprint_of_texts
from almanac.render.recurrence.sentence import repeats
from almanac.render.views.parts import NamedEvent


@dataclass(frozen=True, slots=True)
class Told:
    """The ``events`` that stories tell of, and those ``stories`` in all their languages, newest first; by slugs.

    It is all that a page of a story reads of events, and one of an event of stories.
    """

    events: Mapping[str, Event]
    stories: Mapping[str, Sequence[Story]]

    def events_of(self, story: Story) -> list[Event]:
        """Those that a story tells of, in its order."""
        return [self.events[slug] for slug in story.about_event if slug in self.events]

    def stories_of(self, event: Event, lang: str) -> list[Story]:
        """Those that tell of an event, each once: translated into a language, or as it was written."""
        found: dict[str, Story] = {}
        for story in self.stories.get(event.slug, ()):
            group = story.source.group
            if story.lang == lang or (group not in found and not story.is_translation):
                found[group] = story
        return [*found.values()]


def told_in(edition: Edition) -> Told:
    """What the stories of an edition tell of its events."""
    telling = [story for story in edition.stories if story.about_event]
    if not telling:
        return Told({}, {})
    stories: dict[str, list[Story]] = defaultdict(list)
    for story in telling:
        for slug in story.about_event:
            stories[slug].append(story)
    events = {event.slug: event for event in edition.events if event.slug in stories}
    return Told(events, {slug: stories[slug] for slug in events})


def named_event(event: Event, site: Site, lang: str) -> NamedEvent:
    """An event as another page in ``lang`` names it: its first day, or how it repeats, which no day changes."""
    text, phrases = event.text_in(lang), site.phrases(lang)
    return NamedEvent(
        title=text.title,
        address=text.address,
        lang=text.lang,
        direction=language.direction(text.lang),
        start=iso_start(event.when),
        end=iso_end(event.when),
        when_text=repeats(event, phrases) or words.when(event.when, phrases),
        place_text=places.city_and_country(event, phrases),
        status=event.status.value,
        status_text=words.status(event.status, phrases),
    )


def fingerprint_of_event(event: Event) -> bytes:
    """Of all that other pages say of an event they name, in whatever language."""
    titles = [(text.lang, text.title, text.address) for text in event.texts]
    where = event.place, event.online, event.worldwide
    return fingerprint_of_texts(repr((event.slug, event.when, event.recurrence, event.status, where, titles)))
