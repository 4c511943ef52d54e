"""Commits files to a branch, a commit each, and leaves the work tree and its own branch as they are."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from git import Git, GitCommandError

from almanac.store.git.repository import Repository

# What names of people in git cannot have (git-commit(1), "COMMIT INFORMATION").
_NOT_IN_NAMES = re.compile(r"[<>\x00-\x1f]")
_KEY = re.compile(r"[0-9a-f]{16}")
TRAILER = "Wiki-entry"
OF_ISSUE = "Submission"


@dataclass(frozen=True, slots=True)
class EntryCommit:
    """A new file, who wrote it, and the message; ``path`` is relative to the site's root.

    ``email`` is the address by which a forge knows its author; empty where nobody may know it.
    """

    path: str
    text: str
    author: str
    message: str
    email: str = ""


def keys_in_commits(repository: Repository) -> frozenset[str]:
    """The keys of what was taken in, by the trailers of all commits that any branch has, here or at a remote."""
    out = repository.answer("log", "--all", f"--format=tformat:%(trailers:key={TRAILER},valueonly)")
    return frozenset(_KEY.findall(out.decode("utf-8", "replace")))


def add_to_branch(
    repository: Repository, branch: str, commits: Sequence[EntryCommit], committer: tuple[str, str], moment: datetime
) -> str:
    """Put the commits behind the branch, or begin it at HEAD; returns its last commit.

    ``committer`` is a name and an address; ``moment`` is aware. Raises ``HistoryUnavailable`` where there is no commit
    to begin from. A branch of that name that HEAD has already begins anew.
    """
    git = Git(repository.top)
    parent = _begin(repository, git, branch)
    with TemporaryDirectory(prefix="almanac-") as folder:
        for commit in commits:
            parent = _commit(git, repository.prefix, Path(folder), parent, commit, committer, moment)
    git.update_ref("-m", "taken in", f"refs/heads/{branch}", parent)
    return parent


def paths_in(repository: Repository, branch: str) -> Iterable[str]:
    """The files of HEAD, and of the branch where there is one, relative to the site's root."""
    head = repository.head()
    tip = _tip(Git(repository.top), branch)
    return {*repository.files(head), *(repository.files(tip) if tip else ())}


def _begin(repository: Repository, git: Git, branch: str) -> str:
    head, tip = repository.head(), _tip(git, branch)
    if not tip:
        return head
    try:
        git.merge_base("--is-ancestor", tip, head)
    except GitCommandError:
        return tip
    return head


def _tip(git: Git, branch: str) -> str:
    try:
        return str(git.rev_parse("--verify", "--quiet", f"refs/heads/{branch}^{{commit}}"))
    except GitCommandError:
        return ""


def _commit(
    git: Git, prefix: str, folder: Path, parent: str, commit: EntryCommit, committer: tuple[str, str], moment: datetime
) -> str:
    file, message = folder / "file", folder / "message"
    file.write_text(commit.text, encoding="utf-8", newline="\n")
    message.write_text(commit.message, encoding="utf-8", newline="\n")
    stamp = f"{int(moment.timestamp())} +0000"
    people = {
        "GIT_AUTHOR_NAME": _name(commit.author), "GIT_AUTHOR_EMAIL": _email(commit.email), "GIT_AUTHOR_DATE": stamp,
        "GIT_COMMITTER_NAME": _name(committer[0]), "GIT_COMMITTER_EMAIL": committer[1], "GIT_COMMITTER_DATE": stamp,
    }  # fmt: skip
    with git.custom_environment(GIT_INDEX_FILE=os.fspath(folder / "index"), **people):
        git.read_tree(parent)
        blob = git.hash_object("-w", "--no-filters", "--", os.fspath(file))
        git.update_index("--add", "--cacheinfo", f"100644,{blob},{prefix}{commit.path}")
        tree = git.write_tree()
        return str(git.commit_tree(tree, "-p", parent, "-F", os.fspath(message)))


def _email(address: str) -> str:
    return address if re.fullmatch(r"[\w.+-]+(?:\[bot\])?@[\w.-]+", address) else ""


def _name(name: str) -> str:
    return " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip(".,:;\"'") or "Somebody"
