"""Days and times in the words of people: the one that is meant, where it can be only one."""

from __future__ import annotations

import pytest

from almanac.read.values.date_hints import clock_hint, day_hint, local_hint, published_hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("2026/05/08", "write `2026-05-08`", id="slashes"),
        pytest.param("2026.05.08", "write `2026-05-08`", id="points"),
        pytest.param("2026 05 08", "write `2026-05-08`", id="spaces"),
        pytest.param("2026–05–08", "write `2026-05-08`", id="long dashes"),
        pytest.param("20260508", "write `2026-05-08`", id="no sign between"),
        pytest.param("31.05.2026", "write `2026-05-31`", id="the day first"),
        pytest.param("05/31/2026", "write `2026-05-31`", id="the month first"),
        pytest.param("2026-31-05", "write `2026-05-31`", id="the day in the middle"),
        pytest.param("8th of May 2026", "write `2026-05-08`", id="English words"),
        pytest.param("May 8th, 2026", "write `2026-05-08`", id="American words"),
        pytest.param("Fri, 8 Sept. 2026", "write `2026-09-08`", id="a weekday and a short month"),
        pytest.param("8 maja 2026", "write `2026-05-08`", id="Polish"),
        pytest.param("8 de mayo de 2026", "write `2026-05-08`", id="Spanish"),
        pytest.param("٨ مايو ٢٠٢٦", "write `2026-05-08`", id="Arabic"),
        pytest.param("2026年5月8日", "write `2026-05-08`", id="Japanese"),
        pytest.param("2026-05-08 18:00", "write the day alone: `2026-05-08`", id="with a time"),
        pytest.param("8.5.2026", "write `2026-05-08` or `2026-08-05`: year, month, day", id="two readings"),
        pytest.param(
            "31/02/2026",
            "the calendar has no such day; write year, month and day, such as `2027-05-08`",
            id="no such day",
        ),
        pytest.param(
            "8-10 May 2027",
            "one day: `2027-05-08`; the last one belongs in `end`, or several in a list: `[2027-05-08, 2027-05-10]`",
            id="two days",
        ),
        pytest.param("May 2026", "write year, month and day, such as `2027-05-08`", id="no day"),
        pytest.param(
            "8 lip 2026", "write year, month and day, such as `2027-05-08`", id="July to Poles, June to Croats"
        ),
        pytest.param("12027-05-08", "write year, month and day, such as `2027-05-08`", id="a year too long"),
        pytest.param("tomorrow", "write year, month and day, such as `2027-05-08`", id="a word"),
    ],
)
def test_a_day_that_can_be_only_one_is_named(text: str, hint: str) -> None:
    assert day_hint(text) == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("2027/05/08 14:00", "write `2027-05-08 14:00`", id="slashes"),
        pytest.param("8 May 2027 at 2 pm", "write `2027-05-08 14:00`", id="words"),
        pytest.param("31.05.2027, 14.30", "write `2027-05-31 14:30`", id="points"),
        pytest.param("2027-05-08 14h30", "write `2027-05-08 14:30`", id="an h"),
        pytest.param("2027-05-08 12 a.m.", "write `2027-05-08 00:00`", id="after midnight"),
        pytest.param("2027-05-08 noon", "write `2027-05-08 12:00`", id="noon"),
        pytest.param("5 pm", "write `17:00`", id="a time alone"),
        pytest.param("2027/05/08", "write `2027-05-08`", id="a day alone"),
        pytest.param(
            "2027-05-08 14:00-16:00",
            "write the start alone, `2027-05-08 14:00`; then a line `end: 16:00`",
            id="from and to",
        ),
        pytest.param(
            "2027-05-08 1430",
            "write a day, or a day and a time, such as `2027-05-08` or `2027-05-08 18:30`",
            id="digits that could be anything",
        ),
        pytest.param("soon", "write year, month and day, such as `2027-05-08`", id="a word"),
    ],
)
def test_a_local_time_that_can_be_only_one_is_named(text: str, hint: str) -> None:
    assert local_hint(text) == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("2 January 2027", "write `2027-01-02`", id="words"),
        pytest.param(
            "2027-01-02 9:30 AM",
            "write `2027-01-02`, or with a time and its zone: `2027-01-02 09:30 Europe/Warsaw`",
            id="a time",
        ),
        pytest.param("soon", "write year, month and day, such as `2027-05-08`", id="a word"),
    ],
)
def test_a_publication_is_a_day_or_has_a_zone(text: str, hint: str) -> None:
    assert published_hint(text) == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("9:30pm", "write `21:30`", id="afternoon"),
        pytest.param("18.30", "write `18:30`", id="a point"),
        pytest.param("13 pm", "write hours and minutes from 00:00 to 23:59: `18:30`", id="no such hour"),
    ],
)
def test_a_time_of_day_is_named_as_a_clock_of_24_hours_shows_it(text: str, hint: str) -> None:
    assert clock_hint(text) == hint
