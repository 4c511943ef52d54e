"""Finds organizers, cities and venues whose lists cannot have an address of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from almanac.model.entry import Source
from almanac.model.event import Event
from almanac.model.group import Group, groups_of, groups_with_lists
from almanac.model.path_part import device
from almanac.model.problem import Problem
from almanac.model.site import SETTINGS_FILE, Site
from almanac.model.slug import MAX_SLUG_BYTES

_FIELDS: Mapping[str, str] = {"organizer": "organizers", "city": "place.city", "venue": "place.name"}


def check_slugs_of_places(site: Site, events: Sequence[Event]) -> Iterator[Problem]:
    """A Problem at the first use of a name that is another's address, or with enough events for a list makes none."""
    first_uses: dict[Group, Source] = {}
    for event in events:
        for group in groups_of(event):
            if group.kind in _FIELDS:
                first_uses.setdefault(group, event.source)
    with_lists = groups_with_lists(events, site)
    taken: dict[tuple[str, str], Group] = {}
    for group, source in first_uses.items():
        slug = group.slug(site)
        first = taken.setdefault((group.kind, slug), group) if slug else group
        fault = _shared(group, first, first_uses[first], slug) if first != group else None
        if fault is None and group in with_lists:
            fault = _unfit(group, slug)
        if fault:
            field = _FIELDS[group.kind]
            message, another = fault
            hint = f'add `"{group.full_name}": "{another}"` to SLUGS in {SETTINGS_FILE}'
            yield Problem(source.path, source.line(field), field, message, hint)


def _shared(group: Group, first: Group, source: Source, slug: str) -> tuple[str, str] | None:
    """What is wrong, and another slug; nothing of venues where it is their cities that share an address."""
    where = f" in {group.country} and `{first.name}` in {first.country}" if group.country else f" and `{first.name}`"
    message = f"`{group.name}`{where} ({source.path}) would share one address, {slug}"
    if group.kind == "venue" and group.country != first.country:
        return None
    return message, f"{slug}-{group.country.lower()}" if group.kind == "city" else "another-slug"


def _unfit(group: Group, slug: str) -> tuple[str, str] | None:
    if not slug:
        return f"`{group.name}` has no letters or digits to make an address of", "a-slug"
    if len(slug.encode()) > MAX_SLUG_BYTES:
        bytes_of = f"an address of {len(slug.encode())} bytes, more than {MAX_SLUG_BYTES}"
        return f"`{group.name[:40]}...` makes {bytes_of}", "a-shorter-slug"
    if device(slug):
        return f"`{group.name}` makes an address `{slug}`, which is the name of a device on Windows", "another-slug"
    return None
