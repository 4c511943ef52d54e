"""The map page of the built site in a real browser; the events are the test's own."""

from __future__ import annotations

import json
import re
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
        "category": "Meetup",
        "category_slug": "meetup",
        "status": "confirmed",
        "start": "2026-12-01T18:00:00+01:00",
        "end": "2026-12-01T20:00:00+01:00",
        "when_text": "Tue 1 Dec 2026, 18:00",
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
# The last two are four kilometres from each other, on both sides of the 180th meridian.
FAR_APART = (
    feature("longyearbyen", "Longyearbyen", 15.64, 78.22),
    feature("south-pole", "South Pole", 0, -90),
    feature("fiji-east", "Fiji east", -179.97, -16.8),
    feature("fiji-west", "Fiji west", 179.99, -16.8),
)
PAST = (
    feature("first", "First workshop", 13.4, 52.52, start="2020-05-01", when_text="1 May 2020"),
    feature("second", "Second workshop", 13.4, 52.52, start="2021-05-01", when_text="1 May 2021"),
    feature("old-lima", HOSTILE, -77.04, -12.05, start="2025-03-01", when_text="1 March 2025"),
    feature("last-lima", "Last in Lima", -77.04, -12.05, start="2025-03-02T10:00:00-05:00", when_text="2 March 2025"),
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


def chooser(page: Any) -> Any:
    return page.get_by_role("combobox", name="Events on the map")


def choose(page: Any, choice: str, said: str) -> Any:
    """Choose the events of a year and wait for what is said of them."""
    chooser(page).select_option(choice)
    status(page).get_by_text(said, exact=True).wait_for()
    return page


def status(page: Any) -> Any:
    return page.get_by_role("status")


def heads(page: Any) -> list[str]:
    """The titles of the cards that the list shows."""
    return page.locator(".map-lists .event-card-title:visible").all_inner_texts()


def points(page: Any) -> list[str]:
    """The names of the points and clusters, in the order of the alphabet."""
    return sorted(page.locator(".leaflet-marker-icon").evaluate_all("icons => icons.map(icon => icon.title)"))


def in_view(page: Any) -> tuple[float, float]:
    """The degrees of longitude at the map's left and right edge."""
    page.locator(".map-land").first.wait_for(state="attached")
    bounds = page.evaluate("map_events.getBounds().toBBoxString()").split(",")
    return float(bounds[0]), float(bounds[2])


def cards(dialog: Any) -> list[list[str]]:
    """The title, the words of its state and the day of every card in a popup."""
    dialog.get_by_role("listitem").first.wait_for()
    return [
        [*item.get_by_role("link").all_inner_texts(), *item.locator(".mark, time").all_inner_texts()]
        for item in dialog.get_by_role("listitem").all()
    ]


def test_the_map_asks_no_other_host_and_the_console_stays_empty(open_map: OpenMap) -> None:
    page = open_map()
    page.get_by_role("button", name="3 events, show them apart").wait_for()
    page.locator(".map-land").first.wait_for(state="attached")

    assert page.page_problems == []


@pytest.mark.parametrize("width", [360, 412, 768, 1280])
def test_without_points_the_world_fills_the_map(open_map: OpenMap, width: int) -> None:
    page = open_map(coming=(), width=width)
    status(page).get_by_text("No event to come has a point on the map.").wait_for()
    west, east = in_view(page)

    assert (-169 < west < -138, 162 < east < 192.5) == (True, True)


@pytest.mark.parametrize("width", [360, 412, 768, 1280])
def test_one_point_shows_its_continent(open_map: OpenMap, width: int) -> None:
    page = open_map(coming=COMING[1:2], width=width)
    page.get_by_role("button", name="Spring workshop").wait_for()
    west, east = in_view(page)

    assert 45 < east - west < 230


@pytest.mark.parametrize("width", [360, 1280])
def test_all_that_is_far_apart_is_in_the_first_view(open_map: OpenMap, width: int) -> None:
    page = open_map(coming=FAR_APART, width=width)
    page.get_by_role("button", name="Longyearbyen").wait_for()
    box = page.locator(".event-map").bounding_box()
    icons = [icon.bounding_box() for icon in page.locator(".leaflet-marker-icon").all()]

    assert points(page) == ["2 events, show them apart: Berlin", "Longyearbyen", "South Pole"]
    assert all(box["x"] <= icon["x"] and icon["x"] + icon["width"] <= box["x"] + box["width"] for icon in icons)
    assert all(box["y"] <= icon["y"] and icon["y"] + icon["height"] <= box["y"] + box["height"] for icon in icons)


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

    assert points(page) == ["3 events, show them apart: Berlin", "Perth meetup"]


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

    assert cards(page.get_by_role("dialog", name="2 events")) == [
        ["Spring workshop", "Tue 1 Dec 2026, 18:00"],
        ["Autumn workshop", "Cancelled", "Tue 1 Dec 2026, 18:00"],
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

    browser_page.get_by_role("alert").get_by_text("The list has every event.").wait_for()


def test_what_is_past_is_asked_for_once_and_only_when_wanted(open_map: OpenMap) -> None:
    page = open_map()
    status(page).get_by_text("4 events on the map").wait_for()
    asked = [len(page.archive_requests)]
    choose(page, "all", "8 events on the map")
    choose(page, "", "4 events on the map")
    choose(page, "all", "8 events on the map")

    quiet = page.locator(".is-past .map-dot").evaluate_all("dots => dots.map(dot => dot.parentElement.title)")

    assert [*asked, len(page.archive_requests), page.page_problems] == [0, 1, []]
    assert quiet == ["2 past events: Last in Lima; " + HOSTILE]


def test_a_year_takes_the_place_of_what_comes_and_goes_again(open_map: OpenMap) -> None:
    page = choose(open_map(), "2025", "2 events on the map")
    chosen = (points(page), heads(page), page.get_by_role("heading", name="2025").count())
    page.go_back()
    status(page).get_by_text("4 events on the map").wait_for()

    assert chosen == (["2 past events: Last in Lima; " + HOSTILE], ["Last in Lima", HOSTILE], 1)
    assert (points(page), chooser(page).input_value()) == (["3 events, show them apart: Berlin", "Perth meetup"], "")
    assert page.page_problems == []


def test_a_chosen_year_can_be_shared(open_map: OpenMap) -> None:
    page = choose(open_map("#perth"), "2025", "2 events on the map")
    shared = page.evaluate("() => window.location.search + window.location.hash")
    page.reload()
    status(page).get_by_text("2 events on the map").wait_for()

    assert (shared, chooser(page).input_value()) == ("?year=2025", "2025")


def test_all_years_show_what_is_past_below_what_comes_latest_first(open_map: OpenMap) -> None:
    page = open_map("?year=all&event=second")
    dialog = page.get_by_role("dialog", name="4 events: Spring workshop; Autumn workshop; Second workshop …")

    assert [title for title, *_ in cards(dialog)] == [
        "Spring workshop",
        "Autumn workshop",
        "Second workshop",
        "First workshop",
    ]
    assert page.locator(":focus").inner_text() == "Second workshop"


@pytest.mark.parametrize("address", ["#old-lima", "?event=old-lima"])
def test_the_address_of_a_past_event_brings_its_year_with_it(open_map: OpenMap, address: str) -> None:
    page = open_map(address)
    listed = cards(page.get_by_role("dialog", name="2 past events"))

    assert (listed, page.locator(":focus").inner_text(), chooser(page).input_value()) == (
        [["Last in Lima", "2 March 2025"], [HOSTILE, "1 March 2025"]],
        HOSTILE,
        "2025",
    )


def test_escape_leads_from_a_past_event_back_to_its_point(open_map: OpenMap) -> None:
    page = choose(open_map(), "2025", "2 events on the map")
    point = page.get_by_role("button", name="2 past events")
    point.press("Enter")
    page.get_by_role("dialog").get_by_role("link", name="Last in Lima").press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")

    assert point.evaluate("point => point === document.activeElement")


def test_an_address_within_the_page_brings_nothing_past(open_map: OpenMap) -> None:
    page = open_map("#page:content")
    status(page).get_by_text("4 events on the map").wait_for()
    page.wait_for_load_state("networkidle")

    assert (page.archive_requests, chooser(page).input_value()) == ([], "")


def test_an_archive_that_does_not_answer_is_asked_again(open_map: OpenMap) -> None:
    page = open_map()
    status(page).get_by_text("4 events on the map").wait_for()
    page.route("**/events/archive.geojson", lambda route: route.abort(), times=1)
    chooser(page).select_option("2025")
    page.get_by_role("alert").get_by_text("The past events could not be loaded.").wait_for()
    stayed = (chooser(page).input_value(), len(points(page)))
    choose(page, "2025", "2 events on the map")

    assert (stayed, page.get_by_role("alert").count()) == (("", 2), 0)


def test_every_choice_shows_as_many_events_as_it_says(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}/events/map/")
    status(browser_page).get_by_text("on the map").wait_for()
    choices = chooser(browser_page).locator("option").all_inner_texts()
    for choice in reversed(choices):
        chooser(browser_page).select_option(label=choice)
        count = choice.partition("(")[2].rstrip(")")
        status(browser_page).get_by_text(re.compile(rf"^{count} events? on the map$")).wait_for()

    assert [choice.partition(" (")[0] for choice in choices] == ["To come", "2026", "2025", "All years"]
    assert browser_page.page_problems == []


def test_the_page_of_a_past_event_leads_to_its_point(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}/events/long-over/")
    browser_page.get_by_role("link", name="Show on the map").click()
    dialog = browser_page.get_by_role("dialog")

    assert [title for title, *_ in cards(dialog)] == ["Over for more than a year"]


def test_a_card_of_the_list_marks_and_opens_its_point(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}/events/map/")
    card = browser_page.locator("[id=kolkata-evening]")
    button = card.get_by_role("button", name="Show on the map: An evening in Kolkata")
    button.focus()
    marked = points_marked(browser_page)
    button.press("Enter")
    dialog = browser_page.get_by_role("dialog", name="An evening in Kolkata")
    dialog.get_by_role("link", name="An evening in Kolkata").wait_for()
    opened = (card.get_attribute("aria-current"), browser_page.locator(":focus").inner_text())
    browser_page.keyboard.press("Escape")
    dialog.wait_for(state="detached")

    assert marked == ["An evening in Kolkata"]
    assert opened == ("true", "An evening in Kolkata")
    assert (card.get_attribute("aria-current"), button.evaluate("one => one === document.activeElement")) == (
        None,
        True,
    )


def test_where_a_script_of_the_map_never_comes_the_drawn_world_stays_and_offers_nothing(
    browser_page: Any, site_url: str
) -> None:
    browser_page.route("**/leaflet.js", lambda route: route.abort())
    browser_page.goto(f"{site_url}/events/map/")
    browser_page.locator("[data-map-near]").wait_for(state="hidden")

    assert browser_page.locator(".world-picture").is_visible()
    assert browser_page.locator(".map-lists .event-card:visible").count() > 1


def test_a_card_marks_the_cluster_that_holds_its_point(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}/events/map/")
    browser_page.get_by_role("button", name="Show on the map: Spotkanie w Łodzi").focus()

    [marked] = points_marked(browser_page)
    assert "events, show them apart: " in marked


def test_the_list_shows_what_the_map_does_until_the_whole_world_is_asked_for(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}/events/map/")
    browser_page.get_by_role("button", name="Show on the map").first.wait_for()
    everything = (heads(browser_page), status(browser_page).inner_text())
    browser_page.get_by_role("button", name="An evening in Kolkata", exact=True).focus()
    browser_page.evaluate("map_events.setView([22.57, 88.36], 5, { animate: false })")
    status(browser_page).get_by_text("in this part of the map: ").wait_for()
    narrowed = (heads(browser_page)[0], status(browser_page).inner_text())
    browser_page.get_by_role("button", name="Show the whole world").press("Enter")

    assert narrowed == (
        "An evening in Kolkata",
        f"Events in this part of the map: 1 of {everything[1].partition(' ')[0]}",
    )
    assert (heads(browser_page), status(browser_page).inner_text()) == everything
    assert browser_page.locator(":focus").get_attribute("role") == "status"


def test_near_me_shows_what_is_near_and_where_that_is(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(permissions=["geolocation"], geolocation={"latitude": 52.4, "longitude": 13.1})
    page.goto(f"{site_url}/events/map/")
    page.get_by_role("button", name="Show on the map").first.wait_for()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Near me").press("Enter")
    page.locator(".map-here").wait_for()

    assert "Berlin" in "".join(page.locator(".map-list .event-card:visible").all_inner_texts())
    assert "Events in this part of the map: " in status(page).inner_text()
    assert page.evaluate("map_events.getBounds().contains([52.4, 13.1])")
    assert (asked, page.page_problems) == ([], [])


def test_a_place_that_is_not_told_is_said_to_be_so(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page()
    page.goto(f"{site_url}/events/map/")
    page.get_by_role("button", name="Show on the map").first.wait_for()
    page.get_by_role("button", name="Near me").click()
    page.get_by_role("alert").get_by_text("Your place was not found.").wait_for()

    assert page.locator(".map-here").count() == 0


def test_one_finger_scrolls_the_page_until_the_map_is_tapped(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.goto(f"{site_url}/events/map/")
    page.get_by_role("button", name="Show on the map").first.wait_for()
    box = page.locator(".event-map").bounding_box()
    x, y = box["x"] + 20, box["y"] + 20
    swipe(page, x, y)
    untapped = page.evaluate("() => [window.scrollY > 50, document.querySelector('[data-whole-world]').hidden]")
    page.evaluate("() => window.scrollTo({ top: 0, behavior: 'instant' })")
    page.touchscreen.tap(x, y)
    page.locator(".event-map:focus").wait_for()
    page.evaluate("map_events.setZoom(4, { animate: false })")
    before = page.evaluate("map_events.getCenter().lat")
    swipe(page, x, y)

    assert box["height"] <= 0.6 * 740 + 2
    assert untapped == [True, True]
    assert (page.evaluate("() => window.scrollY"), page.evaluate("map_events.getCenter().lat") != before) == (0, True)


def swipe(page: Any, x: float, y: float) -> None:
    """One finger goes 150 pixels up to a place in the window."""
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y + 150}]})
    for step in [*range(9, -1, -1), *[0] * 9]:  # at rest in the end, or the page would roll on
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y + 15 * step}]})
        page.evaluate("() => new Promise(requestAnimationFrame)")
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def points_marked(page: Any) -> list[str]:
    """The names of the points that stand out."""
    page.locator(".is-marked").wait_for()
    return page.locator(".is-marked").evaluate_all("icons => icons.map(icon => icon.title)")


# Their sum is what browsers call the cumulative layout shift.
SHIFTS = """() => { window.shifts = 0; new PerformanceObserver(list => {
    for (const shift of list.getEntries()) window.shifts += shift.value;
}).observe({ type: "layout-shift", buffered: true }); }"""


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_the_map_is_made(new_page: Callable[..., Any], site_url: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800}, bypass_csp=True)
    held: list[Any] = []
    page.route("**/theme/js/event-map.js", lambda route: held.append(route))
    page.add_init_script(f"({SHIFTS})()")
    page.goto(f"{site_url}/events/map/", wait_until="commit")
    # What is to be moved has been drawn.
    page.locator(".site-footer").wait_for(state="attached")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    waits = page.locator(".event-map").is_hidden()
    [script] = held
    script.continue_()
    page.locator(".leaflet-marker-icon").first.wait_for()
    page.get_by_text("16 events on the map").wait_for()

    assert waits
    assert page.evaluate("() => new Promise(done => setTimeout(() => done(window.shifts), 100))") == 0
