"""Moves, changes and removes files, so that each is at every moment entirely old or entirely new."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager, suppress
from pathlib import Path

from almanac.store.publishing.journal import Kind, Step
from almanac.store.publishing.manifest import files_in

# A web server runs as another user: whatever the umask was, it can read what is published.
FILE_MODE = 0o644
FOLDER_MODE = 0o755
_COPY = ".almanac.copy"
_ASIDE = ".almanac.old"
# Folders that are removed at a time.
_AT_A_TIME = 4
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def carry_out(steps: Sequence[Step], staging: Path, output: Path) -> None:
    """Do the steps in their order, and those not again that are done. Raises ``OSError``."""
    gone = {output / name for kind, name in steps if kind is Kind.REMOVE}
    # There are thousands of files to move: text, not paths.
    made: set[str] = set()
    waiting, there = f"{staging}/", f"{output}/"
    with _umask(0o777 & ~FOLDER_MODE):
        output.mkdir(parents=True, exist_ok=True)
        for kind, name in steps:
            if kind is Kind.MOVE:
                _move(waiting + name, there + name, made)
                continue
            source, target = staging / name, output / name
            if kind is Kind.REMOVE:
                _remove(target, output)
            elif os.path.lexists(target) and target.is_dir() != (kind is Kind.FOLDER):
                _refuse_others(target, gone)
                _swap(source, target)
            elif not os.path.lexists(target):  # cut off between the two moves of a swap
                _replace(source, target)


def even_modes(folder: str) -> None:
    """Give all files and folders the modes in which they are published. There are thousands: text, not paths."""
    os.chmod(folder, FOLDER_MODE)  # noqa: PTH101 - a Path takes longer than the rest
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                even_modes(entry.path)
            elif not entry.is_symlink():
                os.chmod(entry.path, FILE_MODE)  # noqa: PTH101


def sync(folder: Path) -> None:
    """Return when all that was written to the folder's disk is on it, in case the power fails.

    One syncfs(2) of Linux, which Python does not offer, takes a quarter of what an `fsync` of every file takes on a
    fast disk, and far less on a slow one. Windows has nothing like it.
    """
    call = _of_linux("syncfs")
    if call:
        opened = os.open(folder, os.O_RDONLY)
        try:
            call(opened)
        finally:
            os.close(opened)
    elif sys.platform != "win32":
        os.sync()


def move_whole(staging: Path, output: Path) -> bool:
    """Make the staged folder the output, at once; False where it is on another disk."""
    with _umask(0o777 & ~FOLDER_MODE):
        output.parent.mkdir(parents=True, exist_ok=True)
    try:
        staging.rename(output)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        return False
    return True


def remove_emptied(steps: Sequence[Step], staging: Path) -> None:
    """Remove the folders from which all files have moved; others stay.

    Some systems wait for the disk at each, so that several are removed at a time.
    """
    from concurrent.futures import ThreadPoolExecutor  # takes a while to load, and a check moves nothing

    emptied = {parent for kind, name in steps if kind is Kind.MOVE for parent in _parents(name)}
    by_depth: dict[int, list[str]] = {}
    for name in sorted(emptied):
        by_depth.setdefault(name.count("/"), []).append(f"{staging}/{name}")
    with ThreadPoolExecutor(_AT_A_TIME) as threads:
        for depth in sorted(by_depth, reverse=True):
            folders = by_depth[depth]
            for _ in threads.map(_remove_folders, (folders[first::_AT_A_TIME] for first in range(_AT_A_TIME))):
                pass


def _parents(name: str) -> Iterator[str]:
    while name := name.rpartition("/")[0]:
        yield name


def _remove_folders(paths: Sequence[str]) -> None:
    for path in paths:
        with suppress(OSError):  # something is in it, or it is removed already
            os.rmdir(path)  # noqa: PTH106 - a Path takes longer than the rest


def _move(source: str, target: str, made: set[str]) -> None:
    """Move a file, unless that was done before."""
    folder = target.rpartition("/")[0]
    if folder not in made:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - a Path takes longer than the rest
        made.add(folder)
    try:
        os.replace(source, target)  # noqa: PTH105
    except OSError:
        if os.path.lexists(source):
            _replace(Path(source), Path(target))


def _replace(source: Path, target: Path) -> None:
    """Move a file or a folder, also to another disk; what is at the target is replaced at once."""
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy = target.with_name(_COPY)
        try:
            _copy(source, copy)
            copy.replace(target)
        except OSError:
            _discard(copy)  # of a disk that is full, for instance
            raise
        _discard(source)


def _copy(source: Path, copy: Path) -> None:
    """Copy with modes and times, down to the disk: the source goes next."""
    _discard(copy)
    if source.is_dir():
        shutil.copytree(source, copy)
    else:
        shutil.copy2(source, copy)
    sync(copy.parent)


def _swap(source: Path, target: Path) -> None:
    """Put a folder where a file is (an address `/x` becomes `/x/`), or the other way round."""
    if _exchange(source, target):
        return
    # Not every system and disk can exchange them: for a moment nothing is at the address.
    aside = source.with_name(f"{source.name}{_ASIDE}")
    _discard(aside)
    _replace(target, aside)
    _replace(source, target)


def _refuse_others(folder: Path, gone: Set[Path]) -> None:
    """Raise when someone put a file into a folder that is to go, since the steps were written down."""
    for name in files_in(folder) if folder.is_dir() else ():
        if folder / name not in gone:
            raise OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY), str(folder / name))


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two paths at once, where the system can: renameat2(2) of Linux, which Python does not offer either."""
    call = _of_linux("renameat2")
    return (
        call is not None and call(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0
    )


def _of_linux(name: str) -> Callable[..., int] | None:
    """A function of the system's C library, if this is Linux and has it."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None


def _remove(path: Path, top: Path) -> None:
    """Remove a file, and the folders that are empty without it."""
    if path.is_file() or path.is_symlink():
        path.unlink()
    for folder in path.parents:
        if folder == top or not folder.is_relative_to(top):
            return
        try:
            folder.rmdir()
        except FileNotFoundError:  # removed before a publication was cut off
            continue
        except OSError:  # not empty
            return


def _discard(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def _umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)
