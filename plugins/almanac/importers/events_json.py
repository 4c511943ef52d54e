"""Reads the open data of another site like this one, `events.json`, into a plan: the same events as its calendar."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from almanac.importers.calendar_source import Told
from almanac.importers.plan import Account, PlannedEntry, PlannedPicture, PlannedRedirect
from almanac.model.event import Status
from almanac.model.site import Site
from almanac.model.slug import is_slug
from almanac.model.when import AllDay, Dated, Timed
from almanac.read.fault import Fault
from almanac.read.from_elsewhere.calendar_repeat import Differing, repeating
from almanac.read.values.links import LATER
from almanac.read.values.zones import zone_names

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")
_WEB = re.compile(r"https?://[^\s<>\"\\]+")
Found = Mapping[str, Any]


class EventsJsonSource:
    """The events of such a site; raises ``Fault`` for what is no such data. ``name`` is its address, for messages."""

    base = ""

    def __init__(self, data: bytes, name: str, site: Site, told: Told) -> None:
        self.name = name
        self._site = site
        self._told = told
        try:
            whole = json.loads(data)
            self._events = [one for one in whole["events"] if isinstance(one, dict) and one.get("uid")]
            self.site_address = _web(whole.get("source"))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise Fault(f"{name}: it is no `events.json` of such a site", "name that file, or a calendar") from None

    @property
    def stories(self) -> str:
        """The feed of that site's stories."""
        return f"{self.site_address.rstrip('/')}/feeds/stories.atom.xml" if self.site_address else ""

    def entries(self, account: Account) -> Iterator[PlannedEntry]:
        """Every event; what cannot be read is told to ``account``."""
        for number, found in enumerate(self._events, 1):
            where = f'event {number}: "{_text(found, "title")[:80]}"'
            try:
                yield self._entry(found, where)
            except (Fault, ValueError, TypeError, AttributeError) as error:
                account.leave_out("events that cannot be read", f"{where}: {type(error).__name__}")

    def redirects(self) -> Iterator[PlannedRedirect]:
        """None."""
        return iter(())

    def picture(self, address: str) -> PlannedPicture | None:
        """None: pictures of other sites stay there."""
        del address
        return None

    def _entry(self, found: Found, where: str) -> PlannedEntry:
        uid = _text(found, "uid")
        fields: dict[str, Any] = {"title": _text(found, "title"), **_when_fields(found)}
        for name in ("summary", "category", "series", "status_note", "announced"):
            fields |= {name: text} if (text := _text(found, name)) else {}
        status = _text(found, "status")
        fields |= {"status": status} if status in set(Status) and status != Status.CONFIRMED else {}
        place = _mapping(found, "place", ("name", "address", "city", "country", "latitude", "longitude"))
        fields |= {"place": place} if place else {}
        fields |= {"online": online} if (online := _online(found)) else {}
        fields |= {"worldwide": True} if found.get("worldwide") is True else {}
        fields["url"] = _web(found.get("website")) or _web(found.get("url"))
        for name in ("languages", "tags", "speakers", "accessibility", "previous_start"):
            fields |= {name: listed} if (listed := _texts(found.get(name))) else {}
        organizers = [_mapping({"one": one}, "one", ("name", "url", "kind")) for one in found.get("organizers") or ()]
        fields |= {"organizers": [one for one in organizers if one.get("name")]}
        fields["source"] = {"name": self._told.name, "url": _web(found.get("url")), "uid": uid}
        slug = _text(found, "slug")
        return PlannedEntry(
            kind="event",
            key=f"event {uid}",
            where=where,
            slug=slug if is_slug(slug) else "",
            fields={name: value for name, value in fields.items() if value not in ("", [], {})},
            lang=self._told.lang or _text(found, "lang"),
        )


def _when_fields(found: Found) -> dict[str, Any]:
    start = _text(found, "start")
    if re.fullmatch(r"\d{4}-\d{2}", start):
        return {"start": start}
    when = _when(found, _text(found, "timezone"))
    rule = _text(found, "rrule")
    if not rule:
        return _fields(when)
    zone = _text(found, "timezone")
    read = repeating(
        when,
        [rule],
        [_moment(one).date() for one in _texts(found.get("exdate"))],
        [_moment(one) for one in _texts(found.get("rdate"))],
        [_differing(one, zone) for one in found.get("changes") or ()],
    )
    return _fields(read.when) | {"repeat": dict(read.fields)}


def _differing(found: Found, zone: str) -> Differing:
    return Differing(
        planned=date.fromisoformat(_text(found, "date")[:10]),
        when=_when(found, zone),
        place=_mapping(found, "place", ("name", "address", "city", "country", "latitude", "longitude")) or None,
        online=_online(found),
        is_off=found.get("cancelled") is True,
        note=_text(found, "note"),
    )


def _when(found: Found, zone: str) -> Dated:
    start, end = _text(found, "start"), _text(found, "end")
    if "T" not in start:
        first = date.fromisoformat(start)
        return AllDay(first, max(first, date.fromisoformat(end)) if end else first)
    if zone not in zone_names():
        raise Fault("it has no zone that is known")
    there = ZoneInfo(zone)
    begin = _moment(start).replace(tzinfo=there)
    until = _moment(end).replace(tzinfo=there) if end else None
    return Timed(begin, until if until and until.timestamp() > begin.timestamp() else None)


def _moment(text: str) -> datetime:
    """The local time as it stands there: its offset is that of the zone."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise Fault("it has a day that cannot be read")
    return datetime.fromisoformat(f"{match[1]}T{match[2] or '00:00'}")


def _fields(when: Dated) -> dict[str, Any]:
    if isinstance(when, AllDay):
        return {"start": str(when.first)} | ({"end": str(when.last)} if when.last != when.first else {})
    fields = {"start": f"{when.start:%Y-%m-%d %H:%M}", "timezone": when.zone.key}
    return fields | ({"end": f"{when.end:%Y-%m-%d %H:%M}"} if when.end else {})


def _mapping(found: Found, name: str, wanted: tuple[str, ...]) -> dict[str, str]:
    inner = found.get(name)
    if not isinstance(inner, dict):
        return {}
    pairs = ((key, inner.get(key)) for key in wanted)
    said = {key: str(value) for key, value in pairs if isinstance(value, str | int | float) and str(value).strip()}
    return {key: value for key, value in said.items() if key != "url" or _web(value)}


def _texts(value: object) -> list[str]:
    return [str(one) for one in value if isinstance(one, str | int)] if isinstance(value, list) else []


def _text(found: Found, name: str) -> str:
    value = found.get(name)
    return value.strip() if isinstance(value, str) else ""


def _online(found: Found) -> str:
    return LATER if found.get("online_later") is True else _web(found.get("online"))


def _web(value: object) -> str:
    return value if isinstance(value, str) and _WEB.fullmatch(value) else ""
