"""Asks git when files were last changed, as far as a clone knows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from almanac.model.health import GitDates
from almanac.store.git.commits import LAST_SECOND
from almanac.store.git.repository import HistoryUnavailable, Repository, open_repository

# What names an action with its version, in the workflows of GitHub and Forgejo; an image of GitLab's is named once.
_USES = r"^[[:space:]-]*(uses|image):"
_SHALLOW = (
    "this is a shallow clone, which does not know when most files were changed",
    "run `git fetch --unshallow`",
)


def read_git_dates(root: Path, paths: Sequence[str], workflows: Sequence[str], now: datetime) -> GitDates:
    """When each of the ``paths`` was last changed, and the ``workflows`` last named a version; paths from the root.

    Of a shallow clone nothing is said that its oldest commits alone say: all files seem new there.
    """
    try:
        repository = open_repository(root)
        head = repository.head()
        last = next(iter(_commits(repository, head)), None)
        changed = dict(_last_changes(repository, head, paths)) if paths else {}
        uses = next(_commits(repository, head, "-G", _USES, of=workflows), None) if workflows else None
    except HistoryUnavailable as reason:
        return GitDates(why_not=reason.message, remedy=reason.hint)
    why_not, remedy = _SHALLOW if repository.is_shallow else ("", "")
    return GitDates(
        _not_later(last, now) if last else None,
        {path: _not_later(moment, now) for path, moment in changed.items()},
        _not_later(uses, now) if uses else None,
        why_not,
        remedy,
    )


def _commits(repository: Repository, head: str, *options: str, of: Sequence[str] = ()) -> Iterator[datetime]:
    """The moment of the last commit that fits; of a shallow clone's oldest only where any commit does."""
    told = repository.answer("log", "-1", "--no-show-signature", "--format=%ct %P", *options, head, *_these(of))
    seconds, _, parents = told.decode().strip().partition(" ")
    if seconds and (parents or not repository.is_shallow or not of):
        yield _moment(seconds)


def _last_changes(repository: Repository, head: str, paths: Sequence[str]) -> Iterator[tuple[str, datetime]]:
    options = ("--no-renames", "--name-only", "--relative", "-z", "--no-show-signature", "--format=%x01%ct %P")
    told = repository.answer("log", *options, head, *_these(paths)).decode("utf-8", "surrogateescape")
    known: set[str] = set()
    for commit in told.split("\x01")[1:]:
        header, *names = commit.replace("\n", "\0").split("\0")
        seconds, _, parents = header.partition(" ")
        for name in filter(None, names):
            if name not in known and (parents or not repository.is_shallow):
                yield name, _moment(seconds)
            known.add(name)


def _these(paths: Sequence[str]) -> list[str]:
    return ["--", *(f":(literal){path}" for path in paths)]


def _moment(seconds: str) -> datetime:
    """One that no program can have written is that of 1970."""
    whole = int(seconds) if seconds.isascii() and seconds.isdecimal() else 0
    return datetime.fromtimestamp(min(whole, LAST_SECOND), UTC)


def _not_later(moment: datetime, now: datetime) -> datetime:
    """A commit dated after now comes from a clock that runs ahead."""
    return min(moment, now)
