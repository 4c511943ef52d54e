"""Gives the pictures of a site as a book has them, and keeps what had to be made anew by its content."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from almanac.read.pictures import book_copies, copies
from almanac.read.pictures.kinds import PILLOW, kind_of
from almanac.store.kept_files import KeptFiles
from almanac.store.publishing.publisher import WORK_FOLDER
from almanac.store.svg.rasterizer import CannotRasterize
from almanac.store.svg.rasterizer_cache import RasterizerCache

_FOLDER = "book-pictures"
_SUFFIXES = {"JPEG": ("jpg", "image/jpeg"), "PNG": ("png", "image/png")}
_PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class BookPicture:
    """A picture by a name that its content has, with its media type."""

    name: str
    media_type: str
    data: bytes


class BookPictures:
    """The pictures of the project in ``root``; ``lost`` are the paths of those that are broken."""

    def __init__(self, root: Path, lost: Collection[str]) -> None:
        self._content = (root / "content").resolve()
        self._lost = lost
        self._kept = KeptFiles(root / WORK_FOLDER / _FOLDER)
        self._drawer = RasterizerCache(root, forget=False)
        self._by = f"pillow {version('pillow')} {_digest_of(copies.__file__)} {_digest_of(book_copies.__file__)}"

    def __enter__(self) -> BookPictures:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._drawer.__exit__(kind, error, at)

    def get(self, address: str) -> BookPicture | None:
        """The picture at an address of the site (``/images/x.jpg``); None where there is none that could be shown."""
        path = (self._content / address.lstrip("/")).resolve()
        if not path.is_relative_to(self._content) or f"content{address}" in self._lost:
            return None
        try:
            data = self._made(path.read_bytes())
        except (OSError, copies.CannotCopyError, CannotRasterize):
            return None
        suffix, media_type = _SUFFIXES[kind_of(data[:512])]
        return BookPicture(f"{sha256(data).hexdigest()[:20]}.{suffix}", media_type, data)

    def _made(self, data: bytes) -> bytes:
        if kind_of(data[:512]) not in PILLOW:
            return self._drawer.draw(data, book_copies.MOST_ACROSS, book_copies.MOST_DOWN, _PAPER)
        name = sha256(f"{self._by}\n".encode() + data).hexdigest()
        return self._kept.get(name, lambda: book_copies.book_copy(data))


def _digest_of(file: str) -> str:
    return sha256(Path(file).read_bytes()).hexdigest()
