"""The miniature in a real browser: without scripts, at the reader's own time, and alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from built.pages import BuiltSite

# What a reader finds by its role and name on a page that runs no script.
WITHOUT_SCRIPTS = [
    pytest.param("/", "link", "Every kind of text that Markdown has", id="home, story"),
    pytest.param("/", "link", "Under way since yesterday", id="home, event"),
    pytest.param("/2027/01/20/every-kind-of-text/", "heading", "Tables", id="story"),
    pytest.param("/events/", "link", "An evening in Kolkata", id="events"),
    pytest.param("/events/one-day/", "link", "Add to calendar", id="event"),
    pytest.param("/events/map/", "link", "Spring at the venue", id="map, with a point"),
    pytest.param("/events/map/", "link", "Online only", id="map, without a point"),
    pytest.param("/subscribe/", "textbox", "Address of Stories, Atom", id="subscribe"),
]


@pytest.mark.parametrize(("address", "role", "name"), WITHOUT_SCRIPTS)
def test_without_scripts_everything_is_there(
    new_page: Callable[..., Any], site_url: str, address: str, role: str, name: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}{address}")

    assert page.get_by_role(role, name=name).first.is_visible()
    assert page.page_problems == []


def test_without_scripts_the_map_takes_no_room(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/events/map/")

    assert not page.get_by_role("region", name="Map of events").is_visible()
    assert not page.get_by_role("button", name="Show streets").is_visible()
    assert page.locator("noscript p").is_visible()


def test_an_old_address_leads_on_by_itself(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}/old/every-kind/")
    browser_page.wait_for_url(f"{site_url}/2027/01/20/every-kind-of-text/")

    assert browser_page.page_problems == []


def test_what_is_over_when_it_is_read_is_not_among_what_comes(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page()
    page.clock.set_fixed_time("2027-03-12T12:00:00Z")
    page.goto(f"{site_url}/events/")

    assert not page.get_by_role("link", name="One whole day").is_visible()
    assert page.get_by_role("link", name="Several whole days").is_visible()


@pytest.mark.parametrize(
    ("address", "zone", "words"),
    [
        pytest.param("/events/kolkata-evening/", "Asia/Tokyo", ["22:00", "Tokyo"], id="later the same day"),
        pytest.param("/events/new-york-night/", "Europe/London", ["14 Mar", "London"], id="on another day"),
    ],
)
def test_the_reader_s_own_time_stands_beside_that_of_the_venue(
    new_page: Callable[..., Any], site_url: str, address: str, zone: str, words: list[str]
) -> None:
    page = new_page(timezone_id=zone, locale="en-GB")
    page.goto(f"{site_url}{address}")
    said = page.locator(".event-facts .local-time").inner_text()

    assert [word for word in words if word not in said] == []


def test_whole_days_are_the_same_everywhere(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(timezone_id="Pacific/Honolulu", locale="en-US")
    page.goto(f"{site_url}/events/one-day/")

    assert page.locator(".event-facts time").first.inner_text() == "Wednesday, 10 March 2027"
    assert page.locator(".event-facts .local-time").count() == 0


def test_all_events_at_one_point_of_the_map_can_be_reached(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}/events/map/#venue-autumn")
    names = browser_page.get_by_role("dialog").get_by_role("link")
    names.first.wait_for()

    assert names.all_inner_texts() == ["Past midnight", "Spring at the venue", "Autumn at the venue"]


def test_hostile_words_are_words_on_the_map(browser_page: Any, site_url: str, miniature_site: BuiltSite) -> None:
    [title] = miniature_site.page("/events/hostile-event/").first_headings
    browser_page.goto(f"{site_url}/events/map/#hostile-event")
    browser_page.get_by_role("dialog").get_by_role("link", name=title, exact=True).wait_for()

    assert browser_page.page_problems == []


def test_streets_are_asked_for_only_after_a_click_that_says_whose_they_are(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}/events/map/")
    button = browser_page.get_by_role("button", name="Show streets")
    button.wait_for()
    before = list(browser_page.page_problems)
    with browser_page.expect_request(lambda request: urlsplit(request.url).hostname != "127.0.0.1") as asked:
        button.click()
    host = urlsplit(asked.value.url).hostname

    assert before == []
    assert host == "tile.openstreetmap.org"
    assert browser_page.get_by_text(f"Streets come from {host}").count() == 1


@pytest.mark.parametrize("address", ["/", "/events/", "/events/map/", "/events/fosdem-2027/", "/submit/"])
def test_the_sample_site_is_silent_and_alone_too(browser_page: Any, sample_url: str, address: str) -> None:
    browser_page.goto(f"{sample_url}{address}")

    assert browser_page.page_problems == []
