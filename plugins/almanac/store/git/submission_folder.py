"""Lays out the project as a submission would leave it: its texts and pictures, and all else as the main line has it.

It lies in a folder of its own with a repository of its own, which borrows the objects of ours. Nothing that was sent is
checked out by git, and nothing but texts and pictures is taken of it: whatever runs is the main line's.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile

from almanac.store.git.repository import HistoryUnavailable, Repository, own_environment
from almanac.store.git.submission import ChangedFile, Submission

# Below the folder of what the commands keep; a build that is made of it is kept there too.
FOLDER = ".almanac/submission"
_WORK = ".almanac"
# Made from what the main line has, so that little is made anew; what was said on the forum stands on pages.
_MADE_ONCE = ("store/results.sqlite3", "history.json")
_AS_IT_IS = ("forum.json", "forum-announced.jsonl")
# No page is made from these.
_LEFT_OUT = ("docs/", "tests/", ".github/", ".forgejo/", ".ci/")
_CONFIG = {
    "core.autocrlf": "false",
    "core.attributesFile": os.devnull,
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.symlinks": "false",
    "core.fileMode": "false",
    "gc.auto": "0",
}
# These win over whatever is among the files (gitattributes(5)): what is written is what git has.
_ATTRIBUTES = "* -text -filter -ident -working-tree-encoding -diff\n"
_FILES = frozenset(["100644", "100755"])
_AT_ONCE = 200
_SHA1_LETTERS = 40


class FolderInUse(RuntimeError):
    """Another command lays something out there."""


@dataclass(frozen=True, slots=True)
class SubmissionFolder:
    """A project with a history; ``top`` is the folder of its repository. Methods raise ``HistoryUnavailable``."""

    top: Path
    repository: Repository

    @property
    def root(self) -> Path:
        """Where the site is, as it is in the repository that was sent to."""
        return self.top / self.repository.prefix

    def lay_out(self, submission: Submission, moment: datetime, events_path: str = "") -> None:
        """The main line's files; with the name of the folder of events, the submission's texts and pictures over them.

        They are committed as a merge at a moment, so that its history is what it would be.
        """
        self._git("read-tree", "--reset", submission.target)
        taken = taken_over(submission.files, events_path) if events_path else ()
        self._put_in(taken, "0" * len(submission.target))
        tree = self._git("write-tree")
        head = submission.target
        if taken and tree != self._git("rev-parse", f"{submission.target}^{{tree}}"):
            head = self._merge(tree, submission, moment)
        (self.top / ".git" / "HEAD").write_text(f"{head}\n", "utf-8")
        self._write()

    def keep_results(self) -> None:
        """Begin with what builds of the project keep, where nothing is kept here yet."""
        ours, here = self.repository.top / self.repository.prefix / _WORK, self.root / _WORK
        for name in (*_MADE_ONCE, *_AS_IT_IS):
            if (ours / name).is_file() and not (name in _MADE_ONCE and (here / name).exists()):
                (here / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ours / name, here / name)
        for name in _AS_IT_IS:
            if not (ours / name).is_file():
                (here / name).unlink(missing_ok=True)

    def _put_in(self, files: Iterable[ChangedFile], nothing: str) -> None:
        prefix, lines = self.repository.prefix, []
        for file in files:
            if file.old or not file.blob:
                lines.append(f"0 {nothing}\t{prefix}{file.old or file.path}")
            if file.blob:
                lines.append(f"100644 {file.blob}\t{prefix}{file.path}")
        if lines:
            self._git("update-index", "-z", "--index-info", given="".join(f"{line}\0" for line in lines))

    def _merge(self, tree: str, submission: Submission, moment: datetime) -> str:
        stamp = f"{int(moment.timestamp())} +0000"
        people = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", "Almanac"), ("EMAIL", "almanac@invalid"), ("DATE", stamp))
        }
        parents = ("-p", submission.target, "-p", submission.commit)
        return self._git("commit-tree", tree, *parents, "-m", "As it would be", variables=people)

    def _write(self) -> None:
        """Bring the files to what the index says; those that are right stay, with their times."""
        self._git("update-index", "-q", "--refresh", may_fail=True)
        index = dict(self._index())
        stale = self._git("diff-files", "-z", "--name-only").split("\0")[:-1]
        left_out = tuple(f"{self.repository.prefix}{folder}" for folder in _LEFT_OUT)
        to_write = [path for path in stale if path in index and not path.startswith(left_out)]
        for first in range(0, len(to_write), _AT_ONCE):
            some = to_write[first : first + _AT_ONCE]
            for path, data in zip(some, self.repository.contents([index[path] for path in some]), strict=True):
                _write_file(self.top / path, data)
        kept = f":(exclude){self.repository.prefix}{_WORK}"
        for path in self._git("ls-files", "-z", "--others", "--", ".", kept).split("\0")[:-1]:
            (self.top / path).unlink(missing_ok=True)
        self._git("update-index", "-q", "--refresh", may_fail=True)

    def _index(self) -> Iterator[tuple[str, str]]:
        """The objects of files by path; a link is none."""
        for line in self._git("ls-files", "-z", "--stage").split("\0")[:-1]:
            described, _, path = line.partition("\t")
            mode, blob, _ = described.split(" ")
            if mode in _FILES:
                yield path, blob

    def _git(
        self, *arguments: str, given: str = "", variables: dict[str, str] | None = None, may_fail: bool = False
    ) -> str:
        return _run(self.top, arguments, given, variables or {}, may_fail=may_fail)


@contextmanager
def submission_folder(root: Path, repository: Repository) -> Iterator[SubmissionFolder]:
    """The folder of a project for as long as it is used; raises ``FolderInUse``, ``HistoryUnavailable``."""
    from filelock import FileLock, Timeout  # takes long to load

    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    site = folder / "site"
    try:
        with FileLock(folder / "lock", timeout=0):
            _begin(site, repository)
            yield SubmissionFolder(site, repository)
    except Timeout:
        raise FolderInUse from None


def taken_over(files: Iterable[ChangedFile], events_path: str) -> tuple[ChangedFile, ...]:
    """Those that are texts and pictures: ordinary files below the two folders, none of them hidden."""
    folders = ("content/", f"{events_path}/")

    def is_ours(path: str) -> bool:
        return path.startswith(folders) and not any(part.startswith(".") for part in PurePosixPath(path).parts)

    return tuple(
        file for file in files if is_ours(file.path) and not file.is_link and (not file.old or is_ours(file.old))
    )


def _begin(site: Path, repository: Repository) -> None:
    """A repository that has no object of its own but the merge."""
    objects, shallow = _paths(repository, "objects", "shallow")
    if not (site / ".git" / "objects").is_dir():
        shutil.rmtree(site, ignore_errors=True)
        site.mkdir(parents=True)
        form = "sha256" if len(repository.head()) > _SHA1_LETTERS else "sha1"
        _run(site, ("init", "--quiet", "--template=", f"--object-format={form}"), "", {})
        for name, value in _CONFIG.items():
            _run(site, ("config", name, value), "", {})
    info = site / ".git" / "info"
    info.mkdir(exist_ok=True)
    (info / "attributes").write_text(_ATTRIBUTES, "utf-8")
    (site / ".git" / "objects" / "info").mkdir(exist_ok=True)
    (site / ".git" / "objects" / "info" / "alternates").write_text(f"{objects}\n", "utf-8")
    with suppress(FileNotFoundError):
        (site / ".git" / "index.lock").unlink()
    if shallow.is_file():
        shutil.copyfile(shallow, site / ".git" / "shallow")
    else:
        (site / ".git" / "shallow").unlink(missing_ok=True)


def _paths(repository: Repository, *names: str) -> Iterator[Path]:
    """Where the repository keeps these."""
    folder = Path(str(repository.git.working_dir))
    for name in names:
        out = repository.answer("rev_parse", "--git-path", name).decode("utf-8", "surrogateescape")
        yield (folder / out.removesuffix("\n")).resolve()


def _write_file(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.write_bytes(data)


def _run(
    folder: Path, arguments: Sequence[str], given: str, variables: dict[str, str], *, may_fail: bool = False
) -> str:
    from git import Git  # fails to import where there is no git

    with own_environment(), TemporaryFile() as file:
        file.write(given.encode("utf-8", "surrogateescape"))
        file.seek(0)
        status, out, error = Git(folder).execute(
            ["git", *arguments],
            istream=file,
            with_extended_output=True,
            with_exceptions=False,
            stdout_as_string=False,
            strip_newline_in_stdout=False,
            env={"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", **variables},
        )
    if status and not may_fail:
        raise HistoryUnavailable(f"git {arguments[0]} failed ({error.strip()})", f"delete the folder {FOLDER}")
    return bytes(out).decode("utf-8", "surrogateescape").removesuffix("\n")
