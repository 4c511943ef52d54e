"""Writes files of an import, each whole or not at all, and none that somebody has changed since."""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path, PurePosixPath

from almanac.store.importing.manifest import hash_of

# Beside the reports, in a folder that git leaves out; nothing there is read twice but by its own import.
FOLDER = ".almanac/import"


class Fate(StrEnum):
    """What became of a file: written, the same as before, or somebody's own by now."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    KEPT = "kept"
    GONE = "gone"


class UnsafePath(Exception):
    """A folder on the way is a link, or no folder."""


class ImportedFiles:
    """The files of one source. ``known`` are the hashes of what was written before; a dry run writes nothing.

    What is about to be written is noted first, in a journal: after a run that was cut off, the next knows its files.
    """

    def __init__(self, root: Path, name: str, known: Mapping[str, str], *, is_dry: bool) -> None:
        self._root = root
        self._known = known
        self._is_dry = is_dry
        self._journal = root / FOLDER / f"{name}.journal"
        self._begun = self._read_journal()
        self._checked: set[str] = set()
        self.hashes: dict[str, str] = dict(known)
        self.fates: Counter[Fate] = Counter()
        self.kept: list[str] = []

    def put(self, path: str, data: bytes) -> Fate:
        """Write a file, unless it is somebody's own by now; raises ``OSError``, and ``UnsafePath``."""
        fate = self._fate(path, data)
        self.fates[fate] += 1
        if fate in {Fate.KEPT, Fate.GONE}:
            self.kept.append(path)
            return fate
        self.hashes[path] = hash_of(data)
        if fate is not Fate.SAME and not self._is_dry:
            self._note(path, self.hashes[path])
            write_whole(self._root, path, [data])
        return fate

    def also_own(self, path: str, hashes: Iterable[str]) -> None:
        """A file that several imports write is their own as long as one of them has left it so."""
        self._begun[path] |= {one for one in hashes if one}

    def is_own(self, path: str) -> bool:
        """Whether a file is as an import has left it."""
        current = self._current(path)
        return current is not None and hash_of(current) in self._hashes(path)

    def forget_journal(self) -> None:
        """All is written, and the manifest says so."""
        with suppress(FileNotFoundError):
            self._journal.unlink()

    def _fate(self, path: str, data: bytes) -> Fate:
        self._be_safe(path)
        current = self._current(path)
        if current is None:
            was_written = path in self._known and not os.path.lexists(self._root / path)
            return Fate.GONE if was_written else Fate.KEPT if os.path.lexists(self._root / path) else Fate.NEW
        if current == data:
            return Fate.SAME
        return Fate.CHANGED if hash_of(current) in self._hashes(path) else Fate.KEPT

    def _hashes(self, path: str) -> set[str]:
        return {self._known.get(path, "")} | self._begun.get(path, set())

    def _current(self, path: str) -> bytes | None:
        """The bytes that are there; None for nothing, and for what is no ordinary file."""
        whole = self._root / path
        try:
            return whole.read_bytes() if stat.S_ISREG(whole.lstat().st_mode) else None
        except FileNotFoundError:
            return None

    def _be_safe(self, path: str) -> None:
        """Raises ``UnsafePath`` where a folder on the way leads elsewhere."""
        for folder in reversed(PurePosixPath(path).parents):
            if folder.as_posix() in self._checked:
                continue
            if is_folder(self._root, folder):
                self._checked.add(folder.as_posix())

    def _read_journal(self) -> dict[str, set[str]]:
        begun: dict[str, set[str]] = defaultdict(set)
        with suppress(OSError, UnicodeDecodeError):
            for line in self._journal.read_text("utf-8").splitlines():
                digest, _, path = line.partition(" ")
                begun[path].add(digest)
        return begun

    def _note(self, path: str, digest: str) -> None:
        self._journal.parent.mkdir(parents=True, exist_ok=True)
        with self._journal.open("a", encoding="utf-8") as journal:
            journal.write(f"{digest} {path}\n")


def is_folder(root: Path, path: PurePosixPath) -> bool:
    """Whether a folder is there; raises ``UnsafePath`` where something else is, such as a link that leads elsewhere."""
    whole = root / path
    if not os.path.lexists(whole):
        return False
    if not stat.S_ISDIR(whole.lstat().st_mode):
        raise UnsafePath(f"{path.as_posix()} is a link, or no folder")
    return True


def write_whole(root: Path, path: str, parts: Iterable[bytes]) -> None:
    """Put a file in its place in one go, so that it never is half there; its bytes may come bit by bit."""
    whole = root / path
    whole.parent.mkdir(parents=True, exist_ok=True)
    scratch = root / FOLDER
    scratch.mkdir(parents=True, exist_ok=True)
    begun = scratch / f"begun.{os.getpid()}"
    try:
        with begun.open("wb") as file:
            file.writelines(parts)
        _move(begun, whole)
    finally:
        begun.unlink(missing_ok=True)


def _move(begun: Path, whole: Path) -> None:
    try:
        begun.replace(whole)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = whole.with_name(f".{whole.name}.{os.getpid()}")
        beside.write_bytes(begun.read_bytes())
        beside.replace(whole)
