from __future__ import annotations

import dataclasses
import re

import pytest

from almanac.model.site import Site
from almanac.render.map.event_map import EventMap, event_map
from almanac.render.map.tiles import TileProvider

SITE = Site(name="Almanac", url="https://group.example.org")
TILES = TileProvider(
    name="Streets.Plain",
    url="https://tiles.example.net/{z}/{x}/{y}.png",
    attribution="© <b>People & friends</b>",
    host="tiles.example.net",
    max_zoom=17,
)


def map_of(site: Site = SITE, tiles: TileProvider | None = None) -> EventMap:
    return event_map(
        site,
        points_address="/events/events.geojson",
        archive_address="/events/archive.geojson",
        land_address="/theme/map/land-110m.geojson",
        tiles=tiles,
    )


def hosts(script: str) -> list[str]:
    return re.findall(r"//([\w.-]+)", script)


@pytest.mark.parametrize("tiles", [pytest.param(None, id="coastline alone"), pytest.param(TILES, id="with streets")])
def test_the_same_site_gives_the_same_bytes(tiles: TileProvider | None) -> None:
    assert map_of(tiles=tiles) == map_of(tiles=tiles)


def test_without_streets_the_script_names_no_host() -> None:
    assert hosts(map_of().script) == []


def test_with_streets_the_script_names_only_their_server() -> None:
    assert hosts(map_of(tiles=TILES).script) == ["tiles.example.net"]


def test_the_script_is_a_script_and_no_page() -> None:
    assert "<" not in map_of(tiles=TILES).script


def test_the_container_is_the_one_the_script_fills() -> None:
    made = map_of()

    assert f'L.map(\n                "{made.container_id}"' in made.script


@pytest.mark.parametrize(
    ("url", "address"),
    [
        pytest.param("https://group.example.org", '"/events/events.geojson"', id="points at the root"),
        pytest.param("https://group.example.org", '"/events/archive.geojson"', id="archive at the root"),
        pytest.param("https://group.example.org", '"/theme/map/land-110m.geojson"', id="land at the root"),
        pytest.param("https://pages.example/site", '"/site/events/events.geojson"', id="points below a path"),
        pytest.param("https://pages.example/site", '"/site/events/archive.geojson"', id="archive below a path"),
        pytest.param("https://pages.example/site", '"/site/theme/map/land-110m.geojson"', id="land below a path"),
        pytest.param(
            "https://pages.example/</script>",
            r'"/\u003c/script\u003e/events/events.geojson"',
            id="a path that is markup",
        ),
        pytest.param("https://pages.example/\"+alert(1)+'", r'"/\"+alert(1)+\u0027/events/', id="a path that is code"),
    ],
)
def test_data_is_fetched_from_the_site_itself(url: str, address: str) -> None:
    assert address in map_of(dataclasses.replace(SITE, url=url)).script


def test_what_the_site_calls_itself_stays_out_of_the_script() -> None:
    hostile = dataclasses.replace(SITE, name="</script>`${alert(1)}`", tagline="${alert(2)}")

    assert map_of(hostile) == map_of(SITE)


@pytest.mark.parametrize("kind", ["styles", "scripts"])
def test_the_page_loads_nothing_but_the_sites_own_files(kind: str) -> None:
    addresses = getattr(map_of(tiles=TILES), kind)

    assert [address for address in addresses if not address.startswith("/theme/")] == []


def test_every_script_comes_after_what_it_uses() -> None:
    names = [address.rsplit("/", 1)[-1] for address in map_of().scripts]

    assert names == [
        "leaflet.js",
        "leaflet.markercluster.js",
        "map-leaflet.js",
        "map-view.js",
        "event-cards.js",
        "event-venues.js",
        "event-list.js",
        "event-years.js",
        "own-place.js",
        "event-map.js",
    ]


@pytest.mark.parametrize(
    ("tiles", "zoom"),
    [
        pytest.param(None, '"maxZoom": 8,', id="the coastline, while it shows anything"),
        pytest.param(TILES, '"maxZoom": 18,', id="streets, down to a house"),
        pytest.param(TILES, '"maxNativeZoom": 17,', id="tiles, as deep as their server draws"),
    ],
)
def test_the_map_ends_at_a_zoom(tiles: TileProvider | None, zoom: str) -> None:
    assert zoom in map_of(tiles=tiles).script


def test_an_attribution_is_text() -> None:
    assert r"\u0026lt;b\u0026gt;People \u0026amp; friends" in map_of(tiles=TILES).script


def test_tile_servers_learn_the_site_but_not_the_page() -> None:
    assert '"referrerPolicy": "strict-origin-when-cross-origin"' in map_of(tiles=TILES).script
