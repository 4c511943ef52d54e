"""A project with a folder that is published, and ways to fail in the middle of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from almanac.store.publishing.manifest import MANIFEST
from almanac.store.publishing.publisher import Published, Publisher

Site = dict[str, str]
# What is called with a text as well, without a Path.
_OF_THE_SYSTEM: dict[str, object] = {"replace": os, "rename": os}


class Folders:
    """A root and its output."""

    def __init__(self, root: Path, output: Path | None = None) -> None:
        self.root = root
        self.output = output or root / "output"
        self.publisher = Publisher(self.root, self.output)

    @property
    def staging(self) -> Path:
        return self.publisher.staging

    def stage(self, site: Site) -> None:
        write(self.publisher.stage(), site)

    def publish(self, site: Site) -> Published:
        with self.publisher.alone():
            self.stage(site)
            return self.publisher.publish()

    def published(self) -> Site:
        return {path: text for path, text in files(self.output).items() if path != MANIFEST}

    def empty_folders(self) -> list[Path]:
        return [path for path in self.output.rglob("*") if path.is_dir() and not any(path.iterdir())]

    def modes(self) -> set[str]:
        return {f"{path.stat().st_mode & 0o777:o}" for path in (self.output, *self.output.rglob("*"))}


def write(folder: Path, site: Site) -> None:
    """Make files with these texts."""
    for path, text in site.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def files(folder: Path) -> Site:
    """The texts of all files below a folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


class PowerFailed(BaseException):
    """Nothing catches it, but what would also be left undone is left undone."""


class Power:
    """Fails before one of the operations on files, and writes down where each of them is done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self._error: BaseException = PowerFailed()
        self._left: Iterator[int] = iter(())
        self._fails = False
        self.seen: list[Path] = []

    def watch(self, *operations: str) -> None:
        for name in operations:
            where = _OF_THE_SYSTEM.get(name, Path)
            self._monkeypatch.setattr(where, name, self._watched(getattr(where, name)))

    def fail_before(self, number: int, error: BaseException | None = None) -> None:
        self._left, self._fails = iter(range(number - 1)), True
        self._error = error or self._error

    def undo(self) -> None:
        self._monkeypatch.undo()

    def _watched(self, operation: Callable[..., Any]) -> Callable[..., Any]:
        def step(*paths: Path, **options: bool) -> Any:
            if next(self._left, None) is None and self._fails:
                raise self._error
            self.seen.append(Path(os.fspath(paths[-1])))
            return operation(*paths, **options)

        return step
