"""An event whose month is known and whose day is not: announced everywhere, on no day, in no calendar."""

from __future__ import annotations

import json
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from built.pages import BuiltSite

SLUG, TITLE = "month-only", "A conference without its day"
PAGE, MONTH, YEAR = f"/events/{SLUG}/", "/events/2027/05/", "/events/2027/"
WHEN = "May 2027, day not fixed"
LISTS = [
    "/events/",
    "/events/map/",
    "/events/category/conference/",
    "/events/country/pl/",
    "/events/tag/without-a-day/",
]


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def of_class(site: BuiltSite, address: str, name: str) -> list[Element]:
    return [found for found in site.document(address).iter() if name in found.get("class", "").split()]


def pages_of(site: BuiltSite, address: str) -> list[str]:
    """The pages of a list, in their order."""
    later = [page for page in site.pages if page.startswith(f"{address}page/")]
    return [address, *sorted(later, key=lambda page: int(page.split("/")[-2]))]


def test_its_page_says_when_and_offers_no_calendar(miniature_site: BuiltSite) -> None:
    (when,) = of_class(miniature_site, PAGE, "dt-start")
    leads = [link.target for link in miniature_site.page(PAGE).links]

    assert (text_of(when), when.get("datetime")) == (WHEN, "2027-05")
    assert of_class(miniature_site, PAGE, "dt-end") == of_class(miniature_site, PAGE, "calendar-actions") == []
    assert [target for target in leads if f"{SLUG}.ics" in target or "calendar.google" in target] == []


def test_it_is_in_no_calendar_and_has_none(any_site: BuiltSite) -> None:
    # The last day to register is known.
    calendars = [path for path in any_site.folder.rglob("*.ics") if path.name != "deadlines.ics"]

    assert [path for path in calendars if SLUG in path.stem or path.stem == "month-before"] == []
    assert [path for path in calendars if SLUG in path.read_text("utf-8")] == []


def test_a_group_of_it_alone_has_a_calendar_that_is_empty_for_now(miniature_site: BuiltSite) -> None:
    names = [text_of(name) for name in of_class(miniature_site, "/subscribe/", "subscription-name")]

    assert "BEGIN:VTIMEZONE" in miniature_site.read("/events/tag/without-a-day.ics")
    assert "without a day none to come now" in names


@pytest.mark.parametrize("address", LISTS)
def test_lists_have_it(miniature_site: BuiltSite, address: str) -> None:
    cards = [
        card for page in pages_of(miniature_site, address) for card in of_class(miniature_site, page, "event-card")
    ]

    assert [WHEN in text_of(card) for card in cards if TITLE in text_of(card)] == [True]


def test_a_list_has_it_after_the_days_of_its_month(miniature_site: BuiltSite) -> None:
    pages = pages_of(miniature_site, "/events/")
    months = [month for page in pages for month in of_class(miniature_site, page, "month")]
    may = [month for month in months if text_of(month[0]) == "May 2027"]
    titles = [text_of(title) for month in may for title in month.iter() if "event-card-title" in title.get("class", "")]

    assert titles[-1] == TITLE
    assert len(titles) > 1


def test_its_month_lists_it_apart_and_on_no_day(miniature_site: BuiltSite) -> None:
    (section,) = of_class(miniature_site, MONTH, "without-day")
    (grid,) = of_class(miniature_site, MONTH, "month-grid")
    days = [text_of(day) for day in of_class(miniature_site, MONTH, "listed-day") if day is not section]

    assert text_of(section).startswith("Day not fixed")
    assert TITLE in text_of(section)
    assert [TITLE in part for part in (text_of(grid), *days)] == [False] * (1 + len(days))


def test_its_year_counts_it_with_the_month(miniature_site: BuiltSite) -> None:
    (may,) = [month for month in of_class(miniature_site, YEAR, "small-month") if text_of(month).startswith("May")]
    listed = of_class(miniature_site, MONTH, "agenda-entry")

    # Those that have a day, and this one.
    assert text_of(may).startswith(f"May {len(listed) + 1} events")


def test_open_data_has_its_month(miniature_site: BuiltSite) -> None:
    facts = {event["slug"]: event for event in json.loads(miniature_site.read("/events/events.json"))["events"]}
    points = json.loads(miniature_site.read("/events/events.geojson"))["features"]
    on_map = {point["properties"]["slug"]: point["properties"] for point in points}

    assert (facts[SLUG]["start"], facts[SLUG]["end"], facts[SLUG]["all_day"]) == ("2027-05", None, None)
    assert (on_map[SLUG]["start"], on_map[SLUG]["when_text"]) == ("2027-05", WHEN)


def test_structured_data_have_its_month(miniature_site: BuiltSite) -> None:
    every = miniature_site.document(PAGE).iter()
    scripts = [script.text or "" for script in every if script.get("type") == "application/ld+json"]
    graph = json.loads(scripts[0])
    nodes = graph.get("@graph", [graph])
    (event,) = [node for node in nodes if node["@type"] == "Event"]

    assert (event["startDate"], "endDate" in event) == ("2027-05", False)


@pytest.mark.parametrize("address", ["/feeds/events.atom.xml", "/feeds/events.rss.xml", "/feeds/events.json"])
def test_feeds_announce_it(miniature_site: BuiltSite, address: str) -> None:
    feed = miniature_site.read(address)

    assert TITLE in feed
    assert WHEN in feed


@pytest.mark.parametrize("width", [pytest.param(360, id="narrow"), pytest.param(1280, id="wide")])
def test_it_is_to_be_seen_beside_the_grid_and_in_place_of_it(new_page: Any, site_url: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(f"{site_url}{MONTH}")

    assert page.locator(".without-day").get_by_role("link", name=TITLE).is_visible()


def test_paper_has_it_on_the_sheet_of_its_month(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}{MONTH}")
    browser_page.emulate_media(media="print")

    assert browser_page.locator(".without-day").get_by_role("link", name=TITLE).is_visible()
    assert browser_page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_the_map_names_its_month(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}/events/map/#{SLUG}")

    assert WHEN in browser_page.locator(".map-popup .event-card-when").inner_text()
    assert browser_page.locator(".map-popup .date-block").inner_text().split() == ["2027", "May"]
