"""Reads the files of a site that is built and not yet published."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_LOOKED_AT = (".html", ".htm", ".xhtml", ".css")


def built_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each page and style sheet by its address inside the site; raises ``OSError``."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.lower().endswith(_LOOKED_AT):
                path = Path(parent, name)
                where = f"/{path.relative_to(folder).as_posix()}"
                yield where.removesuffix(name) if name == "index.html" else where, path.read_bytes()
