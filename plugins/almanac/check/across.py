"""Checks across files: identities that collide, names that would share an address, pictures that are not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from almanac.check.aliases import addresses_of_entries, check_aliases
from almanac.check.confusable_names import check_confusable_names
from almanac.check.slugs_of_places import check_slugs_of_places
from almanac.model.entry import Source
from almanac.model.event import Event
from almanac.model.group import groups_of, kept_groups, standing_groups
from almanac.model.image import Image
from almanac.model.path_part import device
from almanac.model.problem import Problem, Severity
from almanac.model.profile import Profile
from almanac.model.site import SETTINGS_FILE, Site
from almanac.model.slug import MAX_SLUG_BYTES
from almanac.model.story import Page, Story
from almanac.read.near_words import NearWords

SAMPLE_DOMAIN = "almanac.example.org"


def check(
    site: Site, stories: Sequence[Story], pages: Sequence[Page], events: Sequence[Event], images: Sequence[str]
) -> list[Problem]:
    """Problems across all entries, drafts among them."""
    return [
        *_addresses(stories, pages, events),
        *_uids(events),
        *check_aliases(site, stories, pages, events),
        *_feed_identities(stories),
        *_slugs(site, "tags", ((tag, story.source) for story in stories for tag in story.tags)),
        *_slugs(site, "authors", ((name, story.source) for story in stories for name in story.authors)),
        *_slugs(site, "category", ((story.category, story.source) for story in stories)),
        *_slugs(site, "series", ((story.series, story.source) for story in stories if story.series)),
        *_slugs(site, "tags", ((tag, event.source) for event in events for tag in event.tags)),
        *_slugs(site, "series", ((event.series, event.source) for event in events if event.series)),
        *_slugs(site, "category", ((event.category, event.source) for event in events)),
        *_confusable_names(stories, events),
        *check_slugs_of_places(site, events),
        *_slugs_of_kept_calendars(site, events),
        *missing_pictures(stories, events, images),
        *_domain(site),
    ]


def _addresses(stories: Sequence[Story], pages: Sequence[Page], events: Sequence[Event]) -> Iterator[Problem]:
    taken: dict[str, Source] = {}
    for source, where in addresses_of_entries(stories, pages, events):
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


def _uids(events: Sequence[Event]) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for event in events:
        first = taken.setdefault(event.uid, event.source.path)
        if first != event.source.path:
            message = f"`{event.uid}` is the identity of {first} too"
            hint = "in people's calendars one would replace the other: give the newer one another `uid`"
            yield _problem(event.source, _field_of_identity(event), message, hint)


def _field_of_identity(event: Event) -> str:
    return "source" if event.elsewhere and event.elsewhere.uid else "uid"


def _feed_identities(stories: Sequence[Story]) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for story in sorted(stories, key=lambda story: bool(story.id)):
        first = taken.setdefault(story.identity, story.source.path)
        if story.id and first != story.source.path:  # of aliases and addresses it is said there
            message = f"`{story.identity}` is the identity of {first} too"
            hint = f"in feeds one would hide the other: write `id: {story.address}` in the newer one"
            yield _problem(story.source, "id", message, hint)


def _slugs(site: Site, field: str, names: Iterable[tuple[str, Source]]) -> Iterator[Problem]:
    """A Problem at the first use of a name that cannot be an address, or is that of another name."""
    first_uses: dict[str, Source] = {}
    for name, source in names:
        first_uses.setdefault(name, source)
    taken: dict[str, str] = {}
    for name, source in first_uses.items():
        slug = site.slug(name)
        first = taken.setdefault(slug, name)
        if not slug:
            hint = f'add `"{name}": "a-slug"` to SLUGS in {SETTINGS_FILE}'
            yield _problem(source, field, f"`{name}` has no letters or digits to make an address of", hint)
        elif len(slug.encode()) > MAX_SLUG_BYTES:
            message = f"`{name[:40]}...` makes an address of {len(slug.encode())} bytes, more than {MAX_SLUG_BYTES}"
            yield _problem(source, field, message, f"shorten it, or give it a slug in SLUGS in {SETTINGS_FILE}")
        elif device(slug):
            message = f"`{name}` makes an address `{slug}`, which is the name of a device on Windows"
            yield _problem(source, field, message, f'add `"{name}": "another-slug"` to SLUGS in {SETTINGS_FILE}')
        elif first != name:
            message = f"`{name}` and `{first}` ({first_uses[first].path}) would share one address, {slug}"
            hint = f'write them alike, or add `"{name}": "another-slug"` to SLUGS in {SETTINGS_FILE}'
            yield _problem(source, field, message, hint)


def _confusable_names(stories: Sequence[Story], events: Sequence[Event]) -> Iterator[Problem]:
    """Stories and events together: a tag that stands in both is one to readers."""
    entries: list[Story | Event] = [*stories, *events]
    yield from check_confusable_names("tags", ((tag, entry.source) for entry in entries for tag in entry.tags))
    yield from check_confusable_names("authors", ((name, story.source) for story in stories for name in story.authors))
    yield from check_confusable_names("series", ((entry.series, entry.source) for entry in entries if entry.series))
    yield from check_confusable_names("category", ((entry.category, entry.source) for entry in entries))


def _slugs_of_kept_calendars(site: Site, events: Sequence[Event]) -> Iterator[Problem]:
    """Names in KEPT_CALENDARS that would share an address with another of an event."""
    standing = {group.address(site): group for group in standing_groups(site)}
    kept_ones = frozenset(kept_groups(site))
    paths = {group: event.source.path for event in events for group in groups_of(event)}
    for group, path in paths.items():
        kept = standing.get(group.address(site), group)
        if kept != group and kept in kept_ones:
            message = f"`{kept.full_name}` and `{group.full_name}` ({path}) would share one address, {group.slug(site)}"
            hint = f'write them alike, or add `"{kept.full_name}": "another-slug"` to SLUGS'
            yield Problem(SETTINGS_FILE, 0, "KEPT_CALENDARS", message, hint)


def missing_pictures(
    stories: Sequence[Story], events: Sequence[Event], images: Sequence[str], profiles: Sequence[Profile] = ()
) -> Iterator[Problem]:
    """A Problem at each picture of an entry that is not among ``images``."""
    known, near_words = set(images), NearWords(images)
    used: list[tuple[Source, Image | None]] = [(story.source, story.image) for story in stories]
    used += [(profile.source, profile.image) for profile in profiles]
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
