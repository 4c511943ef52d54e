"""Keeps the PNG of each drawing by its content, so that the next build does not draw it again."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from almanac.store.kept_files import KeptFiles
from almanac.store.publishing.publisher import WORK_FOLDER
from almanac.store.svg.rasterizer import Rasterizer

_FOLDER = "drawings"


class RasterizerCache:
    """A ``Rasterizer`` that draws nothing twice; what a build of everything has not asked for it can ``forget``."""

    def __init__(self, root: Path, *, forget: bool = True) -> None:
        self._forget = forget
        self._kept = KeptFiles(root / WORK_FOLDER / _FOLDER)
        self._drawer = Rasterizer()

    def __enter__(self) -> RasterizerCache:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._drawer.__exit__(kind, error, at)
        if error is None and self._forget:
            self._kept.forget_others()

    def draw(self, svg: bytes, width: int, height: int, paper: str = "") -> bytes:
        """As ``Rasterizer.draw``; raises ``CannotRasterize``."""
        name = _name(svg, width, height, paper)
        return self._kept.get(name, lambda: self._drawer.draw(svg, width, height, paper))


def _name(svg: bytes, width: int, height: int, paper: str) -> str:
    """Another version of what draws may draw otherwise."""
    made_from = f"{version('resvg-py')} {width} {height} {paper}\n".encode() + svg
    return f"{sha256(made_from).hexdigest()}.png"
