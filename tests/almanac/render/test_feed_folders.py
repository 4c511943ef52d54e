"""All feeds of a site in folders."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.site import Site
from almanac.model.when import AllDay
from almanac.render.events.event_groups import event_groups
from almanac.render.events.listing import event_listing
from almanac.render.feed_folders import feed_folders
from almanac.render.feeds.opml import Folder

SITE = Site("Almanac", "https://a.example", languages=("en", "es"), category_names={"es": {"News": "Noticias"}})
DAY = AllDay(date(2027, 3, 1), date(2027, 3, 1))
TEXT = EventText(Source("events/x.md", "events/x"), "en", "X", "What it is.", "/events/x/")
EVENT = Event("x", "x@a.org", TEXT, DAY, "Meetup", series="Days", tags=("wiki",))
GROUPS = event_groups(event_listing([EVENT], datetime(2027, 1, 1, tzinfo=UTC)), SITE)


def named(folders: tuple[Folder, ...]) -> dict[str, list[str]]:
    """The addresses in each folder, by the names on the way to it."""
    found = {}
    for folder in folders:
        found[folder.name] = [feed.address for feed in folder.feeds]
        for within, addresses in named(folder.folders).items():
            found[f"{folder.name}/{within}"] = addresses
    return found


def test_every_feed_stands_once_in_the_folder_of_its_kind() -> None:
    folders = feed_folders(SITE, [("tag", "b"), ("tag", "a"), ("category", "News")], GROUPS, "en")

    assert named(folders) == {
        "Stories": ["/feeds/stories.atom.xml", "/feeds/lang/en.atom.xml", "/feeds/lang/es.atom.xml"],
        "Stories/Categories": ["/feeds/category/news.atom.xml"],
        "Stories/Tags": ["/feeds/tag/a.atom.xml", "/feeds/tag/b.atom.xml"],
        "Events": ["/feeds/events.atom.xml"],
        "Events/Series": ["/feeds/events/series/days.atom.xml"],
        "Week by week": ["/feeds/digest.atom.xml", "/es/feeds/digest.atom.xml"],
    }


def test_in_a_language_its_own_comes_first_and_pages_are_its_own() -> None:
    stories, events, digests = feed_folders(SITE, [("category", "News")], GROUPS, "es")
    [category] = stories.folders[0].feeds

    assert [feed.lang for feed in stories.feeds] == ["", "es", "en"]
    assert [feed.home for feed in digests.feeds] == ["/es/digest/", "/digest/"]
    assert (category.title, category.home) == ("Almanac: Noticias", "/es/category/news/")
    assert (events.feeds[0].home, events.folders[0].feeds[0].home) == ("/es/events/", "/es/events/series/days/")


def test_a_part_that_is_switched_off_has_no_folder() -> None:
    assert [*named(feed_folders(replace(SITE, blog=False), [], GROUPS, "en"))] == [
        "Events",
        "Events/Series",
        "Week by week",
    ]
    assert [*named(feed_folders(replace(SITE, events=False), [], (), "en"))] == ["Stories", "Week by week"]
