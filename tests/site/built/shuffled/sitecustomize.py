"""A disk that lists files in the opposite of their order: Python imports this by its name before anything else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

_listdir, _scandir = os.listdir, os.scandir


class Backwards:
    """What `os.scandir` gives: entries to go through, and to close."""

    def __init__(self, *folder: Any) -> None:
        with _scandir(*folder) as entries:
            self._entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        return self._entries

    def __next__(self) -> os.DirEntry[str]:
        return next(self._entries)

    def __enter__(self) -> Backwards:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is open."""


def _backwards(*folder: Any) -> list[str]:
    return sorted(_listdir(*folder), reverse=True)


os.listdir, os.scandir = _backwards, Backwards  # type: ignore[assignment]
