"""A card is made once for all lists."""

from __future__ import annotations

from datetime import UTC, date, datetime

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published
from almanac.render.cards import Cards
from almanac.render.events.event_list import parts
from almanac.render.events.listing import event_listing

SITE = Site("Almanac", "https://almanac.example")


def test_a_story_has_one_card_in_all_lists() -> None:
    source = Source("content/stories/2027/tea.md", "content/stories/2027/tea")
    story = Story(
        source, "tea", "en", "Tea", Published(date(2027, 1, 2)), ("Us",), "News", "Of tea.", "/2027/01/02/tea/"
    )
    cards = Cards(Edition(SITE, datetime(2027, 2, 1, tzinfo=UTC), (story,)), "en")

    assert cards.story(story) is cards.story(story)
    assert cards.story(story).story == story


def test_an_event_has_one_card_in_all_lists() -> None:
    day = date(2027, 3, 1)
    text = EventText(Source("events/2027/y.md", "events/2027/y"), "en", "Y", "What.", "/events/y/")
    event = Event("y", "y@a.org", text, AllDay(day, day), "Meetup")
    cards = Cards(Edition(SITE, datetime(2027, 2, 1, tzinfo=UTC), (), (), (event,)), "en")
    [listed], [alike] = (event_listing([event], cards.edition.now).upcoming for _ in range(2))

    assert cards.event(listed) is cards.event(listed)
    assert cards.event(listed).event == event
    assert cards.event(alike) is not cards.event(listed)
    [part] = parts([listed], SITE, card=cards.event)
    assert part.cards == (cards.event(listed),)
