"""The icon in all its forms."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from almanac.model import address
from almanac.model.site import Site
from almanac.render.icons import DARK_PAPER, ICONS, PAPER, icon_files, manifest

SITE = Site("Almanac of the north", "https://group.example/site", tagline="Stories", default_lang="ar")
STYLES = Path(__file__).parents[3] / "theme" / "static" / "css" / "almanac.css"


def square(side: int) -> bytes:
    """An icon that fills its square."""
    file = BytesIO()
    Image.new("RGBA", (side, side), "#ff0000").save(file, "PNG")
    return file.getvalue()


def wide(side: int) -> bytes:
    """An icon that is twice as wide as high."""
    file = BytesIO()
    Image.new("RGBA", (side, side // 2), "#ff0000").save(file, "PNG")
    return file.getvalue()


FILES = dict(icon_files(square))


@pytest.mark.parametrize(
    ("where", "form", "size"),
    [
        (address.FAVICON, "ICO", (32, 32)),
        (address.TOUCH_ICON, "PNG", (180, 180)),
        (address.ICON_192, "PNG", (192, 192)),
        (address.ICON_512, "PNG", (512, 512)),
        (address.MASKABLE_ICON, "PNG", (512, 512)),
    ],
)
def test_each_form_is_a_picture_of_its_size(where: str, form: str, size: tuple[int, int]) -> None:
    with Image.open(BytesIO(FILES[where])) as picture:
        assert (picture.format, picture.size) == (form, size)


def test_the_favicon_has_a_png_in_it() -> None:
    assert FILES[address.FAVICON].index(b"\x89PNG") == 22  # behind the header and its one entry


@pytest.mark.parametrize("where", [address.TOUCH_ICON, address.MASKABLE_ICON])
def test_what_others_cut_and_fill_has_paper_of_its_own(where: str) -> None:
    with Image.open(BytesIO(FILES[where])) as picture:
        assert (picture.mode, picture.getpixel((0, 0))) == ("RGB", (0xFC, 0xFC, 0xFA))


def test_what_a_telephone_cuts_away_is_only_paper() -> None:
    with Image.open(BytesIO(FILES[address.MASKABLE_ICON])) as picture:
        drawn = ImageChops.difference(picture, Image.new("RGB", picture.size, PAPER)).getbbox()

    assert drawn is not None
    assert [side for side in drawn if math.hypot(side - 256, side - 256) > 0.4 * 512] == []


def test_an_icon_that_is_no_square_stands_in_the_middle() -> None:
    with Image.open(BytesIO(dict(icon_files(wide))[address.ICON_512])) as picture:
        assert picture.getchannel("A").getbbox() == (0, 128, 512, 384)


def test_the_manifest_names_the_icons_below_the_path_of_the_site() -> None:
    assert json.loads(manifest(SITE, "ar")) == {
        "id": "/site/",
        "name": "Almanac of the north",
        "short_name": "Almanac of",
        "description": "Stories",
        "lang": "ar",
        "dir": "rtl",
        "start_url": "/site/",
        "scope": "/site/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": "/site/icon-192.png", "sizes": "192x192", "type": "image/png", "purpose": "any"},
            {"src": "/site/icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any"},
            {"src": "/site/icon-maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
    }


def test_who_installs_the_site_in_a_language_begins_there() -> None:
    made = json.loads(manifest(replace(SITE, taglines={"es": "Historias"}), "es"))
    shown = {name: made[name] for name in ("id", "description", "lang", "dir", "start_url", "scope")}

    assert shown == {
        "id": "/site/es/",
        "description": "Historias",
        "lang": "es",
        "dir": "ltr",
        "start_url": "/site/es/",
        "scope": "/site/",
    }


@pytest.mark.parametrize(
    ("name", "short"),
    [("Almanac", "Almanac"), ("Donaudampfschifffahrt", "Donaudampfschifffahrt"), ("The Free Almanac", "The Free")],
)
def test_below_an_icon_stand_whole_words(name: str, short: str) -> None:
    assert json.loads(manifest(Site(name, "https://a.org"), "en"))["short_name"] == short


def test_the_paper_is_that_of_the_style_sheet() -> None:
    light, dark = [line.strip() for line in STYLES.read_text("utf-8").splitlines() if "--paper: #" in line][:2]

    assert (light, dark) == (f"--paper: {PAPER};", f"--paper: {DARK_PAPER};")


def test_what_is_made_is_known_before() -> None:
    assert tuple(FILES) == ICONS
