"""Keeps what was found out about the history of a commit, for the next build."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import TypeAdapter

from almanac.model.history import StateChange
from almanac.store.git.commits import LAST_SECOND
from almanac.store.git.file_history import FileCommits
from almanac.store.publishing.publisher import WORK_FOLDER

_FILE = "history.json"
# Higher with every change to what commits or states means.
_VERSION = 4
_STATES = TypeAdapter(dict[str, tuple[StateChange, ...]])


@dataclass(frozen=True, slots=True)
class Key:
    """All that a history depends on; ``mailmap`` is a digest, because it may differ from the commit's."""

    head: str
    prefix: str
    folders: tuple[str, ...]
    events: str
    mailmap: str


@dataclass(frozen=True, slots=True)
class CommittedHistory:
    """The file_commits of files and the states of events, by path."""

    file_commits: Mapping[str, FileCommits]
    states: Mapping[str, tuple[StateChange, ...]]


def load(root: Path, key: Key) -> CommittedHistory | None:
    """What was found for this key; None when there is nothing, or the file cannot be used."""
    try:
        kept = json.loads((root / WORK_FOLDER / _FILE).read_text("utf-8"))
        if kept["key"] != _written(key):
            return None
        file_commits = {path: _file_commits(*fields) for path, fields in kept["files"].items()}
        states = _STATES.validate_python(kept["states"])
        if not all(_is_moment(change.moment) for changes in states.values() for change in changes):
            return None
        return CommittedHistory(file_commits, states)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        return None


def save(root: Path, key: Key, committed: CommittedHistory) -> None:
    """Keep what was found, whole or not at all; where nothing can be written, only time is lost."""
    files = {path: _fields(file_commits) for path, file_commits in committed.file_commits.items()}
    states = _STATES.dump_python(dict(committed.states), mode="json")
    value = {"key": _written(key), "files": files, "states": states}
    folder = root / WORK_FOLDER
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        # A folder of its own, because two builds may write at once, and whatever happens nothing stays behind.
        with TemporaryDirectory(dir=folder, prefix="history-") as own:
            file = Path(own) / _FILE
            file.write_text(json.dumps(value), "utf-8")
            file.replace(folder / _FILE)


def _is_moment(moment: datetime) -> bool:
    return moment.tzinfo is not None and 0 <= moment.timestamp() <= LAST_SECOND


def _written(key: Key) -> dict[str, Any]:
    return {"version": _VERSION, **asdict(key), "folders": list(key.folders)}


def _fields(known: FileCommits) -> tuple[int, int, int, int, tuple[str, ...]]:
    return known.created, known.modified, known.announced, known.changes, known.contributors


def _file_commits(created: int, modified: int, announced: int, changes: int, contributors: list[str]) -> FileCommits:
    numbers = (created, modified, announced, changes)
    if not all(type(number) is int and 0 <= number <= LAST_SECOND for number in numbers):
        raise TypeError("not what `save` writes")
    if not all(type(name) is str for name in contributors):
        raise TypeError("not what `save` writes")
    return FileCommits(*numbers, tuple(contributors))
