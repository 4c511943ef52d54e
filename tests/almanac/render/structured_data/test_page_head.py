"""What stands in the head of each kind of page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, Published
from almanac.render.structured_data.page_head import Head, Heads

SITE = Site("Almanac", "https://a.org", languages=("en", "es"))
STORY = Story(
    Source("content/stories/2027/x.md", "content/stories/2027/x"), "x", "en", "A story", Published(date(2027, 1, 20)),
    ("Ewa",), "Lessons", "What it tells.", "/2027/01/20/x/", tags=("forum",),
)  # fmt: skip
SPANISH = replace(STORY, lang="es", title="Una historia", address="/es/2027/01/20/x/", is_translation=True)
POLISH = replace(STORY, lang="pl", title="Historia", address="/pl/2027/01/20/x/", is_translation=True)
PAGE = Page(Source("content/pages/about.md", "content/pages/about"), "about", "en", "About", "/about/")
EVENT = Event(
    "y", "y@a.org", EventText(Source("events/2027/y.md", "events/2027/y"), "en", "Y", "What.", "/events/y/"),
    AllDay(date(2027, 3, 1), date(2027, 3, 1)), "Meetup",
)  # fmt: skip
HEADS = Heads(Edition(SITE, datetime(2027, 2, 1, tzinfo=UTC), (STORY, SPANISH, POLISH), (PAGE,), (EVENT,)))


def head(where: str, title: str = "T", lang: str = "en", languages: tuple[str, ...] = ()) -> Head:
    found = HEADS.of(where, title, "D", lang, languages)
    assert found is not None
    return found


def graph(where: str, title: str = "T", lang: str = "en") -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = json.loads(head(where, title, lang).json_ld)["@graph"]
    return nodes


@pytest.mark.parametrize(
    ("where", "lang", "kinds", "trail"),
    [
        pytest.param("/", "en", ["WebSite"], [], id="home"),
        pytest.param("/es/", "es", ["WebSite"], [], id="home in another language"),
        pytest.param("/2027/01/20/x/", "en", ["Article", "BreadcrumbList"],
                     ["/", "/stories/", "/category/lessons/", "/2027/01/20/x/"], id="story"),
        pytest.param("/es/2027/01/20/x/", "es", ["Article", "BreadcrumbList"],
                     ["/es/", "/es/stories/", "/es/category/lessons/", "/es/2027/01/20/x/"], id="translation"),
        pytest.param("/pl/2027/01/20/x/", "pl", ["Article", "BreadcrumbList"],
                     ["/", "/stories/", "/category/lessons/", "/pl/2027/01/20/x/"], id="in a language without a home"),
        pytest.param("/about/", "en", ["WebPage", "BreadcrumbList"], ["/", "/about/"], id="page"),
        pytest.param("/events/y/", "en", ["Event", "BreadcrumbList"],
                     ["/", "/events/", "/events/category/meetup/", "/events/y/"], id="event"),
        pytest.param("/stories/", "en", ["CollectionPage", "BreadcrumbList"], ["/", "/stories/"], id="stories"),
        pytest.param("/stories/page/2/", "en", ["CollectionPage", "BreadcrumbList"],
                     ["/", "/stories/", "/stories/page/2/"], id="stories, page 2"),
        pytest.param("/tag/forum/", "en", ["CollectionPage", "BreadcrumbList"], ["/", "/stories/", "/tag/forum/"],
                     id="tag"),
        pytest.param("/events/", "en", ["CollectionPage", "BreadcrumbList"], ["/", "/events/"], id="events"),
        pytest.param("/events/past/2026/", "en", ["CollectionPage", "BreadcrumbList"],
                     ["/", "/events/", "/events/past/2026/"], id="past events"),
        pytest.param("/subscribe/", "en", ["WebPage", "BreadcrumbList"], ["/", "/subscribe/"], id="subscribe"),
    ],
)  # fmt: skip
def test_every_kind_of_page_says_what_it_is_and_where(
    where: str, lang: str, kinds: list[str], trail: list[str]
) -> None:
    nodes = graph(where, lang=lang)
    steps = [step for node in nodes for step in node.get("itemListElement", [])]

    assert [node["@type"] for node in nodes] == kinds
    assert [step["item"] for step in steps] == [f"https://a.org{step}" for step in trail]


def test_the_last_step_has_the_title_of_the_page() -> None:
    steps = graph("/about/", "About us")[1]["itemListElement"]

    assert [step["name"] for step in steps] == ["Almanac", "About us"]


def test_a_page_that_was_not_found_says_nothing() -> None:
    assert HEADS.of("/404.html", "T", "D", "en") is None


def test_a_story_is_an_article_and_all_else_a_part_of_a_website() -> None:
    story = head("/2027/01/20/x/")

    assert (story.kind, story.published, story.section) == ("article", "2027-01-20", "Lessons")
    assert (story.tags, story.authors, story.modified) == (("forum",), ("Ewa",), "")
    assert [head(where).kind for where in ("/", "/about/", "/events/y/", "/events/")] == ["website"] * 4


def test_the_languages_of_a_page_are_named_once_each() -> None:
    found = head("/", lang="es", languages=("en", "es", "ar", "en-US"))

    assert (found.locale, found.other_locales) == ("es_ES", ("en_US", "ar_EG"))
