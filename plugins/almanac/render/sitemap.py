"""Writes the list of all pages for search engines (sitemaps.org, protocol 0.9), and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from lxml.etree import Element, SubElement, tostring

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.render.absolute import absolute_address

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def pages_with_days(edition: Edition, lists: Mapping[str, datetime | None]) -> tuple[tuple[str, date | None], ...]:
    """The address of every entry and every list with the day of its last change, in UTC, by address.

    None where git does not know it, or not its whole history.
    """
    entries = [
        *((entry.address, entry.source.path) for entry in edition.stories_and_pages),
        *((text.address, text.source.path) for event in edition.events for text in event.texts),
    ]
    changed = dict(lists)
    for where, path in entries:
        known = edition.history_of(path)
        changed[where] = known.modified if known else None
    is_told = edition.history.complete
    return tuple((where, moment.date() if moment and is_told else None) for where, moment in sorted(changed.items()))


def sitemap(site: Site, pages: Iterable[tuple[str, date | None]]) -> bytes:
    """These pages of a site."""
    root = Element("urlset", xmlns=_NAMESPACE)
    for where, day in pages:
        item = SubElement(root, "url")
        SubElement(item, "loc").text = absolute_address(site, where)
        if day:
            SubElement(item, "lastmod").text = day.isoformat()
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def robots(site: Site) -> bytes:
    """Everyone may read everything."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {absolute_address(site, address.SITEMAP)}\n".encode()
