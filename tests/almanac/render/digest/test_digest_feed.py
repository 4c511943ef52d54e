"""The feed of digests: each entry keeps its identity and its day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import feedparser

from almanac.model.site import Site
from almanac.render.digest.digest import Digest
from almanac.render.digest.digest_feed import digest_feed
from almanac.render.feeds.atom_rss import atom

MakeDigest = Callable[..., Digest]
SITE = Site("Group", "https://preview.example", calendar_domain="group.example", languages=("en", "ar"))


def test_an_entry_is_known_by_its_week_wherever_the_site_is_and_whatever_is_in_it(digest_with: MakeDigest) -> None:
    first, second = (
        digest_feed(replace(SITE, url=url), [digest_with(title)], "en").items[0]
        for url, title in (("https://preview.example", "A"), ("https://group.example", "B"))
    )

    assert first.id == second.id == "https://group.example/digest/#page:2027-W17"
    assert first.published == second.published == first.updated == datetime(2027, 5, 3, tzinfo=UTC)
    assert first.html != second.html


def test_a_feed_reader_reads_it(digest_with: MakeDigest) -> None:
    hostile = "<script>alert(1)</script> & more"
    read = feedparser.parse(atom(digest_feed(SITE, [digest_with(hostile, "Second", text=hostile)], "en")))

    (entry,) = read.entries
    assert not read.bozo
    assert read.feed.title == "Group: Week by week"
    assert entry.title == "Group: 26 April – 2 May 2027"
    assert entry.link == "https://example.org/digest/#page:2027-W17"
    assert entry.summary == f"{hostile} and Second"
    assert "<h2>New stories</h2>" in entry.content[0].value
    assert "<script" not in entry.content[0].value
    assert "style=" not in entry.content[0].value


def test_each_language_has_its_own(digest_with: MakeDigest) -> None:
    feed = digest_feed(SITE, [digest_with("عنوان", lang="ar", direction="rtl")], "ar")

    assert (feed.id, feed.address, feed.home) == (
        "https://group.example/ar/feeds/digest.atom.xml",
        "https://preview.example/ar/feeds/digest.atom.xml",
        "https://preview.example/ar/digest/",
    )
    assert feed.items[0].id == "https://group.example/ar/digest/#page:2027-W17"
    assert feed.items[0].html.startswith('<div dir="rtl" lang="ar">')


def test_without_news_it_is_empty_and_stays() -> None:
    assert digest_feed(SITE, [], "en").items == ()
