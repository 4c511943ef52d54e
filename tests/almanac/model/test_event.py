"""What an event takes over from its entry, and what its status asks and means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventFacts, EventText, Status, facts_of
from almanac.model.when import AllDay, Timed, When

TEXT = EventText(Source("events/x.md", "events/x"), "en", "A", "B", "/events/x/")
DAY = date(2027, 1, 30)
EVENING = Timed(datetime(2027, 1, 30, 18, tzinfo=ZoneInfo("Europe/Warsaw")))
EVENT = Event("x", "x@a.org", TEXT, AllDay(DAY, DAY), "Meetup", tags=("walks",), url="https://a.org")


def test_an_event_takes_all_facts_and_keeps_what_is_none() -> None:
    facts = facts_of(EventFacts(tags=("rivers",), worldwide=True, announced=DAY))
    assert Event("x", "x@a.org", TEXT, AllDay(DAY, DAY), "Meetup", **facts) == Event(
        "x", "x@a.org", TEXT, AllDay(DAY, DAY), "Meetup", tags=("rivers",), worldwide=True, announced=DAY
    )


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


@pytest.mark.parametrize(
    ("when", "worldwide", "busy", "is_busy"),
    [
        pytest.param(EVENING, False, None, True, id="a time"),
        pytest.param(EVENT.when, False, None, False, id="whole days"),
        pytest.param(EVENING, True, None, False, id="a time, everywhere"),
        pytest.param(EVENING, False, False, False, id="a time, and the entry says free"),
        pytest.param(EVENT.when, True, True, True, id="whole days, and the entry says busy"),
    ],
)
def test_who_takes_part_is_busy_by_the_entry_or_for_times_at_a_place(
    when: When, worldwide: bool, busy: bool | None, is_busy: bool
) -> None:
    assert replace(EVENT, when=when, worldwide=worldwide, busy=busy).is_busy == is_busy
