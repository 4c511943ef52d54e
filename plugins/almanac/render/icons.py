"""Makes the site's icon in every form that browsers, telephones and cards ask for, and the manifest."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from math import sqrt

from PIL import Image
from PIL.IcoImagePlugin import IcoImageFile

from almanac.model import address, language
from almanac.model.image import Size
from almanac.model.site import Site
from almanac.render.absolute import link_address

# The theme's paper (--paper in almanac.css), by day and by night.
PAPER = "#fcfcfa"
DARK_PAPER = "#161618"
# What those who show cards ask for: https://ogp.me names no size, and all take this one.
CARD = Size(1200, 630)
# A drawing of any proportions in pixels lies within this box.
CARD_BOX = Size(1200, 1200)
_FAVICON = 32
_TOUCH = 180
# A telephone may cut away all but a circle of 80 % (W3C, Web Application Manifest, "Icon masks and safe zone").
_SAFE = 0.8 / sqrt(2)
_PLAIN, _MASKABLE = "any", "maskable"
_SHORT = 12  # letters below an icon, as home screens have room for

# What `icon_files` makes, in its order.
ICONS = (
    address.FAVICON,
    address.TOUCH_ICON,
    address.ICON_192,
    address.ICON_512,
    address.MASKABLE_ICON,
)

# Gives the icon as a PNG that fits into a square of so many pixels.
Draw = Callable[[int], bytes]


def icon_files(draw: Draw) -> Iterator[tuple[str, bytes]]:
    """Addresses inside the site and what is at them; the same drawing gives the same bytes."""
    square = Size(_FAVICON, _FAVICON)
    # By its class, which Pillow then knows: to look for a form that it has not met it would load all that it has.
    yield address.FAVICON, _saved(_centred(draw, _FAVICON, square), IcoImageFile.format, sizes=[(_FAVICON, _FAVICON)])
    # Apple fills what is transparent with black, and rounds the corners.
    yield address.TOUCH_ICON, _saved(_centred(draw, 140, Size(_TOUCH, _TOUCH), PAPER))
    yield address.ICON_192, _saved(_centred(draw, 192, Size(192, 192)))
    yield address.ICON_512, _saved(_centred(draw, 512, Size(512, 512)))
    yield address.MASKABLE_ICON, _saved(_centred(draw, 2 * int(256 * _SAFE), Size(512, 512), PAPER))


def manifest(site: Site, lang: str) -> bytes:
    """The web application manifest (W3C) of a language: who installs the site there begins there.

    Its addresses are below the site's own path.
    """
    home = link_address(site, address.home(lang, site.default_lang))
    icons = [(address.ICON_192, "192x192", _PLAIN), (address.ICON_512, "512x512", _PLAIN)]
    icons.append((address.MASKABLE_ICON, "512x512", _MASKABLE))
    members = {
        "id": home,
        "name": site.name,
        "short_name": _short(site.name),
        "description": site.tagline_in(lang).text,
        "lang": lang,
        "dir": language.direction(lang),
        "start_url": home,
        "scope": link_address(site, "/"),
        # The way back, and the address to pass on, stay in sight.
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": link_address(site, where), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for where, sizes, purpose in icons
        ],
    }
    kept = {name: value for name, value in members.items() if value}
    return f"{json.dumps(kept, ensure_ascii=False, indent=2)}\n".encode()


def _short(name: str) -> str:
    """As many whole words as fit below an icon, at least one."""
    words = name.split()
    fitting = [count for count in range(1, len(words) + 1) if len(" ".join(words[:count])) <= _SHORT]
    return " ".join(words[: max(fitting, default=1)])


def _centred(draw: Draw, side: int, size: Size, paper: str = "") -> Image.Image:
    """The icon in the middle of a sheet; without ``paper`` that is transparent."""
    canvas = Image.new("RGBA", (size.width, size.height), paper or (0, 0, 0, 0))
    with Image.open(io.BytesIO(draw(side))) as icon:
        place = ((size.width - icon.width) // 2, (size.height - icon.height) // 2)
        canvas.alpha_composite(icon.convert("RGBA"), place)
    return canvas.convert("RGB") if paper else canvas


def _saved(picture: Image.Image, form: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()
