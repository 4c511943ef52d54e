"""Icons and manifest from the one drawing `icon.svg`, and the drawings of stories and events in pixels, for cards."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from almanac.check import PagesRefused
from almanac.defaults import PATH
from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.image import Size
from almanac.model.problem import Problem
from almanac.render.icons import CARD_BOX, PAPER, icon_files
from almanac.store.svg.rasterizer import CannotRasterize
from almanac.store.svg.rasterizer_cache import RasterizerCache
from almanac.store.svg.site_icon import icon_path
from almanac_pelican.generators import FileGenerator, SiteWriter

_HINT = "save it as Plain SVG, as Inkscape calls it, with fewer parts and effects"


class IconsGenerator(FileGenerator):
    """Writes ``/favicon.ico``, what else icons are asked for as, and ``/theme/cards/``."""

    def generate_output(self, writer: SiteWriter) -> None:
        """All of them; a drawing that cannot be drawn stops the build with its name."""
        root = Path(PATH).parent
        with RasterizerCache(root) as drawer:
            path = icon_path(root)
            svg = (root / path).read_bytes()
            draw = cache(partial(_icon, drawer, path, svg))
            for where, data in icon_files(self.site, draw):
                writer.write_bytes(where, data)
            for picture, card in _cards(self.edition).items():
                path = f"content{picture}"
                svg = (root / path).read_bytes()
                # Where there is no paper, some who show cards put black.
                writer.write_bytes(card, _drawn(drawer, path, svg, CARD_BOX, PAPER))


def _cards(edition: Edition) -> dict[str, str]:
    """The drawings that stories and events have as their picture, and where those who show cards find them."""
    images = [*(story.image for story in edition.stories), *(event.image for event in edition.events)]
    cards = {image.address: address.picture_card(image.address) for image in images if image is not None}
    return {picture: card for picture, card in sorted(cards.items()) if card != picture}


def _icon(drawer: RasterizerCache, path: str, svg: bytes, side: int) -> bytes:
    return _drawn(drawer, path, svg, Size(side, side))


def _drawn(drawer: RasterizerCache, path: str, svg: bytes, box: Size, paper: str = "") -> bytes:
    try:
        return drawer.draw(svg, box.width, box.height, paper)
    except CannotRasterize as reason:
        raise PagesRefused((Problem(path, 0, "", f"cannot be drawn: {reason}", _HINT),)) from None


register = IconsGenerator.register
