"""Lists the addresses that an entry had on the old site, and those of lists and files that were no entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from almanac.importers.list_pages import MOST_PAGES, of_dates, paged
from almanac.importers.plan import PlannedRedirect
from almanac.importers.wordpress.catalog import Catalog
from almanac.importers.wordpress.known import Occurrence
from almanac.importers.wordpress.terms import OF_EVENTS, TermPage
from almanac.importers.wordpress.urls import path_of
from almanac.importers.wordpress.wxr import Item, slug
from almanac.model import address

# What WordPress shows on one page of a list, unless told otherwise; the export does not say it.
_PER_PAGE = 10
_PARTS = re.compile(r"<!--\s*(?:wp:)?nextpage\b")
# Views of The Events Calendar, of which the site here has one.
_VIEWS = ("list", "month", "today", "day", "week", "photo", "summary")


def of_entry(item: Item) -> tuple[str, ...]:
    """The permalink first, then its other forms, and what it was called before."""
    permalink = path_of(item.link)
    by_number = ["page_id", "p"] if item.type == "page" else ["p"]
    found = [permalink, *(f"/?{name}={item.id}" for name in by_number if item.id)]
    if "?" not in permalink and permalink:
        found += [_renamed(permalink, item.slug, slug(old)) for old in item.meta.get("_wp_old_slug", ())]
        parts = len(_PARTS.findall(item.content)) // (2 if "<!-- wp:nextpage" in item.content else 1)
        found += [f"{permalink.rstrip('/')}/{number}/" for number in range(2, min(parts, MOST_PAGES) + 2)]
    return tuple(dict.fromkeys(filter(None, found)))


def of_occurrences(occurrences: list[Occurrence]) -> tuple[str, ...]:
    """Occurrences that were posts of their own have become one entry."""
    return tuple(filter(None, (address for one in occurrences for address in (one.path, f"/?p={one.id}"))))


def of_lists(catalog: Catalog) -> Iterator[PlannedRedirect]:
    """Categories, tags, authors, years and months, each with its further pages; venues, organizers; files; events."""
    below = _below(catalog.channel.address)
    for page in catalog.terms.pages():
        yield from _of_term(page, below)
    for nicename, name, count in catalog.authors.pages():
        for path in _paged(f"{below}/author/{unquote(nicename)}/", count):
            yield PlannedRedirect(path, "author", name)
    yield from _of_stories(catalog, below)
    yield from _of_events(catalog, below)
    yield from _of_files(catalog)


def of_feeds(catalog: Catalog) -> Iterator[PlannedRedirect]:
    """Old feeds, and what has taken their place: no page can lead a feed reader on, a server's rule can."""
    below = _below(catalog.channel.address)
    for name in ("feed/", "feed/rss/", "feed/rss2/"):
        yield PlannedRedirect(f"{below}/{name}", "address", "/feeds/stories.rss.xml")
    yield PlannedRedirect(f"{below}/feed/atom/", "address", "/feeds/stories.atom.xml")
    if "tribe_events" in catalog.public.values():
        yield PlannedRedirect(f"{below}/events/feed/", "address", "/feeds/events.rss.xml")


def _of_stories(catalog: Catalog, below: str) -> Iterator[PlannedRedirect]:
    """The further pages of the front page, which had the newest; years and months."""
    front, *further = _paged(f"{below}/", sum(catalog.months.values()))
    yield from (PlannedRedirect(old, "address", address.STORIES) for old in further)
    yield from of_dates(
        catalog.months, lambda year: f"{front}{year}/", lambda year, month: f"{front}{year}/{month}/", _PER_PAGE
    )


def _of_term(page: TermPage, below: str) -> Iterator[PlannedRedirect]:
    own, nested = page.slugs[-1], "/".join(page.slugs)
    kind = "category" if page.as_category else "tag"
    if page.taxonomy == "post_tag":
        for path in _paged(f"{below}/tag/{own}/", page.count):
            yield PlannedRedirect(path, "tag", page.name)
        return
    first = "events/category" if page.taxonomy == OF_EVENTS else "category"
    if page.taxonomy == OF_EVENTS and page.as_category:
        kind = "event category"
    for slugs in dict.fromkeys((nested, own)):
        for path in _paged(f"{below}/{first}/{slugs}/", page.count):
            yield PlannedRedirect(path, kind, page.name)  # type: ignore[arg-type]


def _of_events(catalog: Catalog, below: str) -> Iterator[PlannedRedirect]:
    for venue in catalog.venues.values():
        if venue.slug and venue.name:
            yield PlannedRedirect(f"{below}/venue/{venue.slug}/", "venue", venue.name)
    for organizer in catalog.organizers.values():
        if organizer.slug and organizer.name:
            yield PlannedRedirect(f"{below}/organizer/{organizer.slug}/", "organizer", organizer.name)
    if "tribe_events" in catalog.public.values():
        yield from (PlannedRedirect(f"{below}/events/{view}/", "address", "/events/") for view in _VIEWS)


def _of_files(catalog: Catalog) -> Iterator[PlannedRedirect]:
    """The page of a file leads to the entry with which it was public; that of any other file is left alone."""
    for file in catalog.media.all():
        number = file.parent if file.parent in catalog.public else catalog.used_by.get(file.id, "")
        if number:
            key = key_of(number)
            addresses = dict.fromkeys((file.page, f"/?attachment_id={file.id}", f"/?p={file.id}"))
            yield from (PlannedRedirect(old, "entry", key) for old in addresses if old)


def key_of(number: str) -> str:
    """The identity of an entry, whatever its type: WordPress counts them together."""
    return f"post {number}"


def _paged(path: str, count: int) -> Iterator[str]:
    return paged(path, count, _PER_PAGE)


def _renamed(permalink: str, now: str, before: str) -> str:
    """The permalink with a slug that the entry had before, where it is made of the slug."""
    head, _, last = permalink.rstrip("/").rpartition("/")
    if last != now or not before or "/" in before:
        return ""
    return f"{head}/{before}{'/' if permalink.endswith('/') else ''}"


def _below(address: str) -> str:
    """The folder below which the old site was."""
    return path_of(address).rstrip("/") if "?" not in path_of(address) else ""
