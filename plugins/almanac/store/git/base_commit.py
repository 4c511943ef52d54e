"""Reads stories, pages and events as an earlier commit has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from almanac.store.git.repository import Repository, open_repository
from almanac.store.tree import MAX_BYTES, Tree


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

    def tree(self, *, events_path: str) -> Tree:
        """The entries, as ``read_tree`` finds them on disk, without pictures. Raises ``HistoryUnavailable``."""
        return Tree(
            stories=self._texts(self._entries("content/stories")),
            pages=self._texts(self._entries("content/pages")),
            events=self._texts(self._entries(events_path)),
        )

    def _entries(self, folder: str) -> list[str]:
        return [path for path in sorted(self.blobs) if path.startswith(f"{folder}/") and _is_entry(path)]

    def _texts(self, paths: Iterable[str]) -> dict[str, str]:
        known = [path for path in paths if path in self.blobs]
        contents = self.repository.contents([self.blobs[path] for path in known])
        texts: dict[str, str] = {}
        for path, data in zip(known, contents, strict=True):
            if len(data) <= MAX_BYTES:
                texts[path] = data.decode("utf-8", "replace")
        return texts


def open_base_commit(root: Path, ref: str) -> BaseCommit:
    """Where the work that is here left ``ref``: the merge base of both, as for a pull request.

    Raises ``HistoryUnavailable`` where there is no such commit, or where it has no history in common.
    """
    repository = open_repository(root)
    commit = repository.merge_base(repository.commit(ref), repository.head(), ref)
    renames, changed = repository.renames_since(commit), tuple(repository.changed_since(commit))
    return BaseCommit(commit, repository.blobs(commit), renames, repository, changed)


def _is_entry(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return path.endswith(".md") and parts[-1] != "README.md" and not any(part.startswith(".") for part in parts)
