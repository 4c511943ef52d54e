"""Writes a feed as Atom (RFC 4287) and as RSS 2.0."""

from __future__ import annotations

from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem
from lxml import etree

from almanac.model.image import media_type as image_type
from almanac.render.feeds.feed import Feed, FeedItem
from almanac.render.feeds.feed_text import Category

GENERATOR = "Almanac"  # without a version, so that an upgrade alone changes no feed
_ATOM_END = b"</feed>"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(feed: Feed) -> bytes:
    """The feed as an Atom document in UTF-8; the same feed gives the same bytes."""
    begin, end = around_entries(feed)
    return b"".join([begin, *map(atom_entry, feed.items), end])


def around_entries(feed: Feed) -> tuple[bytes, bytes]:
    """What stands before the entries of an Atom document, and what behind them."""
    begin, end, rest = _channel(feed, "application/atom+xml").atom_str(pretty=True).rpartition(_ATOM_END)
    return begin, end + rest


def atom_entry(item: FeedItem) -> bytes:
    """An item as an entry, as it stands in every Atom feed that has it."""
    entry = _described(FeedEntry(), item)
    entry.author([{"name": name} for name in item.authors])
    entry.summary(item.summary)
    entry.content(item.html, type="html")
    entry.rights(item.rights)
    element = entry.atom_entry()
    # feedgen has no language of an entry, and no `rel` and `type` beside `href`.
    element.set(_XML_LANG, item.lang)
    if media_type := image_type(item.image):
        xml_elem("link", element, href=item.image, rel="enclosure", type=media_type)
    feed = xml_elem("feed")
    feed.append(element)
    alone = etree.tostring(feed, pretty_print=True, encoding="UTF-8")
    written: bytes = alone.partition(b"<feed>\n")[2].rpartition(_ATOM_END)[0]
    return written


def rss(feed: Feed) -> bytes:
    """The feed as an RSS 2.0 document in UTF-8; the same feed gives the same bytes."""
    channel = _channel(feed, "application/rss+xml")
    channel.load_extension("dc", atom=False)
    for item in feed.items:
        entry = _described(channel.add_entry(order="append"), item)
        # RSS reads a description as HTML, and its `author` is an e-mail address.
        entry.description(escape(item.summary, quote=False))
        entry.content(item.html, type="html")
        entry.dc.dc_creator(list(item.authors))
        entry.dc.dc_language(item.lang)
        entry.dc.dc_rights([item.rights] if item.rights else [])
        if media_type := image_type(item.image):
            # Its length in octets is not known, for which the best practices of RSS have 0.
            entry.enclosure(item.image, "0", media_type)
    return bytes(channel.rss_str(pretty=True))


def _channel(feed: Feed, media_type: str) -> Any:
    channel = FeedGenerator()
    channel.id(feed.id)
    channel.title(feed.title)
    channel.description(feed.subtitle or feed.title)
    channel.author({"name": feed.author})
    # feedgen takes the last link for the home of an RSS channel.
    channel.link(href=feed.address, rel="self", type=media_type)
    channel.link(href=feed.home, rel="alternate", type="text/html", hreflang=feed.lang)
    channel.language(feed.lang)
    channel.updated(feed.updated)
    channel.rights(feed.rights)
    channel.generator(GENERATOR)
    return channel


def _described(entry: Any, item: FeedItem) -> Any:
    entry.guid(item.id, permalink=False)
    entry.title(item.title)
    entry.link(href=item.address)
    entry.published(item.published)
    entry.updated(item.updated)
    entry.category([_category(category) for category in item.categories])
    return entry


def _category(category: Category) -> dict[str, str]:
    # RSS has one text for it: feedgen takes the label wherever one is given, be it empty.
    return {"term": category.term, "label": category.label} if category.label else {"term": category.term}
