from __future__ import annotations

import re

import pytest

from almanac.render.map.event_map import SCRIPTS, STYLES
from almanac.store.leaflet import leaflet_files


@pytest.mark.parametrize("address", [name for name in (*STYLES, *SCRIPTS) if name.startswith("/theme/map/")])
def test_the_map_finds_the_leaflet_files_that_it_loads(address: str) -> None:
    assert leaflet_files()[address.removeprefix("/theme/map/")]


def test_everything_that_a_style_names_comes_with_it() -> None:
    files = leaflet_files()
    styles = b"".join(content for name, content in files.items() if name.endswith(".css")).decode()
    named = set(re.findall(r"url\(([^#)]+)\)", styles))

    assert named
    assert named - files.keys() == set()


@pytest.mark.parametrize(
    ("name", "start"),
    [
        pytest.param("leaflet.js", b"/* @preserve\n * Leaflet 1.9.3", id="Leaflet, in the version the map is made for"),
        pytest.param("images/layers.png", b"\x89PNG", id="a picture, as bytes"),
    ],
)
def test_files_are_as_their_packages_carry_them(name: str, start: bytes) -> None:
    assert leaflet_files()[name].startswith(start)
