"""Feeds as feedparser reads them, and JSON Feeds."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import feedparser
import pytest
from built.pages import BuiltSite

XML_FEEDS = ["stories.atom.xml", "stories.rss.xml", "events.atom.xml", "events.rss.xml"]
JSON_FEEDS = ["stories.json", "events.json"]
# When a reader may have first seen it: publication, announcement, or the commit that brought it.
PUBLISHED = [
    pytest.param("stories", "The first story of all", "2026-06-01T00:00:00+00:00", id="a day"),
    pytest.param("stories", "Part two of a whole", "2027-01-13T04:30:00+00:00", id="a time in another zone"),
    pytest.param("events", "Several whole days", "2027-01-10T00:00:00+00:00", id="announced by the entry"),
    pytest.param("events", "Autumn at the venue", "2027-01-25T09:00:00+00:00", id="announced by its first commit"),
    pytest.param("events", "Over for more than a year", "2025-05-01T00:00:00+00:00", id="long over"),
]


@pytest.fixture(scope="module")
def feeds(any_site: BuiltSite) -> dict[str, Any]:
    """Every XML feed of a site, by its path below ``feeds/``."""
    folder = any_site.folder / "feeds"
    return {path.relative_to(folder).as_posix(): _parsed(path) for path in sorted(folder.rglob("*.xml"))}


def test_every_feed_is_well_formed_and_says_what_it_is(feeds: dict[str, Any]) -> None:
    versions = {name: feed.version for name, feed in feeds.items()}

    assert {name: str(feed.get("bozo_exception")) for name, feed in feeds.items() if feed.bozo} == {}
    assert versions == {name: "rss20" if name.endswith(".rss.xml") else "atom10" for name in feeds}


def test_every_feed_has_a_title_an_address_and_something_to_read(feeds: dict[str, Any], any_site: BuiltSite) -> None:
    empty = [name for name, feed in feeds.items() if not (feed.feed.title and feed.entries)]
    themselves = {name: [link.href for link in feed.feed.links if link.rel == "self"] for name, feed in feeds.items()}

    assert empty == []
    assert themselves == {name: [any_site.absolute(_encoded(f"/feeds/{name}"))] for name in feeds}


def test_every_entry_has_all_that_readers_programs_show(feeds: dict[str, Any]) -> None:
    needed = {"title", "link", "id", "summary", "content", "published_parsed", "updated_parsed", "author"}
    found = {
        (name, entry.get("title")): needed - set(entry)
        for name, feed in feeds.items()
        for entry in feed.entries
        if name.endswith(".atom.xml") and needed - set(entry)
    }

    assert found == {}


def test_identities_are_unique_within_a_feed(feeds: dict[str, Any]) -> None:
    for name, feed in feeds.items():
        identities = [entry.id for entry in feed.entries]
        assert len(identities) == len(set(identities)), name


def test_no_feed_has_more_than_the_50_newest_newest_first(feeds: dict[str, Any]) -> None:
    for name, feed in feeds.items():
        published = [entry.published_parsed for entry in feed.entries]
        assert len(published) <= 50, name
        assert published == sorted(published, reverse=True), name


def test_no_feed_is_dated_later_than_the_build(feeds: dict[str, Any]) -> None:
    late = [
        (name, entry.title)
        for name, feed in feeds.items()
        for entry in feed.entries
        if name.endswith(".atom.xml") and max(entry.published_parsed, entry.updated_parsed)[:3] > (2027, 2, 1)
    ]

    assert late == []


@pytest.mark.parametrize("name", XML_FEEDS)
def test_identities_do_not_depend_on_the_address_of_the_site(
    miniature_site: BuiltSite, moved_site: BuiltSite, name: str
) -> None:
    here, there = _feed(miniature_site, name), _feed(moved_site, name)

    assert [entry.id for entry in here.entries] == [entry.id for entry in there.entries]
    assert here.feed.get("id") == there.feed.get("id")
    assert [entry.link for entry in here.entries] != [entry.link for entry in there.entries]


@pytest.mark.parametrize("name", JSON_FEEDS)
def test_identities_in_json_do_not_depend_on_it_either(
    miniature_site: BuiltSite, moved_site: BuiltSite, name: str
) -> None:
    here, there = (json.loads(site.read(f"/feeds/{name}")) for site in (miniature_site, moved_site))

    assert [item["id"] for item in here["items"]] == [item["id"] for item in there["items"]]


@pytest.mark.parametrize("kind", ["stories", "events"])
def test_all_three_formats_have_the_same_entries(any_site: BuiltSite, kind: str) -> None:
    atom = [entry.id for entry in _feed(any_site, f"{kind}.atom.xml").entries]
    rss = [entry.id for entry in _feed(any_site, f"{kind}.rss.xml").entries]
    items = [item["id"] for item in json.loads(any_site.read(f"/feeds/{kind}.json"))["items"]]

    assert atom == rss == items


@pytest.mark.parametrize("form", ["atom.xml", "rss.xml"])
@pytest.mark.parametrize(("kind", "title", "published"), PUBLISHED)
def test_an_entry_is_dated_when_it_was_published_or_announced(
    miniature_site: BuiltSite, form: str, kind: str, title: str, published: str
) -> None:
    entry = _entry(miniature_site, f"{kind}.{form}", title)

    assert datetime(*entry.published_parsed[:6], tzinfo=UTC).isoformat() == published


@pytest.mark.parametrize(("kind", "title", "published"), PUBLISHED)
def test_so_it_is_in_json(miniature_site: BuiltSite, kind: str, title: str, published: str) -> None:
    items = json.loads(miniature_site.read(f"/feeds/{kind}.json"))["items"]
    item = next(item for item in items if item["title"] == title)

    assert datetime.fromisoformat(item["date_published"]).astimezone(UTC).isoformat() == published


def test_a_cancelled_event_says_so_and_is_updated(miniature_site: BuiltSite) -> None:
    entry = _entry(miniature_site, "events.atom.xml", "Cancelled: A day that was cancelled")

    assert datetime(*entry.updated_parsed[:6], tzinfo=UTC) == datetime(2027, 1, 25, 9, tzinfo=UTC)
    assert "The hall is flooded" in entry.content[0].value


@pytest.mark.parametrize("form", ["atom.xml", "rss.xml"])
def test_a_cancellation_is_an_entry_beside_the_announcement(miniature_site: BuiltSite, form: str) -> None:
    entries = _feed(miniature_site, f"events.{form}").entries
    found = [entry for entry in entries if entry.link.endswith("/events/cancelled-day/")]
    event = "https://miniature.example.org/events/cancelled-day/"

    assert [(entry.title, entry.id, entry.published_parsed[:4]) for entry in found] == [
        ("Cancelled: A day that was cancelled", f"{event}#cancelled", (2027, 1, 25, 9)),
        ("Cancelled: A day that was cancelled", event, (2026, 12, 5, 0)),
    ]
    assert found[0].content[0].value.startswith("<p>The hall is flooded; there will be no other day.</p>")


def test_what_was_announced_as_it_is_has_no_further_entry(sample_site: BuiltSite) -> None:
    assert [entry.id for entry in _feed(sample_site, "events.atom.xml").entries if "#" in entry.id] == []


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        pytest.param("lang/es", ["Segunda parte de un todo", "Solo en español: ¿y qué?"], id="a language"),
        pytest.param("tag/c-plus-plus", ["Every kind of text that Markdown has"], id="a tag with a slug of its own"),
        pytest.param("tag/c", ["Every kind of text that Markdown has", "Part two of a whole"], id="its neighbour"),
        pytest.param(
            "series/parts-of-a-whole",
            ["Every kind of text that Markdown has", "Part two of a whole", "Part one of a whole"],
            id="a series",
        ),
        pytest.param("author/مجموعة-الشرق", ["قصة بالعربية وحدها"], id="an author"),
        pytest.param("category/governance", None, id="a category"),
    ],
)
def test_a_part_of_the_stories_has_a_feed(miniature_site: BuiltSite, name: str, titles: list[str] | None) -> None:
    found = [entry.title for entry in _feed(miniature_site, f"{name}.atom.xml").entries]

    assert found == (titles or [_hostile_title(miniature_site), "A story without a body"])


@pytest.mark.parametrize("form", ["atom.xml", "rss.xml"])
def test_hostile_text_is_text_in_a_feed(miniature_site: BuiltSite, form: str) -> None:
    entry = _entry(miniature_site, f"stories.{form}", "(hostile story)")

    assert "<code>&lt;/script&gt;</code>" in entry.content[0].value
    assert "and {{ 7*7 }} {% raw %} ${alert(8)}" in entry.content[0].value
    assert "<script" not in entry.content[0].value


def test_content_has_neither_scripts_nor_styles_nor_handlers(feeds: dict[str, Any]) -> None:
    forbidden = re.compile(r"<(script|style|iframe|form)\b|\son\w+\s*=\s*[\"']|\sstyle=", re.IGNORECASE)
    contents = [
        (name, entry.title, content.value)
        for name, feed in feeds.items()
        for entry in feed.entries
        for content in entry.get("content", [])
    ]

    assert [(name, title) for name, title, value in contents if forbidden.search(value)] == []


@pytest.mark.parametrize("name", JSON_FEEDS)
def test_a_json_feed_has_what_its_specification_wants(any_site: BuiltSite, name: str) -> None:
    feed = json.loads(any_site.read(f"/feeds/{name}"))
    faults = [item for item in feed["items"] if not {"id", "url", "content_html", "date_published"} <= set(item)]

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == any_site.absolute(f"/feeds/{name}")
    assert feed["title"]
    assert faults == []


@cache
def _parsed(path: Path) -> Any:
    # As written: what feedparser takes away or resolves could not be seen to be there.
    return feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)


def _feed(site: BuiltSite, name: str) -> Any:
    return _parsed(site.folder / "feeds" / name)


def _entry(site: BuiltSite, name: str, title: str) -> Any:
    return next(entry for entry in _feed(site, name).entries if entry.title.endswith(title))


def _hostile_title(site: BuiltSite) -> str:
    return site.page("/2027/01/18/hostile-story/").first_headings[0]


def _encoded(address: str) -> str:
    return quote(address)
