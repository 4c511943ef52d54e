"""A card is made once for all lists."""

from __future__ import annotations

from datetime import UTC, date, datetime

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import Published
from almanac.render.cards import Cards


def test_a_story_has_one_card_in_all_lists() -> None:
    source = Source("content/stories/2027/tea.md", "content/stories/2027/tea")
    story = Story(
        source, "tea", "en", "Tea", Published(date(2027, 1, 2)), ("Us",), "News", "Of tea.", "/2027/01/02/tea/"
    )
    cards = Cards(Edition(Site("Almanac", "https://almanac.example"), datetime(2027, 2, 1, tzinfo=UTC), (story,)))

    assert cards.story(story) is cards.story(story)
    assert cards.story(story).story == story
