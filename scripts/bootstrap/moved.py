"""Mends a `.venv` whose project was moved: what starts the Python of the old folder starts that of the new one."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from bootstrap.environment import LOCK, UNFINISHED, Environment, Stamp, version_of

# Linux reads this much of the line that names a script's program, and takes a space for its end.
_LONGEST_LINE = 127
_LARGEST = 1_000_000


def mend_moved(environment: Environment, *, tests: bool) -> bool:
    """Put the new folder in the place of the old; False where a new environment has to be made."""
    stamp = environment.stamp()
    if stamp is None or not _can_be_mended(environment, stamp):
        return False
    mended = replace(stamp, folder=str(environment.folder))
    environment.write_stamp(replace(stamp, lock=UNFINISHED))
    for file in sorted(environment.bin.iterdir()):
        _put_in_place(file, stamp.folder, mended.folder)
    environment.write_stamp(mended)
    return not environment.fault(tests=tests)


def _can_be_mended(environment: Environment, stamp: Stamp) -> bool:
    """On Windows the old folder stands in programs; packages of another lock are no use; a long path ends a line."""
    line = f"#!{environment.python}"
    fits = len(os.fsencode(line)) <= _LONGEST_LINE and not any(sign.isspace() for sign in line)
    whole = stamp.lock == environment.digest(LOCK) and stamp.folder != str(environment.folder)
    return os.name == "posix" and fits and whole and version_of(environment.python) == stamp.version


def _put_in_place(file: Path, old: str, new: str) -> None:
    if file.is_symlink() or not file.is_file() or file.stat().st_size > _LARGEST:
        return
    data = file.read_bytes()
    changed = data.replace(os.fsencode(old), os.fsencode(new))
    if changed != data:
        fresh = file.with_name(f"{file.name}.new")
        fresh.write_bytes(changed)
        fresh.chmod(file.stat().st_mode)
        fresh.replace(file)
