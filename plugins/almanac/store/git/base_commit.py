"""Reads stories, pages, profiles and events as an earlier commit has them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from almanac.model.bag import OFFERED
from almanac.model.old_address import PATH as REDIRECTS
from almanac.model.partner import PATH as PARTNERS
from almanac.model.removal import PATH as REMOVALS
from almanac.store.git.repository import Repository, open_repository
from almanac.store.tree import MAX_BYTES, Tree

# A repository may name its objects by SHA-256 (git-init(1), `--object-format`).
_SHA1_LETTERS = 40
_FOLDERS = ("content/stories", "content/pages", "content/authors")


@dataclass(frozen=True, slots=True)
class BaseCommit:
    """A commit: its hash, its files below the site's root, and where they are now.

    ``blobs`` are object names by path; ``renames`` gives the present path of what git finds renamed since, ``changed``
    are the present paths of files that differ.
    All paths are relative to the site's root, with forward slashes.
    """

    commit: str
    blobs: Mapping[str, str]
    renames: Mapping[str, str]
    repository: Repository
    changed: tuple[str, ...] = ()

    def text(self, path: str) -> str:
        """One file; empty when it is not there or no text. Raises ``HistoryUnavailable``."""
        return self._texts([path]).get(path, "")

    def paths(self, *, events_path: str) -> list[str]:
        """The entries that it has."""
        return [path for folder in (*_FOLDERS, events_path) for path in self._entries(folder)]

    def entries_at(self, paths: Iterable[str], *, events_path: str) -> Tree:
        """Some of its entries alone. Raises ``HistoryUnavailable``."""
        texts = self._texts(paths)
        stories, pages, authors, events = (
            {path: text for path, text in texts.items() if path.startswith(f"{folder}/")}
            for folder in (*_FOLDERS, events_path)
        )
        return Tree(stories, pages, authors, events)

    def tree(self, *, events_path: str, present: Tree | None = None) -> Tree:
        """The entries, as ``read_tree`` finds them on disk, without pictures. Raises ``HistoryUnavailable``.

        What the ``present`` tree has in the same place with the same bytes is taken from there.
        """
        there = {} if present is None else present.texts
        same = {path: text for path, text in there.items() if is_named(text, self.blobs.get(path, ""))}
        return Tree(
            stories=self._texts(self._entries("content/stories"), same),
            pages=self._texts(self._entries("content/pages"), same),
            authors=self._texts(self._entries("content/authors"), same),
            events=self._texts(self._entries(events_path), same),
            removals=self.text(REMOVALS),
            redirects=self.text(REDIRECTS),
            partners=self.text(PARTNERS),
            bags=self.text(OFFERED),
        )

    def _entries(self, folder: str) -> list[str]:
        return [path for path in sorted(self.blobs) if path.startswith(f"{folder}/") and _is_entry(path)]

    def _texts(self, paths: Iterable[str], known: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
        there = [path for path in paths if path in self.blobs]
        asked = [path for path in there if path not in known]
        contents = dict(zip(asked, self.repository.contents([self.blobs[path] for path in asked]), strict=True))
        return {
            path: known[path] if path in known else contents[path].decode("utf-8", "replace")
            for path in there
            if path in known or len(contents[path]) <= MAX_BYTES
        }


def open_base_commit(root: Path, ref: str, *, with_renames: bool = True) -> BaseCommit:
    """Where the work that is here left ``ref``: the merge base of both, as for a pull request.

    Renames take long to find where much has changed.
    Raises ``HistoryUnavailable`` where there is no such commit, or where it has no history in common.
    """
    repository = open_repository(root)
    commit = repository.merge_base(repository.commit(ref), repository.head(), ref)
    renames = repository.renames_since(commit) if with_renames else {}
    changed = tuple(repository.changed_since(commit))
    return BaseCommit(commit, repository.blobs(commit), renames, repository, changed)


def _is_entry(path: str) -> bool:
    return path.endswith(".md") and not path.endswith("/README.md") and "/." not in f"/{path}"


def is_named(text: str, blob: str) -> bool:
    """Whether git gives these bytes that name: then the blob has them."""
    return bool(blob) and name_of(text, blob) == blob


def name_of(text: str, like: str = "") -> str:
    """The name that git gives these bytes, in a repository with names like that (gitformat-pack(5), "object names")."""
    data = text.encode()
    made = hashlib.sha256 if len(like) > _SHA1_LETTERS else hashlib.sha1
    return made(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()
