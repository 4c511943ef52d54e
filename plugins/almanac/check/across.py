"""Checks across files: identities that collide, names that would share an address, pictures that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from almanac.model import address
from almanac.model.entry import Source
from almanac.model.event import Event
from almanac.model.group import groups_of, standing_groups
from almanac.model.image import Image
from almanac.model.problem import Problem, Severity
from almanac.model.site import SETTINGS_FILE, Site
from almanac.model.slug import MAX_SLUG_BYTES
from almanac.model.story import Page, Story
from almanac.read.near_words import NearWords
from almanac.render.redirects import page_of

_OWN_FILES = frozenset(
    ["", "index.html", "404.html", "sitemap.xml", "robots.txt", "_redirects", "_headers"]
    + [own.lstrip("/") for own in address.ICON_FILES]
)
SAMPLE_DOMAIN = "almanac.example.org"


def check(
    site: Site, stories: Sequence[Story], pages: Sequence[Page], events: Sequence[Event], images: Sequence[str]
) -> list[Problem]:
    """Problems across all entries, drafts among them."""
    return [
        *_addresses(stories, pages, events),
        *_uids(events),
        *_aliases(site, stories, pages, events),
        *_slugs(site, "tags", ((tag, story.source) for story in stories for tag in story.tags)),
        *_slugs(site, "authors", ((name, story.source) for story in stories for name in story.authors)),
        *_slugs(site, "category", ((story.category, story.source) for story in stories)),
        *_slugs(site, "series", ((story.series, story.source) for story in stories if story.series)),
        *_slugs(site, "tags", ((tag, event.source) for event in events for tag in event.tags)),
        *_slugs(site, "series", ((event.series, event.source) for event in events if event.series)),
        *_slugs(site, "category", ((event.category, event.source) for event in events)),
        *_slugs_of_kept_calendars(site, events),
        *_pictures(stories, events, images),
        *_domain(site),
    ]


def _addresses(stories: Sequence[Story], pages: Sequence[Page], events: Sequence[Event]) -> Iterator[Problem]:
    taken: dict[str, Source] = {}
    for source, where in _all_addresses(stories, pages, events):
        first = taken.setdefault(where, source)
        if first.path == source.path:
            continue
        if first.group == source.group:  # SLUG.md and SLUG.LANG.md
            original, translation = sorted((first.path, source.path), key=len)
            hint = "name the language that it is in: `SLUG.LANG.md`"
            yield Problem(translation, 0, "", f"is in the same language as {original}, which it translates", hint)
        else:
            hint = "give one of them another file name; a published one keeps its own"
            yield Problem(source.path, 0, "", f"has the address {where}, which {first.path} has too", hint)


def _all_addresses(
    stories: Iterable[Story], pages: Iterable[Page], events: Iterable[Event]
) -> Iterator[tuple[Source, str]]:
    entries: list[Story | Page] = [*stories, *pages]
    for entry in entries:
        yield entry.source, entry.address
    for event in events:
        for text in event.texts:
            yield text.source, text.address


def _uids(events: Sequence[Event]) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for event in events:
        first = taken.setdefault(event.uid, event.source.path)
        if first != event.source.path:
            message = f"`{event.uid}` is the identity of {first} too"
            hint = "in people's calendars one would replace the other: give the newer one another `uid`"
            yield _problem(event.source, "uid", message, hint)


def _aliases(site: Site, stories: Sequence[Story], pages: Sequence[Page], events: Sequence[Event]) -> Iterator[Problem]:
    addresses = {where: source.path for source, where in _all_addresses(stories, pages, events)}
    taken: dict[str, str] = {}
    entries: list[Story | Page | Event] = [*stories, *pages, *events]
    for source, alias in ((entry.source, alias) for entry in entries for alias in entry.aliases):
        # Some disks do not tell capitals apart: one of two such files would replace the other.
        page = page_of(alias).removesuffix("index.html").lower()
        if addresses.get(page) == source.path:
            yield _problem(source, "aliases", f"`{alias}` is its own address", "delete the alias")
        elif page in addresses:
            yield _problem(source, "aliases", f"`{alias}` is the address of {addresses[page]}", "delete the alias")
        elif _is_of_the_site(page, site):
            hint = "delete it: an alias is an address that a page had, and no other has now"
            yield _problem(source, "aliases", f"`{alias}` belongs to the site itself", hint)
        first = taken.setdefault(page, source.path)
        if first != source.path:
            hint = "delete it in one of the two: an old address leads to one place"
            yield _problem(source, "aliases", f"`{alias}` is an alias of {first} too", hint)


def _is_of_the_site(page: str, site: Site) -> bool:
    """Whether something else than an entry is at the address, or will be."""
    parts = page.strip("/").split("/")
    if parts[0] in site.languages:
        parts = parts[1:] or [""]
    below = parts[1].partition(".")[0] if len(parts) > 1 else ""
    if parts[0] == "stories":
        return below in {"", "page"}
    if parts[0] == "events":
        return below in address.RESERVED_EVENT_SLUGS | {""} or re.fullmatch(r"\d{4}", below) is not None
    return parts[0] in address.RESERVED_PAGE_SLUGS | _OWN_FILES


def _slugs(site: Site, field: str, names: Iterable[tuple[str, Source]]) -> Iterator[Problem]:
    taken: dict[str, tuple[str, str]] = {}
    reported: set[str] = set()
    for name, source in names:
        slug = site.slug(name)
        first_name, first_path = taken.setdefault(slug, (name, source.path))
        if not slug and name not in reported:
            hint = f'add `"{name}": "a-slug"` to SLUGS in {SETTINGS_FILE}'
            yield _problem(source, field, f"`{name}` has no letters or digits to make an address of", hint)
        elif len(slug.encode()) > MAX_SLUG_BYTES and name not in reported:
            message = f"`{name[:40]}...` makes an address of {len(slug.encode())} bytes, more than {MAX_SLUG_BYTES}"
            yield _problem(source, field, message, f"shorten it, or give it a slug in SLUGS in {SETTINGS_FILE}")
        elif first_name != name and name not in reported:
            message = f"`{name}` and `{first_name}` ({first_path}) would share one address, {slug}"
            hint = f'write them alike, or add `"{name}": "another-slug"` to SLUGS in {SETTINGS_FILE}'
            yield _problem(source, field, message, hint)
        else:
            continue
        reported.add(name)


def _slugs_of_kept_calendars(site: Site, events: Sequence[Event]) -> Iterator[Problem]:
    """Names in KEPT_CALENDARS that would share an address with another of an event."""
    standing = {group.address(site): group for group in standing_groups(site)}
    paths = {group: event.source.path for event in events for group in groups_of(event)}
    for group, path in paths.items():
        kept = standing.get(group.address(site), group)
        if kept != group and kept.name in site.kept_calendars.get(kept.kind, ()):
            message = f"`{kept.name}` and `{group.name}` ({path}) would share one address, {group.slug(site)}"
            hint = f'write them alike, or add `"{kept.name}": "another-slug"` to SLUGS'
            yield Problem(SETTINGS_FILE, 0, "KEPT_CALENDARS", message, hint)


def _pictures(stories: Sequence[Story], events: Sequence[Event], images: Sequence[str]) -> Iterator[Problem]:
    known, near_words = set(images), NearWords(images)
    used: list[tuple[Source, Image | None]] = [(story.source, story.image) for story in stories]
    used += [(event.source, event.image) for event in events]
    reported: set[tuple[str, str]] = set()
    for source, image in used:
        # A translation that says nothing of a picture has the original's.
        if image is None or f"content{image.address}" in known or (source.group, image.address) in reported:
            continue
        reported.add((source.group, image.address))
        message = f"there is no picture content{image.address}"
        near = near_words.nearest(f"content{image.address}").removeprefix("content/")
        hint = f"did you mean `{near}`? capitals count" if near else "add the file, and mind capitals in its name"
        yield _problem(source, "image.file", message, hint)


def _domain(site: Site) -> Iterator[Problem]:
    if site.calendar_domain == SAMPLE_DOMAIN:
        message = f"is still the sample's, {SAMPLE_DOMAIN}"
        hint = "choose a domain of yours before anyone subscribes, and never change it again"
        yield Problem(SETTINGS_FILE, 0, "CALENDAR_DOMAIN", message, hint, Severity.WARNING)


def _problem(source: Source, field: str, message: str, hint: str) -> Problem:
    return Problem(source.path, source.line(field), field, message, hint)
