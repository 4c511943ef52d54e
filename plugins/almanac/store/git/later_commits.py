"""Adds commits to what is known of an earlier one, so that after an edit git does not tell its whole history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from almanac.store.git.activity import with_later_activity
from almanac.store.git.commits import Commit, read_commits
from almanac.store.git.event_states import Version, distinct, event_files, trace_states
from almanac.store.git.file_history import FileCommits, below
from almanac.store.git.history_cache import CommittedHistory
from almanac.store.git.repository import HistoryUnavailable, Repository


def with_later_commits(
    repository: Repository, known: CommittedHistory, head: str, folders: Sequence[str], events: str
) -> CommittedHistory | None:
    """What is known at ``head``, where nothing lies between but one commit after another, each with edits alone.

    None where it takes all commits to say: after a merge, a rename, or a commit dated before what it edits, and where
    ``head`` does not come from the known commit. Raises ``HistoryUnavailable``.
    """
    try:
        commits = read_commits(repository, head, known.head, known.time)
    except HistoryUnavailable:  # the earlier commit is there no more
        return None
    if not _follow(known.head, commits, head) or repository.has_replacements():
        return None
    before = {**known.gone, **known.file_commits}
    changed = _changed(before, commits, repository.prefix, folders)
    if changed is None:
        return None
    every = before | changed
    files = {path: every[path] for path in below(folders, repository.files(head)) if path in every}
    gone = {path: file_commits for path, file_commits in every.items() if path not in files}
    new = _versions(commits, repository.prefix, event_files(events, changed))
    versions = {
        **known.versions,
        **{path: distinct((*known.versions.get(path, ()), *more)) for path, more in new.items()},
    }
    states = {path: changes for path, changes in known.states.items() if path in files and path not in new}
    states |= trace_states(
        repository, {path: versions[path] for path in new if path in files and len(versions[path]) > 1}
    )
    activity = with_later_activity(known.activity, commits, repository.prefix, folders)
    return CommittedHistory(head, files, states, commits[-1].time, gone, versions, activity)


def _follow(earlier: str, commits: Sequence[Commit], head: str) -> bool:
    """Whether the commits lead from one to the other, each the only child that counts of the one before."""
    hashes = [earlier, *(commit.hash for commit in commits)]
    parents = [commit.parents for commit in commits]
    return hashes[-1] == head and parents == [(parent,) for parent, _child in pairwise(hashes)]


def _changed(
    before: Mapping[str, FileCommits], commits: Sequence[Commit], prefix: str, folders: Sequence[str]
) -> dict[str, FileCommits] | None:
    """The files that these commits edited; None where one was renamed, or was edited at an earlier time than before."""
    changed: dict[str, FileCommits] = {}
    for commit in commits:
        if any(change.origin for change in commit.changes):
            return None
        edited = (change.path for change in commit.changes if change.edited and change.path.startswith(prefix))
        for path in below(folders, [path.removeprefix(prefix) for path in edited]):
            known = changed.get(path) or before.get(path)
            if known is not None and commit.time < known.modified:
                return None
            changed[path] = _edited(known, commit)
    return changed


def _edited(known: FileCommits | None, commit: Commit) -> FileCommits:
    if known is None:
        return FileCommits(commit.time, commit.time, commit.time, 1, commit.authors)
    contributors = tuple(dict.fromkeys((*known.contributors, *commit.authors)))
    return FileCommits(known.created, commit.time, known.announced, known.changes + 1, contributors)


def _versions(commits: Sequence[Commit], prefix: str, events: Iterable[str]) -> dict[str, list[Version]]:
    """The contents that these commits gave to events."""
    versions: dict[str, list[Version]] = {path: [] for path in events}
    for commit in commits:
        for change in commit.changes:
            path = change.path.removeprefix(prefix)
            if change.path.startswith(prefix) and path in versions and change.blob:
                versions[path].append((commit.time, change.blob))
    return versions
