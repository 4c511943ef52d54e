"""Entries have the topics that were opened for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from almanac.check.opened_topics import with_opened_topics
from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.forum import Topic, external_id
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published

SITE = Site("Almanac", "https://example.org", calendar_domain="cal.example.org")
DAY = date(2027, 1, 2)
STORY = Story(Source("content/stories/a.md", "content/stories/a"), "a", "en", "A", Published(DAY), ("Ada",), "News",
              "A summary.", "/2027/01/02/a/")  # fmt: skip
TRANSLATION = replace(STORY, source=Source("content/stories/a.es.md", "content/stories/a"), lang="es",
                      address="/es/2027/01/02/a/", is_translation=True)  # fmt: skip
TEXT = EventText(Source("events/a.md", "events/a"), "en", "Fair", "A fair.", "/events/fair/")
FAIR = Event(slug="fair", uid="fair@cal.example.org", text=TEXT, when=AllDay(DAY, DAY), category="Meetup")
TOPICS = {
    "7": Topic("7", "A", "https://f.org/t/7", 1, external_id=external_id("cal.example.org", STORY.identity)),
    "8": Topic("8", "Fair", "https://f.org/t/8", 1, external_id=external_id("cal.example.org", FAIR.uid)),
    "9": Topic("9", "Other", "https://f.org/t/9", 1),
}
EDITION = Edition(SITE, datetime(2027, 1, 10, tzinfo=UTC), (STORY, TRANSLATION), (), (FAIR,), topics=TOPICS)


def test_an_entry_has_its_topic_and_so_have_its_translations() -> None:
    opened = with_opened_topics(EDITION)

    assert [story.discussion for story in opened.stories] == ["7", "7"]
    assert [event.discussion for event in opened.events] == ["8"]


def test_a_topic_that_an_entry_names_comes_first() -> None:
    named = replace(EDITION, stories=(replace(STORY, discussion="9"),), events=(replace(FAIR, discussion="9"),))

    assert with_opened_topics(named) == named


def test_where_none_was_opened_nothing_is_another() -> None:
    plain = replace(EDITION, topics={"9": TOPICS["9"]})

    assert with_opened_topics(plain) is plain
