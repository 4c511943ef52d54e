"""Reads the event that a page tells programs of: JSON-LD in the terms of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree, html

from almanac.model.site import Site
from almanac.read.fault import Fault
from almanac.read.from_elsewhere.found_event import FoundEvent, as_markdown, one_line, place_of, summary_of
from almanac.read.values.country import code_of
from almanac.read.values.geography import zones_of
from almanac.read.values.language_code import is_language, usual_capitals
from almanac.read.values.links import LATER
from almanac.read.values.zones import zone_with

# What is nested deeper was written to be a burden.
_MOST_DEPTH = 12
_MOST_NODES = 5_000
_EVENT = re.compile(r"(?:https?://schema\.org/)?(?:[A-Z][A-Za-z]+)?(?:Event|Festival|Hackathon)")
_STATES = {"EventCancelled": "cancelled", "EventPostponed": "postponed", "EventMovedOnline": "moved-online"}
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<clock>\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?P<offset>Z|[+-]\d{2}:?\d{2})?)?"
)
_FROM_AFAR = ("OnlineEventAttendanceMode", "MixedEventAttendanceMode")
Node = Mapping[str, Any]


def events_of_page(text: str) -> list[Node]:
    """Every event that the JSON-LD of a page has, or the text where it is JSON itself; broken parts are passed over."""
    texts = [text] if text.lstrip()[:1] in {"{", "["} else [*_scripts(text)]
    found: list[Node] = []
    for one in texts:
        try:
            whole = json.loads(one)
        except (ValueError, RecursionError):
            continue
        found += _events(whole)
    return found


def read_event_of_page(event: Node, site: Site, address: str = "") -> FoundEvent:
    """What it says in the fields of a file; ``address`` is that of the page, and the event's where it has none."""
    start, end = _text(event, "startDate"), _text(event, "endDate")
    match = _MOMENT.fullmatch(start.strip())
    if match is None:
        raise Fault(
            "the event of the page has no start that can be read", "write it yourself: `scripts/almanac new event`"
        )
    page = _web(_text(event, "url")) or _web(address)
    where = _where(event, page)
    times, notes = _times(match, _MOMENT.fullmatch(end.strip()), where.get("place.country", ""), site)
    description = _text(event, "description")
    values = {
        "title": one_line(_text(event, "name")),
        **times,
        "summary": summary_of(description),
        **where,
        "url": page,
        "languages": _languages(event),
        **_state(event),
    }
    given = {field: value for field, value in values.items() if value}
    return FoundEvent(given, as_markdown(description), tuple(notes), _text(event, "@id"))


def _scripts(page: str) -> Iterator[str]:
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield (script.text or "").strip().removeprefix("<!--").removesuffix("-->")


def _events(whole: Any) -> list[Node]:
    """The events in it, in their order; what is within one of them is a part of it."""
    found: list[Node] = []
    waiting: list[tuple[Any, int]] = [(whole, 0)]
    seen = 0
    while waiting and seen < _MOST_NODES:
        node, depth = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting += [(one, depth + 1) for one in node] if depth < _MOST_DEPTH else []
        elif isinstance(node, dict) and any(_EVENT.fullmatch(kind) for kind in _kinds(node)):
            found.append(node)
        elif isinstance(node, dict) and depth < _MOST_DEPTH:
            waiting += [(value, depth + 1) for value in node.values() if isinstance(value, dict | list)]
    return found


def _kinds(node: Node) -> list[str]:
    kinds = node.get("@type", ())
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _times(
    start: re.Match[str], end: re.Match[str] | None, country: str, site: Site
) -> tuple[dict[str, str], list[str]]:
    """Start, end and zone: times as they stand there, which are local, and a zone that has their offset then."""
    if start["clock"] is None:
        last = end["day"] if end and end["day"] != start["day"] else ""
        return {"start": start["day"], "end": last}, []
    zone, notes = _zone(start, country, site)
    values = {"start": _local(start, zone), "timezone": zone}
    if end and end["clock"] and (zone or end["offset"] == start["offset"]):
        last = _local(end, zone)
        values["end"] = last[11:] if last[:10] == values["start"][:10] else last
    return values, notes


def _zone(start: re.Match[str], country: str, site: Site) -> tuple[str, list[str]]:
    """The one of the country that has the offset then, else the site's where it does; nothing where nobody can tell."""
    zones = zones_of(country)
    if not start["offset"]:
        return (zones[0], []) if len(zones) == 1 else ("", [])
    offset = start["offset"].upper()
    if offset == "Z":
        zone = zones[0] if len(zones) == 1 else "UTC"
        return zone, [f"The page gives the start in UTC; it is written in `{zone}`."]
    fitting = [zone for zone in (*zones, *(() if zones else (site.zone.key,))) if _has_offset(zone, start)]
    if fitting and (len(fitting) == 1 or len(zones) == len(fitting) == 1):
        return fitting[0], []
    if fitting and site.zone.key in fitting:
        return site.zone.key, [f"The page gives an offset, `{offset}`; `{site.zone.key}` has it then. Is it right?"]
    near = fitting[0] if fitting else zone_with(offset, _naive(start))
    return "", [
        f"The page gives an offset, `{offset}`, which `{near}` has then: name the zone of the place."
    ] if near else []


def _has_offset(zone: str, moment: re.Match[str]) -> bool:
    local = _naive(moment)
    written = datetime.fromisoformat(f"{local:%Y-%m-%dT%H:%M}{moment['offset']}")
    return written.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local


def _naive(moment: re.Match[str]) -> datetime:
    return datetime.fromisoformat(f"{moment['day']}T{moment['clock']}")


def _local(moment: re.Match[str], zone: str) -> str:
    """The time in the zone where both are known, else as it stands there."""
    local = _naive(moment)
    if moment["offset"] and zone:
        local = datetime.fromisoformat(f"{local:%Y-%m-%dT%H:%M}{moment['offset'].upper().replace('Z', '+00:00')}")
        local = local.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return f"{local:%Y-%m-%d %H:%M}"


def _where(event: Node, page: str) -> dict[str, str]:
    """The place and the address to join; where that is the ``page`` of the event itself, it is told later, or there."""
    values: dict[str, str] = {}
    locations = event.get("location", ())
    for one in locations if isinstance(locations, list) else [locations]:
        if isinstance(one, str):
            values = {**place_of(one), **values} if not _web(one) else {"online": _web(one), **values}
        elif isinstance(one, dict) and "VirtualLocation" in _kinds(one):
            joined = _web(_text(one, "url"))
            values.setdefault("online", LATER if joined.rstrip("/") in {"", page.rstrip("/")} else joined)
        elif isinstance(one, dict):
            values = {**_place(one), **values}
    if _text(event, "eventAttendanceMode").endswith(_FROM_AFAR):
        values.setdefault("online", LATER)
    return {field: value for field, value in values.items() if value}


def _place(place: Node) -> dict[str, str]:
    values = {"place.name": one_line(_text(place, "name"))}
    address = place.get("address")
    if isinstance(address, str):
        values = {**place_of(f"{values['place.name'] or 'x'}, {address}"), **({"place.name": values["place.name"]})}
    elif isinstance(address, dict):
        country = address.get("addressCountry")
        name = _text(country, "name") if isinstance(country, dict) else str(country or "")
        values |= {
            "place.address": one_line(_text(address, "streetAddress")),
            "place.city": one_line(_text(address, "addressLocality")),
            "place.country": name.upper()
            if len(name) == 2 and code_of(name)
            else code_of(one_line(name)) or _code(name),
        }
    geo = place.get("geo")
    if isinstance(geo, dict):
        values |= {"place.latitude": _number(geo.get("latitude")), "place.longitude": _number(geo.get("longitude"))}
    return values


def _code(name: str) -> str:
    return name.upper() if re.fullmatch(r"[A-Za-z]{2}", name) else ""


def _number(value: object) -> str:
    text = str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    return text if re.fullmatch(r"-?\d{1,3}(?:\.\d{1,12})?", text) else ""


def _languages(event: Node) -> str:
    spoken = event.get("inLanguage", ())
    names = [one if isinstance(one, str) else _text(one, "alternateName") for one in _listed(spoken)]
    codes = [usual_capitals(name) for name in names if name]
    return ", ".join(dict.fromkeys(code for code in codes if is_language(code)))


def _listed(value: Any) -> list[Any]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str | dict)]


def _state(event: Node) -> dict[str, str]:
    state = _STATES.get(_text(event, "eventStatus").rpartition("/")[2], "")
    return {"status": state, "status_note": "No reason was given at the source."} if state else {}


def _text(node: Node, name: str) -> str:
    """A value as text; of several, or of one in several languages, the first."""
    value = node.get(name, "")
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value", "")
    return value[:50_000] if isinstance(value, str) else ""


def _web(text: str) -> str:
    bare = text.strip()
    return bare if re.fullmatch(r"https?://\S+", bare, re.IGNORECASE) else ""
