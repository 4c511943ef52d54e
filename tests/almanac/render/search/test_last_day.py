"""Until when an event still comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.recurrence import Change, Recurrence
from almanac.model.when import AllDay, Timed
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.search.last_day import last_day

DAY = date(2026, 1, 31)
WORDS = EventText(Source("e.md", "e"), "en", "E", "S.", "/events/e/")
EVENT = Event(slug="e", uid="e@x", text=WORDS, when=AllDay(DAY, DAY), category="Meetup")
OVER = timedelta(days=1)  # a day is over everywhere at noon of the next one, in UTC


def repeated(rule: str, **departures: object) -> Event:
    return replace(EVENT, recurrence=Recurrence(read_rrule(rule), **departures))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        pytest.param(EVENT, DAY + OVER, id="once"),
        pytest.param(repeated("FREQ=DAILY"), None, id="without end"),
        pytest.param(repeated("FREQ=DAILY;COUNT=3"), date(2026, 2, 2) + OVER, id="so many times"),
        pytest.param(repeated("FREQ=YEARLY;COUNT=30"), date(2055, 1, 31) + OVER, id="for thirty years"),
        pytest.param(repeated("FREQ=MONTHLY;UNTIL=20260401"), date(2026, 3, 31) + OVER, id="until"),
        pytest.param(
            repeated("FREQ=DAILY;COUNT=3", added=(date(2026, 7, 1),)), date(2026, 7, 1) + OVER, id="added after the end"
        ),
        pytest.param(
            repeated("FREQ=DAILY;COUNT=3", excluded=(date(2026, 2, 2),)), date(2026, 2, 1) + OVER, id="the last is out"
        ),
        pytest.param(
            repeated(
                "FREQ=DAILY;UNTIL=20260202",
                changes=(Change(date(2026, 2, 2), AllDay(date(2028, 5, 1), date(2028, 5, 1))),),
            ),
            date(2028, 5, 1) + OVER,
            id="the last was moved for years",
        ),
        pytest.param(
            replace(EVENT, when=Timed(datetime(2026, 1, 31, 14, tzinfo=ZoneInfo("UTC")), None)),
            DAY + OVER,
            id="until its midnight",
        ),
    ],
)
def test_last_day(event: Event, expected: date | None) -> None:
    assert last_day(event) == expected
