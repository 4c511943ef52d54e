"""Divides work among processes; what one of them was on is known when it dies."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, MutableSequence, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import connection
from multiprocessing.sharedctypes import Synchronized
from threading import Thread
from types import FrameType
from typing import Any, TypeVar

_Result = TypeVar("_Result")
_NONE = -1
# What is told to a command, or to all that runs in a terminal; Windows has neither masks nor SIGHUP.
_TOLD_TO_END = {signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
# Elsewhere a process begins with nothing, and is sent what it needs.
_FORKS = sys.platform == "linux"
# So many times as long does it take until such a process can work.
_SLOWER = 60
# Of what is left, a process is given so small a part at once: one that has less to do takes more of them.
_PIECES = 12
_LARGEST = 64


class WorkerDiedError(RuntimeError):
    """A process was killed, or ended by itself.

    ``number`` is that of the task it was on, negative if unknown; ``what`` is the task's file, where it is named.
    """

    def __init__(self, number: int, what: str = "") -> None:
        super().__init__(number, what)
        self.number = number
        self.what = what

    def on(self, files: Sequence[str]) -> WorkerDiedError:
        """The same with the name of the file, of those of all tasks."""
        return WorkerDiedError(self.number, files[self.number] if self.number >= 0 else "")


@dataclass(frozen=True, slots=True)
class _Worker:
    """What a process does, and where it says on which task it is."""

    do: Callable[[int], object]
    places: MutableSequence[int]
    place: int

    def is_on(self, number: int) -> None:
        self.places[self.place] = number


_worker: _Worker | None = None


def cores() -> int:
    """How many processes can work at once on this machine."""
    if sys.platform == "linux":
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


def do_nothing() -> None:
    """Do nothing."""


@contextmanager
def nothing_becomes_garbage() -> Iterator[None]:
    """Keep Python's collector from looking through values that stay, while many are made and nothing else is."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def begin_at_once() -> bool:
    """Whether processes have, as soon as they begin, all that this one has."""
    return _FORKS


def few(of_forked: int, anew: int = 0) -> int:
    """So many tasks as are done sooner than processes begin, from their number where these are forked.

    Others have as much to do as ``anew`` tasks until they have what a forked one has.
    """
    return of_forked if _FORKS else of_forked * _SLOWER + anew


def work(
    count: int,
    prepare: Callable[[], Callable[[int], _Result]],
    jobs: int,
    together: Sequence[range] = (),
    meanwhile: Callable[[], None] = do_nothing,
    prepare_anew: Callable[[], Callable[[int], _Result]] | None = None,
) -> Iterator[tuple[int, _Result]]:
    """What the tasks 0 to ``count`` give, in any order, each with its number.

    ``prepare`` gives what does a task, in each process once. One job, or one task, is done here, and everything where
    processes cannot be forked and ``prepare`` cannot be sent to them (pickle); ``prepare_anew`` is sent in its
    place, and gives the same to a process that has nothing. ``together`` are stretches of tasks at the beginning, one
    behind the other, each of which one process does. ``meanwhile`` is done by this process, before it takes the first
    result. An error of either is raised; raises ``WorkerDiedError`` too.
    """
    prepare_there = _prepared_there(prepare, prepare_anew or prepare) if jobs > 1 and count > 1 else None
    if prepare_there is None:
        meanwhile()
        do = prepare()
        for number in range(count):
            yield number, do(number)
        return
    yield from _divided(count, prepare_there, min(jobs, count), together, meanwhile)


def _prepared_there(
    prepare: Callable[[], Callable[[int], _Result]], to_send: Callable[[], Callable[[int], _Result]]
) -> Callable[[], Callable[[int], _Result]] | None:
    """What other processes call first, written once for all of them; None where they cannot be sent it."""
    if _FORKS:
        return prepare
    try:
        return partial(_prepare_sent, pickle.dumps(to_send))
    except (pickle.PicklingError, AttributeError, TypeError):
        return None


def _prepare_sent(data: bytes) -> Callable[[int], Any]:
    do: Callable[[int], Any] = pickle.loads(data)()  # noqa: S301 - from the process that has begun this one
    gc.freeze()  # what it has now stays, and need not be looked at again and again
    return do


def _divided(
    count: int,
    prepare: Callable[[], Callable[[int], _Result]],
    jobs: int,
    together: Sequence[range],
    meanwhile: Callable[[], None],
) -> Iterator[tuple[int, _Result]]:
    context = multiprocessing.get_context("fork" if _FORKS else "spawn")
    places, next_place = context.Array("q", [_NONE] * jobs, lock=False), context.Value("i", 0)
    first = max((stretch.stop for stretch in together), default=0)
    pieces = [*together, *_pieces(first, count, jobs)]
    executor = ProcessPoolExecutor(jobs, context, _begin, (prepare, places, next_place))
    try:
        with _uninterrupted():
            waiting: set[Future[list[tuple[int, Any]]]] = {executor.submit(_do, piece) for piece in pieces}
        meanwhile()
        for future in as_completed(waiting):
            waiting.discard(future)  # nobody needs what it gives any longer than it takes to give it on
            yield from future.result()
    except BrokenProcessPool:
        raise WorkerDiedError(next((place for place in places if place != _NONE), _NONE)) from None
    except BaseException:  # an interruption too: nobody waits for what is not wanted any more
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _pieces(first: int, count: int, jobs: int) -> Iterator[range]:
    """The rest of the tasks in pieces, the last of which are the smallest: no process waits long for another."""
    while first < count:
        size = max(1, min(_LARGEST, (count - first) // (jobs * _PIECES)))
        yield range(first, first + size)
        first += size


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Begin processes that are told to end only when they know what to do then; a forked one would do as its parent."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _TOLD_TO_END)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(
    prepare: Callable[[], Callable[[int], object]], places: MutableSequence[int], next_place: Synchronized[int]
) -> None:
    """Begin in a process: an interruption is its parent's business, and one that is told to end was on nothing."""
    global _worker
    gc.enable()
    for told in _TOLD_TO_END:
        signal.signal(told, _end if told is signal.SIGTERM else signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _TOLD_TO_END)
    Thread(target=_end_with_parent, daemon=True).start()
    with next_place.get_lock():
        place = next_place.value
        next_place.value += 1
    _worker = _Worker(prepare(), places, place)


def _do(piece: range) -> list[tuple[int, Any]]:
    if _worker is None:
        raise RuntimeError("a process that was not begun")
    results = []
    for number in piece:
        _worker.is_on(number)
        results.append((number, _worker.do(number)))
    _worker.is_on(_NONE)
    return results


def _end_with_parent() -> None:
    """A parent that is killed tells nobody: its workers would wait for it, and hold what it held."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _end(_number: int, _frame: FrameType | None) -> None:
    if _worker is not None:
        _worker.is_on(_NONE)
    os._exit(1)
