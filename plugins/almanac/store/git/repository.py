"""Asks the git repository that a site is in, through GitPython."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from almanac.read.fault import presentable

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

_UNSHALLOW = "run `git fetch --unshallow`; in a workflow, give the checkout step `fetch-depth: 0`"
_LOG_FORMAT = "%H%n%P%n%ct%n%at%n%aN%n%(trailers:key=Co-authored-by,valueonly,unfold)"
# Everything that a user's configuration could change is said.
_LOG_OPTIONS = (
    "-z",
    "--topo-order",
    "--reverse",
    "--root",
    "--raw",
    "--no-abbrev",
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


class NoCommits(HistoryUnavailable):
    """The repository is new: what there is of a history, which is nothing, is whole."""


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
            if _ask(self.git, "rev_parse", "--verify", "--quiet", "HEAD")[0] == 0:
                raise _refusal("fatal: the clone does not have its last commit")
            raise NoCommits("the git repository has no commits yet", "commit the files: `git add .`, then `git commit`")
        return _text(out).strip()

    def log(self, head: str, after: str = "") -> bytes:
        """Every commit that ``head`` comes from, parents first, with what it did to each path; none that ``after`` has.

        NUL-terminated: hash, parents, dates of committer and author (seconds), author and co-authors, a line each; then
        git's raw output format (git-diff(1)), of merges what differs from every parent. There is no
        pathspec: it would hide where a moved file comes from, and simplify branches away.
        """
        return self.answer(
            "log", *_LOG_OPTIONS, "-c", "--combined-all-paths", *([f"^{after}"] if after else []), head, "--"
        )

    def merges(self, head: str) -> bytes:
        """The merges on the line of first parents to ``head``, as ``log`` has commits, each compared with that line."""
        main_line = ("--first-parent", "--merges", "--diff-merges=first-parent")
        return self.answer("log", *_LOG_OPTIONS, *main_line, head, "--")

    def main_line(self, head: str, folders: list[str]) -> bytes:
        """The commits on the line of first parents, newest first, with what each did to the files below some folders.

        NUL-terminated: hash and committer date (seconds), a line each; then git's raw output format, without renames.
        ``folders`` and the paths of files are relative to the root.
        """
        options = ("-z", "--raw", "--root", "--no-abbrev", "--no-renames", "--relative", "--no-show-signature")
        line = ("--first-parent", "--diff-merges=first-parent", "--format=tformat:%H%n%ct")
        return self.answer("log", *options, *line, head, "--", *(f":(literal){folder}" for folder in folders))

    def newest_tag(self, head: str) -> tuple[str, str]:
        """The name of the newest tag that a commit comes from, and its date in seconds as git prints it; else empty."""
        options = (f"--merged={head}", "--count=1", "--sort=-refname", "--sort=-creatordate")
        told = self.answer("for_each_ref", *options, "--format=%(refname:strip=2)%0a%(creatordate:unix)", "refs/tags")
        name, _, seconds = _text(told).strip().partition("\n")
        return name, seconds

    def files(self, head: str) -> list[str]:
        """The files of a commit below the root, relative to the root."""
        return _fields(self.answer("ls_tree", "-r", "-z", "--name-only", head))

    def tracked(self, folders: list[str]) -> list[str]:
        """The files below some folders that are committed or added, all relative to the root."""
        return _fields(self.answer("ls_files", "-z", "--", *(f":(literal){folder}" for folder in folders)))

    def uncommitted(self) -> frozenset[str]:
        """The tracked paths that differ from the last commit, staged or not."""
        options = ("--porcelain=v1", "-z", "--no-renames", "--untracked-files=no", "--ignore-submodules=all")
        return frozenset(field[3:] for field in _fields(self.answer("status", *options)))

    def has_replacements(self) -> bool:
        """Whether commits count as others than they are (git-replace(1), ``info/grafts``)."""
        grafts, _, replaced = _text(
            self.answer("rev_parse", "--git-path", "info/grafts", "--glob=refs/replace")
        ).partition("\n")
        return bool(replaced) or Path(self.git.working_dir or "", grafts).exists()

    def commit(self, ref: str) -> str:
        """The hash of the commit that ``ref`` names: a branch, a tag, a hash, ``HEAD^1``."""
        status, out, _error = 1, b"", ""
        if not ref.startswith("-"):  # to git that would be an option
            status, out, _error = _ask(self.git, "rev_parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        if status and self.is_shallow:
            raise HistoryUnavailable(f"`{presentable(ref)}` is no commit that this shallow clone has", _UNSHALLOW)
        if status:
            raise HistoryUnavailable(
                f"`{presentable(ref)}` is no commit that this repository knows",
                "name a branch, a tag or a hash; `git fetch origin` brings those of the server, such as origin/main",
            )
        return _text(out).strip()

    def merge_base(self, commit: str, head: str, ref: str) -> str:
        """The newest commit that both come from; ``ref`` is the name of the first, for the message."""
        status, out, _error = _ask(self.git, "merge_base", commit, head)
        if status == 0:
            return _text(out).strip().split("\n")[0]
        if self.is_shallow:
            raise HistoryUnavailable(
                f"this is a shallow clone, which does not reach back to `{presentable(ref)}`", _UNSHALLOW
            )
        raise HistoryUnavailable(
            f"`{presentable(ref)}` and the last commit have no history in common",
            "name a commit that the work here began from",
        )

    def blobs(self, commit: str) -> dict[str, str]:
        """The object names of a commit's files below the root, by path relative to the root; links are left out."""
        described = (field.split("\t", 1) for field in _fields(self.answer("ls_tree", "-r", "-z", commit)))
        entries = ((*words.split(" "), path) for words, path in described)
        return {path: name for mode, _kind, name, path in entries if mode in {"100644", "100755"}}

    def contents(self, blobs: list[str]) -> list[bytes]:
        """The bytes of each blob, in the same order."""
        if not blobs:
            return []
        with TemporaryFile() as file:
            file.write("".join(f"{name}\n" for name in blobs).encode())
            file.seek(0)
            out = self.answer("cat_file", "--batch", istream=file)
        contents, position = [], 0
        for name in blobs:
            header, _, _ = out[position : position + 200].partition(b"\n")
            if header.endswith(b" missing"):
                raise _refusal(f"fatal: the clone does not have {name}")
            start = position + len(header) + 1
            position = start + int(header.rsplit(b" ", 1)[1])
            contents.append(out[start:position])
            position += 1
        return contents

    def renames_since(self, commit: str) -> dict[str, str]:
        """Where tracked files of ``commit`` are in the work tree under another name, relative to the root."""
        options = ("--relative", "--name-status", "-z", "--find-renames=50%", "-l1000", "--diff-filter=R")
        # Unlike `git diff` this one does not write the index.
        fields = iter(_fields(self.answer("diff_index", *options, commit, "--")))
        return {next(fields): next(fields) for _status in fields}

    def changed_since(self, commit: str) -> list[str]:
        """The tracked files below the root that differ from ``commit`` in the work tree; none that is gone."""
        options = ("--relative", "--name-only", "-z", "--no-renames", "--diff-filter=AMT")
        return _fields(self.answer("diff_index", *options, commit, "--"))

    def known_as(self, contacts: list[str]) -> list[str]:
        """The contacts (``Name <address>``) as the repository's mailmap has them, in the same order."""
        if not contacts:
            return []
        with TemporaryFile() as file:
            file.write("".join(f"{contact}\n" for contact in contacts).encode("utf-8", "surrogateescape"))
            file.seek(0)
            return _text(self.answer("check_mailmap", "--stdin", istream=file)).removesuffix("\n").split("\n")

    def answer(self, command: str, *arguments: str, istream: IO[bytes] | None = None) -> bytes:
        """What git answers to a command of its own; only what reads."""
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
        with own_environment():
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
def own_environment() -> Iterator[None]:
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
    reason = next((line for line in error.splitlines() if line.startswith(("fatal:", "error:"))), error.strip())
    return HistoryUnavailable(
        f"git cannot read the history ({reason})", "a clone made without `--depth` and `--filter` has all of it"
    )


def _text(out: bytes) -> str:
    return out.decode("utf-8", "surrogateescape")


def _fields(out: bytes) -> list[str]:
    return _text(out).split("\0")[:-1]
