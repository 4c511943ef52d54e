"""The copy of a feed has every item as it was, and one on top that says where the feed is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import feedparser
import pytest

from almanac.render.feeds.atom_rss import atom, rss
from almanac.render.feeds.feed import Feed, FeedItem, feed_of
from almanac.render.feeds.json_feed import json_feed
from almanac.render.moving.feed_copy import atom_copy, copier_of, json_copy, rss_copy
from almanac.render.moving.move import Move

SAID = "Nothing new comes here any more. Please subscribe again at the new address: https://new.example.net"
ITEM = FeedItem(
    id="https://old.example.org/2027/01/12/one/",
    address="https://new.example.net/2027/01/12/one/",
    title="One <b>& two</b>",
    summary="A summary.",
    html="<p>Text &amp; more ]]&gt;</p>",
    lang="en",
    published=datetime(2027, 1, 12, tzinfo=UTC),
    updated=datetime(2027, 1, 12, tzinfo=UTC),
    authors=("Ada",),
    categories=(),
)


def feed(move: Move, where: str, *items: FeedItem) -> Feed:
    return feed_of(move.site, items, title="Stories", address=where, home="/stories/", lang="en")


Written = tuple[str, Callable[[Feed], bytes], Callable[[Move, str, bytes], bytes]]
ATOM: Written = ("/feeds/stories.atom.xml", atom, atom_copy)
RSS: Written = ("/feeds/stories.rss.xml", rss, rss_copy)


@pytest.mark.parametrize(("where", "write", "copy"), [ATOM, RSS], ids=["atom", "rss"])
@pytest.mark.parametrize("items", [(ITEM,), (ITEM, replace(ITEM, id="https://old.example.org/two/")), ()])
def test_one_item_on_top_says_it_and_the_others_stay(
    move: Move, where: str, write: Callable[[Feed], bytes], copy: Callable[..., bytes], items: tuple[FeedItem, ...]
) -> None:
    before = write(feed(move, where, *items))
    told, *others = feedparser.parse(copy(move, where, before)).entries

    assert told.id == f"urn:uuid:{move.notice_id(where)}"
    assert told.title == "Łódź & others has moved"
    assert told.summary == f"{SAID}{where}"
    assert told.link == "https://new.example.net/subscribe/"
    assert others == feedparser.parse(before).entries


@pytest.mark.parametrize(("where", "write", "copy"), [ATOM, RSS], ids=["atom", "rss"])
@pytest.mark.parametrize(("day", "updated"), [(date(2027, 2, 1), (2027, 2, 1)), (date(2026, 2, 1), (2027, 1, 12))])
def test_the_feed_was_updated_with_its_last_item(
    move: Move, where: str, write: Callable[[Feed], bytes], copy: Callable[..., bytes], day: date,
    updated: tuple[int, int, int],
) -> None:  # fmt: skip
    parsed = feedparser.parse(copy(replace(move, day=day), where, write(feed(move, where, ITEM))))

    assert parsed.feed.updated_parsed[:3] == updated
    assert not parsed.bozo


def test_a_json_feed_says_that_it_has_expired(move: Move) -> None:
    where = "/feeds/stories.json"
    before = json.loads(json_feed(feed(move, where, ITEM)))
    after = json.loads(json_copy(move, where, json_feed(feed(move, where, ITEM))))
    told, *others = after["items"]

    assert after["expired"] is True
    assert after["feed_url"] == "https://new.example.net/feeds/stories.json"
    assert told["id"] == f"urn:uuid:{move.notice_id(where)}"
    assert others == before["items"]


@pytest.mark.parametrize(
    ("where", "copier"),
    [
        ("/feeds/stories.atom.xml", atom_copy),
        ("/feeds/tag/a.rss.xml/", None),
        ("/feeds/stories.rss.xml", rss_copy),
        ("/feeds/events.json", json_copy),
        ("/events/events.json", None),
        ("/opml.xml", None),
    ],
)
def test_what_is_a_feed(where: str, copier: object) -> None:
    assert copier_of(where) is copier
