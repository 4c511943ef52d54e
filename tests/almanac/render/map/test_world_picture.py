"""The world and its dots."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.place import Place
from almanac.model.when import AllDay
from almanac.render.events.listing import event_listing
from almanac.render.map.world_picture import land_picture, points_picture

NOW = datetime(2027, 1, 10, tzinfo=UTC)


def event(year: int, latitude: float | None, longitude: float | None) -> Event:
    day = date(year, 6, 1)
    text = EventText(Source("events/x.md", "events/x", 1), "en", "X", "A sentence.", "/events/x/")
    place = Place(city="X", latitude=latitude, longitude=longitude)
    return Event("x", "x@example.org", text, AllDay(day, day), "Meetup", place=place)


def dots(*events: Event) -> list[tuple[float, float, float]]:
    circles = ET.fromstring(points_picture(event_listing(events, NOW)))  # noqa: S314 - we have just made it
    return [(float(dot.get("cx", "")), float(dot.get("cy", "")), float(dot.get("r", ""))) for dot in circles]


def land(*rings: list[list[float]]) -> dict[str, Any]:
    geometry = {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": geometry}]}


# Equal Earth by the formulas of its paper, on a world 1000 wide whose equator lies at 245.
@pytest.mark.parametrize(
    ("latitude", "longitude", "x", "y"),
    [
        pytest.param(0, 0, 500, 245, id="where the equator meets Greenwich"),
        pytest.param(0, 180, 1000, 245, id="the end of the equator"),
        pytest.param(0, -180, 0, 245, id="its other end"),
        pytest.param(90, 0, 500, 1, id="the pole"),
        pytest.param(60, 0, 500, 44, id="Oslo's latitude"),
        pytest.param(-33.9, 18.4, 547, 368, id="Cape Town"),
    ],
)
def test_a_place_is_where_the_projection_puts_it(latitude: float, longitude: float, x: int, y: int) -> None:
    [(found_x, found_y, _)] = dots(event(2027, latitude, longitude))

    assert (found_x, found_y) == pytest.approx((x, y), abs=1)


def test_what_comes_is_large_and_drawn_over_what_was() -> None:
    was, comes = event(2010, 10, 10), event(2027, 20, 20)

    sizes = [radius for _, _, radius in dots(comes, was)]

    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[1]


def test_a_place_has_one_dot_however_often_people_met_there() -> None:
    assert len(dots(event(2009, 10, 10), event(2010, 10, 10), event(2027, 10, 10), event(2028, None, None))) == 1


def test_the_coastline_leaves_specks_and_antarctica_out() -> None:
    island = [[0.0, 0.0], [0.0, 20.0], [20.0, 20.0], [20.0, 0.0], [0.0, 0.0]]
    speck = [[50.0, 0.0], [50.0, 0.1], [50.1, 0.1], [50.0, 0.0]]
    south = [[-100.0, -60.0], [100.0, -60.0], [100.0, -90.0], [-100.0, -60.0]]

    picture = land_picture(land(island, speck, south))

    assert picture == land_picture(land(island))
    assert ET.fromstring(picture)[0].get("d", "").count("M") == 1  # noqa: S314 - we have just made it
