"""Makes planned entries of events of The Events Calendar."""

from __future__ import annotations

import re
from calendar import timegm
from dataclasses import replace
from datetime import datetime
from typing import Any

from almanac.importers.plan import Account, PlannedEntry
from almanac.importers.wordpress import old_addresses
from almanac.importers.wordpress.catalog import Catalog
from almanac.importers.wordpress.entries import discussion, entry
from almanac.importers.wordpress.event_moments import when
from almanac.importers.wordpress.event_repeats import repeat
from almanac.importers.wordpress.known import Organizer, Venue
from almanac.importers.wordpress.php_values import php_value
from almanac.importers.wordpress.urls import split, web_link
from almanac.importers.wordpress.wxr import Item, plain
from almanac.read.fault import Fault
from almanac.read.values.links import LATER
from almanac.read.values.money import currency_by_sign, read_amount, read_currency

NO_START = "event without a start"
HIDDEN_ADDRESS = "its address online was for some people only, and did not come: `online: later` says so"
NO_ADDRESS = "it is online at the old site, which does not say where: replace `later` in `online` once that is known"
_STATUSES = {
    "canceled": "cancelled",
    "cancelled": "cancelled",
    "postponed": "postponed",
    "moved-online": "moved-online",
}
_WORDS_OF_TRANSLATION = ("title", "status_note")


def planned(item: Item, catalog: Catalog, account: Account) -> PlannedEntry | None:
    """An event, or a translation of one, which has words alone; None where it has no start, or is an occurrence."""
    if is_occurrence(item, catalog):
        return None
    moments = when(item)
    if not moments:
        account.leave_out(NO_START, item.where)
        return None
    occurrences = catalog.occurrences.get(item.id, [])
    repeats, more = repeat(item, moments, occurrences)
    category, tags = catalog.terms.chosen(item)
    online, about_online = _online(item)
    fields = {
        "title": item.title,
        **moments,
        "category": category,
        "place": _place(catalog.venues.get(item.value("_EventVenueID").strip())),
        "online": online,
        "url": web_link(item.value("_EventURL")),
        "registration": _registration(item),
        "organizers": [_organizer(o) for o in _organizers(item, catalog)],
        **_status(item),
        "tags": tags,
        "repeat": repeats,
        **discussion(item, catalog.forum),
        "announced": (item.date or item.date_gmt)[:10],
        "uid": "" if repeats else _uid(item, catalog),
    }
    if catalog.languages.original_of(item):
        fields = {name: fields[name] for name in _WORDS_OF_TRANSLATION if name in fields}
    made = entry(item, catalog, {k: v for k, v in fields.items() if v}, (*more, *about_online))
    return replace(made, old_addresses=(*made.old_addresses, *old_addresses.of_occurrences(occurrences)))


def is_occurrence(item: Item, catalog: Catalog) -> bool:
    """Whether it is one occurrence of an event that comes as a whole."""
    return catalog.public.get(item.parent) == item.type


def _place(venue: Venue | None) -> dict[str, str]:
    if venue is None:
        return {}
    named = {name: getattr(venue, name) for name in ("name", "address", "city", "country", "latitude", "longitude")}
    return {name: value for name, value in named.items() if value}


def _organizers(item: Item, catalog: Catalog) -> list[Organizer]:
    numbers = dict.fromkeys(number.strip() for number in item.meta.get("_EventOrganizerID", ()))
    found = (catalog.organizers.get(number) for number in numbers)
    return [organizer for organizer in found if organizer is not None and organizer.name]


def _organizer(organizer: Organizer) -> dict[str, str]:
    return {"name": organizer.name, **({"url": organizer.url} if organizer.url else {})}


def _status(item: Item) -> dict[str, str]:
    """The status with its reason, if there is one, for which an extension has names of its own."""
    named = item.value("_tribe_events_status") or item.value("_tribe_events_control_status")
    status = _STATUSES.get(named.strip().lower(), "")
    if status == "moved-online" and not _online(item)[0]:
        status = ""
    if not status:
        return {}
    reasons = ("_tribe_events_status_reason", f"_tribe_events_control_status_{named}_reason")
    reason = next((plain(item.value(key)) for key in reasons if plain(item.value(key))), "")
    return {"status": status, "status_note": reason}


def _online(item: Item) -> tuple[str, tuple[str, ...]]:
    """Where to join, or that nobody says it here: an address that only some were shown is nobody else's to know."""
    keys = ("_tribe_events_is_virtual", "_tribe_events_control_online")
    if not any(item.value(key).strip().lower() in {"yes", "1", "true"} for key in keys):
        return "", ()
    address = web_link(item.value("_tribe_events_virtual_url") or item.value("_tribe_events_control_online_url"))
    shown_to = php_value(item.value("_tribe_events_virtual_show_embed_to"))
    groups = [str(group) for group in shown_to.values()] if isinstance(shown_to, dict) else [str(shown_to or "all")]
    if set(groups) - {"all", "everyone", ""}:
        return LATER, (HIDDEN_ADDRESS,)
    return address or LATER, () if address else (NO_ADDRESS,)


def _registration(item: Item) -> dict[str, Any]:
    """What it costs, as an amount where it is one."""
    cost = plain(item.value("_EventCost"))
    if not cost:
        return {}
    if re.fullmatch(r"0+(?:[.,]0+)?|free", cost, re.IGNORECASE):
        return {"cost": "free"}
    code = item.value("_EventCurrencyCode").strip()
    sign = plain(item.value("_EventCurrencySymbol"))
    try:
        amount = str(read_amount(cost.replace(",", ".")))
        return {"cost": {"amount": amount, "currency": read_currency(code or currency_by_sign(sign))}}
    except Fault:
        beside = sign or code
    if not beside or re.search(r"[^0-9.,\s–-]", cost):
        return {"cost": cost}
    return {"cost": f"{beside}{cost}" if item.value("_EventCurrencyPosition") == "prefix" else f"{cost} {beside}"}


def _uid(item: Item, catalog: Catalog) -> str:
    """The UID that the plugin's own calendar gave the event: its number, and its local times as if they were UTC."""
    host = split(catalog.channel.address).hostname or ""
    times = [item.value(f"_Event{name}Date").strip() for name in ("Start", "End")]
    try:
        stamps = [str(timegm(datetime.fromisoformat(text).timetuple())) for text in times]
    except ValueError:
        return ""
    return f"{item.id}-{'-'.join(stamps)}@{host}" if re.fullmatch(r"[A-Za-z0-9.-]+", host) else ""
