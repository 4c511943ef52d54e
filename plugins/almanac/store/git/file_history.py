"""Follows each file through renames, branches and merges to the commits that changed it."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from almanac.store.git.commits import Commit

# A file by the path at which it began; the number tells those apart that began at the same one.
_File = tuple[str, int]


@dataclass(frozen=True, slots=True)
class FileCommits:
    """What the commits say of a file; times are committer dates in seconds since 1970."""

    created: int
    modified: int
    announced: int
    changes: int
    contributors: tuple[str, ...]


def trace(commits: Sequence[Commit], paths: Iterable[str]) -> dict[str, FileCommits]:
    """The file_commits of ``paths``: files of the last commit, or what would be known of them if they came back.

    ``commits`` have parents before their children. A file that was removed and came back is the same
    file: its address and its identity in calendars are, so that its SEQUENCE must not fall
    (RFC 5545 3.8.7.4), and its authors keep their credit.
    """
    if not commits:
        return {}
    names = _Names()
    edits: dict[_File, list[int]] = defaultdict(list)
    seen: dict[str, int] = {}
    for position, commit in enumerate(commits):
        renames = 0
        for parent in commit.parents:
            renames |= seen.get(parent, 0)
        seen[commit.hash] = names.rename(commit, renames)
        for change in commit.changes:
            if change.edited:
                edits[names.file(change.path, seen[commit.hash])].append(position)
    arrivals = arrivals_of(commits)
    last = seen[commits[-1].hash]
    edits_of = {path: edits[names.file(path, last)] for path in paths}
    return {path: _file_commits(commits, positions, arrivals) for path, positions in edits_of.items() if positions}


def below(folders: Sequence[str], paths: Iterable[str]) -> Iterator[str]:
    """The paths that lie below some folders."""
    whole = {posixpath.normpath(folder) for folder in folders if folder}
    beginnings = tuple(f"{folder}/" for folder in whole)
    return (path for path in paths if "." in whole or path.startswith(beginnings))


class _Names:
    """Which file a path means at a commit.

    A commit that renames has a bit; what a commit knows of renames is the bits of its ancestors. So
    nothing is copied at a branch, and a merge is an `or`.
    """

    def __init__(self) -> None:
        self._commits = 0
        self._renames: dict[str, list[tuple[int, _File]]] = defaultdict(list)

    def rename(self, commit: Commit, known: int) -> int:
        """Note the renames of a commit; what is known at it, given what is known at its parents."""
        renamed = [change for change in commit.changes if change.origin]
        if not renamed:
            return known
        bit = self._commits
        self._commits += 1
        files = [(change.path, self.file(change.origin, known)) for change in renamed]
        # A path that was left may get another file; one that is taken over comes last here.
        for path, file in chain(((change.origin, (change.origin, bit)) for change in renamed), files):
            self._renames[path].append((bit, file))
        return known | 1 << bit

    def file(self, path: str, known: int) -> _File:
        """The file that the newest known rename put at the path, else the one that began there."""
        for bit, file in reversed(self._renames.get(path, ())):
            if known >> bit & 1:
                return file
        return path, -1


def arrivals_of(commits: Sequence[Commit]) -> list[int]:
    """For each commit the one that brought it to the main line, which is the first parents of the last."""
    at = {commit.hash: position for position, commit in enumerate(commits)}
    parents = [[at[parent] for parent in commit.parents if parent in at] for commit in commits]
    main_line = [len(commits) - 1]
    while parents[main_line[-1]]:
        main_line.append(parents[main_line[-1]][0])
    arrivals = [-1] * len(commits)
    for arrival in reversed(main_line):
        waiting = [arrival]
        while waiting:
            position = waiting.pop()
            if arrivals[position] < 0:
                arrivals[position] = arrival
                waiting += parents[position]
    return arrivals


def _file_commits(commits: Sequence[Commit], edits: Sequence[int], arrivals: Sequence[int]) -> FileCommits:
    by_date = sorted((commits[position] for position in edits), key=lambda commit: commit.time)
    return FileCommits(
        created=by_date[0].time,
        modified=by_date[-1].time,
        announced=commits[min(arrivals[position] for position in edits)].time,
        changes=len(edits),
        contributors=tuple(dict.fromkeys(name for commit in by_date for name in commit.authors)),
    )
