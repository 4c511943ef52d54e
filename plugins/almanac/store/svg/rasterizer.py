"""Draws SVG as PNG in a process of its own, since a drawing can want more memory or time than there is."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path
from threading import Timer
from types import TracebackType

_WORKER = Path(__file__).with_name("rasterizer_worker.py")
SECONDS = 20.0


class CannotRasterize(Exception):
    """Why a drawing has no picture in pixels."""


class Rasterizer:
    """Draws one after the other, each within a box; ``seconds`` bound each of them.

    The process is started with the first, and again after one that it did not survive.
    """

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Rasterizer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def draw(self, svg: bytes, width: int, height: int, paper: str = "") -> bytes:
        """A PNG as large as fits into ``width`` by ``height`` pixels; raises ``CannotRasterize``.

        ``paper`` is the colour (``#rrggbb``) behind it, without which it stays transparent.
        """
        process = self._started()
        if process.stdin is None or process.stdout is None:  # they are pipes
            raise CannotRasterize("its process has no pipes")
        late = Timer(self._seconds, process.kill)
        late.start()
        try:
            process.stdin.write(json.dumps([svg.decode("utf-8-sig", "replace"), width, height, paper]) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except OSError:  # it ended before it had read all
            answer = ""
        finally:
            late.cancel()
        if not answer:
            self._end()
            raise CannotRasterize("it takes more memory or time than a picture may")
        png, error = json.loads(answer)
        if error:
            raise CannotRasterize(error)
        return base64.b64decode(png)

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            command = [sys.executable, "-I", str(_WORKER)]
            self._process = subprocess.Popen(  # noqa: S603 - our own file
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
