"""Which events a digest tells of: once each, and as things were when its period ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import Source
from almanac.model.event import Deadline, Event, EventText, Registration, Status
from almanac.model.history import EventState, FileHistory, History, ScheduleState, StateChange
from almanac.model.recurrence import Change, Recurrence
from almanac.model.site import Site
from almanac.model.when import AllDay
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.digest.events_of_period import EventsOfPeriod, events_of_periods
from almanac.render.digest.period import week

SITE = Site("Group", "https://example.org")
MONDAY = date(2027, 3, 1)
WEEK = week(MONDAY, ZoneInfo("UTC"))
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def day(number: int) -> date:
    """So many days after the Monday."""
    return MONDAY + timedelta(days=number)


def at(number: int) -> datetime:
    return datetime.combine(day(number), datetime.min.time(), UTC) + timedelta(hours=9)


def event(slug: str, first: int = 10, last: int | None = None, **facts: object) -> Event:
    text = EventText(Source(f"events/{slug}.md", f"events/{slug}"), "en", slug, "A sentence.", f"/events/{slug}/")
    when = AllDay(day(first), day(first if last is None else last))
    return Event(slug=slug, uid=f"{slug}@example.org", text=text, when=when, category="Meetup", **facts)  # type: ignore[arg-type]


def weekly(slug: str, first: int, **facts: object) -> Event:
    one = event(slug, first)
    rule = read_rrule("FREQ=WEEKLY", one.dated)
    return replace(one, recurrence=Recurrence(rule, **facts))  # type: ignore[arg-type]


def picked(
    *events: Event, announced: Mapping[str, int] | None = None, states: Mapping[str, list[Status]] | None = None,
    complete: bool = True,
) -> EventsOfPeriod:  # fmt: skip
    """Those of the week; each is announced long ago or so many days after its Monday, its states follow day by day."""
    since = {slug: at(number) for slug, number in (announced or {}).items()}
    files = {
        one.source.path: FileHistory(since.get(one.slug, LONG_AGO), at(3), since.get(one.slug, LONG_AGO), 2)
        for one in events
    }
    known = {
        one.source.path: tuple(
            StateChange(LONG_AGO if number == 0 else at(number), EventState(ScheduleState(status, one.when.day)))  # type: ignore[arg-type]
            for number, status in enumerate((states or {})[one.slug])
        )
        for one in events
        if one.slug in (states or {})
    }
    history = History(files, complete=complete, states=known)
    return events_of_periods([WEEK], events, history, SITE)[0]


def slugs(found: EventsOfPeriod) -> dict[str, list[str]]:
    return {
        "changes": [one.event.slug for one in found.changes],
        "announced": [one.event.slug for one in found.announced],
        "closing": [one.event.slug for one in found.closing],
        "coming": [one.event.slug for one in found.coming],
    }


NOTHING: dict[str, list[str]] = {"changes": [], "announced": [], "closing": [], "coming": []}


@pytest.mark.parametrize(
    ("one", "since", "expected"),
    [
        pytest.param(event("e", 60), 3, {"announced": ["e"]}, id="far ahead"),
        pytest.param(event("e", 10), 3, {"announced": ["e"]}, id="near: it stands once"),
        pytest.param(event("e", 4), 3, {}, id="over by the end of the week"),
        pytest.param(event("e", 60), 7, {}, id="announced after it"),
        pytest.param(event("e", 60), -1, {}, id="announced before it"),
        pytest.param(event("e", 60, status=Status.CANCELLED), 3, {}, id="cancelled from the start"),
        pytest.param(event("e", 60, announced=day(2)), -40, {"announced": ["e"]}, id="as its entry says"),
        pytest.param(event("e", 60, announced=day(-2)), 3, {}, id="as its entry says, before"),
        pytest.param(weekly("e", -400), 3, {"announced": ["e"]}, id="what has been for long, and comes again"),
    ],
)
def test_an_event_is_new_in_the_week_in_which_it_was_announced(
    one: Event, since: int, expected: dict[str, list[str]]
) -> None:
    assert slugs(picked(one, announced={"e": since})) == NOTHING | expected


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(event("e", 7), {"coming": ["e"]}, id="the day after the week"),
        pytest.param(event("e", 27), {"coming": ["e"]}, id="the last day of three weeks"),
        pytest.param(event("e", 28), {}, id="a day later"),
        pytest.param(event("e", 5, 9), {"coming": ["e"]}, id="it has begun and goes on"),
        pytest.param(event("e", 9, status=Status.POSTPONED), {}, id="postponed long ago"),
        pytest.param(weekly("e", -400), {"coming": ["e"]}, id="every week"),
    ],
)
def test_what_comes_within_three_weeks_of_the_end_is_told(one: Event, expected: dict[str, list[str]]) -> None:
    assert slugs(picked(one)) == NOTHING | expected


def test_of_what_repeats_the_next_one_that_is_not_cancelled_comes() -> None:
    off = weekly("e", 0, changes=(Change(day(7), AllDay(day(7), day(7)), cancelled=True),))

    assert [one.when.day for one in picked(off).coming] == [day(14)]


@pytest.mark.parametrize(
    ("one", "states", "expected"),
    [
        pytest.param(
            event("e", 60, status=Status.CANCELLED),
            [Status.CONFIRMED, Status.CANCELLED],
            [("cancelled", None)],
            id="cancelled, far ahead",
        ),
        pytest.param(
            event("e", 60), [Status.TENTATIVE, Status.CANCELLED, Status.CONFIRMED], [("confirmed", day(60))],
            id="twice in a week: the last counts",
        ),
        pytest.param(event("e", 60), [Status.CONFIRMED], [], id="nothing"),
    ],
)  # fmt: skip
def test_a_change_is_told_once_with_what_holds(
    one: Event, states: list[Status], expected: list[tuple[str, date | None]]
) -> None:
    found = picked(one, states={"e": states})

    assert [(x.news.standing.status.value, x.when.day if x.when else None) for x in found.changes] == expected


def test_what_changed_as_a_whole_stands_nowhere_else() -> None:
    changed = event("e", 10, status=Status.CANCELLED)

    found = picked(changed, announced={"e": 0}, states={"e": [Status.CONFIRMED, Status.CANCELLED]})

    assert slugs(found) == NOTHING | {"changes": ["e"]}


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        pytest.param(5, [], id="over by the end of the week"),
        pytest.param(8, ["", "Talks"], id="in the week after it"),
        pytest.param(40, [], id="far ahead"),
    ],
)
def test_last_days_of_the_next_three_weeks_are_told(deadline: int, expected: list[str]) -> None:
    one = event(
        "e",
        60,
        registration=Registration(deadline=day(deadline)),
        deadlines=(Deadline("Talks", day(deadline)),),
    )

    assert [last.what for last in picked(one).closing] == expected
    assert picked(replace(one, status=Status.CANCELLED)).closing == ()


def test_without_the_whole_history_nobody_knows_what_is_new_or_changed() -> None:
    states = {"off": [Status.CONFIRMED, Status.CANCELLED]}
    events = event("off", 60, status=Status.CANCELLED), event("new", 60), event("said", 60, announced=day(2))

    found = picked(*events, announced={"new": 2}, states=states, complete=False)

    assert slugs(found) == NOTHING | {"announced": ["said"]}


def test_several_weeks_at_once_are_what_each_is_alone() -> None:
    weeks = [week(day(-7 * ago), ZoneInfo("UTC")) for ago in range(4)]
    events = [event("a", 3), event("b", 20), weekly("c", -400), event("d", -9, announced=day(-20))]
    history = History({one.source.path: FileHistory(LONG_AGO, LONG_AGO, LONG_AGO, 1) for one in events})

    together = events_of_periods(weeks, events, history, SITE)

    assert together == tuple(events_of_periods([one], events, history, SITE)[0] for one in weeks)
    assert any(found.coming for found in together)
    assert any(found.announced for found in together)
    assert events_of_periods([], events, history, SITE) == ()
