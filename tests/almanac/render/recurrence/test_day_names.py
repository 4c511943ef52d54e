"""Days of a rule, each a phrase of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.model.interface import Phrases
from almanac.model.recurrence import Weekday
from almanac.render.recurrence import day_names
from almanac.store.translations import read_interface

ENGLISH = Phrases()
REPOSITORY = Path(__file__).parents[4]


def test_every_nth_weekday_has_its_phrase() -> None:
    phrases = {day_names.nth_weekday(nth, day, ENGLISH) for nth in (1, 2, 3, 4, 5, -1) for day in Weekday}

    assert len(phrases) == 42
    assert {"the first Monday", "the fifth Thursday", "the last Sunday"} < phrases


def test_every_month_has_its_phrase() -> None:
    phrases = [day_names.day_of_year(month, -1, ENGLISH) for month in range(1, 13)]

    assert (phrases[0], phrases[11], len(set(phrases))) == (
        "the last day of January",
        "the last day of December",
        12,
    )


def test_every_weekday_has_its_phrase() -> None:
    assert [day_names.day_of_week(day, ENGLISH) for day in (Weekday.MONDAY, Weekday.SUNDAY)] == ["Monday", "Sunday"]


@pytest.mark.parametrize(
    ("lang", "phrases"),
    [
        pytest.param("pt", ("na primeira segunda-feira de agosto", "no último domingo de agosto"), id="Portuguese"),
        pytest.param("pl", ("w pierwszy poniedziałek sierpnia", "w ostatnią niedzielę sierpnia"), id="Polish"),
        pytest.param("uk", ("у перший понеділок серпня", "в останню неділю серпня"), id="Ukrainian"),
        pytest.param("fr", ("le premier lundi d’août", "le dernier dimanche d’août"), id="French"),
        pytest.param("hu", ("augusztusban az első hétfőn", "augusztusban az utolsó vasárnapon"), id="Hungarian"),
        pytest.param("ja", ("8月の第1月曜日", "8月の最終日曜日"), id="Japanese"),
    ],
)
def test_what_stands_together_agrees(lang: str, phrases: tuple[str, str]) -> None:
    own = read_interface(REPOSITORY)[0].phrases(lang)
    days = ((1, Weekday.MONDAY), (-1, Weekday.SUNDAY))

    assert tuple(day_names.nth_weekday_of_month(*day, 8, own) for day in days) == phrases
