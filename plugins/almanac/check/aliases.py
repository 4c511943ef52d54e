"""Checks aliases across files: each leads to one place, and takes the place of nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from almanac.model import address
from almanac.model.entry import Source
from almanac.model.event import Event
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.render.redirects import has_page, page_of

_OWN_FILES = frozenset(
    own.lstrip("/")
    for own in ("", address.NOT_FOUND, address.SITEMAP, address.ROBOTS, address.HEADERS, address.REDIRECTS,
                address.REDIRECTS_DATA, address.OPENSEARCH, address.OPML, address.SERVICE_WORKER,
                address.OFFLINE_PAGE, address.OFFLINE_LIST, address.REMOVALS_MAP,
                address.FIGURES_JSON, *address.ICON_FILES)
)  # fmt: skip
_BELOW_EVENTS = _BELOW_FEEDS = 2
_ONE_PLACE = "delete it in one of the two: an old address leads to one place"
_OF_THE_SITE = "delete it: an alias is an address that a page had, and no other has now"


def addresses_of_entries(
    stories: Iterable[Story], pages: Iterable[Page], events: Iterable[Event]
) -> Iterator[tuple[Source, str]]:
    """Every file that makes a page, with the page's address."""
    entries: list[Story | Page] = [*stories, *pages]
    for entry in entries:
        yield entry.source, entry.address
    for event in events:
        for text in event.texts:
            yield text.source, text.address


def check_aliases(
    site: Site, stories: Sequence[Story], pages: Sequence[Page], events: Sequence[Event]
) -> Iterator[Problem]:
    """A Problem at each alias that is taken."""
    entries: list[Story | Page | Event] = [*stories, *pages, *events]
    aliases = [(entry.source, alias) for entry in entries for alias in entry.aliases]
    if not aliases:
        return
    addresses = {key_of(where): source.path for source, where in addresses_of_entries(stories, pages, events)}
    files = {_file(alias): source.path for source, alias in aliases if has_page(alias)}
    taken: dict[str, str] = {}
    for source, alias in aliases:
        yield from _taken_by_others(source, alias, addresses, site)
        key = key_of(page_of(alias))
        first = taken.setdefault(key, source.path)
        if first != source.path:
            yield _problem(source, f"`{alias}` is an alias of {first} too", _ONE_PLACE)
        above = next((files[file] for file in folders_above(alias) if file in files), "")
        if above:
            message = f"`{alias}` lies below a file, which is an alias of {above}"
            yield _problem(source, message, "delete one of the two: no disk has a folder and a file of one name")


def paths_by_claim(
    stories: Sequence[Story], pages: Sequence[Page], events: Sequence[Event]
) -> dict[tuple[str, str], list[str]]:
    """The files that claim an address, as their own or as an alias, or an identity; each should have one."""
    claims = [(source.path, "address", key_of(where)) for source, where in addresses_of_entries(stories, pages, events)]
    entries: list[Story | Page | Event] = [*stories, *pages, *events]
    claims += [(entry.source.path, "address", key_of(page_of(alias))) for entry in entries for alias in entry.aliases]
    claims += [(event.source.path, "uid", event.uid) for event in events]
    claims += [(story.source.path, "id", story.identity) for story in stories]
    paths: dict[tuple[str, str], list[str]] = {}
    for path, kind, what in claims:
        paths.setdefault((kind, what), []).append(path)
    return paths


def _taken_by_others(source: Source, alias: str, addresses: dict[str, str], site: Site) -> Iterator[Problem]:
    page = key_of(page_of(alias))
    if addresses.get(page) == source.path:
        yield _problem(source, f"`{alias}` is its own address", "delete the alias")
    elif page in addresses:
        yield _problem(source, f"`{alias}` is the address of {addresses[page]}", "delete the alias")
    elif has_page(alias) and belongs_to_the_site(page, site):
        yield _problem(source, f"`{alias}` belongs to the site itself", _OF_THE_SITE)
    elif any(file.endswith("/index.html") and _folder(file) in addresses for file in folders_above(alias)):
        yield _problem(source, f"`{alias}` lies below the page of another address", "delete the alias")


def key_of(page: str) -> str:
    """One for all addresses at which a disk or a server sees one page: some do not tell capitals apart."""
    folder = _folder(page) if page.endswith("/index.html") else page
    return unicodedata.normalize("NFC", folder).casefold()


def _folder(file: str) -> str:
    return file.removesuffix("index.html")


def _file(alias: str) -> str:
    return f"/{address.file_of(key_of(page_of(alias)))}"


def folders_above(alias: str) -> Iterator[str]:
    """What would be folders above the page of an old address."""
    parts = _file(alias).split("/")
    return ("/".join(parts[:n]) for n in range(2, len(parts)))


def belongs_to_the_site(page: str, site: Site) -> bool:
    """Whether something else than an entry is at the address, or will be."""
    parts = page.strip("/").split("/")
    if parts[0] in {lang.casefold() for lang in site.languages}:
        parts = parts[1:] or [""]
    if parts[0] in (address.FREE_PAGE_SLUGS if len(parts) == 1 else address.SINGLE_PAGES):
        return False
    if len(parts) == _BELOW_EVENTS and parts[0] == "events" and parts[1] in address.FREE_EVENT_SLUGS:
        return False
    if parts[0] == "feeds" and len(parts) == _BELOW_FEEDS and "." in parts[1]:
        # What is not ours may be a feed of a former site, such as Pelican's `/feeds/all.atom.xml`.
        return f"/{'/'.join(parts)}" in address.FEEDS_OF_ALL
    below = parts[1].partition(".")[0] if len(parts) > 1 else ""
    if parts[0] == "stories":
        return below in {"", "page"}
    if parts[0] == "events":
        if f"/{'/'.join(parts)}" == address.CALENDARS_JSON:
            return True
        return below in address.RESERVED_EVENT_SLUGS | {""} or re.fullmatch(r"\d{4}", below) is not None
    is_sitemap = re.fullmatch(r"sitemap(-\d+)?\.xml", parts[0]) is not None
    return is_sitemap or parts[0] in address.RESERVED_PAGE_SLUGS | _OWN_FILES


def _problem(source: Source, message: str, hint: str) -> Problem:
    return Problem(source.path, source.line("aliases"), "aliases", message, hint)
