"""Keeps what stands in lists of stories and events, so that it is made once for all pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from almanac.model.edition import Edition
from almanac.model.story import Story
from almanac.render.events.event_page import event_card
from almanac.render.events.listing import ListedEvent
from almanac.render.story_view import story_card
from almanac.render.views.event import EventCard
from almanac.render.views.story import StoryCard


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards of one edition, in the words of a language."""

    edition: Edition
    lang: str
    _stories: dict[str, StoryCard] = field(default_factory=dict)
    _events: dict[int, tuple[EventCard, ListedEvent]] = field(default_factory=dict)

    def story(self, story: Story) -> StoryCard:
        """A story in a list."""
        card = self._stories.get(story.address)
        if card is None:
            card = self._stories[story.address] = story_card(story, self.edition, self.lang)
        return card

    def event(self, listed: ListedEvent) -> EventCard:
        """An event in a list, translated where it is."""
        kept = self._events.get(id(listed))
        if kept is None:
            # What is listed is kept with its card: another one could get the identity of one that is gone.
            kept = self._events[id(listed)] = event_card(listed, self.edition.site, self.lang), listed
        return kept[0]
