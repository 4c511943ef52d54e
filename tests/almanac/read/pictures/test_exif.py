"""What cameras note, read without the pixels."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from almanac.read.pictures.exif import location_of, orientation_of
from almanac.read.pictures.kinds import PILLOW

NOTING = ["JPEG", "PNG", "WebP", "AVIF"]


def taken(kind: str, gps: dict[int, object] | None = None, orientation: object = 1) -> io.BytesIO:
    exif, file = Image.Exif(), io.BytesIO()
    exif[0x0112] = orientation
    exif.get_ifd(0x8825).update(gps or {})
    Image.new("RGB", (40, 30)).save(file, PILLOW[kind], exif=exif.tobytes())
    return file


@pytest.mark.parametrize("kind", NOTING)
@pytest.mark.parametrize(
    ("gps", "expected"),
    [
        pytest.param({1: "N", 2: (50.0, 44.0, 0.0), 3: "E", 4: (7.0, 6.0, 0.0)}, (50.7333, 7.1), id="north and east"),
        pytest.param({1: "S", 2: (33.0, 27.0, 36.0), 3: "W", 4: (70.0, 39.0, 0.0)}, (-33.46, -70.65), id="south, west"),
        pytest.param({1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}, (0, 0), id="in the Gulf of Guinea"),
    ],
)
def test_a_place_is_found(kind: str, gps: dict[int, object], expected: tuple[float, float]) -> None:
    assert location_of(taken(kind, gps), kind) == pytest.approx(expected, abs=0.0001)


@pytest.mark.parametrize(
    "gps",
    [
        pytest.param(None, id="nothing"),
        pytest.param({1: "N", 2: (50.0, 44.0, 0.0)}, id="half a place"),
        pytest.param({1: "N", 2: (500.0, 0.0, 0.0), 3: "E", 4: (7.0, 6.0, 0.0)}, id="off the Earth"),
        pytest.param({29: "2026:11:29"}, id="the day alone"),
    ],
)
def test_no_place_is_made_up(gps: dict[int, object] | None) -> None:
    assert location_of(taken("JPEG", gps), "JPEG") is None


@pytest.mark.parametrize(("kind", "expected"), [("JPEG", 6), ("PNG", 6), ("AVIF", 6), ("WebP", 1)])
def test_a_picture_is_turned_as_browsers_turn_it(kind: str, expected: int) -> None:
    assert orientation_of(taken(kind, orientation=6), kind) == expected


@pytest.mark.parametrize("cut", range(20, 200, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WebP"])
def test_broken_notes_say_nothing(kind: str, cut: int) -> None:
    data = taken(kind, {1: "N", 2: (50.0, 44.0, 0.0)}).getvalue()
    broken = io.BytesIO(data[:cut] + b"\xff" * 8 + data[cut + 8 :])

    assert location_of(broken, kind) is None
    assert orientation_of(broken, kind) in {1, 6}
