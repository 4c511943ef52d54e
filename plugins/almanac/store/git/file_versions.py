"""Finds the contents that files had on the main line, and the history of a file as of one of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from almanac.model.history import History
from almanac.store.git.commits import LAST_SECOND, Commit, read_commits
from almanac.store.git.file_history import trace
from almanac.store.git.history import as_file_history
from almanac.store.git.repository import open_repository

_ORDINARY = {"100644", "100755"}
# Contents read at once, so that they do not have to fit into memory together.
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class FileVersion:
    """A content of a file: the commit of the main line that brought it, when (in UTC), and its object name."""

    commit: str
    moment: datetime
    blob: str


class FileVersions:
    """The versions of the files below some folders; opening raises ``HistoryUnavailable``."""

    def __init__(self, root: Path, folders: Sequence[str]) -> None:
        self._repository = open_repository(root)
        self._head = self._repository.head()
        self._folders = [*folders]

    def of(self, paths: Iterable[str]) -> dict[str, list[FileVersion]]:
        """Of each path what the main line had there, newest first, back to where the path was last deleted.

        A path that the last commit does not have has none: what was deleted stays gone.
        """
        wanted = frozenset(paths)
        versions: dict[str, list[FileVersion]] = {path: [] for path in wanted}
        open_paths = set(wanted)
        for commit, moment, blob, path in _changes(self._repository.main_line(self._head, self._folders)):
            if path in open_paths:
                if blob:
                    versions[path].append(FileVersion(commit, moment, blob))
                else:
                    open_paths.discard(path)
        return versions

    def arrivals(self, paths: Iterable[str]) -> dict[str, int]:
        """How many commits of the main line ago each file came to where it is; -1 for one that is not committed."""
        order: dict[str, int] = {}
        for commit, *_ in _changes(self._repository.main_line(self._head, self._folders)):
            order.setdefault(commit, len(order))
        return {path: order[known[-1].commit] if known else -1 for path, known in self.of(paths).items()}

    def contents(self, versions: Sequence[FileVersion]) -> Iterator[bytes]:
        """The bytes of each."""
        for first in range(0, len(versions), _AT_ONCE):
            yield from self._repository.contents([version.blob for version in versions[first : first + _AT_ONCE]])

    def history_as_of(self, history: History, versions: Mapping[str, FileVersion], now: datetime) -> History:
        """The history in which each of some paths ends with a version of it; ``now`` is aware."""
        files, states, latest = dict(history.files), dict(history.states), int(now.timestamp())
        commits = read_commits(self._repository, self._head)
        prefix = self._repository.prefix
        for commit, paths in _by_commit(versions).items():
            known = trace(_up_to(commits, commit), [prefix + path for path in paths])
            files |= {path.removeprefix(prefix): as_file_history(made, latest) for path, made in known.items()}
        for path, version in versions.items():
            if path in states:
                states[path] = tuple(change for change in states[path] if change.moment <= version.moment)
        return replace(history, files=files, states=states)


def _changes(log: bytes) -> Iterator[tuple[str, datetime, str, str]]:
    """Commit, its date, the object of a file (empty where there is no ordinary one), and the file's path."""
    fields = iter(field for field in log.decode("utf-8", "surrogateescape").split("\0") if field)
    commit, moment = "", datetime.fromtimestamp(0, UTC)
    for field in fields:
        described = field.removeprefix("\n")
        if described.startswith(":"):
            _, mode, _, blob, status = described.split(" ")
            yield commit, moment, blob if mode in _ORDINARY and status != "D" else "", next(fields)
        else:
            commit, _, seconds = described.partition("\n")
            moment = _moment(seconds, moment)


def _moment(seconds: str, before: datetime) -> datetime:
    if seconds.isascii() and seconds.isdecimal() and len(seconds) < 19:
        return datetime.fromtimestamp(min(int(seconds), LAST_SECOND), UTC)
    return before


def _by_commit(versions: Mapping[str, FileVersion]) -> dict[str, list[str]]:
    paths: dict[str, list[str]] = defaultdict(list)
    for path, version in versions.items():
        paths[version.commit].append(path)
    return paths


def _up_to(commits: Sequence[Commit], last: str) -> list[Commit]:
    """Those that a commit comes from, itself among them, in the same order."""
    by_hash = {commit.hash: commit for commit in commits}
    reached, waiting = {last}, [last]
    while waiting:
        commit = by_hash.get(waiting.pop())
        for parent in commit.parents if commit else ():
            if parent not in reached:
                reached.add(parent)
                waiting.append(parent)
    return [commit for commit in commits if commit.hash in reached]
