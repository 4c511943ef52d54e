"""Keeps what was found out about the history of a commit, for the next build."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, astuple, dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import TypeAdapter

from almanac.model.history import MonthOfWork, StateChange
from almanac.store.git.activity import CommittedActivity
from almanac.store.git.commits import LAST_SECOND
from almanac.store.git.event_states import Version
from almanac.store.git.file_history import FileCommits
from almanac.store.publishing.publisher import WORK_FOLDER

_FILE = "history.json"
# Higher with every change to what commits or states means.
_VERSION = 6
_MONTH = re.compile(r"\d{4}-\d\d", re.ASCII)
_BLOB = re.compile(r"[0-9a-f]{40,64}")
_STATES = TypeAdapter(dict[str, tuple[StateChange, ...]])


@dataclass(frozen=True, slots=True)
class Key:
    """All that a history depends on beside commits; ``mailmap`` is a digest: it may differ from the commit's."""

    prefix: str
    folders: tuple[str, ...]
    events: str
    mailmap: str


@dataclass(frozen=True, slots=True)
class CommittedHistory:
    """The file_commits of files and the states of events, by path, up to the commit ``head``.

    The rest is for whoever adds later commits: the ``time`` of that one, the file_commits of what is ``gone``, and the
    ``versions`` that the main line had of each event, gone ones among them; ``activity`` is what people did.
    """

    head: str
    file_commits: Mapping[str, FileCommits]
    states: Mapping[str, tuple[StateChange, ...]]
    time: int = 0
    gone: Mapping[str, FileCommits] = field(default_factory=dict)
    versions: Mapping[str, Sequence[Version]] = field(default_factory=dict)
    activity: CommittedActivity = field(default_factory=CommittedActivity)


def load(root: Path, key: Key) -> CommittedHistory | None:
    """What was found last for this key; None when there is nothing, or the file cannot be used."""
    try:
        kept = json.loads((root / WORK_FOLDER / _FILE).read_text("utf-8"))
        if kept["key"] != _written(key):
            return None
        files, gone = (
            {path: _file_commits(*fields) for path, fields in kept[part].items()} for part in ("files", "gone")
        )
        versions = {path: [_version(*fields) for fields in known] for path, known in kept["versions"].items()}
        states = _STATES.validate_python(kept["states"])
        if not all(_is_moment(change.moment) for changes in states.values() for change in changes):
            return None
        _be_times(kept["time"])
        _be_texts(kept["head"])
        activity = _activity(kept["months"], kept["merges"])
        return CommittedHistory(kept["head"], files, states, kept["time"], gone, versions, activity)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        return None


def save(root: Path, key: Key, committed: CommittedHistory) -> None:
    """Keep what was found, whole or not at all; where nothing can be written, only time is lost."""
    value = {
        "key": _written(key),
        "head": committed.head,
        "time": committed.time,
        "files": {path: _fields(file_commits) for path, file_commits in committed.file_commits.items()},
        "gone": {path: _fields(file_commits) for path, file_commits in committed.gone.items()},
        "states": _STATES.dump_python(dict(committed.states), mode="json"),
        "versions": committed.versions,
        "months": {month: astuple(work) for month, work in committed.activity.months.items()},
        "merges": committed.activity.merges,
    }
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
    _be_times(created, modified, announced, changes)
    _be_texts(*contributors)
    return FileCommits(created, modified, announced, changes, tuple(contributors))


def _activity(months: Mapping[str, Sequence[Any]], merges: Mapping[str, Sequence[int]]) -> CommittedActivity:
    for month, (authors, texts, waits) in months.items():
        _be_texts(*authors)
        _be_times(texts, *waits)
        if not _MONTH.fullmatch(month):
            raise ValueError("not what `save` writes")
    for number, last in merges.values():
        _be_times(number, last)
    return CommittedActivity(
        {month: MonthOfWork(tuple(authors), texts, tuple(waits)) for month, (authors, texts, waits) in months.items()},
        {name: (number, last) for name, (number, last) in merges.items()},
    )


def _version(time: int, blob: str) -> Version:
    _be_times(time)
    if not _BLOB.fullmatch(blob):
        raise ValueError("not what `save` writes")
    return time, blob


def _be_times(*numbers: object) -> None:
    for number in numbers:
        if type(number) is not int or not 0 <= number <= LAST_SECOND:
            raise TypeError("not what `save` writes")


def _be_texts(*texts: object) -> None:
    for text in texts:
        if type(text) is not str:
            raise TypeError("not what `save` writes")
