"""When each file was created, announced and changed, and by whom: from git."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from almanac.model.history import FileHistory, History
from almanac.model.problem import Problem, Severity
from almanac.store import history_cache
from almanac.store.commits import read_commits
from almanac.store.lineage import Lineage, trace
from almanac.store.repository import HistoryUnavailable, Repository, open_repository

_WHAT = "dates of change, contributors and the sequence numbers of calendar entries"


def read_history(root: Path, now: datetime, folders: Sequence[str]) -> tuple[History, list[Problem]]:
    """The history of the files below ``folders`` (relative to ``root``) that the last commit has.

    ``root`` may lie deeper than the repository's top. A commit dated after ``now`` (aware) comes from a
    clock that runs ahead, and counts as of now. Without git, repository or commits there is no history,
    in a shallow clone it begins late; either is a warning.
    """
    try:
        repository = open_repository(root)
        head = repository.head()
        lineages = _lineages(repository, root, head, folders)
        uncommitted = repository.uncommitted()
    except HistoryUnavailable as reason:
        return History(complete=False), [_warning(f"{reason.message}: {_WHAT} are missing", reason.hint)]
    latest = int(now.timestamp())
    files = {
        path: _file_history(lineage, latest, uncommitted=repository.prefix + path in uncommitted)
        for path, lineage in lineages.items()
    }
    problems = [_cut_off()] if repository.is_shallow else []
    return History(files, not repository.is_shallow, head), problems


def _lineages(repository: Repository, root: Path, head: str, folders: Sequence[str]) -> Mapping[str, Lineage]:
    if repository.is_shallow:  # fetching the rest changes what is known of the same commit
        return _trace(repository, head, folders)
    key = history_cache.Key(head, repository.prefix, tuple(folders), _digest(repository.top / ".mailmap"))
    known = history_cache.load(root, key)
    if known is None:
        known = _trace(repository, head, folders)
        history_cache.save(root, key, known)
    return known


def _trace(repository: Repository, head: str, folders: Sequence[str]) -> dict[str, Lineage]:
    prefix = repository.prefix
    paths = [prefix + path for path in _below(folders, repository.files(head))]
    lineages = trace(read_commits(repository, head), paths)
    return {path.removeprefix(prefix): lineage for path, lineage in lineages.items()}


def _below(folders: Sequence[str], paths: Sequence[str]) -> Iterator[str]:
    whole = {posixpath.normpath(folder) for folder in folders}
    beginnings = tuple(f"{folder}/" for folder in whole)
    return (path for path in paths if "." in whole or path.startswith(beginnings))


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _file_history(lineage: Lineage, latest: int, *, uncommitted: bool) -> FileHistory:
    return FileHistory(
        created=_instant(lineage.created, latest),
        modified=_instant(lineage.modified, latest),
        announced=_instant(lineage.announced, latest),
        changes=lineage.changes,
        contributors=lineage.contributors,
        uncommitted=uncommitted,
    )


def _instant(seconds: int, latest: int) -> datetime:
    return datetime.fromtimestamp(min(seconds, latest), UTC)


def _cut_off() -> Problem:
    return _warning(
        f"this is a shallow clone, whose older commits are missing: {_WHAT} are wrong",
        "run `git fetch --unshallow`; in a workflow, give the checkout step `fetch-depth: 0`",
    )


def _warning(message: str, hint: str) -> Problem:
    return Problem(".", 0, "", message, hint, Severity.WARNING)
