"""Runs a command and says what it took: time on the clock, CPU, and on Linux the memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_BETWEEN_LOOKS = 0.1  # seconds; looking costs CPU, so that memory is measured in a run of its own


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock and of CPU, and bytes; ``memory`` is 0 where nobody looked."""

    wall: float
    cpu: float
    memory: int = 0


def measured(command: Sequence[str], folder: Path, variables: Mapping[str, str], *, with_memory: bool = False) -> Cost:
    """Run to the end; CPU is that of the process and of all that it waited for.

    Raises ``RuntimeError`` with the last words of a command that fails.
    """
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=dict(variables), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
        memory = _largest_memory(process.pid) if with_memory else 0
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            words = output.read()[-4000:].decode("utf-8", "replace")
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{words}")
    return Cost(wall, used.ru_utime + used.ru_stime, memory)


def _largest_memory(pid: int) -> int:
    """The most that a process and all below it had at one time, until it ends; it is then still to be waited for."""
    most = 0
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        most = max(most, sum(_memory(each) for each in _tree(pid)))
        time.sleep(_BETWEEN_LOOKS)
    return most


def _tree(pid: int) -> list[int]:
    """A process and all below it, as far as they still run."""
    below: dict[int, list[int]] = {}
    for folder in _PROC.iterdir():
        if folder.name.isdecimal():
            with suppress(OSError):
                # proc_pid_stat(5): the name is in brackets and may hold any letter; the parent is second after it.
                parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
                below.setdefault(int(parent), []).append(int(folder.name))
    tree = [pid]
    for each in tree:
        tree += below.get(each, [])
    return tree


def _memory(pid: int) -> int:
    """A process's share: what several have in common counts once in the sum (PSS)."""
    with suppress(OSError):
        for line in (_PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
