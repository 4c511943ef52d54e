"""Gives every entry that comes its file and its address, before any text is read: the first of the two passes."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import chain
from urllib.parse import unquote

from almanac.importers.days import day_of
from almanac.importers.old_addresses import OldAddresses
from almanac.importers.plan import Account, PlannedEntry, PlannedKind, Source
from almanac.importers.slugs import first_free, parent_of, wanted_slugs
from almanac.importers.taken import ITS_OWN, Taken, key_of
from almanac.importers.words import has_e_mail, one_line
from almanac.model import address
from almanac.model.group import NOT_NAMED, Group
from almanac.model.site import Site
from almanac.model.slug import slugify
from almanac.read.entries.slug_and_language import read_name
from almanac.read.fault import Fault
from almanac.read.values.dates import read_published
from almanac.read.values.language_code import is_language, meant_language
from almanac.read.values.site_path import site_path

_NAMES = ("tags", "authors", "series")
_NO_DAY = {"story": "stories without a date that can be read", "event": "events without a day that can be read"}


@dataclass(frozen=True, slots=True)
class EarlierImport:
    """What an earlier import made of an entry: its file, and the addresses that it has had since."""

    path: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry goes: its file, its address, and the old addresses that lead there.

    ``original`` is the file that it translates, if it is a translation.
    """

    kind: PlannedKind
    path: str
    address: str
    lang: str
    aliases: tuple[str, ...] = ()
    original: str = ""

    @property
    def slug(self) -> str:
        """The slug as it stands in the address."""
        return self.address.rstrip("/").rpartition("/")[2]


@dataclass(slots=True)
class Layout:
    """The place of each entry by its key, where old addresses lead, and what names are used how often.

    ``categories`` counts by kind of entry; ``names`` by field; ``unfit`` are old addresses that no page can have.
    """

    places: dict[str, Place]
    old: OldAddresses
    categories: dict[str, Counter[str]]
    names: dict[str, Counter[str]]
    languages: Counter[str]
    groups: Counter[Group]
    unfit: list[tuple[str, str, str]] = field(default_factory=list)


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


def lay_out(
    gathered: Gathered,
    base: str,
    site: Site,
    taken: Taken,
    earlier: Mapping[str, EarlierImport],
    events_folder: str = "",
) -> Layout:
    """The place of each; ``base`` is the address of the old site, ``earlier`` what an earlier import made of them.

    Events go into a folder for each year, below EVENTS_PATH, or all into ``events_folder`` there.
    """
    return _Layouter(base, site, taken, earlier, events_folder).layout(gathered)


def _is_future(entry: PlannedEntry, day: date | None, site: Site, now: datetime) -> bool:
    try:
        return read_published(one_line(entry.fields.get("date"))).as_datetime(site.zone) > now
    except Fault:
        return day is not None and day > now.astimezone(site.zone).date()


class _Layouter:
    def __init__(
        self, base: str, site: Site, taken: Taken, earlier: Mapping[str, EarlierImport], events_folder: str
    ) -> None:
        self._events_folder = events_folder
        self._site = site
        self._taken = taken
        self._earlier = earlier
        self._old = OldAddresses(base)
        self._places: dict[str, Place] = {}
        self._unfit: list[tuple[str, str, str]] = []

    def layout(self, gathered: Gathered) -> Layout:
        seen = gathered.entries
        groups = [*_groups(seen)]
        # What was here before stays where it is, whatever comes before it now.
        groups.sort(key=lambda group: group[0] not in self._earlier)
        for group in groups:
            self._place_group(group, [seen[key] for key in group])
        self._add_old_addresses(seen)
        languages = Counter(one.lang for one in seen.values())
        names = {kind: Counter(self._taken.names.get(kind, {})) + counted for kind, counted in gathered.names.items()}
        return Layout(self._places, self._old, gathered.categories, names, languages, gathered.groups, self._unfit)

    def _place_group(self, keys: Sequence[str], members: Sequence[Seen]) -> None:
        """An original and its translations, which share the name of their file."""
        original = members[0]
        known = next((self._earlier[key] for key in keys if key in self._earlier), None)
        stem = read_name(known.path)[0].group if known else self._free_stem(keys[0], original)
        slug = stem.rpartition("/")[2]
        self._taken.groups.add(key_of(stem))
        if original.kind == "event":
            self._taken.event_slugs.add(key_of(slug))
        for number, (key, member) in enumerate(zip(keys, members, strict=True)):
            path = f"{stem}.{member.lang}.md" if number else f"{stem}.md"
            path = self._earlier[key].path if key in self._earlier else path
            # Somebody may have given the file another day since.
            where = self._taken.kept.get(path) or self._address(member, slug)
            self._taken.add_address(where, path)
            of = self._places[keys[0]].path if number else ""
            self._places[key] = Place(member.kind, path, where, member.lang, original=of)

    def _free_stem(self, key: str, original: Seen) -> str:
        """The path of a new file, without its ending."""
        kind, folder = original.kind, self._folder(original)
        parent = parent_of(original.old_addresses[0]) if kind == "page" and original.old_addresses else ""
        slugs = wanted_slugs(original.slug, original.title, key, parent)
        return f"{folder}/{first_free(slugs, kind, lambda slug: self._is_free(kind, folder, slug))}"

    def _is_free(self, kind: PlannedKind, folder: str, slug: str) -> bool:
        if key_of(f"{folder}/{slug}") in self._taken.groups:
            return False
        return kind != "event" or key_of(slug) not in self._taken.event_slugs

    def _folder(self, seen: Seen) -> str:
        if seen.kind == "page" or seen.day is None:
            return "content/pages"
        if seen.kind == "event" and self._events_folder:
            return f"{self._site.events_path}/{self._events_folder}"
        folder = self._site.events_path if seen.kind == "event" else "content/stories"
        return f"{folder}/{seen.day.year:04d}"

    def _address(self, seen: Seen, slug: str) -> str:
        default = self._site.default_lang
        if seen.kind == "page" or seen.day is None:
            return address.page(slug, seen.lang, default)
        if seen.kind == "event":
            return address.event(slug, seen.lang, default)
        return address.story(seen.day, slug, seen.lang, default)

    def _add_old_addresses(self, seen: Mapping[str, Seen]) -> None:
        """After all have their own: no old address takes one of these."""
        keys = {place.path: key for key, place in self._places.items()}
        for key, one in seen.items():
            place = self._places[key]
            before = self._earlier[key].addresses if key in self._earlier else ()
            aliases: list[str] = []
            for old in chain(before, one.old_addresses):
                self._old.add(old, place.address)
                aliases += self._alias(old, place)
            # Those of an event are its original's: translations have none of their own.
            of = keys[place.original] if place.kind == "event" and place.original else key
            self._places[of] = replace(
                self._places[of], aliases=tuple(dict.fromkeys([*self._places[of].aliases, *aliases]))
            )

    def _alias(self, old: str, place: Place) -> list[str]:
        try:
            alias = site_path(old)
        except Fault as fault:
            self._unfit.append((old, place.address, fault.message))
            return []
        path = place.original if place.kind == "event" and place.original else place.path
        fault_of_alias = self._taken.fault_of_alias(alias, place.path) or self._taken.fault_of_alias(alias, path)
        if fault_of_alias:
            # Most keep their address, and then there is nothing to say.
            if fault_of_alias != ITS_OWN:
                self._unfit.append((old, place.address, f"`{alias}` cannot lead there: {fault_of_alias}"))
            return []
        self._taken.add_alias(alias, path)
        return [alias]


def _groups(seen: Mapping[str, Seen]) -> Iterator[list[str]]:
    """The keys of originals, each with those of its translations; one without an original is one itself."""
    members: dict[str, list[str]] = {}
    for key in seen:
        members.setdefault(_root(key, seen), []).append(key)
    for root, keys in members.items():
        ordered = sorted(keys, key=lambda key: key != root)
        group: list[str] = []
        languages: set[str] = set()
        for key in ordered:
            is_alike = not group or (seen[key].kind == seen[group[0]].kind)
            if is_alike and seen[key].lang not in languages:
                group.append(key)
                languages.add(seen[key].lang)
            else:
                yield [key]
        yield group


def _root(key: str, seen: Mapping[str, Seen]) -> str:
    """The key of what it translates in the end, whether that comes too or not."""
    passed = {key}
    while key in seen and seen[key].original and seen[key].original not in passed:
        key = seen[key].original
        passed.add(key)
    # Of a ring, in which each is said to translate another, it is always the same one.
    return min(passed) if key in seen and seen[key].original in passed else key


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
