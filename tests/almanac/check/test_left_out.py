"""What waits for its day, and by which zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.check.left_out import LeftOut, count_left_out
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, Published

SITE = Site("Almanac", "https://almanac.example")
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
TODAY, TOMORROW = date(2026, 11, 29), date(2026, 11, 30)


def story(day: date = TODAY, *, draft: bool = False) -> Story:
    source = Source("a.md", "a")
    return Story(source, "a", "en", "A", Published(day), ("Ewa",), "News", "A.", "/a/", draft=draft)


def left_out(*stories: Story, zone: str = "UTC") -> LeftOut:
    return count_left_out(replace(SITE, zone=ZoneInfo(zone)), stories, [], [], NOW)


def test_a_story_of_tomorrow_waits_and_a_draft_is_left_out() -> None:
    assert left_out(story(), story(TOMORROW), story(date(2026, 12, 24)), story(TOMORROW, draft=True)) == LeftOut(
        drafts=1, waiting=2, first_day=TOMORROW, zone="UTC"
    )


@pytest.mark.parametrize(("zone", "waiting"), [("Pacific/Auckland", 0), ("America/New_York", 1)])
def test_the_zone_of_the_site_says_whether_it_is_that_day(zone: str, waiting: int) -> None:
    assert left_out(story(TOMORROW), zone=zone).waiting == waiting


def test_drafts_of_every_kind_count() -> None:
    page = Page(Source("b.md", "b"), "b", "en", "B", "/b/", draft=True)
    words = EventText(Source("x.md", "x"), "en", "X", "A.", "/events/x/")
    event = replace(Event("x", "x@a.org", words, AllDay(TODAY, TODAY), "Meetup"), draft=True)
    assert count_left_out(SITE, [], [page], [event], NOW).drafts == 2
