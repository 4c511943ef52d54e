"""Names that differ only in capitals or hyphens are one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from almanac.check.spellings import in_one_spelling
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published

SITE = Site("Almanac", "https://almanac.example")
DAY = date(2026, 3, 2)


def story(*tags: str, path: str = "a.md", **fields: object) -> Story:
    source = Source(path, path, lines={"tags": 4, "authors": 5, "series": 6})
    known = Story(source, "a", "en", "A", Published(DAY), ("Ewa",), "News", "A sentence.", "/a/", tags=tags)
    return replace(known, **fields)


def event(*tags: str) -> Event:
    words = EventText(Source("x.md", "x", lines={"tags": 7}), "en", "X", "A sentence.", "/events/x/")
    return replace(Event("x", "x@a.org", words, AllDay(DAY, DAY), "Meetup"), tags=tags)


@pytest.mark.parametrize("other", ["Open data", "open-data", "OPEN_DATA", "“open data”", "open \u2011 data"])
def test_a_name_in_another_spelling_is_shown_as_most_write_it(other: str) -> None:
    stories, _, problems = in_one_spelling(SITE, [story(other), story("open data"), story("open data")], [])
    assert [shown.tags for shown in stories] == [("open data",)] * 3
    assert [str(problem) for problem in problems] == [
        f"a.md:4: tags: `{other}` is shown as `open data`, which is the same name in another spelling "
        "(write `open data`)"
    ]


def test_of_two_spellings_the_first_is_shown() -> None:
    stories, events, problems = in_one_spelling(SITE, [story("Walks", series="My walks")], [event("walks")])
    assert (stories[0].tags, stories[0].series, events[0].tags) == (("Walks",), "My walks", ("Walks",))
    assert [(problem.path, problem.line, problem.is_error) for problem in problems] == [("x.md", 7, False)]


def test_a_file_that_has_both_spellings_has_the_name_once() -> None:
    assert in_one_spelling(SITE, [story("walks", "Walks")], [])[0][0].tags == ("walks",)


def test_authors_and_series_are_names_too() -> None:
    written = [story(), story(authors=("ewa",), series="A-b"), story(series="A b"), story(series="A b")]
    stories, _, _ = in_one_spelling(SITE, written, [])
    assert [(shown.authors, shown.series) for shown in stories][1] == (("Ewa",), "A b")


def test_a_kept_calendar_says_how_its_name_is_spelt() -> None:
    site = replace(SITE, kept_calendars={"tag": ("Hackathon",)})
    assert in_one_spelling(site, [], [event("hackathon")])[1][0].tags == ("Hackathon",)


@pytest.mark.parametrize(("first", "second"), [("C", "C++"), ("walks", "walk"), ("R&D", "R-D")])
def test_other_names_stay_two(first: str, second: str) -> None:
    stories, _, problems = in_one_spelling(SITE, [story(first), story(second)], [])
    assert ([shown.tags for shown in stories], problems) == ([(first,), (second,)], [])


def test_names_that_slugs_tells_apart_stay_two() -> None:
    site = replace(SITE, slugs={"Go": "go-game"})
    assert in_one_spelling(site, [story("Go"), story("go")], [])[2] == []
