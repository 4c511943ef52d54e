"""Addresses of the site: which lead to a page, and what is said of the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, Published
from almanac.read.body.site_pages import SitePages, known_addresses
from almanac.read.fault import Fault

SITE = Site("Almanac", "", languages=("en", "es"), slugs={"C++": "c-plus-plus"})
DAY = date(2026, 3, 2)
STORY = Story(
    Source("s.md", "s"),
    "x",
    "en",
    "A",
    Published(DAY),
    ("Ewa",),
    "News",
    "B",
    "/2026/03/02/x/",
    tags=("C++",),
    series="Old forums",
    aliases=("/old/x",),
)
PAGE = Page(Source("p.md", "p"), "about", "en", "About", "/about/")
EVENT = Event(
    "łódź",
    "u",
    EventText(Source("e.md", "e"), "en", "A", "B", "/events/łódź/"),
    AllDay(DAY, DAY),
    "Meetup",
    place=Place(country="PL"),
    languages=("pl",),
    tags=("wiki",),
)
PAGES = SitePages(
    SITE,
    known_addresses(SITE, [STORY], [PAGE], [EVENT]),
    unpublished=frozenset(["/2027/01/01/draft/"]),
    unmade=frozenset(["broken"]),
)


def fault_of(path: str, pages: SitePages = PAGES) -> tuple[str, str]:
    with pytest.raises(Fault) as caught:
        pages.check(path)
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/es/",
        "/es",
        "/stories/",
        "/stories/page/2/",
        "/events/",
        "/events/map/",
        "/add/event/",
        "/es/add/story/",
        "/events/online/",
        "/events/online.ics",
        "/events/past/2020/",
        "/events/2027/",
        "/events/2027/03/",
        "/events/calendar.ics",
        "/events/archive.ics",
        "/events/events.geojson",
        "/events/archive.json",
        "/events/calendars.json",
        "/es/events/calendars.json",
        "/events/deadlines.ics",
        "/es/events/deadlines.ics",
        "/opml.xml",
        "/es/opml.xml",
        "/embed/events/",
        "/embed/events/online/",
        "/embed/events/country/pl/",
        "/es/embed/events/tag/wiki/",
        "/subscribe/",
        "/digest/",
        "/search/",
        "/feeds/stories.atom.xml",
        "/feeds/lang/es.atom.xml",
        "/theme/icon.svg",
        "/sitemap.xml",
        "/404.html",
        "/2026/03/02/x/",
        "/2026/03/02/x",
        "/about/",
        "/events/łódź/",
        "/events/łódź/łódź.ics",
        "/old/x/",
        "/old/x",
        "/category/news/",
        "/tag/c-plus-plus/",
        "/tag/c-plus-plus/page/3/",
        "/author/ewa/",
        "/series/old-forums/",
        "/events/category/meetup/",
        "/events/country/pl/",
        "/events/country/pl.ics",
        "/events/language/pl/",
        "/events/language/es/",
        "/events/language/es.ics",
        "/events/tag/wiki/",
        "/events/tag/wiki.ics",
        "/events/ło\u0301dz\u0301/",
        "/es/stories/",
        "/es/stories/page/2/",
        "/es/tag/c-plus-plus/",
        "/es/subscribe/",
        "/es/digest/",
        "/es/feeds/digest.atom.xml",
        "/es/events/",
        "/es/events/2026/03/",
        "/es/events/map/",
        "/es/events/past/2026/",
        "/es/events/tag/wiki/",
        "/es/events/tag/wiki.ics",
        "/es/events/calendar.ics",
        "/events/broken/",
        "/2027/05/05/broken/",
    ],
)
def test_a_path_leads_to_a_page(path: str) -> None:
    PAGES.check(path)


def test_the_calendar_of_an_event_in_another_language_alone_is_below_events() -> None:
    text = replace(EVENT.text, lang="es", address="/es/events/łódź/")
    translation = replace(EVENT.text, lang="fr", address="/fr/events/łódź/")
    event = replace(EVENT, text=text, translations=(translation,), aliases=("/es/events/old/",))
    pages = SitePages(SITE, known_addresses(SITE, [], [], [event]))

    for path in ("/events/łódź/łódź.ics", "/fr/events/łódź/łódź.ics", "/es/events/old/old.ics"):
        pages.check(path)
    assert "leads nowhere" in fault_of("/events/łódź/", pages)[0]
    assert "leads nowhere" in fault_of("/es/events/łódź/łódź.ics", pages)[0]


@pytest.mark.parametrize(
    "path",
    [
        "/events/typo/",
        "/events/typo/typo.ics",
        "/events/łódź/other.ics",
        "/events/tag/none/",
        "/events/country/de.ics",
        "/events/20/",
        "/tag/none/",
        "/2026/03/02/y/",
        "/aboot/",
        "/es/about/",
        "/es/events/łódź/",
        "/es/events/tag/none/",
        "/es/events/łódź/łódź.ics",
        "/es/tag/none/",
        "/es/2026/03/02/x/",
        "/fr/events/",
        "/wp-content/x.jpg",
        "/stories/x/",
        "/fr/",
        "/events/map/x/",
        "/eventz/",
        "/embed/",
        "/embed/events/country/de/",
        "/embed/events/typo/",
    ],
)
def test_any_other_path_leads_nowhere(path: str) -> None:
    assert fault_of(path)[0] == f"`{path}` leads nowhere: this site has no such page"


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("/aboot/", "did you mean `/about/`?"),
        ("/events/lódź/", "did you mean `/events/łódź/`?"),
        ("/2026/03/03/x/", "did you mean `/2026/03/02/x/`?"),
        (
            "/nothing-like-it/",
            "look at the address of the page in your browser; a page of another site begins with `https://`",
        ),
    ],
)
def test_the_nearest_page_is_the_hint(path: str, hint: str) -> None:
    assert fault_of(path)[1] == hint


def test_a_draft_is_named_as_one() -> None:
    assert fault_of("/2027/01/01/draft/")[0] == "`/2027/01/01/draft/` leads to what is not published"


@pytest.mark.parametrize(
    ("site", "path", "setting"),
    [
        (replace(SITE, blog=False), "/stories/", "BLOG"),
        (replace(SITE, blog=False), "/category/news/", "BLOG"),
        (replace(SITE, events=False), "/events/", "EVENTS"),
        (replace(SITE, events=False), "/events/calendar.ics", "EVENTS"),
        (replace(SITE, events=False, map=False), "/events/map/", "EVENTS"),
        (replace(SITE, map=False), "/events/map/", "MAP"),
        (replace(SITE, events=False), "/add/event/", "EVENTS"),
        (replace(SITE, blog=False), "/es/add/story/", "BLOG"),
    ],
)
def test_a_link_to_what_is_switched_off_names_the_setting(site: Site, path: str, setting: str) -> None:
    assert fault_of(path, SitePages(site, frozenset())) == (
        f"`{path}` leads to what is switched off",
        f"take the link out, or write `{setting} = True` in pelicanconf.py",
    )


def test_a_page_may_have_an_address_that_stories_left_free() -> None:
    SitePages(replace(SITE, blog=False), frozenset(["/stories/"])).check("/stories/")
