"""Long lists of events: in pages, the months and what is over in reach from the top, ways to narrow on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from built.pages import BuiltSite

LISTS = ["/events/", "/events/past/2026/", "/events/category/meetup/", "/events/country/gb/"]
ON_A_PAGE = 3  # as the miniature's DEFAULT_PAGINATION has it


def with_class(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if name in element.get("class", "").split())


def cards(site: BuiltSite, address: str) -> list[Element]:
    return list(with_class(site.document(address), "event-card"))


def bar(site: BuiltSite, address: str) -> list[tuple[str, str]]:
    links = [link for nav in with_class(site.document(address), "list-bar") for link in nav.iter("a")]
    return [("".join(link.itertext()), link.get("href", "")) for link in links]


@pytest.mark.parametrize("address", LISTS)
def test_a_list_is_in_pages_that_know_each_other(miniature_site: BuiltSite, address: str) -> None:
    pages = miniature_site.pages_of(address)
    numbers = [len(cards(miniature_site, page)) for page in pages]
    turned = {
        page: {link.others["rel"]: link.target for link in miniature_site.page(page).links
               if link.others.get("rel") in {"prev", "next"}}
        for page in pages
    }  # fmt: skip

    assert len(pages) > 1
    assert (set(numbers[:-1]), 1 <= numbers[-1] <= ON_A_PAGE) == ({ON_A_PAGE}, True)
    assert [turned[page].get("prev") for page in pages] == [None, *pages[:-1]]
    assert [turned[page].get("next") for page in pages] == [*pages[1:], None]


@pytest.mark.parametrize(
    ("address", "first", "second"),
    [
        ("/events/", "Events", "Events, page 2"),
        ("/events/past/2026/", "Events of 2026", "Events of 2026, page 2"),
        ("/events/category/meetup/", "Meetup – Events by category", "Meetup, page 2 – Events by category"),
    ],
)
def test_a_page_s_title_has_its_number(miniature_site: BuiltSite, address: str, first: str, second: str) -> None:
    titles = [miniature_site.page(f"{address}{page}").title for page in ("", "page/2/")]

    assert titles == [f"{first} – Miniature & <Co>", f"{second} – Miniature & <Co>"]


def test_what_is_in_a_list_is_on_one_of_its_pages_and_in_order(miniature_site: BuiltSite) -> None:
    pages = miniature_site.pages_of("/events/category/meetup/")
    found = [(is_past(card), start(card)) for page in pages for card in cards(miniature_site, page)]
    coming, past = ([at for over, at in found if over is which] for which in (False, True))

    assert [over for over, _ in found] == sorted(over for over, _ in found)
    assert (coming, past) == (sorted(coming), sorted(past, reverse=True))


@pytest.mark.parametrize("address", LISTS)
def test_the_bar_leads_from_every_page_to_where_a_month_begins(miniature_site: BuiltSite, address: str) -> None:
    bars = [bar(miniature_site, page) for page in miniature_site.pages_of(address)]
    faults = [miniature_site.fault_of(target, miniature_site.absolute(address)) for _, target in bars[0]]

    assert bars[0]
    assert [other for other in bars if other != bars[0]] == []
    assert [fault for fault in faults if fault] == []


@pytest.mark.parametrize(
    ("address", "past"),
    [
        pytest.param("/events/", ("Past events", "/events/past/2026/"), id="of all"),
        pytest.param("/events/past/2026/", ("Other years", "/events/past/2025/"), id="of a year"),
        pytest.param("/events/country/ug/", ("Past events", "/events/country/ug/#page:2026"), id="of a group"),
    ],
)
def test_what_is_over_is_in_reach_from_the_top(miniature_site: BuiltSite, address: str, past: tuple[str, str]) -> None:
    assert past in bar(miniature_site, address)


@pytest.mark.parametrize("address", ["/events/", "/stories/"])
def test_ways_to_narrow_stand_above_the_list_and_open_on_demand(
    new_page: Callable[..., Any], site_url: str, address: str
) -> None:
    page = new_page(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page.goto(f"{site_url}{address}")
    box, first = page.locator(".facets"), page.locator("article").first
    closed = box.get_by_role("link").count()
    above = box.bounding_box()["y"] < first.bounding_box()["y"]
    box.locator("summary").first.click()

    assert (closed, above) == (0, True)
    assert box.get_by_role("link").first.is_visible()


def test_only_the_last_page_can_say_that_nothing_comes(
    new_page: Callable[..., Any], miniature_site: BuiltSite, site_url: str
) -> None:
    page = new_page(now="2040-01-01T12:00:00Z")
    shown = []
    for address in (miniature_site.pages_of("/events/")[0], miniature_site.pages_of("/events/")[-1]):
        page.goto(f"{site_url}{address}")
        shown.append(page.get_by_text("Nothing is coming up at the moment.").is_visible())

    assert shown == [False, True]


def is_past(card: Element) -> bool:
    return "is-past" in card.get("class", "").split()


def start(card: Element) -> str:
    return next(time.get("datetime", "")[:10] for time in card.iter("time"))
