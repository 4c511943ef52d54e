"""Writes the history of a repository as one file, and lays out a repository of such a file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from almanac.model.bag import SNAPSHOT
from almanac.store.git.repository import HistoryUnavailable, Repository, own_environment
from almanac.store.importing.files import UnsafePath, is_folder

_SHA1_LETTERS = 40
# What is written is what git has: no hook runs, and nothing counts that is set for all repositories of the machine.
# What it works in was made by us just now, whatever a disk says of its owner.
_PLAIN = (
    "-c", f"core.hooksPath={os.devnull}", "-c", f"core.attributesFile={os.devnull}", "-c", "gc.auto=0",
    "-c", "safe.directory=*",
)  # fmt: skip
_NOT_OF_THE_MACHINE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
_LOCAL_ALONE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "file", "GIT_TERMINAL_PROMPT": "0"}


def branch_of(repository: Repository) -> str:
    """The branch that is checked out; `main` where none is, as in workflows."""
    try:
        name = repository.answer("symbolic_ref", "--quiet", "--short", "HEAD").decode("utf-8", "replace").strip()
    except HistoryUnavailable:
        return "main"
    return name or "main"


def write_bundle(repository: Repository, head: str, branch: str, file: Path) -> None:
    """Write all that a commit comes from, with the tags on the way, as a bundle (git-bundle(1)).

    Other branches stay out: they have what was sent in and not accepted. Raises ``HistoryUnavailable``.
    """
    asked = repository.answer("rev_parse", "--git-path", "objects").decode("utf-8", "surrogateescape")
    objects = (Path(str(repository.git.working_dir)) / asked.removesuffix("\n")).resolve()
    tags = repository.answer("for_each_ref", f"--merged={head}", "--format=%(objectname) %(refname)", "refs/tags")
    with TemporaryDirectory(prefix="almanac-") as scratch:
        folder = Path(scratch)
        form = "sha256" if len(head) > _SHA1_LETTERS else "sha1"
        _run(folder, "init", "--quiet", "--bare", "--template=", f"--object-format={form}", ".")
        (folder / "objects" / "info").mkdir(exist_ok=True)
        (folder / "objects" / "info" / "alternates").write_text(f"{objects}\n", "utf-8", "surrogateescape")
        _run(folder, "symbolic-ref", "HEAD", f"refs/heads/{branch}")
        _run(folder, "update-ref", f"refs/heads/{branch}", head)
        for line in tags.decode("utf-8", "surrogateescape").splitlines():
            name, _, ref = line.partition(" ")
            _run(folder, "update-ref", ref, name)
        _run(folder, "-c", "pack.threads=1", "bundle", "create", "--quiet", str(file), "HEAD", "--branches", "--tags")


def lay_out(bundle: Path, folder: Path, branch: str, commit: str) -> None:
    """Make a repository of the bundle in a folder, with the files of its commit.

    Raises ``HistoryUnavailable``: where the bundle is damaged, or its branch is at another commit.
    """
    form = "sha256" if len(commit) > _SHA1_LETTERS else "sha1"
    folder.mkdir(parents=True, exist_ok=True)
    _run(folder, "init", "--quiet", "--template=", f"--object-format={form}", f"--initial-branch={branch}", ".")
    wanted = ("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*")
    _run(folder, "fetch", "--quiet", "--no-auto-gc", "--update-head-ok", str(bundle.resolve()), *wanted)
    if _run(folder, "rev-parse", "--verify", f"refs/heads/{branch}^{{commit}}") != commit:
        raise HistoryUnavailable("the history is of another commit than the bag says", "get another copy of the bag")
    _run(folder, "reset", "--quiet", "--hard", commit)


def site_in(folder: Path, within: str) -> Path:
    """The folder of the site in a repository that was laid out; ``within`` is empty, or ends with a slash.

    Raises ``HistoryUnavailable`` where the history has no such folder, or a link in its place, which may lead anywhere.
    """
    path = PurePosixPath(within)
    try:
        if all(is_folder(folder, one) for one in (*reversed(path.parents), path)):
            return folder / path
    except UnsafePath:
        pass
    raise HistoryUnavailable(f"it has no folder {within}, which the bag names", "do not restore the bag")


def bring_snapshot(snapshot: Path, site: Path) -> None:
    """Put the forum's snapshot where the site keeps it.

    Raises ``HistoryUnavailable`` where the history has a link there: what is in a bag is never written elsewhere.
    """
    there = site / SNAPSHOT
    try:
        is_folder(site, PurePosixPath(SNAPSHOT).parent)
    except UnsafePath as unsafe:
        raise HistoryUnavailable(f"in it {unsafe}, where the program writes", "do not restore the bag") from None
    if there.is_symlink() or there.is_dir():
        raise HistoryUnavailable(f"in it {SNAPSHOT} is no file, where the program writes", "do not restore the bag")
    there.parent.mkdir(exist_ok=True)
    shutil.copyfile(snapshot, there)


def _run(folder: Path, *arguments: str) -> str:
    from git import Git  # fails to import where there is no git

    with own_environment():
        status, out, error = Git(folder).execute(
            ["git", *_PLAIN, *arguments],
            with_extended_output=True,
            with_exceptions=False,
            stdout_as_string=False,
            strip_newline_in_stdout=False,
            env={**_NOT_OF_THE_MACHINE, **_LOCAL_ALONE},
        )
    if status:
        raise HistoryUnavailable(f"git {_named(arguments)} failed ({error.strip()})", "look at what git says")
    return bytes(out).decode("utf-8", "surrogateescape").removesuffix("\n")


def _named(arguments: Sequence[str]) -> str:
    return next(one for one in arguments if not one.startswith("-") and "=" not in one)
