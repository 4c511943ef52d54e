"""A forum is asked as often as it allows, and a run ends when it has to."""

from __future__ import annotations

import pytest
from discourse import FakeClock

from almanac.store.forum.pace import WITH_KEY, WITHOUT_KEY, NoTimeLeft, Pace, Rates, SystemClock


def paced(clock: FakeClock, rates: Rates, seconds: float = 3600) -> tuple[Pace, list[float]]:
    waits: list[float] = []
    return Pace(clock, rates, seconds, lambda seconds, why: waits.append(seconds)), waits


@pytest.mark.parametrize("rates", [WITH_KEY, WITHOUT_KEY])
def test_no_window_has_more_requests_than_go_in_it(rates: Rates) -> None:
    clock = FakeClock()
    pace, _ = paced(clock, rates)
    sent = []
    for number in range(400):
        pace.turn()
        sent.append(clock.now())
        clock.sleep((number % 7) * 0.1)

    for most, span in rates.windows:
        assert max(sum(start <= moment < start + span for moment in sent) for start in sent) <= most


def test_who_asks_seldom_never_waits() -> None:
    clock = FakeClock()
    pace, waits = paced(clock, WITH_KEY)
    for _ in range(100):
        clock.sleep(2)
        pace.turn()

    assert (waits, clock.now()) == ([], 200)


def test_a_wait_that_nobody_notices_is_not_told() -> None:
    pace, waits = paced(FakeClock(), WITH_KEY)
    pace.wait(1, "a moment")
    pace.wait(30, "long")

    assert waits == [30]


def test_a_run_ends_before_it_waits_for_longer_than_it_may_last() -> None:
    clock = FakeClock()
    pace, waits = paced(clock, WITH_KEY, seconds=100)
    with pytest.raises(NoTimeLeft):
        pace.wait(101, "for a day")
    clock.sleep(101)
    with pytest.raises(NoTimeLeft):
        pace.turn()

    assert (waits, clock.now()) == ([], 101)


def test_the_clock_of_the_machine_goes_on() -> None:
    clock = SystemClock()
    before = clock.now()
    clock.sleep(0.001)

    assert clock.now() > before
