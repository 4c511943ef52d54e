"""JSON Feed 1.1, read by nothing but a JSON parser."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.entry import Body, Source
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import Published
from almanac.render.feeds.feed import Feed, FeedItem, story_feed
from almanac.render.feeds.feed_text import Category
from almanac.render.feeds.json_feed import json_feed

GOLDEN = Path(__file__).parent / "golden" / "stories.json"
ITEM = FeedItem(
    id="https://almanac.example.net/2026/03/09/second/",
    address="https://example.org/site/2026/03/09/second/",
    title="Second: ]]> </script> & 🗓️ العربية",
    summary="Less < more & the rest.",
    html='<p>Text with <a href="https://example.org/site/x/">a link</a>.</p>',
    lang="ar",
    published=datetime.fromisoformat("2026-03-09T00:00:00+01:00"),
    updated=datetime(2026, 3, 9, 8, tzinfo=UTC),
    authors=("Ewa Ł.", "Editorial team"),
    categories=(Category("Lessons", "دروس"), Category("C++")),
    rights="CC0 1.0",
    image="https://example.org/site/images/hall%201.jpg",
)
FEED = Feed(
    title="Stories of Łódź & others",
    subtitle="A community's memory",
    id="https://almanac.example.net/feeds/stories.json",
    address="https://example.org/site/feeds/stories.json",
    home="https://example.org/site/stories/",
    lang="en",
    author="Almanac",
    updated=datetime(2026, 3, 9, 8, tzinfo=UTC),
    rights="CC BY-SA 4.0",
    items=(ITEM, replace(ITEM, id="https://almanac.example.net/2026/03/02/first/", image="")),
)


def read(feed: Feed) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(json_feed(feed).decode("utf-8"))
    return document


def test_the_same_feed_gives_the_same_bytes() -> None:
    assert json_feed(FEED) == GOLDEN.read_bytes()


def test_it_names_the_version_of_the_format() -> None:
    assert read(FEED)["version"] == "https://jsonfeed.org/version/1.1"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param("title", "Stories of Łódź & others", id="title"),
        pytest.param("description", "A community's memory", id="description"),
        pytest.param("feed_url", "https://example.org/site/feeds/stories.json", id="its own address"),
        pytest.param("home_page_url", "https://example.org/site/stories/", id="its page"),
        pytest.param("language", "en", id="language"),
        pytest.param("authors", [{"name": "Almanac", "url": "https://example.org/site/stories/"}], id="author"),
        pytest.param("_rights", {"license": "CC BY-SA 4.0"}, id="licence"),
    ],
)
def test_the_feed_says(key: str, expected: object) -> None:
    assert read(FEED)[key] == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param("id", "https://almanac.example.net/2026/03/09/second/", id="identity"),
        pytest.param("url", "https://example.org/site/2026/03/09/second/", id="address"),
        pytest.param("title", "Second: ]]> </script> & 🗓️ العربية", id="title"),
        pytest.param("summary", "Less < more & the rest.", id="summary"),
        pytest.param("content_html", ITEM.html, id="the whole text"),
        pytest.param("date_published", "2026-03-09T00:00:00+01:00", id="publication"),
        pytest.param("date_modified", "2026-03-09T08:00:00+00:00", id="change"),
        pytest.param("authors", [{"name": "Ewa Ł."}, {"name": "Editorial team"}], id="authors"),
        pytest.param("tags", ["دروس", "C++"], id="category and tags"),
        pytest.param("language", "ar", id="language"),
        pytest.param("image", "https://example.org/site/images/hall%201.jpg", id="picture"),
        pytest.param("_rights", {"license": "CC0 1.0"}, id="licence"),
    ],
)
def test_an_item_says(key: str, expected: object) -> None:
    assert read(FEED)["items"][0][key] == expected


def test_an_item_without_a_picture_has_none() -> None:
    assert "image" not in read(FEED)["items"][1]


def test_a_feed_without_items_is_still_a_feed() -> None:
    assert read(replace(FEED, items=()))["items"] == []


@given(st.text(st.characters(codec="utf-8")))
def test_any_title_comes_back_literally(text: str) -> None:
    story = Story(
        source=Source("a.md", "a"),
        slug="a",
        lang="en",
        title=text,
        published=Published(date(2026, 3, 2)),
        authors=(text,),
        category=text,
        summary=text,
        address="/2026/03/02/a/",
        body=Body("<p>x</p>"),
    )
    site = Site("Almanac", "https://example.org")
    feed = story_feed(site, [story], {}, title="Stories", address="/feeds/stories.json", home="/", lang="en")
    item = read(feed)["items"][0]
    assert (item["title"], item["summary"]) == (feed.items[0].title, feed.items[0].summary)
