"""Writes a feed as Atom (RFC 4287) and as RSS 2.0."""

from __future__ import annotations

from html import escape
from typing import Any

from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from almanac.model.image import media_type as image_type
from almanac.render.feeds.feed import Feed, FeedItem

GENERATOR = "Almanac"  # without a version, so that an upgrade alone changes no feed
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(feed: Feed) -> bytes:
    """The feed as an Atom document in UTF-8; the same feed gives the same bytes."""
    channel = _channel(feed, "application/atom+xml")
    channel.register_extension("own", _AtomEntry, _AtomEntry, rss=False)
    for item in feed.items:
        entry = _entry(channel, item)
        entry.author([{"name": name} for name in item.authors])
        entry.summary(item.summary)
        entry.content(item.html, type="html")
        entry.rights(item.rights)
        entry.own.item = item
    return bytes(channel.atom_str(pretty=True))


def rss(feed: Feed) -> bytes:
    """The feed as an RSS 2.0 document in UTF-8; the same feed gives the same bytes."""
    channel = _channel(feed, "application/rss+xml")
    channel.load_extension("dc", atom=False)
    for item in feed.items:
        entry = _entry(channel, item)
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


def _entry(channel: Any, item: FeedItem) -> Any:
    entry = channel.add_entry(order="append")
    entry.guid(item.id, permalink=False)
    entry.title(item.title)
    entry.link(href=item.address)
    entry.published(item.published)
    entry.updated(item.updated)
    entry.category([{"term": name} for name in item.categories])
    return entry


class _AtomEntry:
    """An extension of feedgen for what it leaves out of an entry: its language, and ``rel`` and ``type`` of links."""

    item: FeedItem | None = None

    def extend_ns(self) -> dict[str, str]:
        """No further namespace: ``xml`` is always there."""
        return {}

    def extend_atom(self, element: Any) -> Any:
        """Complete the element of the entry; feedgen asks for the feed itself too, which has no item."""
        if self.item is None:
            return element
        element.set(_XML_LANG, self.item.lang)
        if media_type := image_type(self.item.image):
            xml_elem("link", element, href=self.item.image, rel="enclosure", type=media_type)
        return element
