"""Ends a command that is told to stop: as for Ctrl-C, with the exit code of the signal."""

from __future__ import annotations

import signal
from types import FrameType

# A host that shuts down, a window that is closed; Windows has no SIGHUP.
_SIGNALS = ("SIGTERM", "SIGHUP")


class Stopped(KeyboardInterrupt):
    """A signal came; ``code`` is what a shell would return for it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = 128 + number


def heed_signals() -> None:
    """Raise ``Stopped`` at a signal to end, but for one that the caller has ignored (nohup)."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise Stopped(number)
