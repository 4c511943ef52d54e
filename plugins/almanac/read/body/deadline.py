"""A bound on the time that reading one text may take: the net below the limits that are the same on every machine."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfTimeError(BaseException):
    """The time is up; whatever was being done is left half done. No library may take it for an error of its own."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raises ``OutOfTimeError`` in the block after that many seconds, in any thread and on any system.

    In the main thread of Linux and macOS a signal counts the process's own time, not the clock's, so that a busy
    machine is no fault of the text; it reaches into regular expressions too. Elsewhere a thread watches the
    clock. One bound within another keeps the outer one, less what the inner block took.
    """
    on_main_thread = threading.current_thread() is threading.main_thread()
    bounded = _by_signal if on_main_thread and hasattr(signal, "setitimer") else _by_thread
    with bounded(seconds):
        yield


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    over = False
    expired = False

    def expire(_number: int, _frame: FrameType | None) -> None:
        nonlocal expired
        expired = True
        if not over:
            raise OutOfTimeError

    # Not SIGALRM, which others use: the time-outs of tests, for one.
    handler = signal.signal(signal.SIGPROF, expire)
    left, interval = signal.setitimer(signal.ITIMER_PROF, seconds)
    if 0 < left < seconds:
        signal.setitimer(signal.ITIMER_PROF, left)
        seconds = left
    try:
        try:
            yield
        finally:
            over = True
    finally:
        unused, _ = signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)
        if left:
            signal.setitimer(signal.ITIMER_PROF, max(left - (seconds - unused), 1e-6), interval)
    if expired:
        raise OutOfTimeError


@contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    watched = threading.get_ident()
    lock = threading.Lock()
    over = False
    expired = False

    def expire() -> None:
        nonlocal expired
        with lock:
            if not over:
                expired = True
                _raise_in(watched, OutOfTimeError)

    watch = threading.Timer(seconds, expire)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
        with lock:
            over = True
        if expired:
            # If it is still on its way it must not arrive in what comes after.
            _raise_in(watched, None)
        watch.join()
    if expired:
        raise OutOfTimeError


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Python raises it there before that thread's next instruction; None takes back what has not arrived."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), ctypes.py_object(error) if error is not None else None
    )
