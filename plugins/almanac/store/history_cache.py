"""What was found out about the history of a commit, kept for the next build."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from almanac.store.lineage import Lineage
from almanac.store.publish import WORK_FOLDER

_FILE = "history.json"
# Higher with every change to what a lineage means.
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Key:
    """All that a history depends on; ``mailmap`` is a digest, because it may differ from the commit's."""

    head: str
    prefix: str
    folders: tuple[str, ...]
    mailmap: str


def load(root: Path, key: Key) -> dict[str, Lineage] | None:
    """The lineages by path; None when there are none for this key, or the file cannot be used."""
    try:
        kept = json.loads((root / WORK_FOLDER / _FILE).read_text("utf-8"))
        if kept["key"] != _written(key):
            return None
        return {path: _lineage(*fields) for path, fields in kept["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def save(root: Path, key: Key, lineages: Mapping[str, Lineage]) -> None:
    """Keep the lineages, whole or not at all; where nothing can be written, only time is lost."""
    value = {"key": _written(key), "files": {path: _fields(lineage) for path, lineage in lineages.items()}}
    folder = root / WORK_FOLDER
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        # A folder of its own, because two builds may write at once, and whatever happens nothing stays behind.
        with TemporaryDirectory(dir=folder, prefix="history-") as own:
            file = Path(own) / _FILE
            file.write_text(json.dumps(value), "utf-8")
            file.replace(folder / _FILE)


def _written(key: Key) -> dict[str, Any]:
    return {"version": _VERSION, **asdict(key), "folders": list(key.folders)}


def _fields(known: Lineage) -> tuple[int, int, int, int, tuple[str, ...]]:
    return known.created, known.modified, known.announced, known.changes, known.contributors


def _lineage(created: int, modified: int, announced: int, changes: int, contributors: list[str]) -> Lineage:
    numbers = (created, modified, announced, changes)
    if not all(type(number) is int for number in numbers) or not all(type(name) is str for name in contributors):
        raise TypeError("not what `save` writes")
    return Lineage(*numbers, tuple(contributors))
