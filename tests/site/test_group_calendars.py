"""Calendars of a category, a country, a language, a tag, a series, and of what is online; the page that lists them."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import feedparser
import icalendar
import pytest
import vobject
from built.clients import Khal
from built.pages import BuiltSite

OF_SEVERAL = re.compile(r"/events/(?:city|venue|organizer|country/[^/]+/tag)/")
DOMAIN = "miniature.example.org"
ENTRY = re.compile(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)
# What is in a calendar, worked out by hand: the last twelve months and all that comes, past and online among it.
MEMBERS = [
    pytest.param("/events/country/ma.ics", ["casablanca-in-ramadan", "casablanca-weekly",
                                            "casablanca-without-change"], id="country"),
    pytest.param("/events/tag/given-up.ics", [], id="tag that is kept"),
    pytest.param("/events/venue/hall-of-the-venue-berlin.ics", ["past-midnight", "venue-autumn", "venue-spring"],
                 id="venue"),
]  # fmt: skip


def calendars(site: BuiltSite) -> list[str]:
    """The addresses of all that is no single event, in the site's own language."""
    found = sorted(path.relative_to(site.folder).as_posix() for path in site.folder.glob("events/**/*.ics"))
    others = {"events/deadlines.ics"}  # whose entries are in no other calendar
    return [
        f"/{path}"
        for path in found
        if PurePosixPath(path).stem != PurePosixPath(path).parent.name and path not in others
    ]


def uids(site: BuiltSite, address: str) -> list[str]:
    return sorted(str(event["UID"]) for event in icalendar.Calendar.from_ical(site.data(address)).events)


@pytest.mark.parametrize(("address", "slugs"), MEMBERS)
def test_a_calendar_has_the_events_of_its_group(miniature_site: BuiltSite, address: str, slugs: list[str]) -> None:
    read = vobject.readOne(miniature_site.read(address))

    assert uids(miniature_site, address) == [f"{slug}@{DOMAIN}" for slug in slugs]
    assert sorted({event.uid.value for event in read.contents.get("vevent", [])}) == uids(miniature_site, address)


def test_an_event_is_the_same_bytes_in_every_calendar(any_site: BuiltSite) -> None:
    whole = set(ENTRY.findall(any_site.data("/events/archive.ics")))
    found = {address: set(ENTRY.findall(any_site.data(address))) for address in calendars(any_site)}

    assert [address for address, entries in found.items() if not entries <= whole] == []
    assert set.union(*(found[address] for address in found if "/category/" in address)) == found["/events/calendar.ics"]


def test_online_are_hybrid_events_too(miniature_site: BuiltSite) -> None:
    found = uids(miniature_site, "/events/online.ics")

    assert {f"online-only@{DOMAIN}", f"hybrid-meetup@{DOMAIN}", f"moved-online@{DOMAIN}"} <= set(found)
    assert f"one-day@{DOMAIN}" not in found


def test_a_calendar_says_its_name_and_leads_to_its_list(miniature_site: BuiltSite) -> None:
    said = icalendar.Calendar.from_ical(miniature_site.data("/events/tag/given-up.ics"))

    assert (said["NAME"], said["X-WR-CALNAME"]) == ("Miniature & <Co>: Given up",) * 2
    assert said["SOURCE"] == miniature_site.absolute("/events/tag/given-up.ics")
    assert said["URL"] == miniature_site.absolute("/events/tag/given-up/")
    assert said["REFRESH-INTERVAL"].to_ical() == b"P1D"


def test_a_calendar_without_events_is_still_one(miniature_site: BuiltSite) -> None:
    read = vobject.readOne(miniature_site.read("/events/tag/given-up.ics"))

    assert read.validate(raiseException=True)
    assert [component.name for component in read.components()] == ["VTIMEZONE"]
    assert "Nothing is in this list" in miniature_site.page("/events/tag/given-up/").text


def test_beside_every_calendar_is_its_list_which_offers_it(any_site: BuiltSite) -> None:
    groups = [address for address in calendars(any_site) if address.count("/") >= 3 or "online" in address]
    offered = {}
    for address in groups:
        links = any_site.page(f"{address.removesuffix('.ics')}/").links
        found = {(link.others.get("rel"), unquote(link.target)) for link in links}
        https = urlsplit(any_site.absolute(address))
        offered[address] = {("alternate", https.path), (None, https._replace(scheme="webcal").geturl())} <= found

    assert offered == dict.fromkeys(groups, True)


@pytest.mark.parametrize("lang", ["", "/es", "/ar"], ids=["en", "es", "ar"])
def test_the_page_of_subscriptions_lists_every_calendar_of_its_language_and_each_answers(
    miniature_site: BuiltSite, site_url: str, lang: str
) -> None:
    where = f"{lang}/subscribe/"
    page = miniature_site.document(where)
    inputs = [field.get("value", "") for field in page.iter("input")]
    # That of all events stands in the chooser too.
    listed = {unquote(value.removeprefix(miniature_site.siteurl)) for value in inputs if value.endswith(".ics")}
    # Very many are reached by their lists.
    led_to = [unquote(link.get("href", "")) for label in page.iter("li") for link in label.iter("a")]
    beside = [f"{where.rstrip('/')}.ics" for where in led_to if OF_SEVERAL.search(where)]
    opened = [link.target for link in miniature_site.page(where).links if link.target.startswith("webcal:")]
    kinds = set()
    for address in listed:
        with urllib.request.urlopen(f"{site_url}{quote(address)}") as answer:
            kinds.add((answer.status, answer.headers["Content-Type"]))

    in_others = [f"{other}/events/calendar.ics" for other in ("", "/es", "/ar") if other != lang]
    of_deadlines = f"{lang}/events/deadlines.ics"
    expected = [*(f"{lang}{address}" for address in calendars(miniature_site)), *in_others, of_deadlines]
    assert beside
    assert sorted([*listed, *beside]) == sorted(expected)
    assert len(set(opened)) == len(listed)
    assert kinds == {(200, "text/calendar; charset=utf-8")}


def test_the_page_of_subscriptions_counts_what_is_to_come(miniature_site: BuiltSite) -> None:
    rows = {
        " ".join("".join(row.itertext()).split())
        for row in miniature_site.document("/subscribe/").iter("p")
        if row.get("class") == "subscription-name"
    }

    assert {"Given up none to come now", "Ghana 2 to come"} <= rows


def test_no_list_of_pages_has_a_calendar(any_site: BuiltSite) -> None:
    assert ".ics" not in any_site.read("/sitemap.xml")


def test_khal_lists_what_is_in_the_calendar_of_a_country(khal: Callable[[str], Khal], site_url: str) -> None:
    listed = khal(f"{site_url}/events/country/ma.ics").list("2027-03-01", 31)

    assert listed.lines == ["2027-03-20 18:00|2027-03-20 19:30|Casablanca after its last clock change|CONFIRMED"]


def test_many_calendars_open_on_demand(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{site_url}/subscribe/")
    ghana = page.get_by_role("textbox", name="Address of Ghana, iCalendar")

    assert not ghana.is_visible()
    page.get_by_text("By country").click()
    assert ghana.is_visible()
    assert page.page_problems == []


def test_a_place_has_a_list_a_calendar_and_a_feed_to_which_its_events_lead(miniature_site: BuiltSite) -> None:
    feed = feedparser.parse(miniature_site.data("/feeds/events/city/berlin.atom.xml"))
    links = {link.target for link in miniature_site.page("/events/venue-spring/").links}

    assert {"/events/city/berlin/", "/events/venue/hall-of-the-venue-berlin/"} <= links
    assert "/feeds/events/city/berlin.atom.xml" in {
        link.target for link in miniature_site.page("/events/city/berlin/").links
    }
    assert sorted(urlsplit(entry.link).path for entry in feed.entries) == [
        f"/events/{slug}/" for slug in ("late-nights", "past-midnight", "venue-autumn", "venue-spring")
    ]
    # One event alone says it itself.
    assert not (miniature_site.folder / "events" / "city" / "kolkata").exists()


def test_a_country_is_narrowed_by_its_cities(miniature_site: BuiltSite) -> None:
    links = {link.target for link in miniature_site.page("/es/events/country/us/").links}

    assert "/es/events/city/new-york/" in links
