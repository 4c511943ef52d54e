"""Which changes of an event's state are news, and what tells them apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Status
from almanac.model.history import EventState, FileHistory, History, ScheduleState, StateChange
from almanac.model.recurrence import Change, Recurrence
from almanac.model.when import AllDay, MonthOnly, Timed
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.feeds.event_news import News, news_of

PATH = "events/2026/spring.md"
FIRST, SECOND, THIRD = date(2026, 6, 1), date(2026, 7, 1), date(2026, 8, 1)
NOW = datetime(2026, 5, 1, tzinfo=UTC)
EVENT = Event(
    slug="spring",
    uid="spring@almanac.example.net",
    text=EventText(Source(PATH, "events/2026/spring"), "en", "Spring", "A meeting.", "/events/spring/"),
    when=AllDay(FIRST, FIRST),
    category="Meetup",
)
WEEKLY = replace(EVENT, recurrence=Recurrence(read_rrule("FREQ=WEEKLY")))
EVENING = Timed(datetime(2026, 6, 1, 18, tzinfo=ZoneInfo("Europe/Warsaw")))
JUNE, JULY = MonthOnly(date(2026, 6, 1)), MonthOnly(date(2026, 7, 1))
IN_JUNE = ScheduleState(Status.CONFIRMED, JUNE)
TO_JULY = ScheduleState(Status.RESCHEDULED, JULY, (FIRST,))
ON, MAYBE = ScheduleState(Status.CONFIRMED, FIRST), ScheduleState(Status.TENTATIVE, FIRST)
OFF, LATER = ScheduleState(Status.CANCELLED, FIRST), ScheduleState(Status.POSTPONED, FIRST)
ONLINE = ScheduleState(Status.MOVED_ONLINE, FIRST)
MOVED = ScheduleState(Status.RESCHEDULED, SECOND, (FIRST,))
AGAIN = ScheduleState(Status.RESCHEDULED, THIRD, (FIRST, SECOND))


def day(number: int) -> datetime:
    return datetime(2026, 3, number, tzinfo=UTC)


def said(*standings: ScheduleState, single: Mapping[date, ScheduleState] | None = None) -> tuple[StateChange, ...]:
    """One state a day."""
    return tuple(StateChange(day(n), EventState(standing, single or {})) for n, standing in enumerate(standings, 1))


def file(*, uncommitted: bool = False) -> FileHistory:
    return FileHistory(day(1), day(28), day(1), 9, uncommitted=uncommitted)


def history(*changes: StateChange, complete: bool = True, uncommitted: bool = False) -> History:
    return History({PATH: file(uncommitted=uncommitted)}, complete, states={PATH: changes} if changes else {})


def keys(found: tuple[News, ...]) -> list[tuple[str, int]]:
    return [(news.key, news.moment.day) for news in found]


@pytest.mark.parametrize(
    ("standings", "expected"),
    [
        pytest.param([ON], [], id="nothing happened"),
        pytest.param([OFF], [], id="announced as cancelled"),
        pytest.param([MAYBE, ON], [], id="what was tentative is certain"),
        pytest.param([ON, replace(ON, start=SECOND)], [], id="a date was mended"),
        pytest.param([ON, OFF], [("cancelled", 2)], id="cancelled"),
        pytest.param([ON, LATER], [("postponed", 2)], id="postponed"),
        pytest.param([ON, ONLINE], [("moved-online", 2)], id="moved online"),
        pytest.param([ON, MOVED], [("rescheduled-2026-06-01", 2)], id="rescheduled"),
        pytest.param([ON, OFF, replace(OFF, note="Other words.")], [("cancelled", 2)], id="cancelled, and reworded"),
        pytest.param([ON, OFF, ON], [("cancelled", 2), ("confirmed", 3)], id="takes place after all"),
        pytest.param([OFF, ON], [("confirmed", 2)], id="announced as cancelled, takes place after all"),
        pytest.param(
            [ON, OFF, ON, OFF, ON],
            [("cancelled", 2), ("confirmed", 3), ("cancelled-2", 4), ("confirmed-2", 5)],
            id="cancelled twice",
        ),
        pytest.param(
            [ON, OFF, MAYBE, ON],
            [("cancelled", 2), ("tentative", 3), ("confirmed", 4)],
            id="perhaps after all, then for certain",
        ),
        pytest.param([ON, LATER, MOVED], [("postponed", 2), ("rescheduled-2026-06-01", 3)], id="a new date is found"),
        pytest.param([ON, ONLINE, ON], [("moved-online", 2), ("confirmed", 3)], id="at the venue again"),
        pytest.param(
            [ON, MOVED, AGAIN],
            [("rescheduled-2026-06-01", 2), ("rescheduled-2026-06-01,2026-07-01", 3)],
            id="rescheduled twice",
        ),
        pytest.param(
            [ON, MOVED, replace(MOVED, start=THIRD), AGAIN],
            [("rescheduled-2026-06-01", 2), ("rescheduled-2026-06-01,2026-07-01", 4)],
            id="rescheduled twice, the old date added later",
        ),
        pytest.param(
            [ON, MOVED, replace(MOVED, start=THIRD)], [("rescheduled-2026-06-01", 2)], id="a new date was mended"
        ),
        pytest.param(
            [ON, MOVED, replace(MOVED, previous=(THIRD,))], [("rescheduled-2026-06-01", 2)], id="an old date was mended"
        ),
        pytest.param(
            [ON, MOVED, replace(ON, start=SECOND)], [("rescheduled-2026-06-01", 2)], id="the mark was taken away"
        ),
        pytest.param([ON, MOVED, ON], [("rescheduled-2026-06-01", 2), ("confirmed", 3)], id="the old date after all"),
        pytest.param([IN_JUNE, ON], [], id="a month gets its day"),
        pytest.param(
            [IN_JUNE, replace(MOVED, previous=(JUNE,))], [("rescheduled-2026-06", 2)], id="a month that moved"
        ),
        pytest.param(
            [ON, TO_JULY, replace(TO_JULY, start=SECOND)],
            [("rescheduled-2026-06-01", 2)],
            id="the new month gets its day",
        ),
        pytest.param(
            [ON, TO_JULY, replace(ON, start=SECOND)],
            [("rescheduled-2026-06-01", 2)],
            id="the new month gets its day, and the mark was taken away",
        ),
    ],
)
def test_news_of_an_event(standings: list[ScheduleState], expected: list[tuple[str, int]]) -> None:
    assert keys(news_of(EVENT, history(*said(*standings)), NOW)) == expected


def test_news_holds_until_something_else_is_said_and_keeps_its_latest_words() -> None:
    reworded = replace(OFF, note="Other words.")
    assert news_of(EVENT, history(*said(ON, OFF, reworded, ON)), NOW) == (
        News("cancelled", day(2), reworded, until=day(4)),
        News("confirmed", day(4), ON, was_off=True),
    )


class TestWhatGitDoesNotKnow:
    def test_what_is_not_committed_is_said_now(self) -> None:
        event = replace(EVENT, status=Status.CANCELLED)
        assert keys(news_of(event, history(*said(ON), uncommitted=True), NOW)) == [("cancelled", 1)]

    def test_an_uncommitted_edit_of_the_text_is_no_news(self) -> None:
        event = replace(EVENT, status=Status.CANCELLED)
        found = news_of(event, history(*said(ON, OFF), uncommitted=True), NOW)
        assert [(news.key, news.moment) for news in found] == [("cancelled", day(2))]

    def test_a_new_file_announces_what_it_says(self) -> None:
        assert news_of(replace(EVENT, status=Status.CANCELLED), History(), NOW) == ()

    @pytest.mark.parametrize(
        ("known", "expected"),
        [
            pytest.param(history(complete=False), day(28), id="dated by the last change known"),
            pytest.param(history(*said(OFF), complete=False), day(1), id="by the earliest state known"),
            pytest.param(History(complete=False), NOW, id="now, without git"),
        ],
    )
    def test_without_the_whole_history_a_state_is_news_under_the_same_key(
        self, known: History, expected: datetime
    ) -> None:
        found = news_of(replace(EVENT, status=Status.CANCELLED), known, NOW)
        assert [(news.key, news.moment) for news in found] == [("cancelled", expected)]

    def test_without_it_what_is_over_is_no_news(self) -> None:
        event = replace(EVENT, status=Status.CANCELLED)
        assert news_of(event, History(complete=False), datetime(2026, 6, 3, tzinfo=UTC)) == ()

    def test_without_it_what_takes_place_is_no_news(self) -> None:
        assert news_of(EVENT, History(complete=False), NOW) == ()


class TestSingleOccurrences:
    MONDAY, NEXT = date(2026, 6, 8), date(2026, 6, 15)
    GONE = ScheduleState(Status.CANCELLED, MONDAY, (MONDAY,))

    @pytest.mark.parametrize(
        ("steps", "expected"),
        [
            pytest.param([{MONDAY: GONE}], [], id="announced with it"),
            pytest.param([{}, {MONDAY: GONE}], [("2026-06-08-cancelled", 2)], id="cancelled"),
            pytest.param(
                [{}, {MONDAY: ScheduleState(Status.RESCHEDULED, NEXT, (MONDAY,))}],
                [("2026-06-08-rescheduled", 2)],
                id="moved",
            ),
            pytest.param(
                [{}, {MONDAY: GONE}, {}, {MONDAY: GONE}],
                [("2026-06-08-cancelled", 2), ("2026-06-08-confirmed", 3), ("2026-06-08-cancelled-2", 4)],
                id="cancelled twice",
            ),
            pytest.param(
                [{}, {date(2026, 6, 9): ScheduleState(Status.CANCELLED, date(2026, 6, 9))}, {}],
                [("2026-06-09-cancelled", 2)],
                id="a day that has left the rule does not take place after all",
            ),
            pytest.param(
                [{}, {date(2026, 4, 6): ScheduleState(Status.CANCELLED, date(2026, 4, 6))}], [], id="what is over"
            ),
        ],
    )
    def test_news_of_one(self, steps: list[dict[date, ScheduleState]], expected: list[tuple[str, int]]) -> None:
        changes = [StateChange(day(n), EventState(ON, single)) for n, single in enumerate(steps, 1)]
        assert keys(news_of(WEEKLY, history(*changes), NOW)) == expected

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            pytest.param(Change(MONDAY, AllDay(MONDAY, MONDAY), cancelled=True), ["2026-06-08-cancelled"], id="off"),
            pytest.param(Change(MONDAY, AllDay(NEXT, NEXT)), ["2026-06-08-rescheduled"], id="another day"),
            pytest.param(Change(MONDAY, AllDay(MONDAY, NEXT)), [], id="only longer"),
        ],
    )
    def test_what_is_not_committed_is_said_now(self, change: Change, expected: list[str]) -> None:
        event = replace(EVENT, recurrence=Recurrence(read_rrule("FREQ=WEEKLY"), changes=(change,)))
        found = news_of(event, history(*said(ON), uncommitted=True), NOW)
        assert [news.key for news in found] == expected

    def test_another_hour_of_the_same_day_is_another_time(self) -> None:
        moved = Change(self.MONDAY, Timed(datetime(2026, 6, 8, 19, tzinfo=ZoneInfo("Europe/Warsaw"))))
        event = replace(EVENT, when=EVENING, recurrence=Recurrence(read_rrule("FREQ=WEEKLY"), changes=(moved,)))
        assert [news.key for news in news_of(event, History(complete=False), NOW)] == ["2026-06-08-rescheduled"]
