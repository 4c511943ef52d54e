"""In which languages each page can be read, and where it leads in the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, Published
from almanac.render.publication import Publication

SITE = Site("Group", "https://group.example", languages=("en", "es", "ar"))
DAY = date(2027, 1, 20)


def story(slug: str, lang: str = "en", **facts: object) -> Story:
    source = Source(f"content/stories/2027/{slug}.{lang}.md", f"content/stories/2027/{slug}")
    told: dict[str, object] = {"address": f"/{slug}/" if lang == "en" else f"/{lang}/{slug}/"}
    return Story(source, slug, lang, slug, Published(DAY), ("Ann",), "News", "A sentence.", **(told | facts))  # type: ignore[arg-type]


TEXT = EventText(Source("events/2027/y.md", "events/2027/y"), "en", "Y", "What.", "/events/y/")
EDITION = Edition(
    SITE,
    datetime(2027, 2, 1, tzinfo=UTC),
    (
        story("both", tags=("tea",)),
        story("both", "es", tags=("té",), is_translation=True),
        story("alone", tags=("tea", "maps")),
        story("persian"),
        story("persian", "fa", is_translation=True),
        story("only", "es"),
        story("only", "ar", is_translation=True),
    ),
    (Page(Source("content/pages/about.md", "content/pages/about"), "about", "en", "About", "/about/"),),
    (
        Event(
            "y",
            "y@a.org",
            TEXT,
            AllDay(DAY, DAY),
            "Meetup",
            translations=(replace(TEXT, lang="ar", address="/ar/events/y/"),),
        ),
    ),
)
LANGUAGES = Publication(EDITION).languages


@pytest.mark.parametrize(
    ("where", "same"),
    [
        pytest.param("/", ["/", "/es/", "/ar/"], id="front page"),
        pytest.param(
            "/es/events/2027/01/", ["/events/2027/01/", "/es/events/2027/01/", "/ar/events/2027/01/"], id="month"
        ),
        pytest.param("/es/digest/", ["/digest/", "/es/digest/", "/ar/digest/"], id="digests"),
        pytest.param("/ar/subscribe/", ["/subscribe/", "/es/subscribe/", "/ar/subscribe/"], id="subscriptions"),
        pytest.param("/both/", ["/both/", "/es/both/"], id="story"),
        pytest.param("/persian/", ["/persian/", "/fa/persian/"], id="story in a language without lists"),
        pytest.param("/alone/", [], id="story in one language"),
        pytest.param("/ar/events/y/", ["/events/y/", "/ar/events/y/"], id="event"),
        pytest.param("/about/", [], id="page"),
        pytest.param("/404.html", [], id="no page"),
        pytest.param("/of-a-plugin/", [], id="a page that nobody here knows"),
        pytest.param("/tag/maps/", ["/tag/maps/", "/es/tag/maps/", "/ar/tag/maps/"], id="tag in all languages"),
        pytest.param("/tag/tea/", ["/tag/tea/", "/es/tag/tea/", "/ar/tag/tea/"], id="tag that is translated in part"),
        pytest.param("/es/tag/té/", [], id="tag of a translation"),
        pytest.param("/tag/tea/page/2/", ["/tag/tea/page/2/", "/ar/tag/tea/page/2/"], id="page of lists as long"),
        pytest.param(
            "/events/page/2/", ["/events/page/2/", "/es/events/page/2/", "/ar/events/page/2/"], id="page of events"
        ),
    ],
)
def test_the_same_page_in_all_languages(where: str, same: list[str]) -> None:
    assert [page.address for page in LANGUAGES.same(where)] == same


@pytest.mark.parametrize("where", ["/both/", "/es/both/", "/fa/persian/", "/events/", "/es/events/", "/ar/events/y/"])
def test_each_page_names_the_others_and_is_named_by_them(where: str) -> None:
    same = LANGUAGES.same(where)

    assert where in [page.address for page in same]
    assert {LANGUAGES.same(page.address) for page in same} == {same}


@pytest.mark.parametrize(
    ("where", "of_any"),
    [
        pytest.param("/es/events/", "/events/", id="a list"),
        pytest.param("/es/both/", "/both/", id="a translation"),
        pytest.param("/ar/only/", "/es/only/", id="what is not in the site's own language"),
        pytest.param("/alone/", "", id="what is in one language"),
    ],
)
def test_readers_of_other_languages_get_the_sites_own_or_the_original(where: str, of_any: str) -> None:
    assert LANGUAGES.of(where, "es").of_any == of_any


@pytest.mark.parametrize(
    ("where", "lang", "links"),
    [
        pytest.param("/both/", "en", [("/both/", ""), ("/es/both/", ""), ("/ar/stories/", "All stories")], id="story"),
        pytest.param(
            "/fa/persian/",
            "fa",
            [("/persian/", ""), ("/es/stories/", "All stories"), ("/ar/stories/", "All stories"), ("/fa/persian/", "")],
            id="in a language without lists",
        ),
        pytest.param(
            "/events/y/", "en", [("/events/y/", ""), ("/es/events/", "All events"), ("/ar/events/y/", "")], id="event"
        ),
        pytest.param("/about/", "en", [("/about/", ""), ("/es/", "Front page"), ("/ar/", "Front page")], id="page"),
        pytest.param("/404.html", "en", [("/404.html", ""), ("/es/", ""), ("/ar/", "")], id="no page"),
        pytest.param(
            "/tag/tea/page/2/",
            "en",
            [("/tag/tea/page/2/", ""), ("/es/tag/tea/", ""), ("/ar/tag/tea/page/2/", "")],
            id="page that another list does not have",
        ),
        pytest.param(
            "/es/tag/té/",
            "es",
            [("/stories/", "All stories"), ("/es/tag/té/", ""), ("/ar/stories/", "All stories")],
            id="list that others do not have",
        ),
    ],
)
def test_a_page_leads_to_itself_or_to_the_nearest_list(where: str, lang: str, links: list[tuple[str, str]]) -> None:
    found = LANGUAGES.of(where, lang).links

    assert [(link.page.address, link.leads_to) for link in found] == links
    assert [link.page.lang for link in found if link.is_here] == [lang]
    assert [bool(link.note) for link in found] == [bool(link.leads_to) for link in found]


def test_a_site_in_one_language_has_no_switch() -> None:
    alone = replace(EDITION, site=replace(SITE, languages=("en",)), stories=EDITION.stories[2:3], events=())

    assert Publication(alone).languages.of("/stories/", "en").links == ()
