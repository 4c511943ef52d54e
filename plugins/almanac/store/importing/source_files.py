"""Opens the files of a source, anew each time it is read: an export, or a folder of texts."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

# A text with pictures written into it is large; what is larger is none.
MOST_OF_A_TEXT = 50_000_000
MAX_DEPTH = 40
# A pipe, in whose place a file was a moment ago, would be waited for without end.
_WITHOUT_WAITING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class SourceUnavailable(Exception):
    """Why a source cannot be opened, and the remedy."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class SourceFile:
    """One file, which each call opens from its beginning; raises ``SourceUnavailable`` at once where it cannot be.

    ``name`` is its last part, for messages.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name
        with self() as file:
            self.size = os.fstat(file.fileno()).st_size

    def __call__(self) -> BinaryIO:
        """The file, open for reading."""
        try:
            return opened(self.path)
        except OSError as error:
            raise _unavailable(self.path, error) from None


class SourceFolder:
    """A folder of texts. What is hidden, no ordinary file, or a link that leads out of it, is not in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.resolve().name
        if not path.is_dir():
            reason = "is not a folder" if path.exists() else "is not there"
            raise SourceUnavailable(
                f"{path} {reason}", "see that the path is right; it counts from the folder you are in"
            )

    def paths(self) -> Iterator[str]:
        """All files below it as paths from it, with forward slashes, in the order of folders and names."""
        yield from self._below(PurePosixPath(), 0)

    def _below(self, folder: PurePosixPath, depth: int) -> Iterator[str]:
        try:
            found = sorted(os.scandir(self.path / folder), key=lambda entry: entry.name)
        except OSError as error:
            raise _unavailable(self.path / folder, error) from None
        for entry in found:
            path = folder / entry.name
            if entry.name.startswith(".") or not entry.name.isprintable():
                continue
            if entry.is_dir(follow_symlinks=False):
                if depth < MAX_DEPTH:
                    yield from self._below(path, depth + 1)
            elif self.has(path.as_posix()):
                yield path.as_posix()

    def has(self, path: str) -> bool:
        """Whether there is an ordinary file of that path within the folder."""
        return self._within(path) is not None

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises ``SourceUnavailable`` for one that is not in it, or far too large."""
        with self.open(path) as file:
            data = file.read(MOST_OF_A_TEXT + 1)
        if len(data) > MOST_OF_A_TEXT:
            size = MOST_OF_A_TEXT // 1_000_000
            raise SourceUnavailable(f"{path} has more than {size} MB", "take it out of the folder, or divide it")
        return data

    def open(self, path: str) -> BinaryIO:
        """A file, open for reading; raises ``SourceUnavailable`` for one that is not in the folder."""
        inside = self._within(path)
        if inside is None:
            raise SourceUnavailable(f"{path} is no file in {self.name}", "put the file itself there")
        try:
            return opened(inside)
        except OSError as error:
            raise _unavailable(inside, error) from None

    def _within(self, path: str) -> Path | None:
        parts = PurePosixPath(path).parts
        if not parts or PurePosixPath(path).is_absolute() or ".." in parts or "\x00" in path:
            return None
        try:
            whole = (self.path / path).resolve(strict=True)
            is_inside = whole.is_relative_to(self.path.resolve()) and stat.S_ISREG(whole.stat().st_mode)
        except (OSError, RuntimeError, ValueError):
            return None
        return whole if is_inside else None


def opened(path: Path) -> BinaryIO:
    """An ordinary file for reading; raises ``OSError`` for anything else."""
    descriptor = os.open(path, _WITHOUT_WAITING)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise OSError(0, "it is not an ordinary file")


def _unavailable(path: Path, error: OSError) -> SourceUnavailable:
    reason = error.strerror or "nobody knows why"
    return SourceUnavailable(f"{path} cannot be read: {reason}", "see that the path is right, and that it is a file")
