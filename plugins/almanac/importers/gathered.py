"""Reads all entries of a source once, and keeps of each what the place of every one depends on."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import unquote

from almanac.importers.days import day_of
from almanac.importers.plan import Account, PlannedEntry, PlannedKind, Source
from almanac.importers.words import has_e_mail, one_line
from almanac.model.group import NOT_NAMED, Group
from almanac.model.site import Site
from almanac.model.slug import slugify
from almanac.read.fault import Fault
from almanac.read.values.dates import read_published
from almanac.read.values.language_code import is_language, meant_language

_NAMES = ("tags", "authors", "series")
_NO_DAY = {"story": "stories without a date that can be read", "event": "events without a day that can be read"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What is kept of an entry between the passes: as little as can be, for there may be very many."""

    kind: PlannedKind
    slug: str
    title: str
    original: str
    old_addresses: tuple[str, ...]
    day: date | None
    lang: str


@dataclass(slots=True)
class Gathered:
    """What is known of all entries once they were read: each by its key, and how often names are used."""

    entries: dict[str, Seen] = field(default_factory=dict)
    categories: dict[str, Counter[str]] = field(default_factory=lambda: {"story": Counter(), "event": Counter()})
    names: dict[str, Counter[str]] = field(default_factory=lambda: {kind: Counter() for kind in _NAMES})
    groups: Counter[Group] = field(default_factory=Counter)

    def add(self, entry: PlannedEntry, day: date | None, lang: str) -> None:
        """Note an entry that may be published."""
        # Of what has a slug nobody needs the title.
        title = "" if slugify(unquote(entry.slug)) else one_line(entry.fields.get("title"))
        self.entries[entry.key] = Seen(
            entry.kind, entry.slug, title, entry.original, entry.old_addresses, day, sys.intern(lang)
        )
        category = entry.fields.get("category")
        if entry.kind in self.categories and category:
            self.categories[entry.kind][str(category)] += 1
        for kind, counted in self.names.items():
            value = entry.fields.get(kind)
            many = value if isinstance(value, list | tuple) else [value]
            names = [line for name in many if (line := one_line(name))]
            counted.update(name for name in names if kind != "authors" or not has_e_mail(name))
        self.groups.update(_groups_of_event(entry))


def read_places(
    source: Source,
    account: Account,
    site: Site,
    now: datetime,
    lang: str = "",
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Gathered:
    """Read all entries once, and keep of each what its place depends on; ``lang`` is that of texts that name none.

    What is not published by ``now`` is left out. ``progress`` is told how many are read. Raises ``Fault`` where the
    source cannot be read to its end.
    """
    gathered = Gathered()
    for number, entry in enumerate(source.entries(account), 1):
        progress(number, 0)
        day = day_of(entry)
        if entry.key in gathered.entries:
            account.leave_out("the same entry once more", entry.where)
        elif day is None and entry.kind in _NO_DAY:
            account.leave_out(_NO_DAY[entry.kind], entry.where)
        elif one_line(entry.fields.get("draft")).lower() in {"true", "yes"}:
            account.leave_out("drafts", entry.where)
        elif entry.kind == "story" and _is_future(entry, day, site, now):
            account.leave_out("stories of the future", entry.where)
        else:
            gathered.add(entry, day, _language(entry, lang or site.default_lang, account))
            account.came[entry.kind] += 1
    return gathered


def _is_future(entry: PlannedEntry, day: date | None, site: Site, now: datetime) -> bool:
    try:
        return read_published(one_line(entry.fields.get("date"))).as_datetime(site.zone) > now
    except Fault:
        return day is not None and day > now.astimezone(site.zone).date()


def _language(entry: PlannedEntry, default: str, account: Account) -> str:
    if not entry.lang or is_language(entry.lang):
        return entry.lang or default
    meant = meant_language(entry.lang)
    account.look_at(entry.where, f"`{entry.lang}` is not a language's code; {meant or default} is taken")
    return meant or default


def _groups_of_event(entry: PlannedEntry) -> Iterator[Group]:
    """Its city, its venue and its organizers, as far as their names can be read."""
    place, organizers = entry.fields.get("place"), entry.fields.get("organizers")
    if entry.kind != "event" or entry.original:
        return
    if isinstance(place, Mapping):
        name, city, country = (one_line(place.get(part)) for part in ("name", "city", "country"))
        if city and country:
            yield Group("city", city, country=country)
            yield from [Group("venue", name, city, country)] if name and name != NOT_NAMED else []
    for one in organizers if isinstance(organizers, list | tuple) else []:
        name = one_line(one.get("name")) if isinstance(one, Mapping) else ""
        if name and not has_e_mail(name):
            yield Group("organizer", name)
