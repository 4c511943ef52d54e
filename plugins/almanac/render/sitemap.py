"""Writes the list of all pages for search engines (sitemaps.org, protocol 0.9), and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.render.absolute import absolute_address

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(edition: Edition, lists: Iterable[str]) -> bytes:
    """Every entry with the day of its last change, and the addresses of the lists."""
    root = Element("urlset", xmlns=_NAMESPACE)
    entries = [
        *((entry.address, entry.source.path) for entry in edition.stories_and_pages),
        *((text.address, text.source.path) for event in edition.events for text in event.texts),
    ]
    changed = {where: edition.history_of(path) for where, path in entries}
    for where in sorted({*changed, *lists}):
        item = SubElement(root, "url")
        SubElement(item, "loc").text = absolute_address(edition.site, where)
        known = changed.get(where)
        if known is not None and edition.history.complete:
            SubElement(item, "lastmod").text = known.modified.date().isoformat()
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def robots(site: Site) -> bytes:
    """Everyone may read everything."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {absolute_address(site, address.SITEMAP)}\n".encode()
