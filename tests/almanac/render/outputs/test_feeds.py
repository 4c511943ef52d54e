"""The feeds of a site: which stories stand in them, however many appeared at one moment."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.old_address import OldAddress
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import Published
from almanac.render.feeds.feed import NEWEST
from almanac.render.outputs.feeds import feeds
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import File, FileOfParts, Part
from almanac.render.publication import Publication

SITE = Site("Almanac", "https://almanac.example", events=False)
LAST_DAY = date(2026, 3, 31)


def story(slug: str, day: date, where: str) -> Story:
    return Story(Source(f"{slug}.md", slug), slug, "en", slug, Published(day), ("Ann",), "News", "A sentence.", where)


def planned(*stories: Story, site: Site = SITE, old: tuple[OldAddress, ...] = ()) -> dict[str, File | FileOfParts]:
    edition = Edition(site, datetime(2027, 1, 1, tzinfo=UTC), stories=stories, old_addresses=old)
    return {file.address: file for file in feeds(Publication(edition), Fingerprints(edition))}


def written(*stories: Story) -> dict[str, bytes]:
    return {where: file.data() for where, file in planned(*stories).items()}


def test_of_many_of_one_day_those_stay_that_come_first_by_their_slugs() -> None:
    newer = [story(f"newer-{n:02}", LAST_DAY - timedelta(days=n), f"/{n:02}/") for n in range(NEWEST - 2)]
    day = LAST_DAY - timedelta(days=NEWEST)
    alike = [story(slug, day, f"/{slug[::-1]}/") for slug in ("za", "yb", "xc", "wd")]
    files = written(*newer, *alike, story("older", day - timedelta(days=1), "/older/"))
    shown = [item["title"] for item in json.loads(files[address.stories_feed("json")])["items"]]
    assert shown == [*(story.slug for story in newer), "wd", "xc"]


def test_an_entry_is_the_same_in_every_feed_that_has_it() -> None:
    files = written(story("a", LAST_DAY, "/a/"), story("b", LAST_DAY, "/b/"))
    entries = {where: data.partition(b"<entry")[2] for where, data in files.items() if where.endswith(".atom.xml")}
    assert len(entries) == 4  # the site's, its language's, the category's, the author's
    assert len(set(entries.values())) == 1


def test_an_old_feed_that_was_a_file_is_a_copy_of_the_one_that_has_taken_its_place() -> None:
    old = (
        OldAddress(("/feeds/all.atom.xml", "/feed/", "/atom.xml"), "/feeds/stories.atom.xml"),
        OldAddress(("/index.xml",), "/feeds/category/news.atom.xml"),
        OldAddress(("/old.xml",), "/stories/"),
    )
    files = planned(story("a", LAST_DAY, "/a/"), old=old)
    whole = {where: file.data() for where, file in files.items()}

    assert whole["/feeds/all.atom.xml"] == whole["/atom.xml"] == whole["/feeds/stories.atom.xml"]
    assert whole["/index.xml"] == whole["/feeds/category/news.atom.xml"]
    assert {"/feed/", "/old.xml"}.isdisjoint(whole)


def test_old_feeds_of_events_are_copies_too() -> None:
    site = replace(SITE, events=True, blog=False)
    files = planned(site=site, old=(OldAddress(("/events.rss",), "/feeds/events.rss.xml"),))

    assert files["/events.rss"].data() == files["/feeds/events.rss.xml"].data()


def test_the_line_under_the_name_is_in_no_entry() -> None:
    def parts(line: str) -> list[Part]:
        feed = planned(story("a", LAST_DAY, "/a/"), site=replace(SITE, tagline=line))["/feeds/stories.atom.xml"]
        assert isinstance(feed, FileOfParts)
        return [*feed.parts()]

    (begin, entry, end), (other_begin, other_entry, other_end) = parts("One line"), parts("Another")

    assert begin.data() != other_begin.data()
    assert entry.fingerprint == other_entry.fingerprint
    assert (entry.data(), end.data()) == (other_entry.data(), other_end.data())
