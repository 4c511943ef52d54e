"""Pages that tell of settings which are other ones now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from almanac.check.own_pages import faults_of_pages
from almanac.model.entry import Source
from almanac.model.site import Site
from almanac.model.story import Page

SITE = Site(
    "Walks",
    "https://walks.example",
    categories=("News", "Reports"),
    event_categories={"Walk": "#000000"},
    forum_url="https://talk.walks.example",
)
EXAMPLE = "~~~~yaml\n---\ntitle: A\n{}\ncategory: {}\n---\n~~~~\n"


def said(body: str, site: Site = SITE) -> list[str]:
    page = Page(Source("content/pages/submit.md", "submit", body, 5), "submit", "en", "Submit", "/submit/")
    return [str(problem).partition(": ")[2] for problem in faults_of_pages(site, [page])]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(EXAMPLE.format("date: 2027-01-01", "News"), [], id="a category that is there"),
        pytest.param(
            EXAMPLE.format("date: 2027-01-01", "Report"),
            ["the example has a category that CATEGORIES lacks: `Report` (did you mean `Reports`?)"],
            id="a category of stories that is gone",
        ),
        pytest.param(
            EXAMPLE.format("start: 2027-01-01", "News"),
            ["the example has a category that EVENT_CATEGORIES lacks: `News` (one of: Walk)"],
            id="a category of events that is gone",
        ),
        pytest.param("category: Gone\n\n~~~\ncategory: Gone\n~~~\n", [], id="no front matter"),
        pytest.param(
            "Ask on the [forum](https://forum.example.org).",
            ["`https://forum.example.org` is an address of the sample (write `https://talk.walks.example`)"],
            id="the forum of the sample",
        ),
        pytest.param(
            "The [code](https://github.com/example/almanac).",
            [
                "`https://github.com/example/almanac` is an address of the sample "
                "(take it out: REPOSITORY_URL is not set)"
            ],
            id="the repository of the sample",
        ),
    ],
)
def test_what_does_not_fit_the_settings_is_said(body: str, expected: list[str]) -> None:
    assert said(body) == expected


def test_a_link_to_a_forum_that_is_off_is_said() -> None:
    assert said("Ask on [our forum](https://talk.example).", replace(SITE, forum_url="")) == [
        "leads to a forum, and FORUM_URL is off (take the link out, or set FORUM_URL)"
    ]


def test_the_line_is_that_of_the_file() -> None:
    page = Page(Source("a.md", "a", "Text.\n\nhttps://forum.example.org", 5), "a", "en", "A", "/a/")
    assert [problem.line for problem in faults_of_pages(SITE, [page])] == [7]
