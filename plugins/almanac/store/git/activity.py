"""Counts what people did, month by month: who wrote, how many texts were new, how long these waited, who merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from almanac.model.history import Activity, MonthOfWork
from almanac.store.git.commits import LAST_SECOND, Commit
from almanac.store.git.file_history import arrivals_of, below

# What forges put behind the names of programs.
_BOT = "[bot]"


@dataclass(frozen=True, slots=True)
class CommittedActivity:
    """The same as ``Activity``, whatever the day is; ``merges`` have how often, and the last in seconds since 1970."""

    months: Mapping[str, MonthOfWork] = field(default_factory=dict)
    merges: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def trace_activity(commits: Sequence[Commit], prefix: str, folders: Sequence[str]) -> CommittedActivity:
    """That of all commits, parents before their children; of files those below the ``folders`` of the root count."""
    count = _Count(prefix, folders)
    for position, (commit, arrival) in enumerate(zip(commits, arrivals_of(commits) if commits else (), strict=True)):
        count.commit(commit, commits[arrival])
        if position == arrival and commit.merged_by:
            count.merge(commit.merged_by, commit.time)
    return count.result()


def with_later_activity(
    known: CommittedActivity, commits: Sequence[Commit], prefix: str, folders: Sequence[str]
) -> CommittedActivity:
    """The same after some more commits, each the only child of the one before."""
    count = _Count(prefix, folders, known)
    for commit in commits:
        count.commit(commit, commit)
    return count.result()


def as_activity(committed: CommittedActivity, latest: int, release: tuple[str, str]) -> Activity:
    """What counts at a moment in seconds: later commits come from clocks that run ahead, and count as of then."""
    last = month_of(latest)
    months: dict[str, MonthOfWork] = {}
    for month, work in sorted(committed.months.items()):
        months[min(month, last)] = _both(months.get(min(month, last), MonthOfWork()), work)
    name, seconds = release
    released = min(int(seconds), latest) if seconds.isascii() and seconds.isdecimal() else None
    return Activity(
        months,
        {name: (number, _instant(min(time, latest))) for name, (number, time) in committed.merges.items()},
        name.encode("utf-8", "replace").decode("utf-8", "replace") if released is not None else "",
        _instant(released) if released is not None else None,
    )


def month_of(seconds: int) -> str:
    """The month of UTC in which an instant lies, such as ``2026-11``."""
    return f"{_instant(seconds):%Y-%m}"


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(min(seconds, LAST_SECOND), UTC)


def _both(one: MonthOfWork, other: MonthOfWork) -> MonthOfWork:
    authors = sorted({*one.authors, *other.authors})
    return MonthOfWork(tuple(authors), one.texts + other.texts, tuple(sorted((*one.waits, *other.waits))))


class _Count:
    """Adds up; begins with what is known."""

    def __init__(self, prefix: str, folders: Sequence[str], known: CommittedActivity | None = None) -> None:
        self._prefix = prefix
        self._folders = folders
        self._known = known or CommittedActivity()
        self._authors: dict[str, set[str]] = defaultdict(set)
        self._texts: dict[str, int] = defaultdict(int)
        self._waits: dict[str, list[int]] = defaultdict(list)
        self._merges = dict(self._known.merges)

    def _edited(self, commit: Commit) -> Mapping[str, bool]:
        """The texts that a commit edited, by their paths from the root, and whether they were not there before."""
        edited = {
            change.path.removeprefix(self._prefix): change.added
            for change in commit.changes
            if change.edited and change.path.endswith(".md") and change.path.startswith(self._prefix)
        }
        return {path: edited[path] for path in below(self._folders, edited) if not path.endswith("/README.md")}

    def commit(self, commit: Commit, arrival: Commit) -> None:
        """Count a commit that reached the main line with another."""
        people = {name for name in commit.authors if not name.endswith(_BOT)}
        texts = self._edited(commit) if people else {}
        if not texts:
            return
        new = sum(texts.values())
        month = month_of(arrival.time)
        self._authors[month] |= people
        self._texts[month] += new
        if arrival is not commit:
            self._waits[month] += [max(0, arrival.time - commit.written)] * new

    def merge(self, name: str, time: int) -> None:
        """Count a merge."""
        if not name.endswith(_BOT):
            number, last = self._merges.get(name, (0, 0))
            self._merges[name] = (number + 1, max(last, time))

    def result(self) -> CommittedActivity:
        """All of it."""
        months = dict(self._known.months)
        for month, authors in self._authors.items():
            work = MonthOfWork(tuple(authors), self._texts[month], tuple(self._waits[month]))
            months[month] = _both(months.get(month, MonthOfWork()), work)
        return replace(self._known, months=dict(sorted(months.items())), merges=dict(sorted(self._merges.items())))
