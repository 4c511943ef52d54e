"""What helps people to take part, until when they apply, and what is left."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from almanac.model.entry import Source
from almanac.model.event import ACCESSIBILITY, Deadline, Event, EventText, Status
from almanac.model.interface import Phrases
from almanac.model.when import AllDay
from almanac.render.events.listing import event_listing
from almanac.render.events.taking_part import access, deadlines, outcomes
from almanac.render.views.event_page import AccessView, DeadlineView, OutcomeView

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
DAY = AllDay(date(2027, 1, 30), date(2027, 1, 30))
LASTS = (Deadline("Talks", date(2027, 1, 20), "https://a.org/"), Deadline("Grants", date(2027, 1, 5)))


def event(when: AllDay = DAY, **facts: object) -> Event:
    text = EventText(Source("events/x.md", "events/x"), "sw", "X", "What it is.", "/events/x/")
    return Event("x", "x@a.org", text, when, "Meetup", **facts)  # type: ignore[arg-type]


def test_known_words_are_the_interfaces_and_own_ones_the_entrys() -> None:
    found = access(event(accessibility=("step-free", "lifti")), Phrases())

    assert found == (AccessView("Step-free access"), AccessView("lifti", "sw"))


def test_several_of_a_kind_are_told_apart_by_their_numbers() -> None:
    found = outcomes(event(recordings=("https://a.org/1", "https://a.org/2"), slides=("https://a.org/s",)), Phrases())

    assert [(view.name, view.address) for view in found] == [
        ("Recordings (1)", "https://a.org/1"),
        ("Recordings (2)", "https://a.org/2"),
        ("Slides", "https://a.org/s"),
    ]


def test_every_known_word_has_words() -> None:
    found = access(event(accessibility=ACCESSIBILITY), Phrases())

    assert [view.lang for view in found] == [""] * len(ACCESSIBILITY)
    assert len({view.name for view in found}) == len(ACCESSIBILITY)


def test_deadlines_are_told_soonest_first_and_say_whether_they_are_over() -> None:
    [listed] = event_listing([event(deadlines=LASTS)], NOW).upcoming

    assert deadlines(listed, Phrases()) == (
        DeadlineView("Grants", "", "2027-01-05", "5 January 2027", "2027-01-06T12:00:00Z", is_over=True),
        DeadlineView("Talks", "https://a.org/", "2027-01-20", "20 January 2027", "2027-01-21T12:00:00Z", is_over=False),
    )


@pytest.mark.parametrize(
    ("when", "status"),
    [
        pytest.param(DAY, Status.CANCELLED, id="cancelled"),
        pytest.param(AllDay(date(2026, 1, 1), date(2026, 1, 1)), Status.CONFIRMED, id="over"),
    ],
)
def test_nobody_applies_for_what_does_not_come(when: AllDay, status: Status) -> None:
    listing = event_listing([event(when, deadlines=LASTS, status=status)], NOW)
    [listed] = [*listing.upcoming, *listing.past]

    assert deadlines(listed, Phrases()) == ()


def test_what_is_left_is_told_the_report_first() -> None:
    found = outcomes(event(photos=("https://p.org/",), report=("/2027/02/01/tale/",)), Phrases())

    assert found == (
        OutcomeView("report", "Report", "/2027/02/01/tale/", is_here=True),
        OutcomeView("photos", "Photos", "https://p.org/", is_here=False),
    )


def test_of_what_did_not_take_place_nothing_is_left() -> None:
    assert outcomes(event(photos=("https://p.org/",), status=Status.CANCELLED), Phrases()) == ()
