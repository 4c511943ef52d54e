"""Parses the output of ``git log``: what each commit changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from almanac.store.git.repository import Repository

_CONTACT = re.compile(r"(?P<name>[^<>]*)<[^<>\s]+>\s*")
_EMAIL = re.compile(r"(?<![^\s@()])([^\s@()]+)@[\w-]+(?:\.[\w-]+)+")
_SECONDS = re.compile(r"\d{1,18}", re.ASCII)
LAST_SECOND = 253_402_300_799  # of the year 9999, the last that dates have
_NO_NAME = "%aN"  # what git prints of an author line without a name to be found
_REMOVED = "D"
_ADDED = "A"
_RENAMED = "R"
_NOT_IN_PARENT = {_ADDED, _RENAMED}
_ORDINARY = {"100644", "100755"}
_FIELDS = 5  # hash, parents, time, author's time, author
# Who brings or changes more texts at once runs a program over them, or moves a site; none of them is theirs by that.
_MOST_TEXTS = 20
# Invisible, and a part of names in Persian and in scripts of India, and of emoji.
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Change:
    """A path that a commit touched and left there.

    ``origin`` is its path before, when it was renamed; ``edited`` is False where no content changed: a
    pure rename, new permissions, or what a merge took from one of its parents. ``blob`` is the object name
    of an ordinary file's content, and empty for a link. ``added``: no parent had it, under any name.
    """

    path: str
    origin: str
    edited: bool
    blob: str = ""
    added: bool = False


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit; ``time`` is the committer date in seconds since 1970.

    One whose date cannot be read, which other programs than git can write, has that of the commit before.
    ``authors`` are the names of those who wrote: of a merge and of an import nobody. ``written`` is the author date,
    ``merged_by`` who made a merge.
    """

    hash: str
    parents: tuple[str, ...]
    time: int
    authors: tuple[str, ...]
    changes: tuple[Change, ...]
    written: int = 0
    merged_by: str = ""


def read_commits(repository: Repository, head: str, after: str = "", time: int | None = None) -> list[Commit]:
    """All commits up to ``head``, parents before their children; raises ``HistoryUnavailable``.

    With ``after``, those alone that this commit does not come from; ``time`` is then its time.
    What the oldest commits of a shallow clone did is not known, so that they have no authors.
    """
    records = list(_records(repository.log(head, after)))
    names = _co_authors(repository, {trailer for header, _changes in records for trailer in header[_FIELDS:]})
    commits = []
    times = (_seconds(header[2]) for header, _changes in records)
    before = next((seconds for seconds in times if seconds is not None), 0) if time is None else time
    for (hash_, parents, committed, written, author, *trailers), changes in records:
        seconds, then = _seconds(committed), _seconds(written)
        before = before if seconds is None else seconds
        credited = [author, *(names[trailer] for trailer in trailers)]
        if (repository.is_shallow and not parents) or " " in parents or _is_import(changes):
            credited = []
        authors = dict.fromkeys(name for name in map(_public, credited) if name and name != _NO_NAME)
        merged_by = _public(author) if " " in parents and author != _NO_NAME else ""
        then = before if then is None else then
        commits.append(Commit(hash_, tuple(parents.split()), before, tuple(authors), changes, then, merged_by))
    return commits


def _is_import(changes: tuple[Change, ...]) -> bool:
    return sum(change.edited and change.path.endswith(".md") for change in changes) > _MOST_TEXTS


def read_merges(repository: Repository, head: str) -> dict[str, tuple[Change, ...]]:
    """What each merge of the main line changed for who follows that line, by hash; raises ``HistoryUnavailable``."""
    return {header[0]: changes for header, changes in _records(repository.merges(head))}


def _records(log: bytes) -> Iterator[tuple[list[str], tuple[Change, ...]]]:
    """Each commit's lines and changes."""
    # git separates the commit from its changes by a line break, those of a merge by a NUL more.
    fields = [field for field in log.decode("utf-8", "surrogateescape").split("\0") if field]
    rest = iter(fields)
    header: list[str] = []
    changes: list[Change] = []
    for field in rest:
        if field.startswith((":", "\n:")):
            changes += _change(field.removeprefix("\n"), rest)
        else:
            if header:
                yield header, tuple(changes)
            header, changes = _header(field), []
    if header:
        yield header, tuple(changes)


def _header(field: str) -> list[str]:
    hash_, parents, time, written, author, *trailers = field.split("\n")
    return [hash_, parents, time, written, author, *(trailer for trailer in trailers if trailer.strip())]


def _change(described: str, fields: Iterator[str]) -> list[Change]:
    """One entry of the raw format (git-diff(1)): a colon for each parent, modes, hashes and a letter for each."""
    colons = len(described) - len(described.lstrip(":"))
    words = described[colons:].split(" ")
    blobs, statuses = words[colons + 1 : -1], words[-1]
    if colons == 1:
        letters = statuses[:1]
        paths = [next(fields) for _ in range(2 if letters == _RENAMED else 1)]
    else:
        letters = statuses
        paths = [next(fields) for _ in range(colons + 1)]
    if _REMOVED in letters:
        return []
    # Where one parent has the file under this name, its history is known by this name.
    renamed = _RENAMED in letters and set(letters) <= _NOT_IN_PARENT
    origin = paths[letters.index(_RENAMED)] if renamed else ""
    is_ordinary = words[colons] in _ORDINARY
    added = set(letters) == {_ADDED}
    return [Change(paths[-1], origin, blobs[-1] not in blobs[:-1], blobs[-1] if is_ordinary else "", added)]


def _seconds(written: str) -> int | None:
    return min(int(written), LAST_SECOND) if _SECONDS.fullmatch(written) else None


def _co_authors(repository: Repository, trailers: set[str]) -> dict[str, str]:
    """The name in each trailer, as the mailmap has it."""
    contacts = sorted(line for line in trailers if _CONTACT.fullmatch(line))
    names = repository.known_as(contacts)
    mapped = dict(zip(contacts, names, strict=True)) if len(names) == len(contacts) else {}
    return {line: _name(mapped.get(line, line)) for line in trailers}


def _name(contact: str) -> str:
    match = _CONTACT.fullmatch(contact)
    return (match["name"] if match else contact.partition("<")[0]).strip()


def _public(name: str) -> str:
    """The name in characters that can be shown, without the address that some people have git use in its place."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    shown = "".join(character for character in text if character.isprintable() or character in _JOINERS)
    return _EMAIL.sub(r"\1", shown).strip()
