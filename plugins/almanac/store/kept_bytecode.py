"""Keeps code compiled only where nobody can take it for other code that is saved in the same second.

Python knows compiled code by the whole second in which its source was saved, and by how long that is. What is loaded
right after a save, and saved once more in that second, would be the former code from then on, under the name of the
present one; and all that is built with it would stay.
"""

from __future__ import annotations

import os
import sys
import time
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_PROGRAM = os.path.abspath(f"{__file__}/../../..")  # noqa: PTH100 - before each command, which may need no paths
# So many seconds after a save the next one falls into another, also where the clock was read a moment before.
_SETTLED = 2


class SettledSource(SourceFileLoader):
    """Loads a module as Python does, and leaves what was saved just now to be compiled again."""

    def set_data(self, path: str, data: ReadableBuffer, *, _mode: int = 0o666) -> None:
        """Called with what was compiled, and where it goes."""
        if time.time() - int(self.path_stats(self.path)["mtime"]) >= _SETTLED:
            super().set_data(path, data, _mode=_mode)


def settle() -> None:
    """Load the rest of the program so."""
    sys.path_hooks.insert(0, _finder)
    for path in [path for path in sys.path_importer_cache if _is_ours(path)]:
        del sys.path_importer_cache[path]


def _finder(path: str) -> FileFinder:
    if not _is_ours(path):
        raise ImportError(f"not of the program: {path}")
    return FileFinder(path, (SettledSource, SOURCE_SUFFIXES))


def _is_ours(path: str) -> bool:
    return path == _PROGRAM or path.startswith(f"{_PROGRAM}{os.sep}")
