"""The map page of the built site in a real browser; the events are the test's own."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest

HOSTILE = "${alert(1)}`<img src=x onerror=alert(2)>$&"
OpenMap = Callable[..., Any]


def feature(slug: str, title: str, longitude: float, latitude: float, **properties: str) -> dict[str, Any]:
    usual = {
        "slug": slug,
        "title": title,
        "path": f"/events/{slug}/",
        "lang": "en",
        "category_slug": "meetup",
        "status": "confirmed",
        "start": "2026-12-01T18:00:00+01:00",
        "when_text": "Tuesday, 1 December 2026, 18:00",
        "zone_text": "Europe/Berlin (UTC+1)",
        "place": "Town hall",
        "city": "Berlin",
    }
    point = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "geometry": point, "properties": usual | properties}


COMING = (
    feature("perth", "Perth meetup", 115.86, -31.95),
    feature("spring", "Spring workshop", 13.4, 52.52),
    feature("autumn", "Autumn workshop", 13.4, 52.52, status="cancelled"),
    feature("katowice", HOSTILE, 19.02, 50.26),
)
PAST = (
    feature("first", "First workshop", 13.4, 52.52, start="2020-05-01", when_text="1 May 2020"),
    feature("second", "Second workshop", 13.4, 52.52, start="2021-05-01", when_text="1 May 2021"),
    feature("old-lima", HOSTILE, -77.04, -12.05, start="2019-03-01", when_text="1 March 2019"),
    feature("last-lima", "Last in Lima", -77.04, -12.05, start="2019-03-02T10:00:00-05:00", when_text="2 March 2019"),
)


def collection(features: Sequence[dict[str, Any]]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


@pytest.fixture
def open_map(new_page: Callable[..., Any], site_url: str) -> OpenMap:
    """Opens the map with the events above in place of the site's own; ``archive_requests`` are those for the past."""

    def opened(fragment: str = "", coming: Sequence[dict[str, Any]] = COMING, width: int = 1280) -> Any:
        page = new_page(viewport={"width": width, "height": 800})
        page.archive_requests = []

        def give_archive(route: Any) -> None:
            page.archive_requests.append(route.request.url)
            route.fulfill(body=collection([*coming, *PAST]))

        page.route("**/events/events.geojson", lambda route: route.fulfill(body=collection(coming)))
        page.route("**/events/archive.geojson", give_archive)
        page.goto(f"{site_url}/events/map/{fragment}")
        return page

    return opened


def past_button(page: Any) -> Any:
    return page.get_by_role("button", name="Show past events")


def show_past(page: Any) -> Any:
    """Press the button and wait for what it brings."""
    past_button(page).press("Enter")
    page.get_by_role("status").get_by_text("Past events on the map: 4").wait_for()
    return page


def points(page: Any) -> list[str]:
    """The names of the points and clusters, in the order of the alphabet."""
    return sorted(page.locator(".leaflet-marker-icon").evaluate_all("icons => icons.map(icon => icon.title)"))


def in_view(page: Any) -> tuple[float, float]:
    """The degrees of longitude at the map's left and right edge."""
    page.locator(".map-land").wait_for(state="attached")
    bounds = page.evaluate("map_events.getBounds().toBBoxString()").split(",")
    return float(bounds[0]), float(bounds[2])


def first_lines(dialog: Any) -> list[list[str]]:
    """The title and the line below it of every event in a popup."""
    dialog.get_by_role("listitem").first.wait_for()
    return [item.split("\n")[:2] for item in dialog.get_by_role("listitem").all_inner_texts()]


def test_the_map_asks_no_other_host_and_the_console_stays_empty(open_map: OpenMap) -> None:
    page = open_map()
    page.get_by_role("button", name="3 events, show them apart").wait_for()
    page.locator(".map-land").wait_for(state="attached")

    assert page.page_problems == []


@pytest.mark.parametrize("width", [360, 412, 768, 1280])
def test_without_points_the_world_fills_the_map(open_map: OpenMap, width: int) -> None:
    page = open_map(coming=(), width=width)
    page.get_by_role("alert").get_by_text("The list below has every event.").wait_for()
    west, east = in_view(page)

    assert (-180.5 < west < -150, 150 < east < 180.5) == (True, True)


@pytest.mark.parametrize("width", [360, 412, 768, 1280])
def test_one_point_shows_its_continent(open_map: OpenMap, width: int) -> None:
    page = open_map(coming=COMING[1:2], width=width)
    page.get_by_role("button", name="Spring workshop").wait_for()
    west, east = in_view(page)

    assert 45 < east - west < 230


@pytest.mark.parametrize("width", [412, 1280])
def test_zoomed_out_the_map_has_no_empty_margin(open_map: OpenMap, width: int) -> None:
    page = open_map(coming=COMING[1:2], width=width)
    page.get_by_role("button", name="Spring workshop").wait_for()
    page.evaluate("map_events.setZoom(0, { animate: false })")
    west, east = in_view(page)

    assert 300 < east - west < 360.5


def test_a_lone_point_stays_when_the_world_is_in_view(open_map: OpenMap) -> None:
    page = open_map()
    page.get_by_role("button", name="Perth meetup").wait_for()

    assert points(page) == ["3 events, show them apart", "Perth meetup"]


def test_enter_opens_an_event_and_escape_leads_back_to_it(open_map: OpenMap) -> None:
    page = open_map()
    point = page.get_by_role("button", name="Perth meetup")
    point.press("Enter")
    page.get_by_role("dialog").get_by_role("link", name="Perth meetup").press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")

    assert point.evaluate("point => point === document.activeElement")


def test_a_cluster_opens_by_keyboard_and_hands_the_focus_on(open_map: OpenMap) -> None:
    page = open_map()
    page.get_by_role("button", name="3 events, show them apart").press("Enter")
    page.locator(".map-venue:focus").wait_for()

    assert page.get_by_role("button", name="2 events: Spring workshop; Autumn workshop").count() == 1


def test_every_event_at_a_shared_venue_is_listed(open_map: OpenMap) -> None:
    page = open_map("#autumn")

    assert first_lines(page.get_by_role("dialog")) == [
        ["Spring workshop", "Tuesday, 1 December 2026, 18:00, Europe/Berlin (UTC+1)"],
        ["Autumn workshop", "Cancelled"],
    ]


def test_an_address_opens_its_event_without_leaving_the_continent(open_map: OpenMap) -> None:
    page = open_map("#autumn")
    page.get_by_role("dialog").get_by_role("link", name="Autumn workshop").wait_for()
    west, east = in_view(page)

    assert (page.locator(":focus").inner_text(), east - west > 45) == ("Autumn workshop", True)


def test_a_hostile_title_is_text(open_map: OpenMap) -> None:
    page = open_map("#katowice")
    page.get_by_role("dialog").get_by_role("link", name=HOSTILE).wait_for()

    assert page.page_problems == []


def test_without_its_data_the_map_points_at_the_list(browser_page: Any, site_url: str) -> None:
    browser_page.route("**/events/events.geojson", lambda route: route.abort())
    browser_page.goto(f"{site_url}/events/map/")

    browser_page.get_by_role("alert").get_by_text("The list below has every event.").wait_for()


def test_what_is_past_is_asked_for_once_and_only_when_wanted(open_map: OpenMap) -> None:
    page = open_map()
    past_button(page).wait_for()
    asked = [len(page.archive_requests)]
    show_past(page)
    past_button(page).press("Enter")
    page.get_by_role("status").get_by_text("Past events are hidden.").wait_for()
    show_past(page)

    assert [*asked, len(page.archive_requests), page.page_problems] == [0, 1, []]


def test_past_events_join_the_others_and_leave_again(open_map: OpenMap) -> None:
    page = show_past(open_map())
    shown = (points(page), past_button(page).get_attribute("aria-pressed"))
    past_button(page).press("Space")
    page.get_by_role("status").get_by_text("Past events are hidden.").wait_for()

    assert (shown, (points(page), past_button(page).get_attribute("aria-pressed"))) == (
        (["2 past events: Last in Lima; " + HOSTILE, "5 events, show them apart", "Perth meetup"], "true"),
        (["3 events, show them apart", "Perth meetup"], "false"),
    )


def test_only_points_whose_events_are_all_past_are_quiet(open_map: OpenMap) -> None:
    page = show_past(open_map())

    assert [icon.get_attribute("title") for icon in page.locator(".is-past").all()] == [
        "2 past events: Last in Lima; " + HOSTILE
    ]


def test_what_is_past_stands_below_what_comes_latest_first(open_map: OpenMap) -> None:
    page = open_map("#second")
    dialog = page.get_by_role("dialog", name="4 events: Spring workshop; Autumn workshop; Second workshop …")

    assert [title for title, _ in first_lines(dialog)] == [
        "Spring workshop",
        "Autumn workshop",
        "Second workshop",
        "First workshop",
    ]


def test_the_address_of_a_past_event_brings_the_past_with_it(open_map: OpenMap) -> None:
    page = open_map("#old-lima")
    dialog = page.get_by_role("dialog", name="2 past events")
    listed = first_lines(dialog)

    assert (listed, page.locator(":focus").inner_text(), past_button(page).get_attribute("aria-pressed")) == (
        [["Last in Lima", "2 March 2019, Europe/Berlin (UTC+1)"], [HOSTILE, "1 March 2019, Europe/Berlin (UTC+1)"]],
        HOSTILE,
        "true",
    )


def test_escape_leads_from_a_past_event_back_to_its_point(open_map: OpenMap) -> None:
    page = show_past(open_map())
    point = page.get_by_role("button", name="2 past events")
    point.press("Enter")
    page.get_by_role("dialog").get_by_role("link", name="Last in Lima").press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")

    assert point.evaluate("point => point === document.activeElement")


def test_an_address_within_the_page_brings_nothing_past(open_map: OpenMap) -> None:
    page = open_map("#page:content")
    past_button(page).wait_for()
    page.wait_for_load_state("networkidle")

    assert (page.archive_requests, past_button(page).get_attribute("aria-pressed")) == ([], "false")


def test_an_archive_that_does_not_answer_is_asked_again(open_map: OpenMap) -> None:
    page = open_map()
    page.route("**/events/archive.geojson", lambda route: route.abort(), times=1)
    past_button(page).press("Enter")
    page.get_by_role("alert").get_by_text("The past events could not be loaded.").wait_for()
    pressed = past_button(page).get_attribute("aria-pressed")
    show_past(page)

    assert (pressed, page.get_by_role("alert").count()) == ("false", 0)


def test_the_page_of_a_past_event_leads_to_its_point(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}/events/long-over/")
    browser_page.get_by_role("link", name="Show on the map").click()
    dialog = browser_page.get_by_role("dialog")

    assert [title for title, _ in first_lines(dialog)] == ["Over since last spring", "Over for more than a year"]
