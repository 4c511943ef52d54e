"""The pages for everyone: WCAG 2.2 AA by axe in light and dark, narrow, enlarged, by keyboard, on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from built.axe import violations, violations_of_colours
from built.project import SAMPLE_NOW

# 320 is WCAG's narrowest (1.4.10); 640 is what 1280 becomes when it is enlarged to twice its size (1.4.4).
WIDTHS = (320, 360, 640, 768, 1280)
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
KINDS = [
    pytest.param("/", id="home"),
    pytest.param("/ar/", id="home, Arabic"),
    pytest.param("/2027/01/20/every-kind-of-text/", id="story"),
    pytest.param("/ar/2027/01/20/every-kind-of-text/", id="story, Arabic"),
    pytest.param("/ar/2027/01/19/long-words/", id="story, long words"),
    pytest.param("/stories/", id="list of stories"),
    pytest.param("/about/", id="page"),
    pytest.param("/ar/about/", id="page, Arabic"),
    pytest.param("/events/", id="events"),
    pytest.param("/events/past/2026/", id="past events"),
    pytest.param("/events/category/meetup/", id="events of a category"),
    pytest.param("/events/one-day/", id="event"),
    pytest.param("/events/cancelled-day/", id="event, cancelled"),
    pytest.param("/events/last-spring/", id="event, past"),
    pytest.param("/ar/events/several-days/", id="event, Arabic"),
    pytest.param("/ar/events/long-words/", id="event, long words"),
    pytest.param("/events/2027/02/", id="month"),
    pytest.param("/events/2027/", id="year"),
    pytest.param("/events/map/", id="map"),
    pytest.param("/subscribe/", id="subscribe"),
    pytest.param("/404.html", id="not found"),
]
# Made by the same templates as those above, of other words.
ALIKE = [
    pytest.param("/es/", id="home, Spanish"),
    pytest.param("/2027/01/18/hostile-story/", id="story, hostile"),
    pytest.param("/stories/page/2/", id="second page of a list"),
    pytest.param("/tag/c-plus-plus/", id="tag"),
    pytest.param("/author/script-b-group-b-of-hostile-names/", id="author, hostile"),
    pytest.param("/series/parts-of-a-whole/", id="series"),
    pytest.param("/events/weekly-meeting/", id="event, repeated"),
    pytest.param("/events/hostile-event/", id="event, hostile"),
]


@pytest.mark.parametrize("address", KINDS)
def test_a_page_is_for_everyone_at_every_width_in_light_and_dark(tab: Any, site_url: str, address: str) -> None:
    tab.set_viewport_size({"width": 320, "height": 800})
    tab.goto(f"{site_url}{quote(address)}")
    light = violations(tab)
    tab.emulate_media(color_scheme="dark")
    too_wide = {width: _too_wide(tab, width) for width in WIDTHS}
    dark = violations_of_colours(tab)

    assert tab.page_problems == []
    assert too_wide == dict.fromkeys(WIDTHS, 0)
    assert (light, dark) == ([], [])


@pytest.mark.parametrize("address", ALIKE)
def test_other_words_are_silent_and_within_the_screen_too(tab: Any, site_url: str, address: str) -> None:
    tab.set_viewport_size({"width": 320, "height": 800})
    tab.goto(f"{site_url}{quote(address)}")

    assert {width: _too_wide(tab, width) for width in WIDTHS} == dict.fromkeys(WIDTHS, 0)
    assert tab.page_problems == []


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/", id="home"),
        pytest.param("/ar/events/several-days/", id="event, Arabic"),
        pytest.param("/2027/01/20/every-kind-of-text/", id="story"),
        pytest.param("/events/", id="events"),
    ],
)
def test_letters_twice_as_large_stay_within_the_screen(tab: Any, site_url: str, address: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{site_url}{address}")
    tab.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")

    assert tab.evaluate(TOO_WIDE) == 0


def test_by_keyboard_from_the_front_page_to_an_event_in_one_s_calendar(browser_page: Any, site_url: str) -> None:
    browser_page.goto(site_url)
    unseen = _tab_to(browser_page, "a[href='/events/one-day/']")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url(f"{site_url}/events/one-day/")
    unseen += _tab_to(browser_page, ".event-header summary")
    browser_page.keyboard.press("Enter")
    unseen += _tab_to(browser_page, "a[href$='/one-day.ics']")
    with browser_page.expect_download() as saving:
        browser_page.keyboard.press("Enter")

    assert unseen == []
    assert saving.value.suggested_filename == "one-day.ics"
    assert Path(saving.value.path()).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_the_first_key_leads_past_the_menu(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}/events/one-day/")
    browser_page.keyboard.press("Tab")
    skip_link = browser_page.get_by_role("link", name="Skip to the content")
    seen = skip_link.evaluate("link => getComputedStyle(link).clipPath")
    browser_page.keyboard.press("Enter")

    assert seen == "none"
    assert browser_page.evaluate("() => document.activeElement.tagName") == "MAIN"


def test_who_wants_less_motion_gets_none(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(f"{site_url}/events/map/")
    moving = """() => [...document.querySelectorAll('*')].map((one) => getComputedStyle(one)).filter((style) =>
        style.scrollBehavior === 'smooth' || style.animationName !== 'none'
        || style.transitionDuration.split(', ').some((time) => time !== '0s')).length"""

    assert page.evaluate(moving) == 0


def test_colours_of_the_reader_s_own_leave_nothing_invisible(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(forced_colors="active")
    page.goto(f"{site_url}/events/cancelled-day/")
    mark = page.locator(".status-banner")
    seen = mark.evaluate("one => [getComputedStyle(one).borderTopStyle, getComputedStyle(one).borderTopColor]")
    page.goto(site_url)
    land = page.locator(".world-picture").evaluate("one => getComputedStyle(one, '::before').backgroundColor")
    paper = page.locator("html").evaluate("one => getComputedStyle(one).backgroundColor")

    assert seen[0] == "solid"
    assert seen[1] != paper
    assert land != paper


def test_on_paper_a_story_is_its_words_with_the_addresses_of_its_links(tab: Any, site_url: str) -> None:
    tab.emulate_media(media="print")
    tab.goto(f"{site_url}/2027/01/20/every-kind-of-text/")
    link = tab.locator(".prose a[href^='http']").first
    after = link.evaluate("one => getComputedStyle(one, '::after').content")

    assert tab.locator("h1").is_visible()
    assert not tab.locator(".site-nav").is_visible()
    assert not tab.locator(".site-footer nav").first.is_visible()
    assert link.get_attribute("href") in after


@pytest.mark.parametrize(
    ("address", "topic"),
    [
        pytest.param("/2027/01/20/every-kind-of-text/", "https://forum.example.org/t/3184", id="one that is named"),
        pytest.param("/events/online-only/", "https://forum.example.org", id="none yet"),
    ],
)
def test_on_paper_a_discussion_is_its_address(tab: Any, site_url: str, address: str, topic: str) -> None:
    tab.emulate_media(media="print")
    tab.goto(f"{site_url}{address}")
    link = tab.locator(".discussion .button")

    assert link.is_visible()
    assert f"<{topic}>" in link.evaluate("one => getComputedStyle(one, '::after').content")


@pytest.mark.parametrize("address", ["/2027/01/20/every-kind-of-text/", "/events/one-day/", "/events/", "/about/"])
def test_on_paper_nothing_stands_below_the_words_so_that_no_sheet_has_the_footer_alone(
    tab: Any, site_url: str, address: str
) -> None:
    tab.emulate_media(media="print")
    tab.goto(f"{site_url}{address}")
    footer, words = tab.locator(".site-footer").bounding_box(), tab.locator("main").bounding_box()

    assert footer["y"] + footer["height"] <= words["y"]


@pytest.mark.parametrize("address", ["/", "/es/", "/ar/"])
def test_the_sample_s_home_is_for_everyone_on_a_telephone(
    new_page: Callable[..., Any], sample_url: str, address: str
) -> None:
    page = new_page(SAMPLE_NOW, viewport={"width": 360, "height": 800})
    page.goto(f"{sample_url}{address}")

    assert violations(page) == []


def _too_wide(page: Any, width: int) -> int:
    page.set_viewport_size({"width": width, "height": 800})
    wide: int = page.evaluate(TOO_WIDE)
    return wide


def _tab_to(page: Any, selector: str, most: int = 80) -> list[str]:
    """Press Tab until the element has the focus; what had it on the way and did not show it."""
    shown = "() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle !== 'none'; }"
    unseen = []
    for _ in range(most):
        page.keyboard.press("Tab")
        unseen += [] if page.evaluate(shown) else [page.evaluate("() => document.activeElement.outerHTML")]
        reached = page.evaluate("selector => document.activeElement.matches(selector)", selector)
        if reached:
            return unseen
    pytest.fail(f"{selector} is not reached by {most} times Tab")
