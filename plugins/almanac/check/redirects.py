"""Checks old addresses that were no entry's: nothing else is there, and they lead to what the site has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from almanac.check.aliases import addresses_of_entries, belongs_to_the_site, folders_above, key_of
from almanac.model import address
from almanac.model.event import Event
from almanac.model.group import KINDS
from almanac.model.old_address import PATH, OldAddress
from almanac.model.problem import Problem
from almanac.model.removal import Removal
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.read.body.site_pages import known_addresses
from almanac.read.fault import Fault
from almanac.read.values.links import Targets
from almanac.render.redirects import has_page, page_of

_STORY_GROUPS = get_args(address.StoryGroup)
_EVENT_GROUPS = frozenset(kind.partition("/")[0] for kind in KINDS)
_GROUP_FEED = re.compile(r"/feeds/(?P<group>(?:events/)?[a-z]+/[^/]+)\.atom\.xml")
_FEEDS = frozenset(
    [*(feed(form) for feed in (address.stories_feed, address.events_feed) for form in get_args(address.FeedFormat)),
     address.DIGEST_FEED]
)  # fmt: skip
_DELETE = "delete it: an old address is one at which nothing is any more"
_A_LIST = 2


def check_redirects(
    site: Site,
    old_addresses: Sequence[OldAddress],
    stories: Sequence[Story],
    pages: Sequence[Page],
    events: Sequence[Event],
    removals: Sequence[Removal],
) -> Iterator[Problem]:
    """A Problem at each old address that something else has."""
    if not old_addresses:
        return
    entries: list[Story | Page | Event] = [*stories, *pages, *events]
    taken = {key_of(page_of(alias)): f"an alias of {entry.source.path}" for entry in entries for alias in entry.aliases}
    taken |= {
        key_of(page_of(where)): "an address of content/removals.yml" for one in removals for where in one.addresses
    }
    taken |= {key_of(where): f"the address of {of.path}" for of, where in addresses_of_entries(stories, pages, events)}
    lists = frozenset(map(key_of, known_addresses(site, stories, pages, events)))
    files = {f"/{address.file_of(where)}" for where in taken}
    for one, where in [(entry, where) for entry in old_addresses for where in entry.addresses]:
        key = key_of(page_of(where))
        if key in taken:
            yield _problem(one, "from", f"`{where}` is {taken[key]}", "delete it here, or there")
        elif has_page(where) and is_of_the_site(key, site, lists):
            yield _problem(one, "from", f"`{where}` belongs to the site itself", _DELETE)
        elif has_page(where) and any(folder in files for folder in folders_above(where)):
            hint = "no disk has a folder and a file of one name: delete it"
            yield _problem(one, "from", f"`{where}` lies below a file", hint)
        if has_page(where) and (not one.is_for_programs or where in one.copies):
            files.add(f"/{address.file_of(key)}")
        taken[key] = "here already, in another entry"


def is_of_the_site(page: str, site: Site, lists: frozenset[str]) -> bool:
    """Whether the site has something there; what only could be a list of a group is none while nothing is in it."""
    parts = page.strip("/").split("/")
    if parts[0] in {lang.casefold() for lang in site.languages}:
        parts = parts[1:] or [""]
    of_events = parts[0] == "events" and len(parts) > _A_LIST and parts[1] in _EVENT_GROUPS
    if of_events or (parts[0] in _STORY_GROUPS and len(parts) >= _A_LIST):
        where = re.sub(r"page/\d+/$", "", f"/{'/'.join(parts)}/")
        return where in lists or f"{where.rstrip('/').removesuffix('.ics')}/" in lists
    return belongs_to_the_site(page, site)


def leading_somewhere(
    old_addresses: Iterable[OldAddress], targets: Targets, aliases: Mapping[str, str]
) -> tuple[tuple[OldAddress, ...], list[Problem]]:
    """Those that lead to what the site has, and a Problem at each other; ``aliases`` have what they lead to."""
    known, problems = [*old_addresses], list[Problem]()
    ways = {page_of(where): one.to for one in known for where in one.addresses} | dict(aliases)
    right = []
    for one in known:
        fault = _fault_of(one.to, targets, ways)
        if fault:
            problems.append(_problem(one, "to", fault.message, fault.hint))
        else:
            right.append(one)
    return tuple(right), problems


def _fault_of(to: str, targets: Targets, ways: Mapping[str, str]) -> Fault | None:
    further = ways.get(page_of(to))
    if further:
        return Fault(f"`{to}` is an old address itself", f"write where that leads: `{further}`")
    try:
        group = _GROUP_FEED.fullmatch(to)
        is_other_feed = to.startswith("/feeds/") and to not in _FEEDS
        if is_other_feed and not (group and _has_feed(group["group"], targets)):
            return Fault(f"`{to}` leads nowhere: this site has no such feed", "look at /subscribe/, which has them all")
        targets.resolve(to, PATH)
    except Fault as fault:
        return fault
    return None


def _has_feed(group: str, targets: Targets) -> bool:
    """Whether there is a feed of a group, such as ``category/news`` or ``events/city/lima``."""
    kind, _, name = group.rpartition("/")
    if targets.pages is None:
        return True
    if kind == "lang":
        return name in targets.pages.site.languages
    return kind.partition("/")[0] in {"events", *_STORY_GROUPS} and f"/{group}/" in targets.pages.known


def _problem(one: OldAddress, field: str, message: str, hint: str) -> Problem:
    return Problem(PATH, one.line, field, message, hint)
