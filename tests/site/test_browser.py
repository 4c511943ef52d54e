"""The miniature in a real browser: without scripts, at the reader's own time, and alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import icalendar
import pytest
from built.pages import BuiltSite

# What a reader finds by its role and name on a page that runs no script.
WITHOUT_SCRIPTS = [
    pytest.param("/", "link", "Every kind of text that Markdown has", id="home, story"),
    pytest.param("/", "link", "Under way since yesterday", id="home, event"),
    pytest.param("/2027/01/20/every-kind-of-text/", "heading", "Tables", id="story"),
    pytest.param("/events/country/in/", "link", "An evening in Kolkata", id="events"),
    pytest.param("/events/one-day/", "link", "Register", id="event"),
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


def test_without_scripts_the_world_is_drawn_in_the_place_of_the_map(
    new_page: Callable[..., Any], site_url: str
) -> None:
    page = new_page(java_script_enabled=False)
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url.removeprefix(site_url)))
    page.goto(f"{site_url}/events/map/", wait_until="networkidle")
    drawn = page.locator(".world-picture").bounding_box()

    assert not page.get_by_role("region", name="Map of events").is_visible()
    assert not page.get_by_role("button", name="Show streets").is_visible()
    assert "stands for the map" in page.locator("noscript p").inner_text()
    assert drawn["width"] / drawn["height"] == pytest.approx(1000 / 436, rel=0.02)
    assert {"/theme/map/world-land.svg", "/theme/map/world-points.svg"} <= {*requested}


# The sum is what browsers call the cumulative layout shift.
SHIFTS = """() => { window.shifts = []; new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
        window.shifts.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 99))]);
}).observe({ type: "layout-shift", buffered: true }); }"""


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/", id="home"),
        pytest.param("/2027/01/20/every-kind-of-text/", id="story"),
        pytest.param("/events/kolkata-evening/", id="event"),
        pytest.param("/events/2027/02/", id="month"),
        pytest.param("/events/", id="events"),
        pytest.param("/events/category/meetup/", id="group"),
        pytest.param("/events/map/", id="map"),
        pytest.param("/subscribe/", id="subscribe"),
        pytest.param("/search/", id="search"),
    ],
)
def test_nothing_moves_when_scripts_come_late(new_page: Callable[..., Any], site_url: str, address: str) -> None:
    # In a zone in which every time is said again.
    page = new_page(timezone_id="Pacific/Auckland", viewport={"width": 360, "height": 740}, bypass_csp=True)
    held: list[Any] = []
    page.route("**/*.js", lambda route: held.append(route))
    page.add_init_script(f"({SHIFTS})()")
    page.goto(f"{site_url}{address}", wait_until="commit")
    page.wait_for_timeout(400)
    page.route("**/*.js", lambda route: route.continue_())  # those that scripts load
    for script in held:
        script.continue_()
    page.wait_for_load_state("load")
    page.wait_for_timeout(400)

    assert held
    assert page.evaluate("() => window.shifts") == []


def test_an_old_address_leads_on_by_itself(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}/old/every-kind/")
    browser_page.wait_for_url(f"{site_url}/2027/01/20/every-kind-of-text/")

    assert browser_page.page_problems == []


@pytest.mark.parametrize(("query", "part"), [("?p=12", ""), ("?utm_source=x&p=12#tables", "#tables")])
def test_an_old_address_with_a_number_leads_on_from_the_front_page(
    browser_page: Any, site_url: str, query: str, part: str
) -> None:
    browser_page.goto(f"{site_url}/{query}")
    browser_page.wait_for_url(f"{site_url}/2027/01/20/every-kind-of-text/{part}")

    assert browser_page.page_problems == []


@pytest.mark.parametrize("query", ["", "?p=13", "?p=__proto__", "?p=constructor", "?p=12%0A", "?page_id=12", "?q=12"])
def test_any_other_address_of_the_front_page_stays(browser_page: Any, site_url: str, query: str) -> None:
    asked: list[str] = []
    browser_page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    browser_page.goto(f"{site_url}/{query}")
    browser_page.wait_for_load_state("networkidle")

    assert (browser_page.url, browser_page.page_problems) == (f"{site_url}/{query}", [])
    assert ("/redirects.json" in asked) is (query in {"?p=13", "?page_id=12"})


@pytest.mark.parametrize(("title", "shown"), [("One whole day", False), ("Several whole days", True)])
def test_what_is_over_when_it_is_read_is_not_among_what_comes(
    new_page: Callable[..., Any], miniature_site: BuiltSite, site_url: str, title: str, shown: bool
) -> None:
    page = new_page(now="2027-03-12T12:00:00Z")
    page.goto(f"{site_url}{_list_of_what_comes(miniature_site, title)}")

    assert page.get_by_role("link", name=title).is_visible() is shown


OWN_TIMES = [
    pytest.param("kolkata-evening", "Africa/Nairobi",
                 "18:30–20:30 in Kolkata, 16:00–18:00 your time (Nairobi)", id="the same day"),
    pytest.param("past-midnight", "Asia/Kolkata",
                 "Sun 28 Feb, 02:30–06:30 your time (Kolkata)", id="the next day, half an hour"),
    pytest.param("weekly-meeting", "Africa/Nairobi",
                 "19:00–21:00 in London, Wed 3 Feb, 22:00 – Thu 4 Feb, 00:00 your time (Nairobi)",
                 id="the next occurrence, over midnight"),
    pytest.param("hybrid-meetup", "America/New_York",
                 "18:00–20:00 in Lord Howe Island, 03:30–05:30 your time (New York)", id="from half an hour"),
    pytest.param("online-only", "America/Argentina/Buenos_Aires",
                 "16:00–17:00 UTC, 13:00–14:00 your time (Buenos Aires)", id="from nowhere"),
    pytest.param("without-end", "Asia/Kathmandu", "10:00 in Sevilla, 14:45 your time (Kathmandu)", id="without an end"),
    pytest.param("new-york-night", "Europe/London",
                 "Sun 14 Mar, 01:00 – Mon 15 Mar, 00:00 your time (London)", id="a day and a night"),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "zone", "sentence"), OWN_TIMES)
def test_the_reader_s_own_time_stands_beside_that_of_the_venue(
    new_page: Callable[..., Any], site_url: str, slug: str, zone: str, sentence: str
) -> None:
    page = new_page(timezone_id=zone, locale="en-GB")
    page.goto(f"{site_url}/events/{slug}/")
    said = page.locator(".event-key .local-time").inner_text()

    assert re.sub(r"\s", " ", said) == sentence


def test_who_has_the_clock_of_the_venue_is_told_nothing_twice(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(timezone_id="Africa/Lagos")  # an hour from Greenwich, as Berlin is in February
    page.goto(f"{site_url}/events/past-midnight/")

    assert not page.locator(".local-time").is_visible()


def test_without_scripts_a_keyboard_finds_every_calendar(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/events/kolkata-evening/")
    page.locator("details.calendar-actions summary").focus()
    before = page.get_by_role("link", name="Calendar file").is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert not before
    assert page.evaluate("() => document.activeElement.textContent") == "Calendar file"
    assert page.locator(".calendar-ways a").all_inner_texts() == [
        "Calendar file", "Follow its changes", "Google Calendar", "Outlook.com", "Outlook at work or school",
        "Yahoo Calendar",
    ]  # fmt: skip
    assert page.get_by_text("with the time where the event is").is_visible()


def test_a_service_that_knows_no_zones_is_told_the_reader_s_own_time(
    new_page: Callable[..., Any], site_url: str
) -> None:
    page = new_page(timezone_id="Asia/Kathmandu")
    page.goto(f"{site_url}/events/past-midnight/")
    page.locator("details.calendar-actions summary").click()
    query = parse_qs(urlsplit(page.get_by_role("link", name="Yahoo Calendar").get_attribute("href")).query)

    assert (query["st"], query["et"]) == (["20270228T024500"], ["20270228T064500"])
    assert (query["title"], query["in_loc"]) == (["Past midnight"], ["Hall of the venue, Berlin, Germany"])
    assert not page.get_by_text("with the time where the event is").is_visible()


@pytest.mark.parametrize(
    ("now", "mark", "shown"),
    [
        pytest.param("2027-01-30T22:59:00Z", None, ["Register", "until 6 February 2027"], id="more than a week before"),
        pytest.param("2027-01-30T23:00:00Z", "Registration closes 6 February",
                     ["Register", "until 6 February 2027"], id="a week before"),
        pytest.param("2027-02-06T22:59:00Z", "Registration closes 6 February",
                     ["Register", "until 6 February 2027"], id="the last minute there"),
        pytest.param("2027-02-06T23:00:00Z", None, ["Registration closed on 6 February 2027", "Registration page"],
                     id="over there"),
    ],
)  # fmt: skip
def test_a_deadline_is_said_by_the_day_on_which_it_is_read(
    new_page: Callable[..., Any],
    miniature_site: BuiltSite,
    site_url: str,
    now: str,
    mark: str | None,
    shown: list[str],
) -> None:
    page = new_page(now, timezone_id="Pacific/Honolulu")
    page.goto(f"{site_url}{_list_of_what_comes(miniature_site, 'Past midnight')}")
    card = page.locator("article", has=page.get_by_role("link", name="Past midnight"))
    marks = card.locator(".mark:visible").all_text_contents()
    page.goto(f"{site_url}/events/past-midnight/")
    facts = page.locator(".fact", has=page.get_by_text("Registration", exact=True)).inner_text()

    assert marks == [*filter(None, [mark])]
    assert facts.splitlines()[1:] == shown


@pytest.mark.parametrize(
    ("address", "now", "is_over"),
    [
        pytest.param("/events/past-midnight/", "2027-02-28T00:59:00Z", False, id="in its last minute"),
        pytest.param("/events/past-midnight/", "2027-02-28T01:00:00Z", True, id="when it ends"),
        pytest.param("/events/monthly-sunday/", "2027-02-15T12:00:00Z", False, id="one of many"),
    ],
)
def test_what_is_over_when_it_is_read_says_so_and_is_not_offered(
    new_page: Callable[..., Any], site_url: str, address: str, now: str, is_over: bool
) -> None:
    page = new_page(now)
    page.goto(f"{site_url}{address}")

    assert page.get_by_text("This event is over.").is_visible() is is_over
    assert page.get_by_text("Add to calendar").is_visible() is not is_over


def test_whole_days_are_the_same_everywhere(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(timezone_id="Pacific/Honolulu", locale="en-US")
    page.goto(f"{site_url}/events/one-day/")

    assert page.locator(".event-key time").first.inner_text() == "Wed 10 Mar 2027"
    assert page.locator(".event-key .local-time").count() == 0


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
def test_the_sample_site_is_silent_and_alone_too(tab: Any, sample_url: str, address: str) -> None:
    tab.goto(f"{sample_url}{address}")

    assert tab.page_problems == []


def _list_of_what_comes(site: BuiltSite, title: str) -> str:
    """The page of the list of events that has one of them."""
    return next(address for address in site.pages_of("/events/") if title in site.page(address).text)


OWN_PLACE = {"permissions": ["geolocation"], "geolocation": {"latitude": 52.52, "longitude": 13.41}}


def opened(new_page: Callable[..., Any], url: str, **options: Any) -> Any:
    """The list of events with the box open in which a reader's own list is made."""
    page = new_page(**options)
    page.goto(f"{url}/events/")
    page.get_by_text("Near me, and my events").click()
    page.wait_for_load_state("networkidle")
    return page


def test_near_me_stands_first_what_is_near_and_nothing_is_asked_of_anybody(
    new_page: Callable[..., Any], site_url: str
) -> None:
    page, asked = opened(new_page, site_url, **OWN_PLACE), []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Near me", exact=True).click()
    first = page.locator("[data-own-list] .event-card").first
    first.wait_for()

    assert "Berlin" in first.inner_text()
    assert "about 1 km away" in first.inner_text()
    assert not page.locator("[data-by-date]").is_visible()
    assert page.evaluate("Object.values(localStorage)") == [
        '{"chosen":[],"place":{"found":true,"name":"","point":[52.52,13.41]}}'
    ]
    page.get_by_role("button", name="Forget my place and my events").press("Enter")
    assert page.locator("[data-by-date]").is_visible()
    assert page.evaluate("localStorage.length") == 0
    assert (asked, page.page_problems) == ([], [])


def test_the_list_of_a_group_has_what_is_near_of_that_group(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(**OWN_PLACE)
    page.goto(f"{site_url}/events/category/meetup/")
    listed = page.locator(".month [data-event]").evaluate_all("all => all.map((one) => one.dataset.event)")
    page.locator("[data-own] summary").click()
    page.get_by_role("button", name="Near me", exact=True).click()
    nearest = page.locator("[data-own-list] [data-event]")
    nearest.first.wait_for()

    assert nearest.first.get_attribute("data-event") in {"venue-spring", "venue-autumn", "past-midnight"}
    assert set(listed) <= set(nearest.evaluate_all("all => all.map((one) => one.dataset.event)"))
    assert page.locator("[data-own-list] .event-card:not(.category-meetup)").count() == 0
    assert page.get_by_role("button", name="My events", exact=True).count() == 0
    assert page.page_problems == []


def test_where_all_is_in_one_place_nothing_is_near(miniature_site: BuiltSite) -> None:
    lists = [address for address in miniature_site.pages if address.startswith("/events/") and address.count("/") == 4]
    nearby = {address for address in lists if miniature_site.document(address).find(".//*[@data-only]") is not None}

    assert "/events/category/meetup/" in nearby
    assert [address for address in nearby if address.split("/")[2] in {"city", "venue", "online"}] == []


def test_a_chosen_city_says_what_is_near_it_in_every_language(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(locale="ar")
    page.goto(f"{site_url}/ar/events/")
    page.locator("[data-own] summary").click()
    page.locator("[data-own-city] option").nth(1).wait_for(state="attached")
    page.locator("[data-own-city]").select_option(label="Accra، غانا")

    assert "Accra" in page.locator("[data-own-list] .event-card").first.inner_text()
    page.locator("[data-own-forget]").click()
    assert page.page_problems == []


def test_my_events_are_one_calendar(new_page: Callable[..., Any], site_url: str, miniature_site: BuiltSite) -> None:
    slugs = ["summer-course", "monthly-sunday", "venue-spring"]
    page = new_page(accept_downloads=True)
    for slug in slugs:
        page.goto(f"{site_url}/events/{slug}/")
        page.get_by_role("button", name="Add to my events").click()
    page.goto(f"{site_url}/events/")
    page.get_by_text("Near me, and my events").click()
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="My events", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="My events as a calendar file").click()
    joined = icalendar.Calendar.from_ical(Path(download.value.path()).read_bytes())
    alone = [icalendar.Calendar.from_ical(miniature_site.data(f"/events/{slug}/{slug}.ics")) for slug in slugs]

    assert sorted(event.to_ical() for event in joined.events) == sorted(
        event.to_ical() for one in alone for event in one.events
    )
    zones = [zone["TZID"] for zone in joined.walk("VTIMEZONE")]
    assert sorted(zones) == sorted({zone["TZID"] for one in alone for zone in one.walk("VTIMEZONE")})
    assert {part.name for part in joined.subcomponents} == {"VTIMEZONE", "VEVENT"}
    shown = page.locator("[data-own-list] [data-event]").evaluate_all("all => all.map(one => one.dataset.event)")
    assert sorted(shown) == sorted(slugs)
    page.get_by_role("button", name="Forget my place and my events").click()
    assert page.page_problems == []


def test_an_event_is_added_on_its_own_page_and_known_on_the_list(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(locale="en-NZ")
    page.goto(f"{site_url}/events/venue-spring/")
    page.get_by_role("button", name="Add to my events").press("Enter")
    page.goto(f"{site_url}/events/city/berlin/")

    assert page.locator("[data-event='venue-spring']").first.inner_text() == "Take out of my events"
    page.locator("[data-event='venue-spring']").first.click()
    assert page.evaluate("localStorage.length") == 0


def test_where_nothing_is_kept_that_is_said(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(locale="en-IE")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('private') }})")
    page.goto(f"{site_url}/events/")
    page.get_by_text("Near me, and my events").click()

    assert "This browser keeps nothing" in page.get_by_role("status").inner_text()
    assert page.page_problems == []


def test_without_script_no_list_of_ones_own_is_offered(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/events/")

    assert not page.get_by_text("Near me, and my events").is_visible()
    assert page.get_by_text("Add to my events").count() == 0


@pytest.mark.parametrize("lang", ["", "/ar"], ids=["en", "ar"])
def test_a_calendar_is_chosen_of_those_there_are(
    new_page: Callable[..., Any], site_url: str, miniature_site: BuiltSite, lang: str
) -> None:
    page = new_page()
    page.goto(f"{site_url}{lang}/subscribe/")
    part = "[data-chooser-{}]".format
    countries = page.locator(f"{part('country')} option").evaluate_all("all => all.map(one => one.value)")
    for country in countries:
        page.locator(part("country")).select_option(country)
        kinds = page.locator(f"{part('kind')} option:not(:disabled)").evaluate_all("all => all.map(one => one.index)")
        for kind in kinds:
            page.locator(part("kind")).select_option(index=kind)
            calendar = page.locator("[data-chooser] input").input_value().removeprefix(miniature_site.siteurl)
            code = urlsplit(page.locator(part("code")).get_attribute("src")).path
            assert miniature_site.data(unquote(calendar)).startswith(b"BEGIN:VCALENDAR")
            assert miniature_site.data(unquote(code)).startswith(b"<svg")
            assert unquote(page.locator(part("page")).get_attribute("href")) in miniature_site.pages
        page.locator(part("kind")).select_option(index=0)

    page.locator(part("country")).select_option("gh")
    page.locator(part("language")).select_option("/es/")
    assert page.locator("[data-chooser] input").input_value() == miniature_site.absolute("/es/events/country/gh.ics")
    assert page.page_problems == []


def test_without_script_no_choice_stands_before_the_lists(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/subscribe/")

    assert not page.get_by_role("heading", name="Find your calendar").is_visible()
    assert page.get_by_role("heading", name="A part of the events in your calendar").is_visible()


@pytest.mark.parametrize(
    "address", [pytest.param("/events/one-day/", id="ltr"), pytest.param("/ar/events/several-days/", id="rtl")]
)
def test_a_telephone_s_first_screen_has_what_one_has_to_know(
    new_page: Callable[..., Any], site_url: str, address: str
) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{site_url}{address}")
    parts = ("h1", ".event-when:visible", ".event-where", ".calendar-actions summary")
    boxes = {part: page.locator(part).bounding_box() for part in parts}

    assert {part: box["y"] + box["height"] <= 740 for part, box in boxes.items()} == dict.fromkeys(parts, True)
    assert page.page_problems == []


@pytest.mark.parametrize(
    ("agent", "first", "has_maps"),
    [
        pytest.param("Mozilla/5.0 (Linux; Android 14; K)", "Google Calendar", True, id="Android"),
        pytest.param("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", "Calendar file", False, id="iPhone"),
        pytest.param("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "Outlook.com", False, id="Windows"),
        pytest.param("Mozilla/5.0 (X11; Linux x86_64)", "Calendar file", False, id="another"),
    ],
)
def test_the_reader_s_own_system_is_offered_what_it_has(
    new_page: Callable[..., Any], site_url: str, agent: str, first: str, has_maps: bool
) -> None:
    page = new_page(user_agent=agent)
    page.add_init_script("Object.defineProperty(navigator, 'userAgentData', {value: undefined})")
    page.goto(f"{site_url}/events/one-day/")
    page.get_by_text("Add to calendar").click()

    assert page.locator(".calendar-ways a").first.inner_text() == first
    assert page.get_by_role("link", name="Open in a map app").is_visible() is has_maps


def test_the_address_can_be_taken_along(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}/events/one-day/")
    page.get_by_role("button", name="Copy address").click()
    page.get_by_role("button", name="Copied").wait_for()

    assert page.evaluate("navigator.clipboard.readText()") == "Hall of the north, 1 Test Street, Nairobi, Kenya"


@pytest.mark.parametrize(
    ("now", "open_", "closed"),
    [
        pytest.param("2027-04-01T18:14:00Z", True, False, id="in its last minute there"),
        pytest.param("2027-04-01T18:15:00Z", False, True, id="a minute later"),
    ],
)
def test_a_deadline_of_an_event_is_open_until_its_day_ends(
    new_page: Callable[..., Any], site_url: str, now: str, open_: bool, closed: bool
) -> None:
    page = new_page(now)
    page.goto(f"{site_url}/events/open-doors/")

    assert page.get_by_text("until 1 April 2027").is_visible() is open_
    assert page.get_by_text("closed on 1 April 2027").is_visible() is closed


def test_what_is_left_of_an_event_is_offered_once_it_is_over(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page()
    page.goto(f"{site_url}/events/last-spring/")

    assert page.locator(".outcomes a").all_inner_texts() == [
        "Report",
        "Recordings\nvideo.example.org",
        "Slides\nvideo.example.org",
        "Photos\nvideo.example.org",
    ]
    assert page.get_by_text("It was on 10–12 Apr 2026").is_visible()
