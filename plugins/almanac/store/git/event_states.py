"""Finds out since when the main line has said that an event is cancelled, moved or announced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache

from almanac.model.history import EventState, StateChange
from almanac.read.entries.event_state import read_event_state
from almanac.store.git.commits import Change, Commit
from almanac.store.git.file_history import below
from almanac.store.git.repository import Repository
from almanac.store.tree import MAX_BYTES

# A commit's time, and the object that a file was from then on.
Version = tuple[int, str]

# Objects read at once, so that what they hold does not have to fit into memory together.
_AT_ONCE = 1000
_END = re.compile(rb"[\r\n]---[ \t]*(?:[\r\n]|$)")
# Words without which no version of a file says anything but that the event takes place as planned.
_TELLING = re.compile(rb"cancelled|postponed|rescheduled|moved-online|changes")


def versions(
    commits: Sequence[Commit], merges: Mapping[str, Sequence[Change]], paths: Iterable[str]
) -> dict[str, list[Version]]:
    """Every content that the main line had of ``paths``, which are files of the last commit; oldest first.

    ``commits`` have parents before their children; ``merges`` say what those of the main line changed
    compared with their first parents.
    """
    versions_of: dict[str, list[Version]] = {path: [] for path in paths}
    names = {path: path for path in versions_of}  # of each file that is followed, by its name at the commit in hand
    for commit in _main_line(commits):
        changes = merges.get(commit.hash, ()) if len(commit.parents) > 1 else commit.changes
        before = {change.path: change.origin for change in changes if change.origin}
        for change in changes:
            if change.path in names and change.blob:
                versions_of[names[change.path]].append((commit.time, change.blob))
        # A name that was left at this commit belonged to another file before.
        left = set(before.values())
        followed = {name: names.pop(name) for name in (*before, *left) if name in names}
        names |= {before[name]: path for name, path in followed.items() if name in before}
    return {path: distinct(reversed(known)) for path, known in versions_of.items()}


def trace_states(
    repository: Repository, files: Mapping[str, Sequence[Version]], *, uneventful: bool = False
) -> dict[str, tuple[StateChange, ...]]:
    """The states of those files that ever said more than that they take place; raises ``HistoryUnavailable``.

    ``uneventful``: of all the others too.
    """
    blobs = dict.fromkeys(blob for known in files.values() for _time, blob in known)
    fronts = _fronts(repository, list(blobs))
    state = cache(_state)  # most commits change the text below
    return {
        path: _changes((time, state_then) for time, blob in known if (state_then := state(fronts[blob])) is not None)
        for path, known in files.items()
        if uneventful or any(_TELLING.search(fronts[blob]) for _time, blob in known)
    }


def event_files(events: str, paths: Iterable[str]) -> Iterator[str]:
    """The paths of events among those below the root, ``events`` being their folder there."""
    return (path for path in below([events], paths) if path.endswith(".md"))


def distinct(known: Iterable[Version]) -> list[Version]:
    """Without those that have the content of the one before."""
    kept: list[Version] = []
    for version in known:
        if not kept or kept[-1][1] != version[1]:
            kept.append(version)
    return kept


def _main_line(commits: Sequence[Commit]) -> Iterable[Commit]:
    """The first parents of the last commit, newest first."""
    by_hash = {commit.hash: commit for commit in commits}
    commit = commits[-1] if commits else None
    while commit is not None:
        yield commit
        commit = by_hash.get(commit.parents[0]) if commit.parents else None


def _fronts(repository: Repository, blobs: list[str]) -> dict[str, bytes]:
    """The front matter of each, in which all of this stands."""
    fronts: dict[str, bytes] = {}
    for first in range(0, len(blobs), _AT_ONCE):
        some = blobs[first : first + _AT_ONCE]
        fronts |= {blob: _front(data) for blob, data in zip(some, repository.contents(some), strict=True)}
    return fronts


def _front(data: bytes) -> bytes:
    end = _END.search(data, 0, MAX_BYTES)
    return data[: end.end()] if end else b""


def _state(front: bytes) -> EventState | None:
    return read_event_state(front.decode("utf-8", "replace"))


def _changes(states: Iterable[tuple[int, EventState]]) -> tuple[StateChange, ...]:
    kept: list[StateChange] = []
    for time, state in states:
        if not kept or kept[-1].state != state:
            kept.append(StateChange(datetime.fromtimestamp(time, UTC), state))
    return tuple(kept)
