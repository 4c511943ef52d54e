"""Where an event is."""

from __future__ import annotations

import pytest

from almanac.model.place import Place


def test_a_place_with_both_coordinates_is_a_point() -> None:
    assert Place("Null Island", latitude=0.0, longitude=0.0).point == (0.0, 0.0)


@pytest.mark.parametrize("place", [Place("Hall"), Place(latitude=1.0), Place(longitude=1.0)])
def test_without_both_it_is_on_no_map(place: Place) -> None:
    assert place.point is None
