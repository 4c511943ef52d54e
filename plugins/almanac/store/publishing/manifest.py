"""Keeps the list of our own files in an output folder; it lies in that folder, so that the two stay together."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath

MANIFEST = ".almanac.json"


def files_in(folder: Path) -> list[str]:
    """Every file below a folder, from there, with forward slashes, sorted; links are not followed.

    Raises ``OSError`` where it may not look.
    """
    names_below = []
    for top, folders, names in os.walk(folder, onerror=_refuse):
        links = [name for name in folders if Path(top, name).is_symlink()]
        names_below += [Path(top, name).relative_to(folder).as_posix() for name in (*names, *links)]
    return sorted(names_below)


def write_manifest(folder: Path, names: Iterable[str]) -> None:
    """List the files of a site in the folder that has them."""
    listed = {"files": sorted({*names} - {MANIFEST})}
    (folder / MANIFEST).write_text(json.dumps(listed, ensure_ascii=False, indent=0) + "\n", "utf-8", newline="\n")


def owned(output: Path) -> frozenset[str]:
    """The files that builds put there; none where the list is missing or spoilt. Raises ``OSError``."""
    try:
        names = json.loads((output / MANIFEST).read_text("utf-8"))["files"]
        return frozenset(name for name in names if is_inside(name))
    except FileNotFoundError:
        return frozenset()
    except (ValueError, TypeError, KeyError, RecursionError):
        return frozenset()


def is_inside(name: object) -> bool:
    """Whether a name from a file leads to a file below the folder, on any system."""
    if not isinstance(name, str) or not name or "\0" in name:
        return False
    parts = PurePosixPath(name).parts
    return "/".join(parts) == name and not PureWindowsPath(name).anchor and ".." not in parts


def _refuse(error: OSError) -> None:
    raise error
