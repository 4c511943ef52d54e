"""Reads where an event of a calendar is: a place with its parts, as far as they are clear, or an address to join."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from almanac.read.from_elsewhere.content_lines import Component, Property, unescaped
from almanac.read.from_elsewhere.found_event import plain_text
from almanac.read.values.country import code_of
from almanac.read.values.links import LATER

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
# `10115 Berlin`, `40-003 Katowice`, `1012 AB Amsterdam`, `SE-111 20 Stockholm`
_CODE_AND_CITY = re.compile(r"(?:[A-Z]{1,2}-)?\d{2,5}(?:[- ]?\d{2,3})?(?: [A-Z]{2}(?= ))?\s+(\D{2,60})")
# `London SW1A 1AA`, `Vienna 1010`; of the United States the city stands before `CA 94103`.
_CITY_AND_CODE = re.compile(r"(\D{2,60}?)\s+(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4,6})")
_STATE = re.compile(r"[A-Z]{2,3}(?: \d{5}(?:-\d{4})?)?|[A-Z]{2} [A-Z]\d[A-Z] ?\d[A-Z]\d")
# What stands there in place of a place, in calendars of sites like this too.
_FROM_AFAR = re.compile(r"(?:online|virtual)(?: event| meeting)?", re.IGNORECASE)
_MOST_OF_A_NAME = 200


def where_of(event: Component) -> dict[str, Any]:
    """``place`` and ``online`` of an event, as far as it says them."""
    location = event.text("LOCATION").replace("\\n", "\n")
    joined = _address(event.first("CONFERENCE"))
    found = _ADDRESS.search(location)
    online = found[0].rstrip(".,;)") if found else joined
    without = _ADDRESS.sub("", location).strip(" ,;-|()\n") if found else location
    if _FROM_AFAR.fullmatch(without.strip()):
        without, online = "", online or LATER
    place = _place(without)
    where: dict[str, Any] = {}
    apple = event.first("X-APPLE-STRUCTURED-LOCATION")
    point = _point(event.text("GEO")) or _point(apple.value if apple else "")
    if place and point:
        place |= {"latitude": point[0], "longitude": point[1]}
    where |= {"place": place} if place else {}
    return where | ({"online": online} if online else {})


def _place(location: str) -> dict[str, Any]:
    """A place that stands in one text: its name first, its country last where that is one."""
    parts = [part for piece in re.split(r"[,\n]", _in_parts(plain_text(location))) if (part := " ".join(piece.split()))]
    if not parts:
        return {}
    place: dict[str, Any] = {"name": parts.pop(0)[:_MOST_OF_A_NAME]}
    country = code_of(parts[-1]) if parts else ""
    if country:
        parts.pop()
        city = _city(parts)
        place |= {"city": city} if city else {}
    place |= {"address": ", ".join(parts)[:_MOST_OF_A_NAME]} if parts else {}
    return place | ({"country": country} if country else {})


def _city(parts: list[str]) -> str:
    """The city among the last parts, before which the country stood; it and its code are taken out of them."""
    if len(parts) > 1 and _STATE.fullmatch(parts[-1]) and not re.search(r"\d", parts[-2]):
        parts.pop()
        return parts.pop()
    for pattern in (_CODE_AND_CITY, _CITY_AND_CODE):
        match = pattern.fullmatch(parts[-1]) if parts else None
        if match:
            parts.pop()
            return match[1].strip()
    if parts and not re.search(r"\d", parts[-1]) and len(parts[-1]) <= 60:
        return parts.pop()
    return ""


def _in_parts(location: str) -> str:
    """Meetup writes ``Name (Street, City, Country)``."""
    match = re.fullmatch(r"([^()]+?)\s*\(([^()]*,[^()]*)\)", location.strip(), re.DOTALL)
    return f"{match[1]}, {match[2]}" if match else location


def _point(text: str) -> tuple[str, str] | None:
    match = re.match(r"(?:geo:)?\s*([+-]?\d{1,3}(?:\.\d{1,15})?)\s*[;,]\s*([+-]?\d{1,3}(?:\.\d{1,15})?)", text)
    if match is None:
        return None
    latitude, longitude = float(match[1]), float(match[2])
    # At 0, 0 programs put what they do not find.
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180) or (latitude, longitude) == (0, 0):
        return None
    return f"{round(latitude, 6):.6f}".rstrip("0").rstrip("."), f"{round(longitude, 6):.6f}".rstrip("0").rstrip(".")


def _address(found: Property | None) -> str:
    text = unescaped(found.value).strip() if found else ""
    return text if _ADDRESS.fullmatch(text) else ""


def differs(place: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> bool:
    """Whether an occurrence is somewhere else than the others."""
    return bool(place) and place != other
