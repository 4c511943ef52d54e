"""Publishes a staging folder: at every moment each file is whole and its links resolve."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from almanac.store.publishing.journal import JOURNAL, read_journal, write_journal
from almanac.store.publishing.manifest import ANY_CONTENT, MANIFEST, files_in, owned, write_manifest
from almanac.store.publishing.moves import carry_out, even_modes, move_whole, remove_emptied, sync
from almanac.store.publishing.plan import InTheWay, Plan, foreign_files, plan
from almanac.store.results import output_name

__all__ = ["WORK_FOLDER", "BuildRunning", "InTheWay", "Published", "Publisher"]

WORK_FOLDER = ".almanac"
_NOTHING: Mapping[str, str] = MappingProxyType({})


class BuildRunning(RuntimeError):
    """Another build has the same output."""


@dataclass(frozen=True, slots=True)
class Published:
    """How many files were new, changed, removed, and how many stayed as they were.

    ``strangers`` are pages in the output that no build made, and that stay.
    """

    new: int
    changed: int
    removed: int
    same: int
    foreign_files: tuple[str, ...] = ()


class Publisher:
    """Publishes to one output of one project; builds for different outputs know nothing of each other."""

    def __init__(self, root: Path, output: Path) -> None:
        self.output = output
        self._work = root / WORK_FOLDER
        name = output_name(root, output)
        # The hash because `a/b` and `a-b` are two, the words for whoever looks.
        words = re.sub(r"\W+", "-", name).strip("-")[-40:]
        self._folder = self._work / "publish" / f"{words}-{sha256(name.encode()).hexdigest()[:8]}"
        self.staging = self._folder / "site"

    @contextmanager
    def alone(self, *, wait: bool = False) -> Iterator[None]:
        """Hold the output; raises ``BuildRunning`` when another build has it, unless told to ``wait``; ``OSError``.

        The system lets go what a killed build held. In the end nothing stays in the staging folder but what the next
        build needs to complete a publication.
        """
        # It takes long to load, and a check, which publishes nothing, knows this module too.
        from filelock import FileLock, Timeout

        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._folder / "lock", timeout=-1 if wait else 0):
                try:
                    yield
                finally:
                    with suppress(OSError):  # what failed is to be told; the next build clears up
                        self._clear_unless_begun()
        except Timeout:
            raise BuildRunning from None

    @contextmanager
    def in_place(self, *, wait: bool = False) -> Iterator[None]:
        """Hold the output while Pelican's own command writes into it, and note what it wrote as ours."""
        with self.alone(wait=wait):
            before = _stamps(self.output)
            try:
                yield
            finally:
                written = {name for name, stamp in _stamps(self.output).items() if before.get(name) != stamp}
                if written:
                    write_manifest(self.output, written, owned(self.output))

    @property
    def is_for_preview(self) -> bool:
        """Whether the output is for nobody but who writes: it lies where only the commands keep what they need."""
        return self.output.is_relative_to(self._work)

    def settle(self) -> None:
        """Return when what was published is on the disk."""
        sync(self.output)

    @property
    def has_begun(self) -> bool:
        """Whether the output is between two sites, and has to be completed."""
        return (self.staging / JOURNAL).exists() and not (self.staging / MANIFEST).exists()

    def finish(self) -> bool:
        """Complete a publication that was cut off; whether there was one. Raises ``OSError``."""
        steps = read_journal(self.staging, self.output)
        if steps is not None:
            carry_out(steps, self.staging, self.output)
            self._close()
        self._clear()
        return steps is not None

    def stage(self) -> Path:
        """An empty folder to build into; raises ``OSError``."""
        self._clear()
        self.staging.mkdir(parents=True)
        return self.staging

    def publish(self, hashes: Mapping[str, str] | None = None, kept: Mapping[str, str] = _NOTHING) -> Published:
        """Move what is new, then what changed, then remove what is gone and was ours.

        ``hashes`` are those of the staged files, where they are known; ``kept`` those of files that are in the output
        as they have to be, and are not staged. A journal is written first, so that ``finish`` can complete what is cut
        off. Raises ``InTheWay`` when the output has something of others at an address of the site, and ``OSError``.
        """
        staged = files_in(self.staging)
        known = {**kept, **(hashes or {})}
        write_manifest(self.staging, [name for name in staged if name not in known], known)
        even_modes(str(self.staging))
        if not os.path.lexists(self.output):  # nothing can be in the way
            self._sync(self.staging)
            if move_whole(self.staging, self.output):
                return Published(len(staged), 0, 0, 0)
        todo = plan(self.staging, self.output, self._ours(), frozenset(kept))
        self._sync(self.staging)
        self._move(todo)
        foreign = () if self.is_for_preview else foreign_files(self.output, [*staged, *kept])
        return Published(
            len(todo.new) + len(todo.folders), len(todo.changed), len(todo.removed), todo.same, tuple(foreign)
        )

    def _move(self, todo: Plan) -> None:
        steps = todo.steps()
        if steps:
            write_journal(self.staging, steps)
            self._sync(self.staging)
            carry_out(steps, self.staging, self.output)
            self._close()
            remove_emptied(steps, self.staging)
        self._clear()

    def _ours(self) -> dict[str, str]:
        """The files of earlier builds, with their hashes; others are never replaced or removed."""
        if self.is_for_preview:  # nobody else's business is in there
            return dict.fromkeys(files_in(self.output) if self.output.exists() else (), ANY_CONTENT)
        return owned(self.output)

    def _close(self) -> None:
        """End a publication, once all of it is on the disk."""
        self._sync(self.output)
        (self.staging / JOURNAL).unlink()

    def _sync(self, folder: Path) -> None:
        """Wait for the disk; not for a preview, which someone waits for, and which can be made again."""
        if not self.is_for_preview:
            sync(folder)

    def _clear_unless_begun(self) -> None:
        if not self.has_begun:
            self._clear()

    def _clear(self) -> None:
        if os.path.lexists(self.staging):
            shutil.rmtree(self.staging)


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """What tells whether a file was written since."""
    if not folder.exists():
        return {}
    statuses = ((name, (folder / name).lstat()) for name in files_in(folder))
    return {name: (status.st_ino, status.st_mtime_ns) for name, status in statuses}
