"""Makes planned entries of posts and pages; events are made in ``events.py``."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from almanac.importers.plan import PlannedComment, PlannedEntry
from almanac.importers.wordpress import comments, old_addresses
from almanac.importers.wordpress.catalog import KINDS, Catalog
from almanac.importers.wordpress.urls import path_of, query_value, split, web_link
from almanac.importers.wordpress.wxr import Item
from almanac.read.fault import Fault
from almanac.read.values.plain_values import feed_id


def planned(item: Item, catalog: Catalog) -> PlannedEntry:
    """A story or a page."""
    fields: dict[str, Any] = {"title": item.title} if item.title else {}
    if item.type == "post":
        fields |= story_fields(item, catalog)
    return entry(item, catalog, fields)


def story_fields(item: Item, catalog: Catalog) -> dict[str, Any]:
    """What the front matter of a story has beside its title: the day is the local one at the old site."""
    category, tags = catalog.terms.chosen(item)
    fields = {
        "date": (item.date or item.date_gmt or item.modified)[:10],
        "authors": catalog.authors.names(item),
        "category": category,
        "tags": tags,
        "series": next((term.name for term in item.terms_of("series")), ""),
        "discussion": discussion(item),
        "id": feed_identity(item),
    }
    return {name: value for name, value in fields.items() if value}


def feed_identity(item: Item) -> str:
    """What feeds of the old site called it, so that readers who follow the new one have it once.

    Only what names this very entry: copies of a database have the same more than once.
    """
    identity = unescape(item.guid)
    is_its_own = query_value(identity, "p") == item.id or (
        path_of(identity) and path_of(identity) == path_of(item.link)
    )
    try:
        return feed_id(identity) if is_its_own else ""
    except Fault:
        return ""


def discussion(item: Item) -> str | int:
    """The topic that wp-discourse opened: its address, else its number; 0 for none."""
    address = web_link(item.value("discourse_permalink"))
    number = item.value("discourse_topic_id").strip()
    if address and re.search(r"/t/", split(address).path):
        return address
    return int(number) if re.fullmatch("[1-9][0-9]{0,9}", number) else 0


def entry(item: Item, catalog: Catalog, fields: dict[str, Any], notes: tuple[str, ...] = ()) -> PlannedEntry:
    """An entry of any kind, with what all kinds have but the text."""
    original = catalog.languages.original_of(item)

    def approved_comments() -> tuple[PlannedComment, ...]:
        return comments.approved(item)

    return PlannedEntry(
        kind=KINDS[item.type],  # type: ignore[arg-type]
        key=old_addresses.key_of(item.id),
        where=item.where,
        slug=item.slug or path_of(item.link).rstrip("/").rpartition("/")[2],
        fields=fields,
        lang=catalog.languages.of(item),
        original=old_addresses.key_of(original) if original else "",
        old_addresses=old_addresses.of_entry(item),
        base=item.link,
        excerpt=item.excerpt,
        image=catalog.media.featured(item.value("_thumbnail_id")),
        comments=approved_comments,
        notes=notes,
    )
