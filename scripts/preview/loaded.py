"""Knows of which files the code of this process is, and whether one of them is another now."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

# The packages of the program; what else is loaded from the project is the site's own code.
_PROGRAM = frozenset(["__main__", "__mp_main__", "almanac", "almanac_pelican", "bootstrap", "commands", "preview"])
_PACKAGES = ".venv"
_Stamp = tuple[int, int, int] | None


class LoadedCode:
    """The modules that are loaded, as their files were when they were noted."""

    def __init__(self) -> None:
        self._stamps: dict[str, _Stamp] = {}
        self.note()

    def note(self) -> None:
        """Note what was loaded since."""
        for _, file in _modules():
            if file not in self._stamps:
                self._stamps[file] = _stamp(file)

    def is_current(self) -> bool:
        """Whether every file is what it was."""
        return all(_stamp(file) == stamp for file, stamp in self._stamps.items())


def has_site_code(root: Path) -> bool:
    """Whether code of the site's own is loaded: it may keep something from one build to the next."""
    own, packages = (os.path.normcase(f"{folder}{os.sep}") for folder in (root, root / _PACKAGES))
    inside = ((name, file) for name, file in _modules() if os.path.normcase(file).startswith(own))
    return any(
        name.partition(".")[0] not in _PROGRAM and not os.path.normcase(file).startswith(packages)
        for name, file in inside
    )


def _modules() -> Iterator[tuple[str, str]]:
    """The names of what is loaded, with their files."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if isinstance(file, str):
            yield name, file


def _stamp(file: str) -> _Stamp:
    try:
        status = Path(file).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
