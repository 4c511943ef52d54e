"""Plans what is copied and drawn: the files of the theme, pictures, Leaflet, icons."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path

from almanac.check.built_pages.check_pages import PagesRefused
from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.image import Size
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.render.icons import CARD_BOX, ICONS, PAPER, icon_files, manifest
from almanac.render.outputs.output import File, FileOfParts, file_of_bytes, fingerprint
from almanac.store.leaflet import leaflet_files
from almanac.store.svg.rasterizer import CannotRasterize
from almanac.store.svg.rasterizer_cache import RasterizerCache
from almanac.store.svg.site_icon import icon_path

# What is served below an address; of a file that two folders have, the later one's.
_FOLDERS = (("theme/static", "/theme/"), ("theme/site/static", "/theme/"), ("content/images", "/images/"))
_WORKERS = "theme/offline"
_HINT = "save it as Plain SVG, as Inkscape calls it, with fewer parts and effects"


class SavedMeanwhileError(Exception):
    """A file is another than the one that was planned; ``data`` is what it is now."""

    def __init__(self, data: bytes) -> None:
        super().__init__("saved while the site was built")
        self.data = data


def data_now(file: File | FileOfParts) -> bytes:
    """What a file is now, whether or not it was saved since it was planned."""
    try:
        return file.data()
    except SavedMeanwhileError as other:
        return other.data


def copied_files(root: Path, left_out: Collection[str]) -> Iterator[File]:
    """The files of the theme, of the site's own look, and the pictures but for those; raises ``OSError``.

    To make one raises ``SavedMeanwhileError`` where it is not what was read here.
    """
    sources: dict[str, Path] = {}
    for folder, where in _FOLDERS:
        sources |= {f"{where}{path.relative_to(root / folder).as_posix()}": path for path in _files(root / folder)}
    without = {root / path for path in left_out}
    for served, path in ((served, path) for served, path in sources.items() if path not in without):
        made_from = fingerprint_of_bytes(path.read_bytes())
        yield File(served, "copy", made_from, partial(_as_planned, path, made_from))


def worker_file(root: Path, site: Site, *, is_preview: bool) -> File:
    """``/service-worker.js``: without OFFLINE, and in a preview, the one that takes itself off the device."""
    name = "service-worker.js" if site.offline and not is_preview else "no-service-worker.js"
    return file_of_bytes(address.SERVICE_WORKER, "copy", (root / _WORKERS / name).read_bytes())


def map_files(site: Site) -> Iterator[File]:
    """What the map loads of Leaflet."""
    if site.events and site.map:
        for name, data in leaflet_files().items():
            yield file_of_bytes(f"/theme/map/{name}", "copy", data)


def drawn_files(root: Path, edition: Edition, drawer: RasterizerCache) -> Iterator[File]:
    """Icons, manifests, and the drawings that stand on cards; making one raises ``PagesRefused`` with its name."""
    path = icon_path(root)
    svg = (root / path).read_bytes()
    draw = cache(partial(_icon, drawer, path, svg))
    icons = cache(lambda: dict(icon_files(draw)))
    for where in ICONS:
        yield File(where, "drawing", fingerprint(where, svg), partial(_one_of, icons, where))
    site = edition.site
    for lang in dict.fromkeys((site.default_lang, *site.languages)):
        yield file_of_bytes(site.list_address(address.MANIFEST, lang), "drawing", manifest(site, lang))
    for picture, card in drawings_on_cards(edition).items():
        path = f"content{picture}"
        svg = (root / path).read_bytes()
        # Where there is no paper, some who show cards put black.
        yield File(card, "drawing", fingerprint(svg), partial(_drawn, drawer, path, svg, CARD_BOX, PAPER))


def drawings_on_cards(edition: Edition) -> dict[str, str]:
    """The drawings that stories and events have as their picture, and where those who show cards find them."""
    images = [*(story.image for story in edition.stories), *(event.image for event in edition.events)]
    cards = {image.address: address.picture_card(image.address) for image in images if image is not None}
    return {picture: card for picture, card in sorted(cards.items()) if card != picture}


def _as_planned(path: Path, made_from: bytes) -> bytes:
    data = path.read_bytes()
    if fingerprint_of_bytes(data) != made_from:
        raise SavedMeanwhileError(data)
    return data


def fingerprint_of_bytes(data: bytes) -> bytes:
    """What a file counts as that is copied."""
    return blake2b(data, digest_size=16).digest()


def _files(folder: Path) -> Iterator[Path]:
    """All but what is hidden, and what is said to whoever looks into the folder."""
    for top, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name != "README.md":
                yield Path(top, name)


def _one_of(made: Callable[[], Mapping[str, bytes]], where: str) -> bytes:
    return made()[where]


def _icon(drawer: RasterizerCache, path: str, svg: bytes, side: int) -> bytes:
    return _drawn(drawer, path, svg, Size(side, side))


def _drawn(drawer: RasterizerCache, path: str, svg: bytes, box: Size, paper: str = "") -> bytes:
    try:
        return drawer.draw(svg, box.width, box.height, paper)
    except CannotRasterize as reason:
        raise PagesRefused((Problem(path, 0, "", f"cannot be drawn: {reason}", _HINT),)) from None
