"""Finds the commits that somebody made or took part in, by the names under which git has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from almanac.store.git.repository import Repository

# A commit, and what it has, a line each; files come after it.
_FORMAT = "%x01%H%n%at%n%aN%n%aE%n%s%n%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x02)"
# A message may have any character but NUL in it, those that divide records too.
_HEAD = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\n\d{1,12}\n[^\n]*\n[^\n]*\n(?s:.*)")
_CONTACT = re.compile(r"(?P<name>[^<>]*)<(?P<email>[^<>]*)>\s*")


@dataclass(frozen=True, slots=True)
class OwnCommit:
    """A commit: its day in UTC, the first line of its message, its files, and the addresses that they gave with it.

    ``is_author`` is False for one in which they took part (Co-authored-by).
    """

    commit: str
    day: date
    subject: str
    files: tuple[str, ...]
    is_author: bool
    emails: tuple[str, ...]


def commits_of(repository: Repository, head: str, is_called: Callable[[str], bool]) -> Iterator[OwnCommit]:
    """Those of whoever ``is_called`` so, the newest first. Raises ``HistoryUnavailable``."""
    options = ("-z", "--name-only", "--no-renames", "--no-show-signature", "--encoding=UTF-8", "--relative")
    told = repository.answer("log", *options, f"--format=tformat:{_FORMAT}", head, "--")
    for record in told.decode("utf-8", "replace").split("\x01")[1:]:
        about, _, files = record.partition("\0")
        if not _HEAD.fullmatch(about):
            continue
        commit, seconds, name, email, subject, *others = about.split("\n")
        contacts = [_CONTACT.fullmatch(one) for one in "\n".join(others).split("\x02")]
        own = [one["email"] for one in contacts if one and is_called(one["name"])]
        is_author = is_called(name)
        if not is_author and not own:
            continue
        paths = tuple(path for path in files.strip("\n").split("\0") if path.strip("\n"))
        day = datetime.fromtimestamp(int(seconds), UTC).date()
        yield OwnCommit(commit, day, subject, paths, is_author, (email,) if is_author else tuple(own))
