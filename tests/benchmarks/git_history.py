"""A git history in which the files came one after another, as ``git fast-import`` reads it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from entries import NOW, Made
from prose import dice

_MAIN = b"refs/heads/main"
_ASIDE = b"refs/heads/aside"


@dataclass(frozen=True, slots=True)
class Change:
    """One file at one moment; ``replaces`` is the name that it had before a rename."""

    moment: datetime
    author: str
    path: str
    text: str
    replaces: str = ""


def write_history(root: Path, files: Iterable[Made]) -> None:
    """Make ``root`` a repository whose last commit has the files, and whose work tree is that commit."""
    _git(root, "init", "--quiet", "--initial-branch=main")
    _git(root, "config", "core.autocrlf", "false")
    stream = b"".join(_Stream().of(_commits(_changes(files))))
    _git(root, "fast-import", "--quiet", given=stream)
    _git(root, "reset", "--quiet", "--hard")


def _git(root: Path, *arguments: str, given: bytes = b"") -> None:
    subprocess.run(["git", *arguments], cwd=root, input=given, check=True)


def _changes(files: Iterable[Made]) -> list[Change]:
    """Every file comes once; one in five is edited later, one in fifty is renamed."""
    changes: list[Change] = []
    for file in files:
        rng = dice("history", file.path)
        first = Change(file.written, file.author, file.path, file.text)
        later = min(file.written + timedelta(days=rng.randint(1, 200)), NOW - timedelta(minutes=1))
        fate = rng.random()
        if fate < 0.2:
            draft = file.text.rstrip("\n").rpartition("\n\n")[0] + "\n"
            changes += [Change(file.written, file.author, file.path, draft), Change(later, **_same(first))]
        elif fate < 0.22:
            old = file.path.replace(".", "-first.", 1)
            renamed = Change(later, file.author, file.path, file.text, replaces=old)
            changes += [Change(file.written, file.author, old, file.text), renamed]
        else:
            changes.append(first)
    return sorted(changes, key=lambda change: (change.moment, change.path))


def _same(change: Change) -> dict[str, str]:
    return {"author": change.author, "path": change.path, "text": change.text}


def _commits(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """One to three changes each, never two of the same file."""
    rng = dice("commits")
    waiting: list[Change] = []
    size = rng.randint(1, 3)
    for change in changes:
        if len(waiting) >= size or any(change.path in (other.path, other.replaces) for other in waiting):
            yield waiting
            waiting, size = [], rng.randint(1, 3)
        waiting.append(change)
    if waiting:
        yield waiting


class _Stream:
    """Most commits follow each other; one in ten is made aside and merged after the next."""

    def __init__(self) -> None:
        self._rng = dice("merges")
        self._mark = 0
        self._tip = 0
        self._aside: list[Change] = []
        self._aside_mark = 0

    def of(self, commits: Iterable[list[Change]]) -> Iterator[bytes]:
        """The whole history."""
        for changes in commits:
            if self._tip and not self._aside and self._rng.random() < 0.1:
                yield from self._begin_aside(changes)
                continue
            if self._touches_aside(changes):
                yield from self._merge(self._aside[-1].moment)
            yield from self._on_main(changes, f"Change {self._mark}")
            if self._aside:
                yield from self._merge(changes[-1].moment)
        if self._aside:
            yield from self._merge(NOW)

    def _touches_aside(self, changes: list[Change]) -> bool:
        return not {change.path for change in changes}.isdisjoint(change.path for change in self._aside)

    def _begin_aside(self, changes: list[Change]) -> Iterator[bytes]:
        self._aside, self._aside_mark = changes, self._mark + 1
        yield from self._commit(_ASIDE, changes, f"Change {self._mark}", changes[-1].moment)

    def _on_main(self, changes: list[Change], message: str) -> Iterator[bytes]:
        yield from self._commit(_MAIN, changes, message, changes[-1].moment)
        self._tip = self._mark

    def _merge(self, moment: datetime) -> Iterator[bytes]:
        yield from self._commit(_MAIN, self._aside, "Merge", moment, merged=self._aside_mark)
        self._tip, self._aside = self._mark, []

    def _commit(
        self, branch: bytes, changes: list[Change], message: str, moment: datetime, merged: int = 0
    ) -> Iterator[bytes]:
        self._mark += 1
        author = changes[-1].author
        stamp = f"{author} <{author.lower().replace(' ', '.')}@example.org> {int(moment.timestamp())} +0000"
        yield b"commit %b\nmark :%d\n" % (branch, self._mark)
        yield f"author {stamp}\ncommitter {stamp}\n".encode()
        yield _data(message)
        if self._tip:
            yield b"from :%d\n" % self._tip
        if merged:
            yield b"merge :%d\n" % merged
        for change in changes:
            if change.replaces:
                yield f"D {change.replaces}\n".encode()
            yield f"M 100644 inline {change.path}\n".encode() + _data(change.text)
        yield b"\n"


def _data(text: str) -> bytes:
    raw = text.encode()
    return b"data %d\n%b\n" % (len(raw), raw)
