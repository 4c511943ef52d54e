"""Shows how far a command for the forum is, and what it waits for: in one line on a terminal, else in plain lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from commands.problems import plain_console

# A wait that is worth a line in a log.
_LONG = 30.0


class ForumProgress:
    """Told by what talks to the forum; what ``console`` prints stays above the line that changes."""

    def __init__(self, progress: Progress, label: str) -> None:
        self._progress = progress
        # Where both go to one terminal, the one has to make room for the other.
        is_one = sys.stdout.isatty() and progress.console.is_terminal
        self.console: Console = progress.console if is_one else plain_console()
        self._task = progress.add_task(label, total=None, wait="")

    def at(self, done: int, of: int) -> None:
        """So many of so many."""
        self._progress.update(self._task, completed=done, total=of, wait="")

    def waits(self, seconds: float, why: str) -> None:
        """Now nothing happens for so long."""
        words = f"waits {seconds:.0f} s: {why}"
        if self._progress.console.is_terminal:
            self._progress.update(self._task, wait=words)
        elif seconds >= _LONG:
            self._progress.console.print(words)


@contextmanager
def forum_progress(label: str) -> Iterator[ForumProgress]:
    """Shown until the end, on standard error."""
    console = plain_console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[wait]}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield ForumProgress(progress, label)
