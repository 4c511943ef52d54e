"""Figures are counted from what git, the entries and the forum say; nobody is named."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.figures import Figures, MonthOfFigures, TextsInLanguage
from almanac.model.forum import Topic
from almanac.model.frozen import Frozen
from almanac.model.history import Activity, History, MonthOfWork
from almanac.model.owner import OwnerRule, Owners
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, Published
from almanac.render.figures import figures_json, figures_of, is_reached

DAY = 86_400
NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)
SITE = Site("Almanac", "https://almanac.example", forum_url="https://forum.example")
MONTHS = {
    "2026-10": MonthOfWork(("Ann",), 1),
    "2026-12": MonthOfWork(("Ann", "Bo", "Cy"), 4, (DAY, 2 * DAY, 9 * DAY)),
    "2027-02": MonthOfWork(("Bo", "Dee"), 1, (0,)),
}


def story(slug: str, lang: str = "en", discussion: str = "") -> Story:
    source = Source(f"content/stories/{slug}.md", slug)
    day = Published(date(2027, 1, 1))
    return Story(source, slug, lang, slug, day, ("Ann",), "News", "A.", f"/{slug}/", discussion=discussion)


def event(slug: str, country: str = "", discussion: str = "") -> Event:
    text = EventText(Source(f"events/{slug}.md", slug), "en", slug, "A.", f"/events/{slug}/")
    when = AllDay(date(2027, 1, 1), date(2027, 1, 1))
    place = Place(country=country) if country else None
    return Event(slug, slug, text, when, "Meetup", place, discussion=discussion)


def edition(activity: Activity | None = None, **parts: object) -> Edition:
    history = History(activity=activity or Activity(MONTHS))
    return replace(Edition(SITE, NOW, history=history), **parts)  # type: ignore[arg-type]


def test_months_follow_one_another_to_the_present_one_and_know_who_is_new() -> None:
    assert figures_of(edition()).months == (
        MonthOfFigures("2026-10", 1, 1, 1),
        MonthOfFigures("2026-11"),
        MonthOfFigures("2026-12", 3, 2, 4, 3, 2.0),
        MonthOfFigures("2027-01"),
        MonthOfFigures("2027-02", 2, 1, 1, 1, 0.0),
    )


def test_months_of_a_site_that_closed_end_with_that_of_its_last_day() -> None:
    closed = replace(SITE, frozen=Frozen(date(2027, 1, 31)))

    assert figures_of(edition(site=closed, now=datetime(2027, 2, 1, tzinfo=UTC))).months[-1].month == "2027-01"


def test_what_goals_are_set_for_is_measured_over_twelve_months() -> None:
    activity = Activity(
        {"2025-01": MonthOfWork(("Old",), 1, (99 * DAY,)), **MONTHS},
        {"Eve": (3, datetime(2026, 3, 1, tzinfo=UTC)), "Gone": (9, datetime(2025, 1, 1, tzinfo=UTC))},
    )
    topics = {"7": Topic("7", "T", "https://forum.example/t/7", 4)}
    full = edition(
        activity, stories=(story("a", discussion="7"), story("b", "es")), events=(event("c", "PL"),), topics=topics
    )

    assert figures_of(full).measured == {
        "authors": 0,
        "newcomers": 4,
        "days": 1.5,
        "languages": 2,
        "countries": 1,
        "replies": 3,
        "maintainers": 1,
    }


def test_of_a_history_that_is_not_whole_nobody_is_counted() -> None:
    cut = replace(edition(), history=History(complete=False, activity=Activity(MONTHS)))
    figures = figures_of(cut)
    assert (figures.is_complete, figures.months, figures.authors, figures.measured["authors"]) == (False, (), 0, None)


def test_without_a_history_there_is_no_month() -> None:
    figures = figures_of(edition(Activity()))
    assert (figures.months, figures.measured["newcomers"], figures.measured["days"]) == ((), None, None)


def test_languages_and_countries_stand_with_the_most_first() -> None:
    pages = (Page(Source("content/pages/a.md", "a"), "a", "es", "A", "/es/a/"),)
    stories = (story("a"), story("b", "es"), story("c", "es"))
    figures = figures_of(
        edition(stories=stories, pages=pages, events=(event("d", "PL"), event("e", "KE"), event("f", "PL"), event("g")))
    )

    assert [*figures.languages.items()] == [("en", TextsInLanguage(1, 4, 0)), ("es", TextsInLanguage(2, 0, 1))]
    assert [*figures.countries.items()] == [("PL", 2), ("KE", 1)]


def test_a_topic_of_several_entries_counts_once_and_an_unknown_one_not_at_all() -> None:
    topics = {"7": Topic("7", "T", "https://forum.example/t/7", 4)}
    stories = (story("a", discussion="7"), story("b", discussion="8"))
    figures = figures_of(
        edition(stories=stories, events=(event("c", discussion="https://forum.example/t/x/7"),), topics=topics)
    )
    assert (figures.topics, figures.replies) == (1, 3)


@pytest.mark.parametrize(
    ("measure", "value", "goal", "reached"),
    [
        ("authors", 5, 5, True),
        ("authors", 4.5, 5, False),
        ("days", 7, 7, True),
        ("days", 7.5, 7, False),
        ("days", None, 7, False),
    ],
)
def test_of_days_fewer_are_better(measure: str, value: float | None, goal: int, reached: bool) -> None:
    assert is_reached(measure, value, goal) is reached


def test_the_data_have_every_month_and_every_goal_and_no_name() -> None:
    owners = Owners("CODEOWNERS", (OwnerRule("*", ("eve", "mallory")),))
    activity = Activity(MONTHS, {"Eve": (3, NOW)}, "1.2", NOW)
    site = replace(SITE, figures={"authors": 3, "replies": 1})
    data = figures_json(figures_of(edition(activity, owners=owners)), site)
    value = json.loads(data)

    assert [month["month"] for month in value["months"]] == ["2026-10", "2026-11", "2026-12", "2027-01", "2027-02"]
    assert value["goals"] == {
        "authors": {"goal": 3, "now": 0.5, "reached": False},
        "replies": {"goal": 1, "now": None, "reached": False},
    }
    assert value["upkeep"] == {"last_release": "1.2", "released": "2027-02-10", "owners": 2, "merged_in_12_months": 1}
    assert [name for name in ("Ann", "Bo", "Eve", "eve", "mallory") if f'"{name}"' in data.decode()] == []


def test_nothing_is_counted_twice_for_a_site_without_anything() -> None:
    assert figures_of(Edition(SITE, NOW)).measured == {**dict.fromkeys(Figures().measured), **dict.fromkeys(
        ("authors", "newcomers", "days", "replies", "maintainers")), "languages": 0, "countries": 0}  # fmt: skip
