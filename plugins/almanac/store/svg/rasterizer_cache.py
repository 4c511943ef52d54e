"""Keeps the PNG of each drawing by its content, so that the next build does not draw it again."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from almanac.store.publishing.publisher import WORK_FOLDER
from almanac.store.svg.rasterizer import Rasterizer

_FOLDER = "drawings"


class RasterizerCache:
    """A ``Rasterizer`` that draws nothing twice; what a build has not asked for is forgotten at its end."""

    def __init__(self, root: Path) -> None:
        self._folder = root / WORK_FOLDER / _FOLDER
        self._drawer = Rasterizer()
        self._asked: set[str] = set()

    def __enter__(self) -> RasterizerCache:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._drawer.__exit__(kind, error, at)
        if error is None:
            with suppress(OSError):
                self._forget()

    def draw(self, svg: bytes, width: int, height: int, paper: str = "") -> bytes:
        """As ``Rasterizer.draw``; raises ``CannotRasterize``."""
        name = _name(svg, width, height, paper)
        self._asked.add(name)
        with suppress(OSError):
            return (self._folder / name).read_bytes()
        png = self._drawer.draw(svg, width, height, paper)
        with suppress(OSError):  # a full disk: the next build draws it again
            self._keep(name, png)
        return png

    def _keep(self, name: str, png: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        begun = self._folder / f"{name}.{os.getpid()}"
        begun.write_bytes(png)
        begun.replace(self._folder / name)

    def _forget(self) -> None:
        for path in self._folder.iterdir():
            if path.name not in self._asked:
                path.unlink()


def _name(svg: bytes, width: int, height: int, paper: str) -> str:
    """Another version of what draws may draw otherwise."""
    made_from = f"{version('resvg-py')} {width} {height} {paper}\n".encode() + svg
    return f"{sha256(made_from).hexdigest()}.png"
