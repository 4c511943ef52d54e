"""What belongs to a year, in which order, and under which numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from year_books import book, day, event, story, translated

from almanac.model.event import Event
from almanac.model.recurrence import Change, Frequency, NthWeekday, Recurrence, Rule, Weekday
from almanac.model.when import AllDay, MonthOnly, Timed

LAST_YEAR = date(2025, 12, 31)
MONTHLY = Rule(Frequency.MONTHLY, by_day=(NthWeekday(Weekday.SUNDAY, 2),))
OVER_NEW_YEAR = event("over", AllDay(date(2025, 12, 30), date(2026, 1, 2)))
LATE = Timed(datetime(2026, 12, 31, 23, tzinfo=ZoneInfo("America/New_York")))


def test_stories_stand_in_the_order_of_their_days_and_events_behind_them() -> None:
    made = book(
        [story("late", day=date(2026, 12, 31)), story("early", day=date(2026, 1, 1)), story("old", day=LAST_YEAR)],
        [event("b", day("2026-06-01")), event("a", day("2026-02-01")), event("c", day("2027-01-01"))],
    )  # fmt: skip
    assert [(one.number, one.title) for one in made.chapters] == [(1, "Early"), (2, "Late"), (3, "A"), (4, "B")]


@pytest.mark.parametrize(("lang", "shown"), [("en", ["en", "en"]), ("ar", ["en", "ar"])])
def test_a_language_has_its_translations_and_else_the_originals(lang: str, shown: list[str]) -> None:
    walk = story("walk")
    made = book([walk, translated(walk, "ar"), story("river")], lang=lang)
    assert [chapter.lang for chapter in made.stories] == shown
    assert made.languages == tuple(dict.fromkeys([lang, *sorted(shown)]))


@pytest.mark.parametrize(
    ("one", "months"),
    [
        pytest.param(OVER_NEW_YEAR, {"January 2026": 1}, id="what began in the year before goes on"),
        pytest.param(event("late", LATE), {"December 2026": 1}, id="the last hour of the year, where it is"),
        pytest.param(event("open", MonthOnly(date(2026, 5, 1))), {"May 2026": 1}, id="a month without its day"),
        pytest.param(
            event("often", day("2026-10-11"), MONTHLY),
            {"October 2026": 1, "November 2026": 1, "December 2026": 1},
            id="what repeats, in each month",
        ),
        pytest.param(
            event("daily", day("2026-11-29"), Rule(Frequency.DAILY)),
            {"November 2026": 1, "December 2026": 1},
            id="what is on every day, once a month",
        ),
        pytest.param(event("next", day("2027-01-01")), {}, id="another year"),
    ],
)
def test_an_event_is_listed(one: Event, months: dict[str, int]) -> None:
    assert {month.name: len(month.lines) for month in book(events=[one]).calendar} == months


def test_a_day_that_is_cancelled_says_so_and_the_event_itself_does_not() -> None:
    change = Change(date(2026, 11, 8), day("2026-11-08"), cancelled=True, note="The hall is closed.")
    often = event("often", day("2026-10-11"), MONTHLY)
    made = book(events=[replace(often, recurrence=Recurrence(MONTHLY, changes=(change,)))])
    cards = [card for month in made.calendar for card, _ in month.lines]
    assert [(card.status_text, card.note) for card in cards] == [
        ("", ""),
        ("Cancelled", "The hall is closed."),
        ("", ""),
    ]


def test_the_identity_of_a_book_is_that_of_its_calendars_year_and_language() -> None:
    assert book().identifier == book([story("walk")]).identifier
    assert len({book(lang=lang).identifier for lang in ("en", "ar")}) == 2


def test_an_index_names_each_entry_once_under_each_name() -> None:
    made = book([story("b"), story("a")], [event("c", day("2026-02-01"))])
    assert [(one.name, [chapter.number for chapter in one.chapters]) for one in made.tags] == [("rivers", [1, 2])]
    assert [one.name for one in made.authors] == ["Ewa"]
    assert made.places == ()
