"""The coast about a point."""

from __future__ import annotations

import json
import re

import pytest

from almanac.render.map.locator import Coastline

SQUARE = [[-10, -10], [10, -10], [10, 10], [-10, 10], [-10, -10]]
AT_THE_DATE_LINE = [[170, -10], [180, -10], [180, 10], [170, 10], [170, -10]]


def coastline(*rings: list[list[float]]) -> Coastline:
    geometry = {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}
    document = {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": geometry}]}
    return Coastline(json.dumps(document).encode())


def corners(path: str) -> set[tuple[int, int]]:
    """The points of a path that has one ring of relative steps."""
    numbers = [int(number) for number in re.findall(r"-?\d+", path)]
    x, y = numbers[:2]
    found = {(x, y)}
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + dx, y + dy
        found.add((x, y))
    return found


def test_the_point_is_the_middle_and_north_is_up() -> None:
    # Four units are a degree: the square about the equator reaches from 35 degrees west of the point to 15.
    assert corners(coastline(SQUARE).around(0, 20)) == {(-120, 40), (-40, 40), (-40, -40), (-120, -40)}


def test_a_degree_of_a_parallel_is_as_long_as_it_is_there() -> None:
    # At 60 degrees half as long as on the equator; the square's north is then 50 degrees below.
    wide = [[-10, 50], [10, 50], [10, 70], [-10, 70], [-10, 50]]

    assert corners(coastline(wide).around(60, 0)) == {(-20, 40), (20, 40), (20, -40), (-20, -40)}


def test_land_is_seen_across_the_date_line() -> None:
    assert corners(coastline(AT_THE_DATE_LINE).around(0, -175)) == {(-60, 40), (-20, 40), (-20, -40), (-60, -40)}


def test_what_is_far_away_and_what_is_a_speck_is_not_drawn() -> None:
    speck = [[0, 0], [0.2, 0], [0.2, 0.2], [0, 0]]

    assert coastline(AT_THE_DATE_LINE, speck).around(0, 0) == ""


@pytest.mark.parametrize(("latitude", "longitude"), [(90, 0), (-90, 0), (89.9, 179.9), (0, 180), (0, -180)])
def test_it_is_drawn_at_the_ends_of_the_earth(latitude: float, longitude: float) -> None:
    around_the_pole = [[-180, 80], [180, 80], [180, 90], [-180, 90], [-180, 80]]
    path = coastline(SQUARE, around_the_pole).around(latitude, longitude)

    assert all(abs(int(number)) <= 480 for number in re.findall(r"-?\d+", path))


def test_points_that_nobody_can_tell_apart_have_one_drawing() -> None:
    coast = coastline(SQUARE)

    assert coast.around(1.01, 2.01) == coast.around(1.04, 1.96)


def test_another_coast_has_another_fingerprint() -> None:
    assert coastline(SQUARE).fingerprint != coastline(AT_THE_DATE_LINE).fingerprint
