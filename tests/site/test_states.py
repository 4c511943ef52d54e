"""What becomes of an event is said alike wherever it is told: on its page, in lists, in calendars, to programs."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import icalendar
import pytest
from built.html_tree import parsed
from built.pages import BuiltSite
from built.shown import one_line

SCHEMA = "https://schema.org/"


class Said(NamedTuple):
    """A state of an event; ``where`` is on its card, ``location`` in the calendar."""

    banner: str
    mark: str
    where: str
    status: str
    summary: str
    location: str | None
    event_status: str | None
    mode: str
    previous: list[str] | None
    services: int


STATES = [
    pytest.param("one-day", Said(
        "", "", "Nairobi, Kenya", "CONFIRMED", "One whole day", "Hall of the north, 1 Test Street, Nairobi, Kenya",
        "EventScheduled", "Offline", None, 4), id="confirmed"),
    pytest.param("tentative-idea", Said(
        "Tentative", "Tentative", "Lima, Peru", "TENTATIVE", "A tentative idea", "Lima, Peru", None, "Offline", None,
        4), id="tentative"),
    pytest.param("cancelled-day", Said(
        "Cancelled The hall is flooded; there will be no other day.", "Cancelled", "Nairobi, Kenya", "CANCELLED",
        "Cancelled: A day that was cancelled", "Nairobi, Kenya", "EventCancelled", "Offline", None, 0),
        id="cancelled"),
    pytest.param("postponed-talk", Said(
        "Postponed The speakers are on strike; a new date will be announced here.", "Postponed",
        "London, United Kingdom", "CANCELLED", "Postponed: A talk that was postponed", "London, United Kingdom",
        "EventPostponed", "Offline", ["2027-03-02T18:00+00:00"], 0), id="postponed"),
    pytest.param("rescheduled-fair", Said(
        "New date The hall was not ready in April. It was to be on 20 April 2027", "New date", "Accra, Ghana",
        "CONFIRMED", "A fair with a new date", "Accra, Ghana", "EventRescheduled", "Offline", ["2027-04-20"], 4),
        id="rescheduled"),
    pytest.param("moved-online", Said(
        "Moved online The hall has no light.", "Moved online", "Online", "CONFIRMED", "A workshop that moved online",
        "Online", "EventMovedOnline", "Online", None, 4), id="moved online"),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "expected"), STATES)
def test_a_state_is_the_same_everywhere(miniature_site: BuiltSite, slug: str, expected: Said) -> None:
    page, card, entry = _page(miniature_site, slug), _card(miniature_site, slug), _entry(miniature_site, slug)
    node = _json_ld(page)
    said = Said(
        banner=_shown(page, "status-banner"),
        mark=_shown(card, "mark"),
        where=_shown(card, "event-card-place"),
        status=str(entry["STATUS"]),
        summary=str(entry["SUMMARY"]),
        location=str(entry["LOCATION"]) if "LOCATION" in entry else None,
        event_status=node["eventStatus"].removeprefix(SCHEMA) if "eventStatus" in node else None,
        mode=node["eventAttendanceMode"].removeprefix(SCHEMA).removesuffix("EventAttendanceMode"),
        previous=node.get("previousStartDate"),
        services=len(
            [
                link
                for link in page.iterfind(".//ul[@class='calendar-ways']//a")
                if link.get("rel") == "nofollow noopener"
            ]
        ),
    )

    assert said == expected


def test_what_does_not_take_place_can_still_be_brought_up_to_date(miniature_site: BuiltSite) -> None:
    links = {link.target for link in miniature_site.page("/events/cancelled-day/").links if link.element == "a"}

    assert {
        "/events/cancelled-day/cancelled-day.ics",
        "webcal://miniature.example.org/events/cancelled-day/cancelled-day.ics",
    } <= links


@pytest.mark.parametrize(
    ("slug", "deadline"),
    [("one-day", "2027-03-05"), ("past-midnight", "2027-02-06"), ("without-end", "2027-01-20")],
)
def test_a_deadline_is_open_data(miniature_site: BuiltSite, slug: str, deadline: str) -> None:
    events = json.loads(miniature_site.read("/events/events.json"))["events"]
    [registration] = [event["registration"] for event in events if event["slug"] == slug]

    assert registration["deadline"] == deadline
    assert _json_ld(_page(miniature_site, slug))["offers"]["validThrough"] == deadline


def _page(site: BuiltSite, slug: str) -> Any:
    return parsed(site.data(f"/events/{slug}/"))


def _card(site: BuiltSite, slug: str) -> Any:
    [card] = [
        article
        for address in site.pages_of("/events/")
        for article in parsed(site.data(address)).iter("article")
        if any(link.get("href") == f"/events/{slug}/" for link in article.iter("a"))
    ]
    return card


def _entry(site: BuiltSite, slug: str) -> Any:
    [entry] = icalendar.Calendar.from_ical(site.data(f"/events/{slug}/{slug}.ics")).walk("VEVENT")
    return entry


def _json_ld(page: Any) -> dict[str, Any]:
    [script] = [script for script in page.iter("script") if script.get("type") == "application/ld+json"]
    node: dict[str, Any] = json.loads(script.text)["@graph"][0]
    return node


def _shown(document: Any, name: str) -> str:
    """The text of what is not hidden and has a class."""
    found = [
        "".join(element.itertext())
        for element in document.iter()
        if name in (element.get("class") or "").split() and element.get("hidden") is None
    ]
    return one_line(" ".join(found))
