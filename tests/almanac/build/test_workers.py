"""Work is divided among processes, with the same results as in one, and a death says on what."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import active_children
from multiprocessing.context import BaseContext

import pytest

from almanac.build.workers import WorkerDiedError, cores, few, work


class OddError(Exception):
    """A task cannot be done."""


def squares() -> Callable[[int], int]:
    return lambda number: number * number


def deadly(fatal: int) -> Callable[[], Callable[[int], int]]:
    def do(number: int) -> int:
        if number == fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    return lambda: do


def failing() -> Callable[[int], int]:
    def do(number: int) -> int:
        if number == 7:
            raise OddError(number)
        return number

    return do


@pytest.mark.parametrize("jobs", [1, 2, 3, 50])
@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_every_task_is_done_once(count: int, jobs: int) -> None:
    assert sorted(work(count, squares, jobs)) == [(number, number * number) for number in range(count)]


def test_what_belongs_together_is_done_by_one_process() -> None:
    def prepare() -> Callable[[int], int]:
        return lambda _number: os.getpid()

    done = dict(work(60, prepare, 3, [range(10), range(10, 30)]))

    assert sorted(done) == list(range(60))
    assert len({done[number] for number in range(10)}) == 1
    assert len({done[number] for number in range(10, 30)}) == 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_to_be_done_meanwhile_is_done_here_before_the_first_result(jobs: int) -> None:
    places: list[int] = []
    for _ in work(40, squares, jobs, meanwhile=lambda: places.append(os.getpid())):
        assert places == [os.getpid()]
    assert places == [os.getpid()]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_what_is_done_meanwhile_is_told(jobs: int) -> None:
    def fail() -> None:
        raise OddError(0)

    with pytest.raises(OddError):
        list(work(40, squares, jobs, meanwhile=fail))
    assert not active_children()


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_a_task_is_told(jobs: int) -> None:
    with pytest.raises(OddError):
        list(work(40, failing, jobs))


@pytest.mark.parametrize("fatal", [0, 17, 39])
def test_a_process_that_dies_is_told_with_what_it_was_on(fatal: int) -> None:
    with pytest.raises(WorkerDiedError) as died:
        list(work(40, deadly(fatal), 2))

    assert died.value.number == fatal
    assert died.value.on([f"file {number}" for number in range(40)]).what == f"file {fatal}"


@pytest.mark.parametrize("prepare", [partial(partial, abs), lambda: abs], ids=["can be sent", "cannot"])
def test_where_nothing_can_be_forked_it_is_done_all_the_same(
    monkeypatch: pytest.MonkeyPatch, prepare: Callable[[], Callable[[int], int]]
) -> None:
    monkeypatch.setattr("almanac.build.workers._FORKS", False)

    assert sorted(work(5, prepare, 2)) == [(number, number) for number in range(5)]


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where nothing can be forked, and any work is worth another process: how processes were begun."""
    ways: list[str] = []
    get_context = multiprocessing.get_context

    def noted(way: str) -> BaseContext:
        ways.append(way)
        return get_context(way)

    monkeypatch.setattr("almanac.build.workers._FORKS", False)
    monkeypatch.setattr("almanac.build.workers._SLOWER", 0)
    monkeypatch.setattr("multiprocessing.get_context", noted)
    return ways


def test_what_cannot_be_sent_is_prepared_anew_in_processes_that_are_not_forked(begun: list[str]) -> None:
    assert sorted(work(5, lambda: str, 2, prepare_anew=partial(partial, abs))) == [(n, n) for n in range(5)]
    assert begun == ["spawn"]


@pytest.fixture
def _quits() -> Iterator[None]:
    """Where a shell began the tests in its background, and let them pass over a request to quit, they heed it."""
    before = signal.signal(signal.SIGQUIT, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGQUIT, before)


@pytest.mark.usefixtures("_quits")
def test_a_process_that_was_not_forked_and_dies_is_told_with_what_it_was_on(begun: list[str]) -> None:
    with pytest.raises(WorkerDiedError) as died:
        list(work(signal.SIGQUIT + 1, partial(partial, signal.raise_signal), 2))

    assert begun == ["spawn"]
    assert died.value.number == signal.SIGQUIT


TOLD_TO_END_AT_ONCE = """
import os, signal
from almanac.build.workers import WorkerDiedError, work

def parents(number, frame):
    os.write(1, b"the parent's")

for told in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(told, parents)
    os.register_at_fork(after_in_child=lambda told=told: os.kill(os.getpid(), told))
try:
    list(work(2, lambda: abs, 2))
except WorkerDiedError as died:
    print(died.number)
"""


def test_a_process_that_is_told_to_end_when_it_has_just_begun_does_not_do_as_its_parent() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TOLD_TO_END_AT_ONCE],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (done.stdout, done.stderr) == ("-1\n", "")


def test_where_processes_are_not_forked_they_are_begun_for_more_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("almanac.build.workers._FORKS", True)
    forked = few(40)
    monkeypatch.setattr("almanac.build.workers._FORKS", False)

    assert forked == 40 < few(40)


def test_a_machine_has_a_core() -> None:
    assert cores() >= 1
