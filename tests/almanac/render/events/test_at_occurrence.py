"""An event as one of its occurrences has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Status
from almanac.model.place import Online, Place
from almanac.model.recurrence import Change
from almanac.model.when import AllDay
from almanac.render.events.at_occurrence import changed, point, venue

DAY = AllDay(date(2027, 3, 3), date(2027, 3, 3))
HALL, LIBRARY = Place("Hall", latitude=52.5, longitude=13.4), Place("Library")
TEXT = EventText(Source("events/2027/x.md", "events/2027/x"), "en", "X", "A sentence.", "/events/x/")
EVENT = Event("x", "x@example.org", TEXT, DAY, "Meetup", place=HALL, online=Online("https://join.example"))
AS_USUAL = Change(date(2027, 3, 3), DAY)


def test_what_a_change_leaves_out_is_as_usual() -> None:
    assert changed(EVENT, AS_USUAL) == EVENT


def test_a_change_has_another_place_and_may_have_the_online_address_come_later() -> None:
    found = changed(EVENT, replace(AS_USUAL, place=LIBRARY, online=Online()))

    assert (found.place, found.online) == (LIBRARY, Online())


def test_a_cancelled_occurrence_is_cancelled() -> None:
    assert changed(EVENT, replace(AS_USUAL, cancelled=True)).status is Status.CANCELLED


def test_what_has_moved_online_is_at_no_place() -> None:
    moved = replace(EVENT, status=Status.MOVED_ONLINE)

    assert (venue(EVENT), venue(moved)) == (HALL, None)
    assert (point(EVENT, DAY), point(moved, DAY)) == ((52.5, 13.4), None)
