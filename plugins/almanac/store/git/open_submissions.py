"""Reads what submissions bring that wait to be merged: files, new texts, by whom; nothing of them is checked out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from almanac.read.entries.slug_and_language import read_name
from almanac.store.git.repository import HistoryUnavailable, Repository
from almanac.store.git.submission import Submission, below, made_at, read_changes, texts_of

# Where the workflow puts the heads of open requests, by their numbers.
REQUESTS = "refs/almanac/open/"
_BRANCHES = "refs/remotes/"
# The newest of more; nobody looks at so many in a day.
MOST = 200
# Of a submission with more new texts these are compared with others.
_MOST_TEXTS = 100


@dataclass(frozen=True, slots=True)
class OpenSubmission:
    """What waits on a branch: its name as people call it, its files, and by path the new texts that translate none.

    ``sent`` is when its last commit was made, in seconds since 1970; ``authors`` has who wrote each new file, as git
    has it.
    """

    name: str
    commit: str
    sent: int
    paths: frozenset[str]
    texts: Mapping[str, str]
    authors: Mapping[str, str]


def read_open(repository: Repository, patterns: Iterable[str], refs: Iterable[str], target: str,
              but: Collection[str] = ()) -> tuple[OpenSubmission, ...]:  # fmt: skip
    """What the ``refs`` would bring to ``target``, and the branches of the patterns that it does not have.

    A pattern is as in git-for-each-ref(1), below ``refs/remotes/`` where it does not begin with ``refs/``. ``but`` are
    hashes of commits that are left out. The first that was sent comes first. Raises ``HistoryUnavailable``.
    """
    tip = repository.commit(target)
    there = frozenset(repository.files(tip))
    named = {repository.commit(ref): ref for ref in refs}
    for commit, name in _branches(repository, patterns, tip):
        named.setdefault(commit, name)
    found = (_read(repository, commit, tip, name, there) for commit, name in named.items() if commit not in but)
    return tuple(sorted(filter(None, found), key=lambda one: (one.sent, one.name)))


def authors_of_new(repository: Repository, submission: Submission) -> dict[str, str]:
    """Who wrote each new file, by path, as git has it."""
    return _authors(repository, submission.commit, submission.target)


def _branches(repository: Repository, patterns: Iterable[str], tip: str) -> list[tuple[str, str]]:
    """The commits of the newest, and their names."""
    whole = [one if one.startswith("refs/") else f"{_BRANCHES}{one}" for one in patterns]
    if not whole:
        return []
    options = ("--format=%(objectname) %(refname)", "--sort=-committerdate", f"--no-merged={tip}", f"--count={MOST}")
    lines = repository.answer("for_each_ref", *options, *whole).decode("utf-8", "surrogateescape").splitlines()
    return [(commit, _called(ref)) for commit, _, ref in (line.partition(" ") for line in lines)]


def _called(ref: str) -> str:
    if ref.startswith(REQUESTS):
        return f"request {ref.removeprefix(REQUESTS)}"
    return ref.removeprefix(_BRANCHES).removeprefix("refs/heads/")


def _read(repository: Repository, commit: str, tip: str, name: str, there: frozenset[str]) -> OpenSubmission | None:
    """None for one that has no history in common: nobody can merge it."""
    try:
        base = repository.merge_base(tip, commit, name)
    except HistoryUnavailable:
        return None
    files = read_changes(repository, base, commit)
    new = [file for file in files if file.how == "A" and file.path.endswith(".md") and not file.is_link]
    known = there.union(file.path for file in new)
    new = [file for file in new if not _is_translation(file.path, known)]
    authors = _authors(repository, commit, tip)
    texts = texts_of(repository, new[:_MOST_TEXTS])
    paths = frozenset(path for file in files for path in (file.path, file.old) if path)
    return OpenSubmission(name, commit, made_at(repository, commit), paths, texts, authors)


def _is_translation(path: str, known: frozenset[str]) -> bool:
    name, _ = read_name(path)
    return bool(name.lang) and f"{name.group}.md" in known


def _authors(repository: Repository, commit: str, tip: str) -> dict[str, str]:
    """By path; of two who added a file it is the later."""
    options = ("-z", "--no-merges", "--raw", "--no-abbrev", "--no-renames", "--diff-filter=A", "--no-relative")
    said = ("--no-show-signature", "--encoding=UTF-8", "--format=tformat:by %aN")  # no change begins with a letter
    log = repository.answer("log", *options, *said, f"^{tip}", commit, "--").decode("utf-8", "surrogateescape")
    authors: dict[str, str] = {}
    author, fields = "", iter(log.split("\0")[:-1])
    for field in fields:
        if field.lstrip("\n").startswith(":"):
            authors.setdefault(below(repository.prefix, next(fields)), author)
        else:
            author = field.removeprefix("by ")
    return authors
