"""Finds files in git that lie where only commands write, such as ``output/``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from almanac.model.problem import Problem
from almanac.store.git.repository import HistoryUnavailable, open_repository

_OWN = (".almanac", ".venv")


def read_tracked(root: Path, outputs: Sequence[str]) -> list[Problem]:
    """An error for each folder of ours in which git has files; ``outputs`` are those of builds, relative to ``root``.

    A build leaves files alone that it did not make, so that a page in the output would be published unread.
    """
    try:
        tracked = open_repository(root).tracked([*outputs, *_OWN])
    except HistoryUnavailable:  # said by whoever needs the history
        return []
    by_folder = {folder: [path for path in tracked if _is_in(path, folder)] for folder in (*outputs, *_OWN)}
    return [_problem(folder, paths) for folder, paths in by_folder.items() if paths]


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


def _problem(folder: str, paths: Sequence[str]) -> Problem:
    also = f" with {len(paths) - 1} more" if len(paths) > 1 else ""
    message = f"is in git{also}, where a build makes its own: it would be published unread"
    if folder in _OWN:
        message = f"is in git{also}, where only the commands keep what they need"
    return Problem(paths[0], 0, "", message, f"take it out: `git rm -r --cached {folder}`, then commit")
