"""Writes the list of all pages for search engines (sitemaps.org, protocol 0.9), and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial

from lxml.etree import Element, SubElement, tostring

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.render.absolute import absolute_address
from almanac.render.forum_archive import addresses_of_forum
from almanac.render.page_languages import Languages

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
# What one file may have (sitemaps.org): addresses, and bytes.
MOST_PAGES = 50_000
MOST_BYTES = 50 * 1024 * 1024
# What an address takes beside itself, its elements and the day, at most; a byte of one takes three (RFC 3986 2.1).
_AROUND, _ENCODED = 160, 3
_ANY_LANGUAGE = "x-default"


@dataclass(frozen=True, slots=True)
class MappedPage:
    """A page, the day of its last change in UTC, and the same in every language, itself among them (language, address).

    The day is None where git does not know it, or not its whole history.
    """

    address: str
    day: date | None
    same: tuple[tuple[str, str], ...] = ()


def pages_with_days(
    edition: Edition, lists: Mapping[str, datetime | None], languages: Languages
) -> tuple[MappedPage, ...]:
    """Every entry and every list, by address."""
    entries = [
        *((entry.address, entry.source.path) for entry in edition.stories_and_pages),
        *((text.address, text.source.path) for event in edition.events for text in event.texts),
    ]
    changed = dict(lists)
    for where, path in entries:
        known = edition.history_of(path)
        changed[where] = known.modified if known else None
    changed |= dict.fromkeys(addresses_of_forum(edition.forum)) if edition.forum else {}
    is_told = edition.history.complete
    return tuple(
        MappedPage(where, moment.date() if moment and is_told else None, _same(where, languages))
        for where, moment in sorted(changed.items())
    )


def _same(where: str, languages: Languages) -> tuple[tuple[str, str], ...]:
    same = languages.same(where)
    pairs = tuple((page.lang, page.address) for page in same)
    return (*pairs, (_ANY_LANGUAGE, languages.of_any_language(same))) if same else ()


def sitemaps(site: Site, pages: Sequence[MappedPage]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files that list these pages, by address: one, or several and the index that names them."""
    parts = tuple(_parts(site, pages))
    if len(parts) <= 1:
        yield address.SITEMAP, partial(sitemap, site, pages)
        return
    yield address.SITEMAP, partial(_index, site, parts)
    for number, part in enumerate(parts, 1):
        yield address.part_of_sitemap(number), partial(sitemap, site, part)


def _parts(site: Site, pages: Sequence[MappedPage]) -> Iterator[Sequence[MappedPage]]:
    """The pages in their order, as many in each part as a file may have."""
    begun, size = 0, 0
    for number, page in enumerate(pages):
        needed = sum(_AROUND + len(site.url) + _ENCODED * len(where.encode()) for where in _addresses(page))
        if number - begun == MOST_PAGES or (size + needed > MOST_BYTES and number > begun):
            yield pages[begun:number]
            begun, size = number, 0
        size += needed
    yield pages[begun:]


def _addresses(page: MappedPage) -> tuple[str, ...]:
    return (page.address, *(where for _, where in page.same))


def sitemap(site: Site, pages: Sequence[MappedPage]) -> bytes:
    """These pages of a site, each with the same in other languages."""
    root = Element("urlset", xmlns=_NAMESPACE, nsmap={"xhtml": _XHTML} if any(page.same for page in pages) else None)
    absolute = cache(partial(absolute_address, site))
    for page in pages:
        item = SubElement(root, "url")
        SubElement(item, "loc").text = absolute(page.address)
        if page.day:
            SubElement(item, "lastmod").text = page.day.isoformat()
        for lang, where in page.same:
            SubElement(item, f"{{{_XHTML}}}link", rel="alternate", hreflang=lang, href=absolute(where))
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _index(site: Site, parts: Sequence[Sequence[MappedPage]]) -> bytes:
    root = Element("sitemapindex", xmlns=_NAMESPACE)
    for number, pages in enumerate(parts, 1):
        item = SubElement(root, "sitemap")
        SubElement(item, "loc").text = absolute_address(site, address.part_of_sitemap(number))
        day = max((page.day for page in pages if page.day), default=None)
        if day:
            SubElement(item, "lastmod").text = day.isoformat()
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def robots(site: Site) -> bytes:
    """Everyone may read everything."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {absolute_address(site, address.SITEMAP)}\n".encode()
