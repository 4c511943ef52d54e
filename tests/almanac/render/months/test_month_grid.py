"""Days in weeks, and what happens on them side by side."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.render.months.month_grid import LANES, DateSpan, dates_of, day_ranges, month_grid

MONDAY, SATURDAY, SUNDAY = 0, 5, 6


def jan(first: int, last: int | None = None, item: str = "a") -> DateSpan[str]:
    return DateSpan(date(2027, 1, first), date(2027, 1, last or first), item)


def drawn(spans: list[DateSpan[str]], first_weekday: int = MONDAY) -> dict[int, list[tuple[str, int, int, bool, bool]]]:
    """The bars that begin on a day of January 2027, by day."""
    days = [day for week in month_grid(2027, 1, first_weekday, spans) for day in week if day.is_inside]
    found = {
        day.date.day: [(bar.item, bar.lane, bar.span, bar.from_before, bar.goes_on) for bar in day.bars if bar.span]
        for day in days
    }
    return {day: bars for day, bars in found.items() if bars}


@pytest.mark.parametrize(
    ("month", "first_weekday", "first", "last", "weeks"),
    [
        pytest.param(date(2027, 1, 1), MONDAY, date(2026, 12, 28), date(2027, 1, 31), 5, id="ends in the last column"),
        pytest.param(date(2027, 2, 1), MONDAY, date(2027, 2, 1), date(2027, 2, 28), 4, id="four whole weeks"),
        pytest.param(date(2027, 5, 1), MONDAY, date(2027, 4, 26), date(2027, 6, 6), 6, id="six weeks"),
        pytest.param(date(2027, 8, 1), SUNDAY, date(2027, 8, 1), date(2027, 9, 4), 5, id="begins in the first column"),
        pytest.param(date(2027, 1, 1), SATURDAY, date(2026, 12, 26), date(2027, 2, 5), 6, id="begins in the last one"),
        pytest.param(date(2028, 2, 1), SATURDAY, date(2028, 1, 29), date(2028, 3, 3), 5, id="of a leap year"),
    ],
)
def test_the_weeks_of_a_month_are_whole(month: date, first_weekday: int, first: date, last: date, weeks: int) -> None:
    found = dates_of(month.year, month.month, first_weekday)

    assert (found[0][0], found[-1][-1], len(found)) == (first, last, weeks)
    assert {len(week) for week in found} == {7}


@pytest.mark.parametrize(
    ("first_weekday", "span", "expected"),
    [
        pytest.param(MONDAY, jan(15), {15: [("a", 1, 1, False, False)]}, id="one day"),
        pytest.param(MONDAY, jan(12, 14), {12: [("a", 1, 3, False, False)]}, id="within a week"),
        pytest.param(MONDAY, jan(11, 17), {11: [("a", 1, 7, False, False)]}, id="a whole week"),
        pytest.param(
            MONDAY,
            jan(9, 18),
            {9: [("a", 1, 2, False, True)], 11: [("a", 1, 7, True, True)], 18: [("a", 1, 1, True, False)]},
            id="over three weeks",
        ),
        pytest.param(
            SUNDAY,
            jan(9, 10),
            {9: [("a", 1, 1, False, True)], 10: [("a", 1, 1, True, False)]},
            id="a weekend, where weeks begin on Sunday",
        ),
        pytest.param(
            SATURDAY, jan(8, 9), {8: [("a", 1, 1, False, True)], 9: [("a", 1, 1, True, False)]}, id="or on Saturday"
        ),
        pytest.param(
            MONDAY,
            DateSpan(date(2026, 12, 30), date(2027, 1, 2), "a"),
            {1: [("a", 1, 2, True, False)]},
            id="from before",
        ),
        pytest.param(
            MONDAY,
            DateSpan(date(2027, 1, 31), date(2027, 2, 9), "a"),
            {31: [("a", 1, 1, False, True)]},
            id="into the next",
        ),
        pytest.param(MONDAY, DateSpan(date(2027, 2, 1), date(2027, 2, 2), "a"), {}, id="of the next month"),
    ],
)
def test_a_span_reaches_over_its_days_week_by_week(
    first_weekday: int, span: DateSpan[str], expected: dict[int, object]
) -> None:
    assert drawn([span], first_weekday) == expected


def test_every_day_of_a_span_names_it_in_the_same_lane() -> None:
    week = month_grid(2027, 1, MONDAY, [jan(12, 14)])[2]

    assert [[(bar.item, bar.lane, bar.span) for bar in day.bars] for day in week] == [
        [], [("a", 1, 3)], [("a", 1, 0)], [("a", 1, 0)], [], [], [],
    ]  # fmt: skip


def test_the_longest_lies_on_top_and_what_is_free_is_used() -> None:
    spans = [jan(11, 12, "two"), jan(11, 17, "seven"), jan(13, item="one"), jan(14, 16, "three")]

    assert drawn(spans) == {
        11: [("seven", 1, 7, False, False), ("two", 2, 2, False, False)],
        13: [("one", 2, 1, False, False)],
        14: [("three", 2, 3, False, False)],
    }


@pytest.mark.parametrize(
    ("count", "shown", "folded"),
    [
        pytest.param(LANES, LANES, 0, id="as many as there is room for"),
        pytest.param(LANES + 1, LANES, 1, id="one more"),
        pytest.param(300, LANES, 300 - LANES, id="hundreds"),
    ],
)
def test_what_a_day_has_no_room_for_is_folded(count: int, shown: int, folded: int) -> None:
    days = [day for week in month_grid(2027, 1, MONDAY, [jan(15)] * count) for day in week if day.date.day == 15]

    assert [(len(day.bars), day.folded) for day in days] == [(shown, folded)]


def test_what_is_folded_is_counted_on_each_of_its_days() -> None:
    spans = [*[jan(11, 17, "seven")] * LANES, jan(12, 13, "two"), jan(13, item="one")]
    week = month_grid(2027, 1, MONDAY, spans)[2]

    assert [day.folded for day in week] == [0, 1, 2, 0, 0, 0, 0]


def test_days_of_the_neighbours_have_nothing_on_them() -> None:
    week = month_grid(2027, 1, MONDAY, [DateSpan(date(2026, 12, 20), date(2027, 1, 20), "a")])[0]

    assert [(day.is_inside, len(day.bars)) for day in week] == [(False, 0)] * 4 + [(True, 1)] * 3


def test_a_list_has_each_spell_on_each_of_its_days() -> None:
    spans = [DateSpan(date(2026, 12, 30), date(2027, 1, 2), "before"), jan(10, 14, "long"), jan(12, item="one")]

    found = [([day.day for day in one.days], one.begins, one.goes_on) for one in day_ranges(2027, 1, spans)]

    assert found == [
        ([1, 2], (), ("before",)),
        ([10], ("long",), ()),
        ([11], (), ("long",)),
        ([12], ("one",), ("long",)),
        ([13, 14], (), ("long",)),
    ]
