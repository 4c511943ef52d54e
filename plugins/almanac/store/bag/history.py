"""Writes the history of a repository as one file, and lays out a repository of such a file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from almanac.store.git.repository import HistoryUnavailable, Repository, own_environment

_SHA1_LETTERS = 40
# What is written is what git has; no hook and no filter of the machine runs.
_PLAIN = (
    "-c", "core.autocrlf=false", "-c", f"core.hooksPath={os.devnull}", "-c", f"core.attributesFile={os.devnull}",
    "-c", "gc.auto=0", "-c", "maintenance.auto=false",
)  # fmt: skip


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


def _run(folder: Path, *arguments: str) -> str:
    from git import Git  # fails to import where there is no git

    with own_environment():
        status, out, error = Git(folder).execute(
            ["git", *_PLAIN, *arguments],
            with_extended_output=True,
            with_exceptions=False,
            stdout_as_string=False,
            strip_newline_in_stdout=False,
            env={"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "file", "GIT_TERMINAL_PROMPT": "0"},
        )
    if status:
        raise HistoryUnavailable(f"git {_named(arguments)} failed ({error.strip()})", "look at what git says")
    return bytes(out).decode("utf-8", "surrogateescape").removesuffix("\n")


def _named(arguments: Sequence[str]) -> str:
    return next(one for one in arguments if not one.startswith("-") and "=" not in one)
