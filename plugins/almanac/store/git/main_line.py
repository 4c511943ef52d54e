"""Lists what each commit of the main line, which is the first parents of the last one, did to some files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from almanac.store.git.commits import LAST_SECOND
from almanac.store.git.repository import Repository

_OPTIONS = (
    "-z", "--raw", "--root", "--no-abbrev", "--no-renames", "--relative", "--no-show-signature", "--first-parent",
    "--diff-merges=first-parent", "--format=tformat:%H%n%P%n%ct",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileChange:
    """A commit that changed a file: its first parent (empty for the first commit), and its time in seconds since 1970.

    ``old`` and ``new`` are the objects that the file was before and after; of no file all zeros.
    """

    commit: str
    parent: str
    time: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Commits of the main line, ``changes`` newest first by path.

    ``follows``: the commit that the oldest of them has as its first parent; empty where it has none, or there are none.
    """

    changes: Mapping[str, Sequence[FileChange]]
    follows: str


def read_stretch(
    repository: Repository, head: str, folders: Sequence[str], paths: Collection[str], after: str = ""
) -> Stretch:
    """The changes of some ``paths`` below ``folders``, all relative to the root; raises ``HistoryUnavailable``.

    With ``after``, those alone that are not on the main line of that commit.
    """
    beyond = [f"^{after}"] if after else []
    literal = (f":(literal){folder}" for folder in folders)
    # Commits that leave these folders alone are listed too: the last one says what it all follows.
    log = repository.answer("log", *_OPTIONS, "--full-history", "--sparse", *beyond, head, "--", *literal)
    changes: dict[str, list[FileChange]] = defaultdict(list)
    parent = ""
    for commit, parent, time, path, old, new in _records(log):
        if path in paths:
            changes[path].append(FileChange(commit, parent, time, old, new))
    return Stretch(changes, parent)


def _records(log: bytes) -> Iterator[tuple[str, str, int, str, str, str]]:
    """Commit, first parent and time with the path and the objects of each change; of a commit without any, none."""
    fields = iter(field for field in log.decode("utf-8", "surrogateescape").split("\0") if field)
    commit, parent, time = "", "", 0
    for field in fields:
        described = field.removeprefix("\n")
        if described.startswith(":"):
            _, _, old, new, _ = described.split(" ")
            yield commit, parent, time, next(fields), old, new
        else:
            commit, parents, seconds = described.split("\n")[:3]
            parent = parents.partition(" ")[0]
            time = min(int(seconds), LAST_SECOND) if seconds.isascii() and seconds.isdecimal() else time
            yield commit, parent, time, "", "", ""
