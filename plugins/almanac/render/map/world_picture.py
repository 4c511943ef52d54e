"""Draws the world and its events as two SVG pictures, one above the other, coloured by the style sheet.

The projection is Equal Earth (Šavrič, Patterson and Jenny 2018, doi.org/10.1080/13658816.2018.1504949): countries have
the sizes that they have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from math import asin, cos, radians, sin, sqrt
from typing import Any
from xml.etree import ElementTree as ET

from almanac.render.events.at_occurrence import point
from almanac.render.events.listing import EventListing, ListedEvent

_WIDTH, _HEIGHT = 1000, 436
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
_SCALE = _WIDTH / 2 / 2.7066  # half the length of the equator in the projection's own units
_NORTH = 1.325  # a little more than the pole's ordinate
_ANTARCTICA = -58.0
_SMALLEST = 3.0  # square units; a smaller island would be a speck
_COMING, _PAST = "8", "3.5"


def land_picture(land: Mapping[str, Any]) -> bytes:
    """The coastline without Antarctica, from GeoJSON (RFC 7946) of one or more MultiPolygons."""
    rings = (ring for feature in land["features"] for polygon in feature["geometry"]["coordinates"] for ring in polygon)
    north = (ring for ring in rings if max(latitude for _, latitude in ring) > _ANTARCTICA)
    paths = (_path([_project(*point) for point in ring]) for ring in north)
    picture = _picture()
    ET.SubElement(picture, "path", d="".join(paths))
    return ET.tostring(picture)


def points_picture(listing: EventListing) -> bytes:
    """A large dot for each place where something comes, a small one for each where something was."""
    picture = _picture()
    coming = dict.fromkeys(_places(listing.upcoming))
    for place in dict.fromkeys(_places(listing.past)):
        if place not in coming:
            _dot(picture, place, _PAST)
    for place in coming:
        _dot(picture, place, _COMING)
    return ET.tostring(picture)


def _picture() -> ET.Element:
    return ET.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {_WIDTH} {_HEIGHT}")


def _dot(picture: ET.Element, point: tuple[int, int], radius: str) -> None:
    ET.SubElement(picture, "circle", cx=str(point[0]), cy=str(point[1]), r=radius)


def _places(listed: Sequence[ListedEvent]) -> Iterable[tuple[int, int]]:
    for event in listed:
        place = point(event.event, event.when)
        if place:
            yield _project(place[1], place[0])


def _project(longitude: float, latitude: float) -> tuple[int, int]:
    theta = asin(_M * sin(radians(latitude)))
    squared = theta * theta
    stretch = _M * (_A1 + 3 * _A2 * squared + squared**3 * (7 * _A3 + 9 * _A4 * squared))
    ordinate = theta * (_A1 + _A2 * squared + squared**3 * (_A3 + _A4 * squared))
    return (
        round(_WIDTH / 2 + _SCALE * radians(longitude) * cos(theta) / stretch),
        round(_SCALE * (_NORTH - ordinate)),
    )


def _path(points: Sequence[tuple[int, int]]) -> str:
    distinct = [point for point, _ in groupby(points)]
    if _area(distinct) < _SMALLEST:
        return ""
    first, *others = distinct
    steps = (f"{x - px} {y - py}" for (px, py), (x, y) in zip(distinct, others, strict=False))
    return f"M{first[0]} {first[1]}l{' '.join(steps)}z"


def _area(points: Sequence[tuple[int, int]]) -> float:
    pairs = zip(points, [*points[1:], *points[:1]], strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs)) / 2
