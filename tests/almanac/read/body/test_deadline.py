"""A bound on time: it reaches what runs, it lets go of what is done, and leaves nothing behind."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest

from almanac.read.body.deadline import OutOfTimeError, deadline

SHORT = 0.05
LONG = 60.0


def spin() -> None:
    """Goes on without end, in Python."""
    while True:
        pass


def backtrack() -> None:
    """Goes on for years, within one call of a regular expression."""
    re.fullmatch("(a|a)*b", "a" * 60)


def swallow() -> None:
    """Takes every error for its own."""
    while True:
        with suppress(Exception):  # as libraries do
            spin()


def bounded(work: Callable[[], Any], seconds: float = SHORT) -> str:
    try:
        with deadline(seconds):
            work()
    except OutOfTimeError:
        return "out of time"
    return "done"


def on_a_thread(work: Callable[[], Any]) -> Any:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result(timeout=30)


@pytest.mark.timeout(30)
@pytest.mark.parametrize("work", [spin, backtrack, swallow])
def test_what_goes_on_is_broken_off(work: Callable[[], None]) -> None:
    assert bounded(work) == "out of time"


@pytest.mark.timeout(30)
@pytest.mark.parametrize("work", [spin, swallow])
def test_on_another_thread_too(work: Callable[[], None]) -> None:
    assert on_a_thread(lambda: bounded(work)) == "out of time"


@pytest.mark.timeout(30)
@pytest.mark.parametrize("work", [spin, swallow])
def test_and_where_there_are_no_timers(work: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "setitimer")
    assert bounded(work) == "out of time"


def test_what_is_done_in_time_is_done() -> None:
    assert [bounded(lambda: None, LONG), on_a_thread(lambda: bounded(lambda: None, LONG))] == ["done", "done"]


def test_an_error_within_comes_out() -> None:
    with pytest.raises(ZeroDivisionError), deadline(LONG):
        raise ZeroDivisionError


@pytest.mark.parametrize("work", [spin, lambda: None])
def test_handler_and_timer_are_as_before(work: Callable[[], None]) -> None:
    before = signal.getsignal(signal.SIGPROF)
    bounded(work)
    assert (signal.getsignal(signal.SIGPROF), signal.getitimer(signal.ITIMER_PROF)) == (before, (0.0, 0.0))


def test_no_thread_is_left() -> None:
    before = set(threading.enumerate())
    on_a_thread(lambda: [bounded(spin), bounded(lambda: None, LONG)])
    assert {thread for thread in threading.enumerate() if thread.is_alive()} - before == set()


@pytest.mark.timeout(30)
def test_within_another_bound_the_outer_one_still_counts() -> None:
    assert bounded(lambda: [bounded(lambda: None, LONG), spin()]) == "out of time"


@pytest.mark.timeout(30)
def test_a_longer_bound_within_does_not_put_off_the_outer_one() -> None:
    assert bounded(lambda: [bounded(spin, LONG), spin()]) == "out of time"


@pytest.mark.timeout(30)
def test_after_an_inner_bound_is_over_the_outer_block_goes_on() -> None:
    said: list[str] = []
    assert bounded(lambda: said.append(bounded(spin)), LONG) == "done"
    assert said == ["out of time"]


def test_many_bounds_in_a_row_do_not_reach_into_each_other() -> None:
    assert {on_a_thread(lambda: bounded(lambda: sum(range(100)), 0.001)) for _ in range(200)} <= {"done", "out of time"}
