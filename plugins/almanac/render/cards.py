"""Keeps what stands in lists of stories and on the pages of others, so that it is made once for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from almanac.model.edition import Edition
from almanac.model.story import Story
from almanac.render.story_view import story_card
from almanac.render.views.story import StoryCard


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards of one edition."""

    edition: Edition
    _stories: dict[str, StoryCard] = field(default_factory=dict)

    def story(self, story: Story) -> StoryCard:
        """A story in a list."""
        card = self._stories.get(story.address)
        if card is None:
            card = self._stories[story.address] = story_card(story, self.edition)
        return card
