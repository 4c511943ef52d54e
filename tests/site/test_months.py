"""The calendar of months and years: a table for whoever reads it, a list on a telephone, one sheet of paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from built.pages import BuiltSite

MONTH, YEAR = "/events/2027/02/", "/events/2027/"


@pytest.mark.parametrize(
    ("width", "grid", "lists"), [pytest.param(1280, True, 0, id="wide"), pytest.param(360, False, 1, id="narrow")]
)
def test_a_month_is_a_table_or_a_list_and_never_both(
    new_page: Callable[..., Any], site_url: str, width: int, grid: bool, lists: int
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(f"{site_url}{MONTH}")

    assert page.get_by_role("table", name="Events in February 2027").is_visible() == grid
    assert page.locator(".listed-day:not(.is-folded)").first.is_visible() == bool(lists)


def test_the_grid_is_a_table_to_who_hears_it(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}{MONTH}")
    table = browser_page.get_by_role("table")

    assert table.get_by_role("columnheader", name="Monday", exact=True).count() == 1
    assert table.get_by_role("row").count() == 1 + 4
    assert table.get_by_role("cell", name="Thursday, 11 February 2027").get_by_role("link").all_inner_texts() == [
        "Weekly meeting"
    ]


def test_a_day_of_the_year_leads_to_its_list(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}{YEAR}")
    browser_page.get_by_role("link", name="14 February, 2 events").click()
    browser_page.wait_for_url(f"{site_url}{MONTH}#day-2027-02-14")
    listed = browser_page.locator(".listed-day").filter(visible=True)

    assert listed.get_by_role("heading", level=2).all_inner_texts() == ["Sunday, 14 February 2027"]


def test_a_later_day_says_what_goes_on_and_until_when(miniature_site: BuiltSite) -> None:
    day = miniature_site.document(MONTH).find('.//section[@id="day-2027-02-28"]')

    assert day is not None
    assert "goes on, until 02:00 Europe/Berlin (UTC+1)" in " ".join("".join(day.itertext()).split())


TODAYS = [
    pytest.param(None, MONTH, ["2027-02-01"], MONTH, id="of the build, without scripts"),
    pytest.param("2027-02-01T12:00:00Z", MONTH, ["2027-02-01"], f"{MONTH}#day-2027-02-01", id="that of the build"),
    pytest.param("2027-02-14T12:00:00Z", MONTH, ["2027-02-14"], f"{MONTH}#day-2027-02-14", id="a later one"),
    pytest.param("2027-02-15T12:00:00Z", MONTH, ["2027-02-15"], MONTH, id="one without events"),
    pytest.param("2028-03-01T12:00:00Z", MONTH, [], "/events/2028/03/", id="of another month"),
    pytest.param("2029-03-01T12:00:00Z", MONTH, [], MONTH, id="after all that has a page"),
    pytest.param(None, YEAR, ["2027-02-01"], MONTH, id="in a year, without scripts"),
    pytest.param("2027-02-14T12:00:00Z", YEAR, [], MONTH, id="in a year, later"),
]


@pytest.mark.parametrize(("now", "address", "marked", "leads_to"), TODAYS)
def test_the_present_day_is_marked_and_in_reach(
    new_page: Callable[..., Any], site_url: str, now: str | None, address: str, marked: list[str], leads_to: str
) -> None:
    page = new_page(**({"now": now} if now else {"java_script_enabled": False}))
    page.goto(f"{site_url}{address}")
    days = page.locator(".grid-day[aria-current=date] > time, td[aria-current=date]")
    named = [day.get_attribute("datetime") or day.get_attribute("data-date") for day in days.all()]
    link = page.get_by_role("link", name="Today")

    assert (named, link.get_attribute("href").removeprefix(site_url)) == (marked, leads_to)
    assert page.page_problems == []


def test_months_and_years_lead_to_each_other(miniature_site: BuiltSite) -> None:
    turned = {
        address: [(link.get("rel"), link.get("href")) for link in miniature_site.document(address).iter("a")
                  if link.get("rel") in {"prev", "next"}]
        for address in (MONTH, YEAR)
    }  # fmt: skip

    assert turned == {
        MONTH: [("prev", "/events/2027/01/"), ("next", "/events/2027/03/")],
        YEAR: [("prev", "/events/2026/"), ("next", "/events/2028/")],
    }


@pytest.mark.parametrize("address", [MONTH, "/events/2027/03/", YEAR])
def test_on_paper_it_is_one_sheet(new_page: Callable[..., Any], site_url: str, address: str) -> None:
    page = new_page()
    page.goto(f"{site_url}{address}")
    sheets = page.pdf(prefer_css_page_size=True)

    assert sheets.count(b"/Type /Page\n") == 1
