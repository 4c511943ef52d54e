"""What a status asks of an entry, and what it means for whoever wants to come."""

from __future__ import annotations

import pytest

from almanac.model.event import Status


@pytest.mark.parametrize(
    ("status", "needs_note", "is_off"),
    [
        pytest.param(Status.CONFIRMED, False, False, id="confirmed"),
        pytest.param(Status.TENTATIVE, False, False, id="tentative"),
        pytest.param(Status.CANCELLED, True, True, id="cancelled"),
        pytest.param(Status.POSTPONED, True, True, id="postponed: no new date yet"),
        pytest.param(Status.RESCHEDULED, True, False, id="rescheduled: it happens, on another day"),
        pytest.param(Status.MOVED_ONLINE, True, False, id="moved online: it happens"),
    ],
)
def test_a_status_says_whether_it_happens_and_whether_it_needs_a_reason(
    status: Status, needs_note: bool, is_off: bool
) -> None:
    assert (status.needs_note, status.is_off) == (needs_note, is_off)
