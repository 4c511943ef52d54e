"""Keeps what stands in lists of stories and events, so that it is made once for all pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.render.events.event_page import event_card
from almanac.render.events.listing import ListedEvent
from almanac.render.story_view import story_card
from almanac.render.views.event import EventCard
from almanac.render.views.story import StoryCard


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards of one edition."""

    edition: Edition
    _stories: dict[str, StoryCard] = field(default_factory=dict)
    _events: dict[tuple[int, str], tuple[EventCard, ListedEvent]] = field(default_factory=dict)

    @property
    def site(self) -> Site:
        """The settings."""
        return self.edition.site

    def story(self, story: Story) -> StoryCard:
        """A story in a list."""
        card = self._stories.get(story.address)
        if card is None:
            card = self._stories[story.address] = story_card(story, self.edition)
        return card

    def event(self, listed: ListedEvent, lang: str = "") -> EventCard:
        """An event in a list, in the language of the list where it is translated, else in its own."""
        key = id(listed), lang
        if key not in self._events:
            # What is listed is kept with its card: another one could get the identity of one that is gone.
            self._events[key] = event_card(listed, self.site, lang), listed
        return self._events[key][0]
