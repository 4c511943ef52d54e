"""Lets one set-up run at a time, by a lock of the operating system, which no crash can leave behind."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from commands.cannot_run import CannotRun

_PAUSE = 0.2  # seconds
# Some network file systems have no locks; there a single set-up still has to work.
_NO_LOCKS = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS}


@contextmanager
def only_one(path: Path, on_wait: Callable[[], None]) -> Iterator[int]:
    """Hold the lock on ``path``, waiting for whoever has it; ``on_wait`` is called once before waiting.

    Yields the file's descriptor: a child that inherits it holds the lock as long as it lives, so
    that a pip whose parent was killed is never disturbed. Raises CannotRun where the file cannot
    be written.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise CannotRun(
            f"the folder {path.parent} cannot be written to ({error.strerror}).",
            "use a copy of the project in a folder of your own.",
        ) from error
    try:
        if not _take(descriptor):
            on_wait()
            while not _take(descriptor):
                time.sleep(_PAUSE)
        yield descriptor
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno in _NO_LOCKS
        return True
else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            # Not lockf: its locks belong to the process, and a child would not hold them.
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
        return True
