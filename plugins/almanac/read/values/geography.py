"""Checks whether coordinates can lie in a country, by the principal places of time zones."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt

from almanac.model.language import country_name
from almanac.read.fault import Fault

# The farthest that a place lies from its country's nearest principal place of a zone is just below this
# (western India from Kolkata); what is meant to be found is a sign or an order that is wrong.
FAR_KILOMETRES = 2100
_EARTH_RADIUS_KILOMETRES = 6371
# Degrees, minutes and perhaps seconds (ISO 6709): ``+5215+02100``, ``+211825-1575130``.
_POSITION = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?([+-])(\d{3})(\d{2})(\d{2})?")

Point = tuple[float, float]


def check_country(country: str, point: Point) -> None:
    """Raises ``Fault`` when a point (latitude, longitude in degrees) is far from the country of this code."""
    if _is_near(country, point):
        return
    latitude, longitude = point
    message = f"{latitude}, {longitude} is far from {country_name(country)} ({country})"
    guesses = [(longitude, latitude), (-latitude, longitude), (latitude, -longitude)]
    best = min((guess for guess in guesses if abs(guess[0]) <= 90), key=lambda guess: _distance(country, guess))
    if _is_near(country, best):
        raise Fault(message, f"did you mean `latitude: {best[0]}`, `longitude: {best[1]}`?")
    raise Fault(message, "north and east are positive, south and west negative; or is it another country?")


def zones_of(country: str) -> tuple[str, ...]:
    """The names of a country's zones, by its code; empty for a code without any."""
    return tuple(zone for zone, _ in _places().get(country, ()))


def kilometres(first: Point, second: Point) -> float:
    """The great-circle distance between two points (haversine formula)."""
    (lat1, lon1), (lat2, lon2) = ((radians(a), radians(b)) for a, b in (first, second))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_RADIUS_KILOMETRES * asin(sqrt(h))


def _is_near(country: str, point: Point) -> bool:
    """Whether a place of the country is not far; a country without any is wherever somebody says."""
    places = _places().get(country, ())
    return not places or any(kilometres(point, place) <= FAR_KILOMETRES for _, place in places)


def _distance(country: str, point: Point) -> float:
    """Kilometres to the nearest place of the country; 0 for a country without any."""
    return min((kilometres(point, place) for _, place in _places().get(country, ())), default=0)


@cache
def _places() -> dict[str, tuple[tuple[str, Point], ...]]:
    """Each country's zones with their principal places, by its code (``zone.tab`` of the IANA database)."""
    places: dict[str, tuple[tuple[str, Point], ...]] = {}
    for line in files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        country, position, zone = line.split("\t")[:3]
        match = _POSITION.fullmatch(position)
        if match:
            point = (_degrees(*match.groups()[:4]), _degrees(*match.groups()[4:]))
            places[country] = (*places.get(country, ()), (zone, point))
    return places


def _degrees(sign: str, degrees: str, minutes: str, seconds: str | None) -> float:
    value = int(degrees) + int(minutes) / 60 + int(seconds or 0) / 3600
    return -value if sign == "-" else value
