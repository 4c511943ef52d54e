"""Notices that a file was saved."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

from watchfiles import Change, DefaultFilter, watch

from almanac.model.site import SETTINGS_FILE

# Beside the entries, wherever EVENTS_PATH has them: what a build does not read, or makes itself.
_NOT_READ = {"docs", "output", "scripts", "tests", "node_modules"}


# Milliseconds without another change after which a save is over: an editor writes in several steps, at once.
_STEP = 20


class Watcher:
    """Watches everything a build reads: the settings and each folder of the project but a few."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stop = Event()
        self._changes: SimpleQueue[str] = SimpleQueue()
        # Two, because a watch of a single file ends when an editor replaces it.
        self._threads = [
            Thread(target=self._watch, args=(watched_folders(root), DefaultFilter(), True), daemon=True),
            Thread(target=self._watch, args=([root], _only_settings, False), daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def next_changes(self, seconds: float) -> list[str]:
        """The files changed since the last call, waiting up to ``seconds`` for a first; from the root."""
        try:
            changes = {self._changes.get(timeout=seconds)}
        except Empty:
            return []
        while not self._changes.empty():
            changes.add(self._changes.get())
        return sorted(changes)

    def close(self) -> None:
        """End both threads."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _watch(self, paths: Iterable[Path], wanted: DefaultFilter, recursive: bool) -> None:
        for changes in watch(*paths, watch_filter=wanted, step=_STEP, stop_event=self._stop, recursive=recursive):
            for _, name in changes:
                self._changes.put(Path(name).relative_to(self._root).as_posix())


def watched_folders(root: Path) -> list[Path]:
    """The folders of the project that a build may read."""
    return [
        path
        for path in sorted(root.iterdir())
        if path.is_dir() and not path.name.startswith(".") and path.name not in _NOT_READ
    ]


def _only_settings(_change: Change, path: str) -> bool:
    return Path(path).name == SETTINGS_FILE
