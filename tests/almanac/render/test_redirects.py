"""Old addresses, and where they lead."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.old_address import OldAddress
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, Published
from almanac.render.redirects import MAX_BYTES, Redirect, page_of, pages, redirects, redirects_data, redirects_file

SITE = Site("Almanac", "https://example.org")
STORY = Story(Source("content/stories/walk.md", "content/stories/walk"), "walk", "en", "A walk",
              Published(date(2027, 1, 2)), ("Ann",), "News", "A sentence.", "/2027/01/02/walk/",
              aliases=("/old/walk", "/2019/walk.html"))  # fmt: skip
ABOUT = Page(Source("content/pages/about.md", "content/pages/about"), "about", "en", "About", "/about/",
             aliases=("/who-we-are/",))  # fmt: skip
TEXT = EventText(Source("events/2027/may.md", "events/2027/may"), "en", "May", "A sentence.", "/events/łódź/")
EVENT = Event("łódź", "may@example.org", TEXT, AllDay(date(2027, 5, 1), date(2027, 5, 1)), "Meetup",
              aliases=("/events/maj/",))  # fmt: skip
EDITION = Edition(SITE, datetime(2027, 1, 10, tzinfo=UTC), (STORY,), (ABOUT,), (EVENT,))


def test_every_alias_of_every_kind_of_entry_leads_to_the_entry_in_the_order_of_old_addresses() -> None:
    assert redirects(EDITION) == (
        Redirect("/2019/walk.html", "/2027/01/02/walk/", "A walk"),
        Redirect("/events/maj/", "/events/łódź/", "May"),
        Redirect("/old/walk", "/2027/01/02/walk/", "A walk"),
        Redirect("/who-we-are/", "/about/", "About"),
    )


def test_an_old_address_in_a_language_leads_to_the_translation_of_an_event() -> None:
    words = EventText(
        Source("events/2027/may.es.md", "events/2027/may"), "es", "Mayo", "Una frase.", "/es/events/łódź/"
    )
    event = replace(EVENT, aliases=("/es/events/maj/", "/ar/events/maj/", "/events/maj/"), translations=(words,))

    assert redirects(replace(EDITION, stories=(), pages=(), events=(event,))) == (
        Redirect("/ar/events/maj/", "/events/łódź/", "May"),
        Redirect("/es/events/maj/", "/es/events/łódź/", "Mayo"),
        Redirect("/events/maj/", "/events/łódź/", "May"),
    )


def test_without_aliases_nothing_leads_anywhere() -> None:
    assert redirects(replace(EDITION, stories=(), pages=(), events=())) == ()


def test_what_was_no_entry_leads_on_too_and_what_programs_ask_for_has_no_page() -> None:
    old = (
        OldAddress(("/zebra/", "/?p=7"), "/about/"),
        OldAddress(("/feed/",), "/feeds/stories.atom.xml"),
    )
    made = redirects(replace(EDITION, stories=(), pages=(), events=(), old_addresses=old))

    assert list(pages(made)) == ["/zebra/"]
    assert redirects_file(made, SITE) == "/feed/ /feeds/stories.atom.xml 301\n/zebra/ /about/ 301\n"
    assert json.loads(redirects_data(made, SITE)) == {"p=7": "/about/"}


def test_rules_for_programs_stand_before_all_others() -> None:
    many = [Redirect(f"/a{number:04}/", "/new/", "New") for number in range(1500)]
    written = redirects_file([*many, Redirect("/feed/", "/feeds/stories.atom.xml", "", for_programs=True)], SITE)

    assert written.splitlines()[0] == "/feed/ /feeds/stories.atom.xml 301"


@pytest.mark.parametrize(
    ("old", "page"),
    [
        pytest.param("/old/walk/", "/old/walk/", id="a folder"),
        pytest.param("/old/walk", "/old/walk/", id="without a slash it is a folder too"),
        pytest.param("/2019/walk.html", "/2019/walk.html", id="a file"),
        pytest.param("/v1.2/walk", "/v1.2/walk/", id="a dot in a folder makes no file"),
    ],
)
def test_a_page_stands_where_a_server_looks_for_the_old_address(old: str, page: str) -> None:
    assert page_of(old) == page


@pytest.mark.parametrize(
    ("siteurl", "lines"),
    [
        pytest.param("https://example.org", "/events/maj/ /events/%C5%82%C3%B3d%C5%BA/ 301\n", id="at the root"),
        pytest.param("https://example.org/site", "/site/events/maj/ /site/events/%C5%82%C3%B3d%C5%BA/ 301\n",
                     id="below a path"),
    ],
)  # fmt: skip
def test_hosts_are_told_of_both_addresses_as_the_site_has_them(siteurl: str, lines: str) -> None:
    assert redirects_file((Redirect("/events/maj/", "/events/łódź/", "May"),), replace(SITE, url=siteurl)) == lines


def test_an_address_with_and_without_its_slash_has_one_page() -> None:
    twice = (Redirect("/old", "/new/", "New"), Redirect("/old/", "/new/", "New"))
    assert list(pages(twice)) == ["/old/"]


def test_what_only_a_query_tells_apart_is_data_for_a_script_and_no_rule() -> None:
    numbered = (Redirect("/?p=12", "/łódź/", "New"), Redirect("/old/", "/new/", "New"))

    assert list(pages(numbered)) == ["/old/"]
    assert redirects_file(numbered, replace(SITE, url="https://example.org/site")) == "/site/old/ /site/new/ 301\n"
    assert json.loads(redirects_data(numbered, replace(SITE, url="https://example.org/site"))) == {
        "p=12": "/site/%C5%82%C3%B3d%C5%BA/"
    }


def test_without_queries_there_are_no_data() -> None:
    assert redirects_data((Redirect("/old/", "/new/", "New"),), SITE) == b""


@pytest.mark.parametrize(
    ("old", "rules"),
    [
        pytest.param([f"/{n:04}/" for n in range(2001)], 1000, id="more rules than a host reads"),
        pytest.param([f"/{n:04}{'x' * 196}/" for n in range(500)], 300, id="more bytes"),
        pytest.param(["/" + "ż" * 99 + "/" + "ż" * 99, "/old/"], 1, id="a rule with more characters"),
    ],
)
def test_rules_beyond_what_hosts_read_stay_out(old: list[str], rules: int) -> None:
    written = redirects_file([Redirect(address, "/new/", "New") for address in old], SITE)
    assert (len(written.splitlines()), len(written) <= MAX_BYTES) == (rules, True)
