"""Aliases across files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from almanac.check.aliases import check_aliases
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, Published

SITE = Site("Almanac", "https://almanac.example", languages=("en", "es"))
DAY = date(2026, 3, 2)
ALIAS = "delete it: an alias is an address that a page had, and no other has now"
ONE_PLACE = "delete it in one of the two: an old address leads to one place"
BELOW = "delete one of the two: no disk has a folder and a file of one name"


def story(path: str = "stories/a.md", where: str = "/2026/03/02/a/", **fields: object) -> Story:
    known = Story(Source(path, path), "a", "en", "A", Published(DAY), ("Ewa",), "News", "A sentence.", where)
    return replace(known, **fields)


def page(path: str = "pages/about.md", where: str = "/about/", **fields: object) -> Page:
    return replace(Page(Source(path, path), "about", "en", "About", where), **fields)


def event(path: str = "events/x.md", where: str = "/events/x/", **fields: object) -> Event:
    words = EventText(Source(path, path), "en", "X", "A sentence.", where)
    return replace(Event("x", f"{path}@a.org", words, AllDay(DAY, DAY), "Meetup"), **fields)


def found(*entries: Story | Page | Event) -> list[Problem]:
    kinds = {Story: [], Page: [], Event: []}
    for entry in entries:
        kinds[type(entry)].append(entry)
    return list(check_aliases(SITE, kinds[Story], kinds[Page], kinds[Event]))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param(
            (story(aliases=("/about/",)), page()),
            ("stories/a.md", "`/about/` is the address of pages/about.md", "delete the alias"),
            id="the address of another",
        ),
        pytest.param(
            (page(aliases=("/about",)),),
            ("pages/about.md", "`/about` is its own address", "delete the alias"),
            id="its own address without a slash",
        ),
        pytest.param(
            (story(aliases=("/old/",)), event(aliases=("/old",))),
            ("events/x.md", "`/old` is an alias of stories/a.md too", ONE_PLACE),
            id="an alias of another, but for a slash",
        ),
        pytest.param(
            (story(aliases=("/old/",)), page(aliases=("/Old/index.html",))),
            ("pages/about.md", "`/Old/index.html` is an alias of stories/a.md too", ONE_PLACE),
            id="an alias of another, but for its file and capitals",
        ),
        pytest.param(
            (story(aliases=("/About/",)), page()),
            ("stories/a.md", "`/About/` is the address of pages/about.md", "delete the alias"),
            id="the address of another, but for capitals",
        ),
    ],
)
def test_an_alias_that_is_taken_is_a_problem(
    entries: tuple[Story | Page | Event, ...], expected: tuple[str, str, str]
) -> None:
    assert [(problem.path, problem.message, problem.hint) for problem in found(*entries)] == [expected]


@pytest.mark.parametrize(
    "alias",
    [
        "/", "/es/", "/es/stories/", "/stories/", "/stories/page/2/", "/events/", "/events/calendar.ics",
        "/events/map/", "/events/2026/03/", "/es/events/tag/x/", "/feeds/stories.atom.xml", "/theme/css/a.css",
        "/images/a.jpg", "/tag/x/", "/category/x/", "/author/x/", "/series/x/", "/subscribe/", "/search/",
        "/sitemap.xml", "/robots.txt", "/404.html", "/_redirects", "/index.html",
    ],
)  # fmt: skip
def test_an_alias_cannot_be_an_address_of_the_site_itself(alias: str) -> None:
    assert [str(problem) for problem in found(story(aliases=(alias,)))] == [
        f"stories/a.md: aliases: `{alias}` belongs to the site itself ({ALIAS})"
    ]


@pytest.mark.parametrize(
    "alias",
    [
        "/old/",
        "/2019/05/old/",
        "/old.html",
        "/stories/old/",
        "/events/old/",
        "/es/old/",
        "/blog/tag/x/",
        "/tag",
        "/es/add/",
        "/events/city/",
        "/es/events/tag/",
        "/take/part/",
    ],
)
def test_any_other_address_can_be_an_alias(alias: str) -> None:
    assert found(story(aliases=(alias,))) == []


@pytest.mark.parametrize(
    "alias",
    ["/redirects.json", "/favicon.ico", "/opml.xml", "/service-worker.js", "/offline.html",
     "/offline.json", "/Events/Calendar.ics", "/FEEDS/x/",
     "/Theme/css/almanac.css", "/404.html/x/", "/ES/", "/tag/x", "/events/city/x/", "/forum/12/",
     "/events/online.ics", "/es/events/calendar.ics", "/es/opml.xml",
     "/events/calendars.json", "/es/events/calendars.json/"],
)  # fmt: skip
def test_capitals_and_folders_below_hide_no_address_of_the_site(alias: str) -> None:
    assert [problem.message for problem in found(story(aliases=(alias,)))] == [f"`{alias}` belongs to the site itself"]


@pytest.mark.parametrize(
    ("entries", "messages"),
    [
        pytest.param(
            (story(aliases=("/old.html", "/old.html/part/")),),
            ["`/old.html/part/` lies below a file, which is an alias of stories/a.md"],
            id="a folder with a file's name",
        ),
        pytest.param(
            (story(aliases=("/Old.html",)), page(aliases=("/old.HTML/a/b.html",))),
            ["`/old.HTML/a/b.html` lies below a file, which is an alias of stories/a.md"],
            id="in other capitals, in another file",
        ),
        pytest.param(
            (page(), story(aliases=("/about/index.html/old/",))),
            ["`/about/index.html/old/` lies below the page of another address"],
            id="below the page of an entry",
        ),
        pytest.param(
            (story(aliases=("/old/", "/old/index.html/part/")),),
            ["`/old/index.html/part/` lies below a file, which is an alias of stories/a.md"],
            id="below the page of an alias",
        ),
        pytest.param(
            (story(aliases=("/caf\u00e9/",)), page(aliases=("/cafe\u0301/",))),
            ["`/cafe\u0301/` is an alias of stories/a.md too"],
            id="letters and accents apart",
        ),
        pytest.param(
            (story(aliases=("/stra\u00dfe/",)), page(aliases=("/STRASSE/",))),
            ["`/STRASSE/` is an alias of stories/a.md too"],
            id="capitals of a letter that has two",
        ),
        pytest.param(
            (story(aliases=("/?p=12",)), page(aliases=("/?p=12",))),
            ["`/?p=12` is an alias of stories/a.md too"],
            id="one number",
        ),
        pytest.param((story(aliases=("/?p=12",)), page(aliases=("/?page_id=12",))), [], id="two numbers"),
        pytest.param((story(aliases=("/old", "/old/")),), [], id="one address twice"),
        pytest.param((story(aliases=("/myindex.html", "/my/")),), [], id="a file whose name ends like a folder's page"),
    ],
)
def test_two_aliases_take_one_place_on_some_disk(entries: tuple[Story | Page, ...], messages: list[str]) -> None:
    assert [problem.message for problem in found(*entries)] == messages
