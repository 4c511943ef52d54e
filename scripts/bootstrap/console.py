"""Prints the progress of the set-up on standard error, with one moving line on a terminal."""

from __future__ import annotations

import shutil
import sys
from typing import TextIO


class Console:
    """Says lines; a moving line is replaced by the next one and left out where nobody watches."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._moves = self._stream.isatty()
        self._shown = 0

    def say(self, line: str) -> None:
        """A line that stays."""
        self._wipe()
        self._stream.write(f"{line}\n")
        self._stream.flush()

    def move(self, line: str) -> None:
        """A line that the next one replaces."""
        if not self._moves:
            return
        self._wipe()
        room = max(20, shutil.get_terminal_size().columns - 1)
        self._stream.write(line[:room])
        self._stream.flush()
        self._shown = len(line[:room])

    def _wipe(self) -> None:
        # Spaces instead of an escape sequence: every console understands them.
        if self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._shown = 0
