"""Groups what is listed by category, country, ...: each group has a page of its own and a calendar beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from almanac.model import address
from almanac.model.event import Event
from almanac.model.group import KINDS as GROUP_KINDS
from almanac.model.group import Group, groups_of, standing_groups
from almanac.model.interface import NP_
from almanac.model.site import Site
from almanac.render.events.listing import EventListing, ListedEvent, label
from almanac.render.orthography import name_order
from almanac.render.views.parts import Label

ONLINE = "online"
# The headings of the kinds of groups, in their order on pages.
KINDS: Mapping[str, tuple[str, str]] = {
    # Translators: above the name of one category; in the list of all ways to narrow a list it stands above several.
    "category": NP_("one", "Category"),
    "country": NP_("one", "Country"),
    "language": NP_("one", "Language"),
    "series": NP_("one", "Series"),
    "tag": NP_("one", "Tag"),
    ONLINE: NP_("one", "Online"),
}


@dataclass(frozen=True, slots=True)
class EventGroup:
    """A part of the listing; ``kind`` is what it is a part by, ``calendar`` the address of its calendar.

    ``name`` is what the entries have in common, as in ``Group``; empty for what is online.
    """

    kind: str
    name: str
    label: Label
    calendar: str
    listing: EventListing


def event_groups(whole: EventListing, site: Site) -> tuple[EventGroup, ...]:
    """The parts by category, country, language, series and tag, and what can be joined online.

    What is online, and the groups that the settings name, are there without events, too.
    """
    members: dict[Group, list[ListedEvent]] = {group: [] for group in standing_groups(site)}
    for listed in (*whole.upcoming, *whole.past):
        for group in groups_of(listed.event):
            members.setdefault(group, []).append(listed)
    parts = [
        EventGroup(
            group.kind,
            group.name,
            label(group.kind, group.name, site, len(in_group)),
            group.calendar(site),
            _listing_of(in_group),
        )
        for group, in_group in members.items()
    ]
    online = whole.where(lambda listed: bool(listed.event.online))
    count = len(online.upcoming) + len(online.past)
    parts.append(EventGroup(ONLINE, "", _online(site, count), address.ONLINE_CALENDAR, online))
    return _ordered(parts, site.default_lang)


def groups_in_language(groups: Iterable[EventGroup], site: Site, lang: str) -> tuple[EventGroup, ...]:
    """The same groups by their names in a language, with their lists there."""
    return _ordered((replace(group, label=label_in_language(group, site, lang)) for group in groups), lang)


def label_in_language(group: EventGroup, site: Site, lang: str) -> Label:
    """The name of a group in a language, with its list there."""
    kind = next((kind for kind in GROUP_KINDS if kind == group.kind), None)
    count = group.label.count
    return label(kind, group.name, site, count, lang) if kind else _online(site, count, lang)


def _online(site: Site, count: int, lang: str = "") -> Label:
    return Label(site.phrases(lang).gettext("Online"), site.list_address(address.ONLINE, lang), count)


def _ordered(groups: Iterable[EventGroup], lang: str) -> tuple[EventGroup, ...]:
    order = list(KINDS)
    return tuple(
        sorted(groups, key=lambda part: (order.index(part.kind), name_order(part.label.name, lang), part.calendar))
    )


def events_by_calendar(events: Iterable[Event], site: Site) -> Mapping[str, Sequence[Event]]:
    """The events of each group's calendar by its address; each is in many."""
    by_calendar: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for group in groups_of(event):
            by_calendar[group.calendar(site)].append(event)
        if event.online:
            by_calendar[address.ONLINE_CALENDAR].append(event)
    return by_calendar


def _listing_of(in_group: Sequence[ListedEvent]) -> EventListing:
    return EventListing(
        tuple(listed for listed in in_group if not listed.is_past),
        tuple(listed for listed in in_group if listed.is_past),
    )
