"""Draws cards in the fonts of the lock, and keeps them by what they say."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from importlib.metadata import entry_points, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.render import share_cards
from almanac.render.share_cards.card import ShareCard, SiteCard
from almanac.store.kept_files import KeptFiles
from almanac.store.publishing.publisher import WORK_FOLDER
from almanac.store.svg.rasterizer_cache import RasterizerCache
from almanac.store.svg.site_icon import icon_path

if TYPE_CHECKING:
    from almanac.render.share_cards.cover import Cover
    from almanac.render.share_cards.lettering import Fonts

_FOLDER = "cards"
_FONTS = "fontpkg.family"
_FIRST = "noto_sans"
_MADE_BY = ("uharfbuzz", "python-bidi", "deflate", "pillow")


class ShareCards:
    """The cards of the project in ``root``; processes can make some at once, each with one of its own."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._kept = KeptFiles(root / WORK_FOLDER / _FOLDER)
        self._icons: dict[int, bytes] = {}  # by the length of their sides in pixels

    def png(self, card: ShareCard | SiteCard) -> bytes:
        """A card; the same words give the same bytes."""
        name = sha256(f"{self._made_by}\n{card!r}\n".encode("utf-8", "surrogatepass")).hexdigest()
        return self._kept.get(f"{name}.png", lambda: self._drawn(card))

    def cover(self, cover: Cover) -> bytes:
        """The cover of a book, as a PNG."""
        from almanac.render.share_cards.cover import ICON, drawn_cover

        return drawn_cover(cover, self._fonts, self._icon(ICON))

    def forget_unused(self, since: int) -> None:
        """Forget what nobody has asked for since a moment that ``now`` gave."""
        self._kept.forget_unused(since)

    def now(self) -> int:
        """This moment, by the clock of the folder's disk."""
        return self._kept.now()

    def _drawn(self, card: ShareCard | SiteCard) -> bytes:
        # What sets letters takes long to load.
        from almanac.render.share_cards import drawing

        if isinstance(card, SiteCard):
            return drawing.drawn_of_site(card, self._fonts, self._icon(drawing.SITE_ICON))
        return drawing.drawn(card, self._fonts, self._icon(drawing.ICON))

    @cached_property
    def _fonts(self) -> Fonts:
        from almanac.render.share_cards.lettering import Fonts

        return Fonts(tuple(data for _, data in font_files()))

    def _icon(self, side: int) -> bytes:
        """The site's icon; a site whose icon cannot be drawn is not built, and hears of it there."""
        if side not in self._icons:
            with RasterizerCache(self._root, forget=False) as drawer:
                self._icons[side] = drawer.draw(self._icon_svg, side, side)
        return self._icons[side]

    @cached_property
    def _icon_svg(self) -> bytes:
        return (self._root / icon_path(self._root)).read_bytes()

    @cached_property
    def _made_by(self) -> str:
        """What draws them, so that another version of it draws anew."""
        code = (path for path in sorted(Path(str(files(share_cards))).glob("*.py")))
        digests = [sha256(data).hexdigest() for data in (*(path.read_bytes() for path in code), self._icon_svg)]
        fonts = [sha256(data).hexdigest() for _, data in font_files()]
        return repr([*((name, version(name)) for name in _MADE_BY), *digests, *fonts])


def font_files() -> list[tuple[str, bytes]]:
    """The upright fonts of all packages of fonts that are installed: those of the lock, and a site's own."""
    found = {point.name: files(point.value) / "files" for point in entry_points(group=_FONTS)}
    return [
        (name, font.read_bytes())
        for name in sorted(found, key=lambda name: (name != _FIRST, name))
        for font in sorted(found[name].iterdir(), key=str)
        if "Italic" not in font.name
    ]
