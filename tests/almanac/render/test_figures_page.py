"""The page of figures draws what its table says, in the direction of the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from almanac.model.figures import Figures, MonthOfFigures
from almanac.model.frozen import Frozen
from almanac.model.interface import Phrases
from almanac.model.site import Site
from almanac.render.figures_page import figures_page

SITE = Site("Almanac", "https://almanac.example")
MONTHS = tuple(
    MonthOfFigures(f"2026-{number:02d}", number, number // 2, number, 1, number / 2) for number in range(1, 5)
)
YEARS = tuple(MonthOfFigures(f"{year}-{number:02d}", 1) for year in (2024, 2025) for number in range(1, 13))


def test_the_table_has_the_latest_month_first_and_says_that_it_is_not_over() -> None:
    rows = figures_page(Figures(MONTHS), SITE, Phrases()).months
    assert [(row.name, row.is_running, row.authors, row.newcomers, row.texts, row.days) for row in rows] == [
        ("April 2026", True, 4, 2, 4, "2"),
        ("March 2026", False, 3, 1, 3, "1.5"),
        ("February 2026", False, 2, 1, 2, "1"),
        ("January 2026", False, 1, 0, 1, "0.5"),
    ]


def test_no_month_of_a_site_that_closed_goes_on() -> None:
    rows = figures_page(Figures(MONTHS), replace(SITE, frozen=Frozen(date(2026, 4, 30))), Phrases()).months
    assert {row.is_running for row in rows} == {False}


def test_the_highest_bar_is_the_most_and_a_part_of_each_are_those_who_are_new() -> None:
    chart = figures_page(Figures(MONTHS), SITE, Phrases()).chart
    assert chart is not None
    assert [(bar.number, bar.height, bar.part_height, bar.top + bar.height == chart.floor) for bar in chart.bars] == [
        (1, 30, 0, True),
        (2, 60, 30, True),
        (3, 90, 30, True),
        (4, 120, 60, True),
    ]
    assert chart.about == "Who wrote, month by month: January 2026 to April 2026"


@pytest.mark.parametrize(("lang", "is_rising"), [("en", True), ("ar", False)])
def test_time_runs_as_the_text_does(lang: str, is_rising: bool) -> None:
    chart = figures_page(Figures(MONTHS), SITE, Phrases(lang, "en")).chart
    assert chart is not None
    places = [bar.left for bar in chart.bars]
    assert places == sorted(places, reverse=not is_rising)
    assert all(bar.left >= 0 and bar.left + bar.width <= chart.width for bar in chart.bars)


def test_twelve_months_are_shown_and_the_present_one() -> None:
    view = figures_page(Figures(YEARS), SITE, Phrases())
    assert (len(view.months), view.months[-1].name) == (13, "December 2024")


def test_what_is_too_short_is_not_drawn() -> None:
    view = figures_page(Figures(MONTHS[:3]), SITE, Phrases())
    assert (view.is_short, view.chart, len(view.months)) == (True, None, 3)


def test_nobody_who_wrote_is_a_bar_without_height() -> None:
    months = tuple(replace(month, authors=0, newcomers=0) for month in MONTHS)
    chart = figures_page(Figures(months), SITE, Phrases()).chart
    assert chart is not None
    assert {bar.height for bar in chart.bars} == {0}


def test_a_goal_says_what_is_to_be_reached_and_what_there_is() -> None:
    site = replace(SITE, figures={"authors": 5, "days": 7, "replies": 10})
    figures = Figures(measured={"authors": 5.5, "days": 1200.25, "replies": None})
    assert [
        (goal.name, goal.goal, goal.now, goal.is_reached) for goal in figures_page(figures, site, Phrases()).goals
    ] == [
        ("People who write in a month", "at least 5", "5.5", True),
        ("Days until published", "at most 7", "1,200.2", False),
        ("Replies on the forum", "at least 10", "not known yet", None),
    ]


def test_many_countries_are_counted_behind_the_first() -> None:
    countries = dict.fromkeys(("PL", "KE", "ES", "DE", "FR", "IT", "GB", "US", "CA", "MX", "IN", "JP", "ZA", "EG"), 1)
    view = figures_page(Figures(countries=countries), SITE, Phrases())
    assert (len(view.countries), view.countries[0].name, view.more_countries) == (12, "Poland", 2)
