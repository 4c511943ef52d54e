"""Writes a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json

from almanac.render.feeds.feed import Feed, FeedItem

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """The feed as a JSON Feed in UTF-8; ``_rights`` is an extension that names the licence."""
    document = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "description": feed.subtitle,
        "language": feed.lang,
        "authors": [{"name": feed.author, "url": feed.home}],
        "_rights": {"license": feed.rights},
        "items": [_item(item) for item in feed.items],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(item: FeedItem) -> dict[str, object]:
    picture = {"image": item.image} if item.image else {}
    return {
        "id": item.id,
        "url": item.address,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        **picture,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "authors": [{"name": name} for name in item.authors],
        "tags": [category.shown for category in item.categories],
        "language": item.lang,
        "_rights": {"license": item.rights},
    }
