"""Old addresses of no entry: nothing is there, and they lead to what the site has."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.check.redirects import check_redirects, leading_somewhere
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.old_address import OldAddress
from almanac.model.removal import Removal
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, Published
from almanac.read.body.site_pages import SitePages, known_addresses
from almanac.read.values.links import Targets

SITE = Site("Almanac", "https://almanac.example", languages=("en", "es"))
DAY = date(2027, 5, 1)
STORY = Story(Source("content/stories/a.md", "a"), "a", "en", "A", Published(DAY), ("Ann",), "News", "A sentence.",
              "/2027/05/01/a/", tags=("Walks",), aliases=("/x.html",))  # fmt: skip
PAGE = Page(Source("content/pages/about.md", "about"), "about", "en", "About", "/about/")
TEXT = EventText(Source("events/2027/may.md", "may"), "en", "May", "A sentence.", "/events/may/")
EVENT = Event("may", "may@almanac.example", TEXT, AllDay(DAY, DAY), "Meetup")
REMOVED = Removal(("/gone/",), DAY, "Why.", "privacy", "Editors", "en")
KNOWN = known_addresses(SITE, [STORY], [PAGE], [EVENT])
PICTURE = {"content/images/a.jpg": "/images/a.jpg"}


def found(*old: OldAddress) -> list[str]:
    return [str(one) for one in check_redirects(SITE, old, [STORY], [PAGE], [EVENT], [REMOVED])]


@pytest.mark.parametrize(
    "where",
    ["/category/old/", "/category/a/b/", "/tag/x/", "/es/tag/x/", "/author/ewa/", "/feed/", "/category/news/feed/",
     "/events/category/concerts/", "/venue/hall/", "/?p=12", "/events/feed/"],
)  # fmt: skip
def test_what_the_site_has_not_may_be_old(where: str) -> None:
    assert found(OldAddress((where,), "/about/", 3)) == []


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("/about", "`/about` is the address of content/pages/about.md"),
        ("/x.html", "`/x.html` is an alias of content/stories/a.md"),
        ("/gone/", "`/gone/` is an address of content/removals.yml"),
        ("/Category/News/", "`/Category/News/` belongs to the site itself"),
        ("/tag/walks/page/2/", "`/tag/walks/page/2/` belongs to the site itself"),
        ("/es/author/ann/", "`/es/author/ann/` belongs to the site itself"),
        ("/events/category/meetup/", "`/events/category/meetup/` belongs to the site itself"),
        ("/events/category/meetup.ics", "`/events/category/meetup.ics` belongs to the site itself"),
        ("/subscribe/", "`/subscribe/` belongs to the site itself"),
        ("/stories/", "`/stories/` belongs to the site itself"),
        ("/x.html/y/", "`/x.html/y/` lies below a file"),
    ],
)
def test_what_something_else_has_is_not_old(where: str, said: str) -> None:
    (one,) = found(OldAddress((where,), "/about/", 3))
    assert one.startswith(f"content/redirects.yml:3: from: {said} (")


def test_an_old_address_stands_there_once() -> None:
    (one,) = found(OldAddress(("/old/",), "/about/", 1), OldAddress(("/old",), "/about/", 3))
    assert one.startswith("content/redirects.yml:3: from: `/old` is here already, in another entry (")


def said_of_target(to: str, *others: OldAddress) -> list[str]:
    pages = SitePages(SITE, KNOWN, frozenset({"/draft/"}))
    targets = Targets({**PICTURE}, pages=pages)
    old = (OldAddress(("/old/",), to, 3), *others)
    right, problems = leading_somewhere(old, targets, {"/x.html": "/2027/05/01/a/"})
    assert len(right) + len(problems) == len(old)
    return [str(one) for one in problems]


@pytest.mark.parametrize(
    "to",
    ["/about/", "/about", "/", "/category/news/", "/es/tag/walks/", "/events/", "/events/may/", "/images/a.jpg",
     "/events/calendar.ics", "/feeds/stories.atom.xml", "/feeds/category/news.atom.xml", "/feeds/lang/es.atom.xml"],
)  # fmt: skip
def test_it_may_lead_to_whatever_the_site_has(to: str) -> None:
    assert said_of_target(to) == []


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("/abuot/", "`/abuot/` leads nowhere: this site has no such page (did you mean `/about/`?)"),
        ("/draft/", "`/draft/` leads to what is not published"),
        ("/tag/rivers/", "`/tag/rivers/` leads nowhere"),
        ("/images/b.jpg", "`/images/b.jpg` leads nowhere"),
        ("/feeds/category/olds.atom.xml", "`/feeds/category/olds.atom.xml` leads nowhere: this site has no such feed"),
        ("/feeds/everything.xml", "`/feeds/everything.xml` leads nowhere: this site has no such feed"),
        ("/x.html", "`/x.html` is an old address itself (write where that leads: `/2027/05/01/a/`)"),
        ("/old/", "`/old/` is an old address itself"),
    ],
)
def test_it_leads_to_nothing_else(to: str, said: str) -> None:
    (one,) = said_of_target(to)
    assert one.startswith(f"content/redirects.yml:3: to: {said}")
