"""Groups what is listed by category, country, ...: each group has a page of its own and a calendar beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from almanac.model import address, language
from almanac.model.event import Event
from almanac.model.group import Group, groups_of, standing_groups
from almanac.model.interface import NP_
from almanac.model.site import Site
from almanac.render.events.listing import EventListing, ListedEvent, label_of
from almanac.render.orthography import name_order
from almanac.render.views.parts import Facet, Label

ONLINE = "online"
# The headings of the kinds of groups, in their order on pages.
KINDS: Mapping[str, tuple[str, str]] = {
    # Translators: above the name of one category; in the list of all ways to narrow a list it stands above several.
    "category": NP_("one", "Category"),
    "country": NP_("one", "Country"),
    "language": NP_("one", "Language"),
    "city": NP_("one", "City"),
    "venue": NP_("one", "Venue"),
    "organizer": NP_("one", "Organizer"),
    "series": NP_("one", "Series"),
    "tag": NP_("one", "Tag"),
    # Translators: above what is narrowed twice: the events that have one tag, in one country.
    "country/tag": NP_("one", "Tag and country"),
    ONLINE: NP_("one", "Online"),
}


@dataclass(frozen=True, slots=True)
class EventGroup:
    """A part of the listing; ``kind`` is what it is a part by, ``calendar`` the address of its calendar.

    ``of`` is what the entries have in common; None for what is online.
    """

    kind: str
    of: Group | None
    label: Label
    calendar: str
    listing: EventListing


def event_groups(whole: EventListing, site: Site) -> tuple[EventGroup, ...]:
    """The parts by category, country, language, ..., and what can be joined online.

    What is online, and the groups that the settings name, are there without events, too; others with as many as a list
    of their kind has at least.
    """
    standing = frozenset(standing_groups(site))
    members: dict[Group, list[ListedEvent]] = {group: [] for group in standing_groups(site)}
    for listed in (*whole.upcoming, *whole.past):
        for group in groups_of(listed.event):
            members.setdefault(group, []).append(listed)
    parts = [
        EventGroup(
            group.kind,
            group,
            label_of(group, site, len(in_group)),
            group.calendar(site),
            _listing_of(in_group),
        )
        for group, in_group in members.items()
        if len(in_group) >= group.least or group in standing
    ]
    online = whole.where(lambda listed: bool(listed.event.online))
    count = len(online.upcoming) + len(online.past)
    parts.append(EventGroup(ONLINE, None, _online(site, count), address.ONLINE_CALENDAR, online))
    return _ordered(parts, site.default_lang)


def groups_in_language(groups: Iterable[EventGroup], site: Site, lang: str) -> tuple[EventGroup, ...]:
    """The same groups by their names in a language, with their lists there."""
    return _ordered((replace(group, label=label_in_language(group, site, lang)) for group in groups), lang)


def label_in_language(group: EventGroup, site: Site, lang: str) -> Label:
    """The name of a group in a language, with its list there."""
    count = group.label.count
    return label_of(group.of, site, count, lang) if group.of else _online(site, count, lang)


def groups_within(groups: Iterable[EventGroup]) -> Mapping[Group, Sequence[EventGroup]]:
    """By group, those that are a part of it: the cities of a country and the tags there, the venues of a city, ..."""
    within: dict[Group, list[EventGroup]] = defaultdict(list)
    for part in groups:
        for whole in _wholes_of(part.of) if part.of else ():
            within[whole].append(part)
    return within


def _wholes_of(group: Group) -> Iterator[Group]:
    if group.kind == "venue":
        yield Group("city", group.city, country=group.country)
    elif group.kind in {"city", "country/tag"}:
        yield Group("country", group.country)
    if group.kind == "country/tag":
        yield Group("tag", group.name)


def ways_to_narrow(within: Iterable[EventGroup], whole: Group, site: Site, lang: str) -> tuple[Facet, ...]:
    """The parts of a group by their kinds, each called by what it has beside the whole."""
    by_kind: dict[str, list[Label]] = defaultdict(list)
    for part in within:
        shown = label_in_language(part, site, lang)
        kind = "country" if whole.kind == "tag" else "tag" if part.kind == "country/tag" else part.kind
        if part.of and part.kind in {"country/tag", "venue"}:
            name = language.country_name(part.of.country, lang) if kind == "country" else part.of.name
            shown = replace(shown, name=name)
        by_kind[kind].append(shown)
    phrases = site.phrases(lang)
    return tuple(
        Facet(
            phrases.pgettext(*KINDS[kind]), tuple(sorted(by_kind[kind], key=lambda shown: name_order(shown.name, lang)))
        )
        for kind in KINDS
        if kind in by_kind
    )


def _online(site: Site, count: int, lang: str = "") -> Label:
    return Label(site.phrases(lang).gettext("Online"), site.list_address(address.ONLINE, lang), count)


def _ordered(groups: Iterable[EventGroup], lang: str) -> tuple[EventGroup, ...]:
    order = list(KINDS)
    return tuple(
        sorted(groups, key=lambda part: (order.index(part.kind), name_order(part.label.name, lang), part.calendar))
    )


def events_by_calendar(events: Iterable[Event], site: Site, lists: Collection[Group]) -> Mapping[str, Sequence[Event]]:
    """The events of each group's calendar by its address, of the groups that have lists; each is in many."""
    by_calendar: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for group in filter(lists.__contains__, groups_of(event)):
            by_calendar[group.calendar(site)].append(event)
        if event.online:
            by_calendar[address.ONLINE_CALENDAR].append(event)
    return by_calendar


def _listing_of(in_group: Sequence[ListedEvent]) -> EventListing:
    return EventListing(
        tuple(listed for listed in in_group if not listed.is_past),
        tuple(listed for listed in in_group if listed.is_past),
    )
