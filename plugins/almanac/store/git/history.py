"""Puts together what git knows of each file: created, announced, changed, and by whom."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from almanac.model.history import FileHistory, History, StateChange
from almanac.model.problem import Problem, Severity
from almanac.store.git import history_cache
from almanac.store.git.activity import as_activity, trace_activity
from almanac.store.git.commits import Commit, read_commits, read_merges
from almanac.store.git.event_states import Version, event_files, trace_states, versions
from almanac.store.git.file_history import FileCommits, below, trace
from almanac.store.git.history_cache import CommittedHistory
from almanac.store.git.later_commits import with_later_commits
from almanac.store.git.repository import HistoryUnavailable, NoCommits, Repository, open_repository

_WHAT = "dates of change, contributors and the sequence numbers of calendar entries"


def read_history(
    root: Path, now: datetime, folders: Sequence[str], *, events: str = "", gone: Iterable[str] = ()
) -> tuple[History, list[Problem]]:
    """The history of the files below ``folders`` (relative to ``root``) that the last commit has.

    Of those below ``events`` it has the states too, and of ``gone`` files what was known of them. ``root`` may lie
    deeper than the repository's top. A commit dated after ``now`` (aware) comes from a clock that runs ahead, and
    counts as of now. Without git, repository or commits there is no history, in a shallow clone it begins late; either
    is a warning. Without commits it is whole.
    """
    try:
        repository = open_repository(root)
        head = repository.head()
        committed = _committed_history(repository, root, head, folders, events)
        uncommitted = repository.uncommitted()
        edited = [path for path in below([events], committed.file_commits) if repository.prefix + path in uncommitted]
        states = {**committed.states, **_committed(repository, head, committed, edited)}
        release = repository.newest_tag(head)
    except HistoryUnavailable as reason:
        return History(complete=isinstance(reason, NoCommits)), [
            _warning(f"{reason.message}: {_WHAT} are missing", reason.hint)
        ]
    latest = int(now.timestamp())
    files = {
        path: as_file_history(file_commits, latest, uncommitted=repository.prefix + path in uncommitted)
        for path, file_commits in committed.file_commits.items()
    }
    known = {path: tuple(_not_later(change, latest) for change in changes) for path, changes in states.items()}
    problems = [_cut_off()] if repository.is_shallow else []
    ever = {**committed.gone, **committed.file_commits}
    removed = {path: as_file_history(ever[path], latest) for path in gone if path in ever}
    activity = as_activity(committed.activity, latest, release)
    return History(files, not repository.is_shallow, head, known, removed, activity), problems


def _committed_history(
    repository: Repository, root: Path, head: str, folders: Sequence[str], events: str
) -> CommittedHistory:
    if repository.is_shallow:  # fetching the rest changes what is known of the same commit
        return _trace(repository, head, folders, events)
    key = history_cache.Key(repository.prefix, tuple(folders), events, _digest(repository.top / ".mailmap"))
    known = history_cache.load(root, key)
    if known is not None and known.head == head:
        return known
    later = with_later_commits(repository, known, head, folders, events) if known is not None else None
    committed = later or _trace(repository, head, folders, events)
    history_cache.save(root, key, committed)
    return committed


def _trace(repository: Repository, head: str, folders: Sequence[str], events: str) -> CommittedHistory:
    prefix, commits = repository.prefix, read_commits(repository, head)
    there = dict.fromkeys(below(folders, repository.files(head)))
    ever = (change.path for commit in commits for change in commit.changes if change.path.startswith(prefix))
    others = dict.fromkeys(below(folders, (path.removeprefix(prefix) for path in ever)))
    paths = [prefix + path for path in {**there, **others}]
    every = {path.removeprefix(prefix): known for path, known in trace(commits, paths).items()}
    files = {path: known for path, known in every.items() if path in there}
    gone = {path: known for path, known in every.items() if path not in there}
    contents = _versions(repository, commits, [event_files(events, files), event_files(events, gone)])
    # What has never been edited has never changed its state.
    edited = {path: known for path, known in contents.items() if len(known) > 1 and path in files}
    activity = trace_activity(commits, prefix, folders)
    states = trace_states(repository, edited)
    return CommittedHistory(head, files, states, commits[-1].time, gone, contents, activity)


def _versions(
    repository: Repository, commits: Sequence[Commit], of: Iterable[Iterable[str]]
) -> dict[str, list[Version]]:
    """What the main line had of events: first of those that are there, then of others, whose names may be the same."""
    prefix = repository.prefix
    known: dict[str, list[Version]] = {}
    entries = [[prefix + path for path in paths] for paths in of]
    merges = read_merges(repository, commits[-1].hash) if any(entries) else {}
    for paths in filter(None, entries):
        known |= {path.removeprefix(prefix): found for path, found in versions(commits, merges, paths).items()}
    return known


def _committed(
    repository: Repository, head: str, committed: CommittedHistory, edited: Sequence[str]
) -> dict[str, tuple[StateChange, ...]]:
    """What the last commit says of files that the work tree has otherwise, where nothing is known of before."""
    unknown = [path for path in edited if path not in committed.states]
    blobs = repository.blobs(head) if unknown else {}
    last = {path: [(committed.file_commits[path].modified, blobs[path])] for path in unknown if path in blobs}
    return trace_states(repository, last, uneventful=True)


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def as_file_history(file_commits: FileCommits, latest: int, *, uncommitted: bool = False) -> FileHistory:
    """What commits say of a file, none of them later than ``latest`` (seconds since 1970)."""
    return FileHistory(
        created=_instant(file_commits.created, latest),
        modified=_instant(file_commits.modified, latest),
        announced=_instant(file_commits.announced, latest),
        changes=file_commits.changes,
        contributors=file_commits.contributors,
        uncommitted=uncommitted,
    )


def _not_later(change: StateChange, latest: int) -> StateChange:
    return replace(change, moment=_instant(int(change.moment.timestamp()), latest))


def _instant(seconds: int, latest: int) -> datetime:
    return datetime.fromtimestamp(min(seconds, latest), UTC)


def _cut_off() -> Problem:
    return _warning(
        f"this is a shallow clone, whose older commits are missing: {_WHAT} are wrong",
        "run `git fetch --unshallow`; in a workflow, give the checkout step `fetch-depth: 0`",
    )


def _warning(message: str, hint: str) -> Problem:
    return Problem(".", 0, "", message, hint, Severity.WARNING)
