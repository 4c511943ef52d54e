"""Keeps what took long to make from one build to the next, by a name that says what it was made from."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_CHECK_BYTES = 16


class KeptFiles:
    """Files of a folder that may be deleted at any time; what cannot be kept, or was damaged, is made again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._asked: set[str] = set()

    def get(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under the name, or what ``make`` gives."""
        self._asked.add(name)
        with suppress(OSError):
            kept = (self._folder / name).read_bytes()
            if kept[:_CHECK_BYTES] == _check(name, kept[_CHECK_BYTES:]):
                with suppress(OSError):
                    os.utime(self._folder / name)  # for who wants to know what is still asked for
                return kept[_CHECK_BYTES:]
        data = make()
        with suppress(OSError):  # a full disk: the next build makes it again
            self._keep(name, data)
        return data

    def forget_others(self) -> None:
        """Delete what nobody has asked for."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in self._asked:
                    path.unlink()

    def now(self) -> int:
        """This moment in nanoseconds, by the clock that says when files of the folder were asked for."""
        sign = self._folder / f"now.{os.getpid()}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            sign.touch()
            moment = sign.stat().st_mtime_ns
            sign.unlink()
        except OSError:
            return 0
        return moment

    def forget_unused(self, since: int) -> None:
        """Delete what no process has asked for since ``now`` gave that moment."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.stat().st_mtime_ns < since:
                    path.unlink()

    def _keep(self, name: str, data: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        begun = self._folder / f"{name}.{os.getpid()}"
        begun.write_bytes(_check(name, data) + data)
        begun.replace(self._folder / name)


def _check(name: str, data: bytes) -> bytes:
    """What tells that this was kept under that name, and not damaged since."""
    return blake2b(name.encode() + data, digest_size=_CHECK_BYTES).digest()
