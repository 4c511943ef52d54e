from __future__ import annotations

import pytest

from almanac.render.map.tiles import TileProvider, tile_provider


def test_no_name_means_no_streets() -> None:
    assert tile_provider("") is None


@pytest.mark.parametrize("name", ["OpenStreetMap.Mapnik", "openstreetmap mapnik", "OPENSTREETMAP-MAPNIK"])
def test_a_name_may_be_written_in_any_way(name: str) -> None:
    assert tile_provider(name) == TileProvider(
        name="OpenStreetMap.Mapnik",
        url="https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        attribution="© OpenStreetMap contributors",
        host="tile.openstreetmap.org",
        max_zoom=19,
    )


def test_of_several_servers_one_is_named() -> None:
    found = tile_provider("OpenTopoMap")

    assert found is not None
    assert (found.host, found.origin) == ("a.tile.opentopomap.org", "https://a.tile.opentopomap.org")


def test_an_attribution_with_markup_becomes_plain() -> None:
    found = tile_provider("Strava.All")

    assert found is not None
    assert found.attribution == "Map tiles by Strava 2021"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("OpenStreetMap.Mapnick", "try OpenStreetMap.Mapnik", id="a slip in the name"),
        pytest.param("OpenStretMap.Mapnik", "try OpenStreetMap.Mapnik", id="a slip in the family"),
        pytest.param("Stadia", "try Stadia.AlidadeSmooth, ", id="only the family"),
        pytest.param("zzz", "`zzz` is no map that xyzservices knows .try OpenStreetMap.Mapnik", id="nothing like it"),
        pytest.param("CartoDB.Positron", "`CartoDB.Positron` needs a key", id="a key"),
        pytest.param("MapBox", "`MapBox` needs a key", id="a key, a family of one"),
        pytest.param("Gaode.Normal", "`Gaode.Normal` is served without encryption", id="no encryption"),
        pytest.param("Esri.AntarcticBasemap", "numbers its tiles in another way", id="another projection"),
        pytest.param("OpenAIP", "numbers its tiles in another way", id="tiles counted from the south"),
        pytest.param("JusticeMap.income", "is marked as broken", id="known to be broken"),
    ],
)
def test_a_name_that_cannot_be_used_is_refused_with_a_remedy(name: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        tile_provider(name)
