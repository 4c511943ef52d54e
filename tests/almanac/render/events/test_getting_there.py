"""How to get to an event."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Status
from almanac.model.place import Online, Place
from almanac.model.site import Site
from almanac.model.when import AllDay
from almanac.render.events.getting_there import place_view
from almanac.render.events.listing import ListedEvent
from almanac.render.map.locator import Coastline
from almanac.render.views.event_page import PlaceView

NOWHERE = Coastline(b'{"features": []}')
DAY = AllDay(date(2027, 1, 30), date(2027, 1, 30))


def view(place: Place, **facts: object) -> PlaceView:
    text = EventText(Source("events/x.md", "events/x"), "en", "X", "What it is.", "/events/x/")
    event = Event("x", "x@a.org", text, DAY, "Meetup", place=place, **facts)  # type: ignore[arg-type]
    listed = ListedEvent(event, DAY, is_past=datetime(2027, 1, 1, tzinfo=UTC).year < 2027)
    return place_view(listed, place, Site("Almanac", "https://a.example"), "en", NOWHERE)


def test_a_point_is_for_programs_and_for_a_page_of_openstreetmap() -> None:
    found = view(Place("A hall (old)", "Street 1", "Nairobi", "KE", -1.2921, 36.82))

    assert found.geo == "geo:-1.2921,36.82?q=-1.2921,36.82(A%20hall%20%5Bold%5D)"
    assert found.openstreetmap == "https://www.openstreetmap.org/?mlat=-1.2921&mlon=36.82#map=17/-1.2921/36.82"
    assert found.line == "A hall (old), Street 1, Nairobi, Kenya"
    assert found.map_address == "/events/map/#x"


@pytest.mark.parametrize(
    ("place", "address"),
    [
        pytest.param(
            Place("Hall & room", "", "Łódź", "PL"),
            "https://www.openstreetmap.org/search?query=Hall+%26+room%2C+%C5%81%C3%B3d%C5%BA%2C+PL",
            id="a name in a town",
        ),
        pytest.param(
            Place("", "Street 1", "Accra", "GH"),
            "https://www.openstreetmap.org/search?query=Street+1%2C+Accra%2C+GH",
            id="a street",
        ),
        pytest.param(Place("", "", "Accra", "GH"), "", id="a town alone"),
        pytest.param(Place("A hall"), "", id="a name alone"),
    ],
)
def test_without_a_point_the_address_is_looked_for(place: Place, address: str) -> None:
    found = view(place)

    assert (found.openstreetmap, found.geo, found.map_address, found.locator) == (address, "", "", "")


def test_degrees_have_no_exponent() -> None:
    assert view(Place("A buoy", "", "", "", 0.00001, -0.5)).geo.startswith("geo:0.00001,-0.5?q=")


def test_nobody_is_led_to_where_it_was_to_be() -> None:
    found = view(
        Place("A hall", "", "Accra", "GH", 5.5, -0.2), status=Status.MOVED_ONLINE, online=Online("https://a.org/")
    )

    assert (found.geo, found.locator, found.map_address) == ("", "", "")
