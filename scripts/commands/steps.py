"""Runs the tools of `test` and says how each went."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from commands.cannot_run import CannotRun


@dataclass(frozen=True)
class Result:
    """How a step went."""

    name: str
    passed: bool
    seconds: float

    def __str__(self) -> str:
        """One line."""
        return f"{'ok' if self.passed else 'FAILED':<7} {self.name:<12} {self.seconds:6.1f} s"


def run_step(root: Path, command: Sequence[str], name: str, *, live: bool) -> Result:
    """Run a tool of `.venv` in ``root``; its words come at once if ``live``, else after a failure."""
    tool = shutil.which(command[0], path=os.fspath(Path(sys.executable).parent))
    if not tool:
        raise CannotRun(f"{command[0]} is not in .venv.", "delete the folder .venv; the same command makes it anew.")
    started = time.monotonic()
    if live:
        sys.stdout.flush()
        done = subprocess.run([tool, *command[1:]], cwd=root, check=False)
    else:
        done = subprocess.run(
            [tool, *command[1:]], cwd=root, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    result = Result(name, done.returncode == 0, time.monotonic() - started)
    words = done.stdout.decode("utf-8", "replace") if done.returncode and done.stdout else ""
    # In one piece, and on lines of its own where pytest has begun one.
    sys.stdout.write(f"{'' if live else chr(10)}{words}{result}\n")
    sys.stdout.flush()
    return result
