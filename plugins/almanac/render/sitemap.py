"""Writes the list of all pages for search engines (sitemaps.org, protocol 0.9), and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.render.absolute import absolute_address

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(edition: Edition, lists: Mapping[str, datetime | None]) -> bytes:
    """Every entry and every list with the day of its last change, in UTC, where git knows its whole history."""
    root = Element("urlset", xmlns=_NAMESPACE)
    entries = [
        *((entry.address, entry.source.path) for entry in edition.stories_and_pages),
        *((text.address, text.source.path) for event in edition.events for text in event.texts),
    ]
    changed = dict(lists)
    for where, path in entries:
        known = edition.history_of(path)
        changed[where] = known.modified if known else None
    for where, moment in sorted(changed.items()):
        item = SubElement(root, "url")
        SubElement(item, "loc").text = absolute_address(edition.site, where)
        if moment and edition.history.complete:
            SubElement(item, "lastmod").text = moment.date().isoformat()
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def robots(site: Site) -> bytes:
    """Everyone may read everything."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {absolute_address(site, address.SITEMAP)}\n".encode()
