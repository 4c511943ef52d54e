"""Finds what a branch would change on the main line, and who wrote it; nothing of it is checked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from almanac.store.git.commits import LAST_SECOND
from almanac.store.git.repository import Repository
from almanac.store.tree import MAX_BYTES

How = Literal["A", "M", "D", "R"]
_LINKS = frozenset(["120000", "160000"])
# Paths are as they are: a name of a file decides nothing but where it is.
_RAW = ("-r", "-z", "--raw", "--no-abbrev", "--find-renames=50%", "-l1000", "--no-commit-id", "--no-relative")
_NAME = "%aN%x1f%aE"
_CO_AUTHORS = "%(trailers:key=Co-authored-by,valueonly,unfold)"
# Of more files nobody reads what is said of each.
_MOST_TEXTS = 500
# What has no address is nobody's in particular: a form, or a wiki.
_NOBODY = ""


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that a submission adds, modifies, deletes or renames.

    ``path`` is relative to the site's root; one outside of it begins with ``../``. ``old`` is the path of one that was
    renamed. ``blob`` is the object name of what it has now, empty for one that is gone. ``is_link``: it is a link, or
    another repository, and no file.
    """

    path: str
    how: How
    blob: str = ""
    old: str = ""
    is_link: bool = False
    is_same: bool = False  # renamed, and not a word of it is another


@dataclass(frozen=True, slots=True)
class Contributor:
    """Who wrote commits of a submission, as these say it, and how many the main line had from them before."""

    name: str
    commits: int
    before: int


@dataclass(frozen=True, slots=True)
class Submission:
    """The commit that was sent, the tip of the main line, and the commit at which it left that line.

    ``changed_meanwhile`` are those of its files that the main line has changed since then; ``sent`` is when the commit
    was made, in seconds since 1970.
    """

    commit: str
    target: str
    base: str
    files: tuple[ChangedFile, ...]
    contributors: tuple[Contributor, ...]
    changed_meanwhile: frozenset[str] = frozenset()
    sent: int = 0


def read_submission(repository: Repository, ref: str, target: str) -> Submission:
    """What ``ref`` would change on ``target``, both names of commits; raises ``HistoryUnavailable``."""
    commit, tip = repository.commit(ref), repository.commit(target)
    base = repository.merge_base(tip, commit, target)
    files = read_changes(repository, base, commit)
    later = read_changes(repository, base, tip) if files else ()
    meanwhile = {path for file in later for path in (file.path, file.old)}
    touched = {path for file in files for path in (file.path, file.old) if path}
    return Submission(commit, tip, base, files, tuple(_contributors(repository, base, commit, tip)),
                      frozenset(touched & meanwhile), made_at(repository, commit))  # fmt: skip


def texts_of(repository: Repository, files: Iterable[ChangedFile]) -> dict[str, str]:
    """The texts of some files as they were sent, by path; of what is gone, a link or very long, an empty one."""
    some = [file for file in files if file.blob and not file.is_link][:_MOST_TEXTS]
    contents = repository.contents([file.blob for file in some])
    read = zip(some, contents, strict=True)
    texts = {file.path: data.decode("utf-8", "replace") if len(data) <= MAX_BYTES else "" for file, data in read}
    return {file.path: texts.get(file.path, "") for file in files}


def read_changes(repository: Repository, before: str, after: str) -> tuple[ChangedFile, ...]:
    """The files in which a commit differs from another, with paths as the site has them."""
    return tuple(_changed(repository, before, after))


def _changed(repository: Repository, before: str, after: str) -> Iterator[ChangedFile]:
    out = repository.answer("diff_tree", *_RAW, before, after).decode("utf-8", "surrogateescape")
    fields = iter(out.split("\0")[:-1])
    for described in fields:
        modes, blobs, status = _described(described)
        paths = [below(repository.prefix, next(fields)) for _ in range(2 if status[0] in "RC" else 1)]
        how: How = "D" if status[0] == "D" else "R" if status[0] == "R" else "A" if status[0] in "AC" else "M"
        yield ChangedFile(
            path=paths[-1],
            how=how,
            blob="" if how == "D" else blobs[1],
            old=paths[0] if how == "R" else "",
            is_link=modes[0 if how == "D" else 1] in _LINKS,
            is_same=how == "R" and blobs[0] == blobs[1],
        )


def _described(described: str) -> tuple[tuple[str, str], tuple[str, str], str]:
    """The modes, the objects and the letter of git's raw output format (git-diff(1)), before and after."""
    old_mode, mode, old_blob, blob, status = described.removeprefix(":").split(" ")
    return (old_mode, mode), (old_blob, blob), status


def below(prefix: str, path: str) -> str:
    """The path as the site has it, whose root lies at the prefix."""
    return path.removeprefix(prefix) if path.startswith(prefix) else f"{'../' * prefix.count('/')}{path}"


def made_at(repository: Repository, commit: str) -> int:
    """When a commit was made, in seconds since 1970, as far as dates reach: programs may write any number there."""
    said = repository.answer("log", "-1", "--no-show-signature", "--format=tformat:%ct", commit, "--").strip()
    return min(int(said), LAST_SECOND) if said.isdigit() else 0


def people_before(repository: Repository, target: str = "HEAD") -> frozenset[str]:
    """The names of all who wrote commits, as git has them."""
    return frozenset(name for name, _ in _people(repository, (target,)))


def _contributors(repository: Repository, base: str, commit: str, target: str) -> Iterator[Contributor]:
    """Those of its commits, most first; merges are nobody's text."""
    own = [*_people(repository, ("--no-merges", f"^{base}", f"^{target}", commit))]
    counts = Counter(own)
    if not counts:
        return
    names, addresses = Counter[str](), Counter[str]()
    for name, address in _people(repository, (target,)):
        names[name] += 1
        addresses[address] += 1
    for (name, address), commits in counts.most_common():
        before = addresses[address] if address != _NOBODY else names[name]
        yield Contributor(name, commits, max(before, names[name]))


def _people(repository: Repository, which: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The name and the address, in small letters, of whoever wrote each of some commits, and of who wrote with them."""
    options = ("-z", "--no-show-signature", "--encoding=UTF-8", f"--format=tformat:{_NAME}%n{_CO_AUTHORS}")
    out = repository.answer("log", *options, *which, "--").decode("utf-8", "replace")
    for commit in out.split("\0"):
        author, *trailers = commit.split("\n")
        if author:
            name, _, address = author.partition("\x1f")
            yield name, address.lower()
        for trailer in filter(str.strip, trailers):
            name, _, address = trailer.partition("<")
            yield name.strip(), address.strip().rstrip(">").lower()
