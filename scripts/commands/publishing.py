"""Says why a publication stopped: what happened, what readers see now, and what to do."""

from __future__ import annotations

import errno
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from almanac.store.publishing.manifest import NotAFileError
from almanac.store.publishing.publisher import BuildRunning, InTheWay, Publisher
from commands.cannot_run import CannotRun

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def publishing(root: Path, output: Path) -> Iterator[Publisher]:
    """Build for an output, alone; raises ``CannotRun`` where the machine is in the way."""
    publisher = Publisher(root, output)
    try:
        with publisher.alone():
            yield publisher
    except BuildRunning:
        where = _shown(output, root)
        raise CannotRun(f"another build into {where} is running.", "wait until it is done, then build again.") from None
    except InTheWay as error:
        raise _in_the_way(error, root, output) from None
    except KeyboardInterrupt as stop:
        stop.args = (_state(publisher, root),)
        raise
    except BrokenPipeError:  # of whoever reads what is printed, not of the site
        raise
    except OSError as error:
        raise _failure(error, publisher, root) from None


class LostFiles(logging.Handler):
    """Stops at a file that Pelican cannot copy; Pelican logs a warning, and would publish half of it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        """Raise the error that is being logged."""
        del record
        error = sys.exception()
        if isinstance(error, OSError):
            raise error


def _in_the_way(error: InTheWay, root: Path, output: Path) -> CannotRun:
    first, *others = (_shown(path, root) for path in error.paths)
    and_others = f" and {len(others)} more" if others else ""
    where = _shown(output, root)
    return CannotRun(
        f"{first}{and_others} would be replaced, and no build made it. {where} is as it was.",
        f"move it out of {where} if it is yours; if it is left from an old build, delete {where} and build again.",
    )


def _failure(error: OSError, publisher: Publisher, root: Path) -> CannotRun:
    path = error.filename2 or error.filename
    named = _shown(Path(os.fsdecode(path)), root) if isinstance(path, str | bytes) else "the site"
    if error.errno in _FULL:
        message, remedy = f"the disk is full: there is no room for {named}.", "make room, then build again."
    elif error.errno in _FORBIDDEN:
        message = f"cannot use {named}: {error.strerror}."
        remedy = "give yourself access to it, or end the program that has it open; then build again."
    elif isinstance(error, NotAFileError):
        message = f"{named} is a pipe, a device, a link or a folder, and has to be a file."
        remedy = "move it away, then build again."
    elif isinstance(error, NotADirectoryError | FileExistsError):
        message = f"cannot use {named}: {error.strerror}."
        remedy = "a file stands where a folder is needed: move it away, then build again."
    else:
        message, remedy = f"cannot build {named}: {error.strerror or error}.", "mend that, then build again."
    return CannotRun(f"{message} {_state(publisher, root)}", remedy)


def _state(publisher: Publisher, root: Path) -> str:
    where = _shown(publisher.output, root)
    if publisher.has_begun:
        return f"{where} has a part of the new site and works as it is; the next build completes it."
    return f"{where} is as it was."


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
