"""Draws where on Earth a point is: the coast around it, small enough to stand in the page itself.

Degrees are drawn as they are long at the point (equirectangular, with its parallel as standard): near it no shape is
distorted, and one looks at a part of a continent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import groupby
from math import cos, radians

# What is seen, in degrees of the meridian about the point, and units of the drawing for each.
_HALF_WIDTH, _HALF_HEIGHT = 30.0, 20.0
_UNITS = 4
# Near the poles a window of that width would go around the Earth.
_NARROWEST = 0.25
_SMALLEST = 3.0  # square units; a smaller island would be a speck

_Point = tuple[float, float]
_Ring = Sequence[_Point]


@dataclass(frozen=True, slots=True)
class _Coast:
    """A ring of longitudes and latitudes, with the least and greatest of each."""

    ring: _Ring
    west: float
    east: float
    south: float
    north: float


@dataclass(frozen=True)
class Coastline:
    """The land as ``data``, GeoJSON (RFC 7946) of one or more MultiPolygons; read when something is drawn."""

    data: bytes

    @cached_property
    def fingerprint(self) -> bytes:
        """A digest (BLAKE2b, 16 bytes) of the data."""
        return blake2b(self.data, digest_size=16).digest()

    @cached_property
    def _coasts(self) -> tuple[_Coast, ...]:
        return tuple(
            _coast([(float(longitude), float(latitude)) for longitude, latitude, *_ in ring])
            for feature in json.loads(self.data)["features"]
            for polygon in feature["geometry"]["coordinates"]
            for ring in polygon
        )

    @cached_property
    def _drawn(self) -> dict[_Point, str]:
        return {}

    def around(self, latitude: float, longitude: float) -> str:
        """The land about a point in degrees as the path of an SVG, in which the point is 0, 0.

        It reaches from -120 to 120, and from -80 to 80."""
        # Venues come back, and those of one city: less than half of a unit is not seen.
        point = round(longitude, 1), round(latitude, 1)
        if point not in self._drawn:
            self._drawn[point] = "".join(self._paths(*point))
        return self._drawn[point]

    def _paths(self, longitude: float, latitude: float) -> Iterator[str]:
        scale = max(_NARROWEST, cos(radians(latitude)))
        half = _HALF_WIDTH / scale
        window = (longitude - half, longitude + half, latitude - _HALF_HEIGHT, latitude + _HALF_HEIGHT)
        for coast in self._coasts:
            for turn in (-360.0, 0.0, 360.0):
                if _is_in(coast, turn, window):
                    ring = _clipped([(x + turn, y) for x, y in coast.ring], window)
                    yield _path([
                        (round((x - longitude) * scale * _UNITS), round((latitude - y) * _UNITS)) for x, y in ring
                    ])  # fmt: skip


def _coast(ring: _Ring) -> _Coast:
    longitudes, latitudes = zip(*ring, strict=True)
    return _Coast(ring, min(longitudes), max(longitudes), min(latitudes), max(latitudes))


def _is_in(coast: _Coast, turn: float, window: tuple[float, float, float, float]) -> bool:
    west, east, south, north = window
    return coast.west + turn < east and coast.east + turn > west and coast.south < north and coast.north > south


def _clipped(ring: _Ring, window: tuple[float, float, float, float]) -> _Ring:
    """The part of a ring within a window (Sutherland and Hodgman 1974): cut at one of its sides after the other."""
    west, east, south, north = window
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        ring = _cut(ring, axis, limit, sign) if ring else ring
    return ring


def _cut(ring: _Ring, axis: int, limit: float, sign: int) -> _Ring:
    """The part of it whose coordinate on the axis is at least the limit, or for a ``sign`` of -1 at most."""
    kept: list[_Point] = []
    before = ring[-1]
    was_inside = (before[axis] - limit) * sign >= 0
    for point in ring:
        is_inside = (point[axis] - limit) * sign >= 0
        if is_inside != was_inside:
            kept.append(_crossing(before, point, axis, limit))
        if is_inside:
            kept.append(point)
        before, was_inside = point, is_inside
    return kept


def _crossing(start: _Point, end: _Point, axis: int, limit: float) -> _Point:
    along = (limit - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + along * (end[1 - axis] - start[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def _path(points: Sequence[tuple[int, int]]) -> str:
    distinct = [point for point, _ in groupby(points)]
    if _area(distinct) < _SMALLEST:
        return ""
    first, *others = distinct
    steps = "".join(f"{_number(x - px)}{_number(y - py)}" for (px, py), (x, y) in zip(distinct, others, strict=False))
    return f"M{first[0]} {first[1]}l{steps.lstrip()}z"


def _number(step: int) -> str:
    """A step behind another: a minus sign separates them as well as a space."""
    return str(step) if step < 0 else f" {step}"


def _area(points: Sequence[tuple[int, int]]) -> float:
    pairs = zip(points, [*points[1:], *points[:1]], strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs)) / 2
