"""What is made once per run, whoever needs it first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from filelock import FileLock


def once(folder: Path, name: str, make: Callable[[Path], object]) -> Path:
    """The folder or file ``name``, which ``make`` has made; the other processes of the run wait for it."""
    target, done = folder / name, folder / f"{name}.done"
    with FileLock(folder / f"{name}.lock"):
        if not done.exists():
            make(target)
            done.touch()
    return target
