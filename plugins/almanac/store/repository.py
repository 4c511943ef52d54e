"""The git repository that a site is in, asked through GitPython."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from git import Git

# A hook of another repository sets these for itself (githooks(5)); they would lead git away from ours.
_OF_ANOTHER_REPOSITORY = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)
# Reading takes no lock, and asks no server for what a partial clone left there.
_READ_ONLY = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", "GIT_TERMINAL_PROMPT": "0"}

_LOG_FORMAT = "%H%n%P%n%ct%n%aN%n%(trailers:key=Co-authored-by,valueonly,unfold)"
# Everything that a user's configuration could change is said.
_LOG_OPTIONS = (
    "-z",
    "--topo-order",
    "--reverse",
    "--root",
    "--raw",
    "--no-abbrev",
    "-c",
    "--combined-all-paths",
    "--find-renames=50%",
    "-l1000",
    "--no-relative",
    "--no-show-signature",
    "--encoding=UTF-8",
    f"--format=tformat:{_LOG_FORMAT}",
)


class HistoryUnavailable(Exception):
    """Why git tells nothing, and the remedy."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that has the site's root, whose path below the work tree's ``top`` is ``prefix``.

    ``prefix`` is empty, or ends with a slash. All methods raise ``HistoryUnavailable``. Paths are
    relative to the top unless said otherwise, with forward slashes; bytes that are not UTF-8 become
    surrogates, as in ``os.fsdecode``. ``is_shallow``: old commits are missing.
    """

    git: Git
    top: Path
    prefix: str
    is_shallow: bool

    def head(self) -> str:
        """The hash of the last commit."""
        status, out, _error = _ask(self.git, "rev_parse", "--verify", "--quiet", "HEAD^{commit}")
        if status:
            raise HistoryUnavailable(
                "the git repository has no commits yet", "commit the files: `git add .`, then `git commit`"
            )
        return _text(out).strip()

    def log(self, head: str) -> bytes:
        """Every commit that ``head`` comes from, parents first, with what it did to each path.

        NUL-terminated: hash, parents, committer date (seconds), author and co-authors, a line each; then
        git's raw output format (git-diff(1)), of merges what differs from every parent. There is no
        pathspec: it would hide where a moved file comes from, and simplify branches away.
        """
        return self._read("log", *_LOG_OPTIONS, head, "--")

    def files(self, head: str) -> list[str]:
        """The files of a commit below the root, relative to the root."""
        return _fields(self._read("ls_tree", "-r", "-z", "--name-only", head))

    def uncommitted(self) -> frozenset[str]:
        """The tracked paths that differ from the last commit, staged or not."""
        options = ("--porcelain=v1", "-z", "--no-renames", "--untracked-files=no", "--ignore-submodules=all")
        return frozenset(field[3:] for field in _fields(self._read("status", *options)))

    def known_as(self, contacts: list[str]) -> list[str]:
        """The contacts (``Name <address>``) as the repository's mailmap has them, in the same order."""
        if not contacts:
            return []
        with TemporaryFile() as file:
            file.write("".join(f"{contact}\n" for contact in contacts).encode("utf-8", "surrogateescape"))
            file.seek(0)
            return _text(self._read("check_mailmap", "--stdin", istream=file)).removesuffix("\n").split("\n")

    def _read(self, command: str, *arguments: str, istream: IO[bytes] | None = None) -> bytes:
        return _read(self.git, command, *arguments, istream=istream)


def open_repository(root: Path) -> Repository:
    """The repository of a folder; raises ``HistoryUnavailable``."""
    try:
        from git import Git  # fails to import where there is no git
    except ImportError:
        raise _no_git() from None
    git = Git(root)
    git.update_environment(**_READ_ONLY)
    questions = ("--is-inside-work-tree", "--is-shallow-repository", "--show-cdup", "--show-prefix")
    inside, *answers = _text(_read(git, "rev_parse", *questions)).removesuffix("\n").split("\n", len(questions) - 1)
    if inside != "true":
        raise _no_repository()
    shallow, way_up, prefix = answers
    return Repository(git, root.resolve() / way_up, prefix, shallow == "true")


def _read(git: Git, command: str, *arguments: str, istream: IO[bytes] | None = None) -> bytes:
    status, out, error = _ask(git, command, *arguments, istream=istream)
    if status:
        raise _refusal(error)
    return out


def _ask(git: Git, command: str, *arguments: str, istream: IO[bytes] | None = None) -> tuple[int, bytes, str]:
    from git.exc import GitCommandNotFound

    try:
        with _own_environment():
            status, out, error = getattr(git, command)(
                *arguments,
                istream=istream,
                with_extended_output=True,
                with_exceptions=False,
                stdout_as_string=False,
                strip_newline_in_stdout=False,
            )
    except (GitCommandNotFound, PermissionError):
        raise _no_git() from None
    return status, out, error


@contextmanager
def _own_environment() -> Iterator[None]:
    # GitPython can add variables to a call but take none away.
    kept = {name: os.environ.pop(name) for name in _OF_ANOTHER_REPOSITORY if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


def _no_git() -> HistoryUnavailable:
    return HistoryUnavailable("git is not installed on this machine", "install git from https://git-scm.com")


def _no_repository() -> HistoryUnavailable:
    return HistoryUnavailable(
        "this folder is not in a git repository",
        "clone the repository instead of downloading its files, or begin one with `git init` and a commit",
    )


def _refusal(error: str) -> HistoryUnavailable:
    """What git's message means; GitPython has git speak English."""
    if "not a git repository" in error:
        return _no_repository()
    if "dubious ownership" in error or "unsafe repository" in error:
        named = re.search(r"repository (?:at |\()'(.+?)'", error)
        folder = named[1] if named else "the path of this folder"
        return HistoryUnavailable(
            "git does not read this repository, because its folder belongs to another user",
            f'run `git config --global --add safe.directory "{folder}"`',
        )
    said = next((line for line in error.splitlines() if line.startswith(("fatal:", "error:"))), error.strip())
    return HistoryUnavailable(
        f"git cannot read the history ({said})", "a clone made without `--depth` and `--filter` has all of it"
    )


def _text(out: bytes) -> str:
    return out.decode("utf-8", "surrogateescape")


def _fields(out: bytes) -> list[str]:
    return _text(out).split("\0")[:-1]
