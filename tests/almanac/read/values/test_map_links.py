"""Points as people paste them."""

from __future__ import annotations

import pytest

from almanac.read.values.map_links import point_of


@pytest.mark.parametrize(
    "text",
    [
        "50.2652, 19.0269",
        "50.2652 19.0269",
        "geo:50.2652,19.0269?z=17",
        "https://www.openstreetmap.org/#map=17/50.2652/19.0269",
        "https://www.openstreetmap.org/?mlat=50.2652&mlon=19.0269#map=17/50.1/19.1",
        "https://www.google.com/maps/place/X/@50.1,19.1,17z/data=!3m1!4b1!4m6!3m5!8m2!3d50.2652!4d19.0269",
        "https://www.google.com/maps/@50.2652,19.0269,17z",
        "https://maps.google.com/?q=50.2652,19.0269",
        "https://www.google.com/maps/search/?api=1&query=50.2652%2C19.0269",
        "https://maps.apple.com/?ll=50.2652,19.0269&t=m",
        "https://www.bing.com/maps?cp=50.2652~19.0269&lvl=16",
        "https://osmand.net/map?lat=50.2652&lon=19.0269&z=16",
    ],
)
def test_a_link_shows_a_point(text: str) -> None:
    assert point_of(text) == ("50.2652", "19.0269")


def test_south_and_west_are_negative() -> None:
    assert point_of("https://www.openstreetmap.org/#map=12/-54.8/-68.3") == ("-54.8", "-68.3")


@pytest.mark.parametrize("text", ["", "Katowice", "50.2652", "https://maps.app.goo.gl/AbC123", "12 Main Street 5"])
def test_what_shows_none_is_none(text: str) -> None:
    assert point_of(text) is None
