"""An event with other facts."""

from __future__ import annotations

from datetime import date

from almanac.model.entry import Source
from almanac.model.event import Event, EventFacts, EventText, with_facts
from almanac.model.when import AllDay

TEXT = EventText(Source("events/x.md", "events/x"), "en", "A", "B", "/events/x/")
DAY = date(2027, 1, 30)
EVENT = Event("x", "x@a.org", TEXT, AllDay(DAY, DAY), "Meetup", tags=("walks",), url="https://a.org")


def test_an_event_takes_all_facts_and_keeps_what_is_none() -> None:
    changed = with_facts(EVENT, EventFacts(tags=("rivers",), worldwide=True, announced=DAY))
    assert changed == Event(
        "x", "x@a.org", TEXT, AllDay(DAY, DAY), "Meetup", tags=("rivers",), worldwide=True, announced=DAY
    )
