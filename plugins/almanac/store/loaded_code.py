"""Knows whether this process may have loaded other code than its files have by now."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from almanac import LOADED_FROM

# The packages of the program, wherever the site is.
PROGRAM = Path(__file__).resolve().parents[2]
# So much may the clock of files be behind: nanoseconds.
_BEHIND = 20_000_000


def is_saved_since_loaded() -> bool:
    """Whether code was saved, or put in its place, since this process began to load it; nobody can date that back."""
    try:
        return any(changed > LOADED_FROM - _BEHIND for changed in _changed(os.fspath(PROGRAM)))
    except OSError:  # it is gone meanwhile
        return True


def _changed(folder: str) -> Iterator[int]:
    """When each file of the code was changed; text and not paths, since every command asks several times."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.stat().st_ctime_ns
            elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
                yield from _changed(entry.path)
