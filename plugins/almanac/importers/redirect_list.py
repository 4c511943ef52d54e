"""Says where old addresses lead that were no entry's: those of categories, tags, authors, feeds and of places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

import yaml

from almanac.importers.completing import Rules
from almanac.importers.layout import Layout
from almanac.importers.names import key_of_name
from almanac.importers.plan import PlannedKind, PlannedRedirect
from almanac.importers.taken import ITS_OWN, OF_THE_SITE, Taken
from almanac.importers.words import one_line
from almanac.model import address
from almanac.model.group import Group
from almanac.model.old_address import PATH
from almanac.read.fault import Fault
from almanac.read.values.site_path import site_path

_GROUP_FEED = re.compile(r"/feeds/((?:events/)?[a-z]+/[^/]+)\.atom\.xml")
_Kind = Literal["tag", "author", "series"]
_LISTS_OF_NAMES: Mapping[str, _Kind] = {"tags": "tag", "authors": "author", "series": "series"}
_ALWAYS = frozenset(
    ["/", address.STORIES, address.EVENTS, address.SUBSCRIBE, address.CALENDAR,
     *(feed(form) for feed in (address.stories_feed, address.events_feed) for form in get_args(address.FeedFormat))]
)  # fmt: skip
_GROUPS: Mapping[str, address.EventGroup] = {"city": "city", "venue": "venue", "organizer": "organizer"}


@dataclass(slots=True)
class Redirects:
    """Old paths with the new ones; those that lead to a list near by; those that no page can have, with the reason."""

    to: dict[str, str] = field(default_factory=dict)
    nearest: list[tuple[str, str]] = field(default_factory=list)
    unfit: list[tuple[str, str, str]] = field(default_factory=list)


class Leading:
    """Finds where a planned redirect leads, by what comes; ``lists`` are the addresses of lists that are there."""

    def __init__(self, layout: Layout, rules: Rules, lists: Iterable[str]) -> None:
        self._layout = layout
        self._rules = rules
        self._site = rules.site
        with_lists = [group for group, count in layout.groups.items() if count >= group.least]
        self._groups = {(group.kind, key_of_name(group.name)): group for group in with_lists}
        self.lists = frozenset([*lists, *self._lists(with_lists)])
        self._spelt = {
            field_name: {
                key_of_name(name) or name: rules.spellings.get(field_name, {}).get(name, name) for name in counted
            }
            for field_name, counted in layout.names.items()
        }
        self._entries = frozenset(place.address for place in layout.places.values())

    def target(self, redirect: PlannedRedirect) -> tuple[str, bool]:
        """The new address, and whether it is of what was meant and not of the nearest list."""
        where, is_meant = self._page(redirect)
        if not redirect.as_feed:
            return where, is_meant
        return (f"/feeds{where[:-1]}.atom.xml", True) if is_meant else (address.stories_feed("atom.xml"), False)

    def _page(self, redirect: PlannedRedirect) -> tuple[str, bool]:
        name = one_line(redirect.to)
        if redirect.kind == "address":
            return (redirect.to, True) if self._is_there(redirect.to) else (address.STORIES, False)
        if redirect.kind == "entry":
            place = self._layout.places.get(redirect.to)
            return (place.address, True) if place else (address.STORIES, False)
        if redirect.kind in _GROUPS:
            group = self._groups.get((_GROUPS[redirect.kind], key_of_name(name)))
            return (group.address(self._site), True) if group else (address.EVENTS, False)
        if redirect.kind == "event category":
            return self._category("event", name, address.EVENTS)
        if redirect.kind == "category":
            return self._category("story", name, address.STORIES)
        return self._story_group("tag" if redirect.kind == "tag" else "author", name)

    def _is_there(self, where: str) -> bool:
        if where in _ALWAYS or where in self._entries or where in self.lists:
            return True
        feed = _GROUP_FEED.fullmatch(where)
        return feed is not None and f"/{feed[1]}/" in self.lists

    def _lists(self, groups: Iterable[Group]) -> Iterator[str]:
        """The addresses of what entries that come have in common, and of some that they might have."""
        slug, spellings = self._site.slug, self._rules.spellings
        for field_name, kind in _LISTS_OF_NAMES.items():
            for name in self._layout.names.get(field_name, {}):
                spelt = slug(spellings.get(field_name, {}).get(name, name))
                yield address.story_group(kind, spelt)
                yield from [address.event_group(kind, spelt)] if kind in {"tag", "series"} else []
        yield from (address.story_group("category", slug(name)) for name in self._rules.categories["story"].all)
        yield from (address.event_group("category", slug(name)) for name in self._rules.categories["event"].all)
        yield from (group.address(self._site) for group in groups)

    def _category(self, kind: PlannedKind, name: str, otherwise: str) -> tuple[str, bool]:
        category = self._rules.categories[kind].becomes.get(key_of_name(name), "")
        if not category:
            return otherwise, False
        slug = self._site.slug(category)
        is_event = kind == "event"
        return address.event_group("category", slug) if is_event else address.story_group("category", slug), True

    def _story_group(self, kind: Literal["tag", "author"], name: str) -> tuple[str, bool]:
        field_name = f"{kind}s"
        spelt = self._spelt[field_name].get(key_of_name(name) or name)
        return (address.story_group(kind, self._site.slug(spelt)), True) if spelt else (address.STORIES, False)


def redirects(
    planned: Iterable[PlannedRedirect], leading: Leading, layout: Layout, taken: Taken, belongs: Callable[[str], bool]
) -> Redirects:
    """Those that a page can have; links in texts follow all of them. ``belongs`` says what the site itself has."""
    found = Redirects()
    for redirect in planned:
        target, is_meant = leading.target(redirect)
        layout.old.add(redirect.old, target)
        try:
            old = site_path(redirect.old)
        except Fault as fault:
            found.unfit.append((redirect.old, target, fault.message))
            continue
        if old.rstrip("/") == target.rstrip("/") or old in found.to:
            continue
        reason = taken.fault_of_alias(old, PATH, belongs)
        if reason:
            # A list has its pages where it had them, and nobody has to be led there.
            if reason != ITS_OWN and not (reason == OF_THE_SITE and old.startswith(target)):
                found.unfit.append((old, target, f"`{old}` cannot lead there: {reason}"))
            continue
        taken.add_alias(old, PATH)
        found.to[old] = target
        if not is_meant:
            found.nearest.append((old, target))
    return found


def redirects_text(all_redirects: Mapping[str, str]) -> str:
    """The file, in the order of old addresses; empty for none."""
    entries = [{"from": old, "to": new} for old, new in sorted(all_redirects.items())]
    return yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=100_000) if entries else ""


def lines_to_add(text: str, known: Iterable[str], wanted: Mapping[str, str]) -> str:
    """The text of a list that somebody has changed, with what it lacks at its end."""
    there = set(known)
    missing = {old: new for old, new in wanted.items() if old not in there}
    if not missing:
        return text
    return f"{text.rstrip()}\n{redirects_text(missing)}" if text.strip() not in {"", "[]"} else redirects_text(missing)
