"""Venues of The Events Calendar, as places."""

from __future__ import annotations

from typing import Any

import pytest
from exports import Item, event, planned


def place(name: str = "Hall", **meta: Any) -> object:
    venue = Item(40, name, type="tribe_venue", meta={f"_Venue{key}": value for key, value in meta.items()})
    [entry] = planned(venue, event(1, meta={"_EventVenueID": "40"}))
    return entry.fields.get("place")


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        pytest.param(
            {"Country": "United States", "StateProvince": "IL", "Zip": "62701"},
            {"address": "IL 62701", "country": "US"},
            id="a state",
        ),
        pytest.param({"Country": "pl"}, {"country": "PL"}, id="a code"),
        pytest.param({"Country": "Deutschland"}, {"country": "DE"}, id="its own name"),
        pytest.param(
            {"Country": "Atlantis", "Address": "1 Sea Rd"},
            {"address": "1 Sea Rd, Atlantis"},
            id="a country that nobody knows",
        ),
        pytest.param({"Lat": "0", "Lng": "0"}, {}, id="no coordinates, as the plugin writes it"),
        pytest.param({"Lat": "50.1"}, {}, id="half of them"),
        pytest.param({"Lat": "95", "Lng": "19"}, {}, id="such as there are not"),
        pytest.param(
            {"Lat": "-33.4", "Lng": "-70.6"}, {"latitude": "-33.4", "longitude": "-70.6"}, id="in the south and west"
        ),
        pytest.param(
            {"City": "Łódź", "Province": "Łódź"}, {"city": "Łódź"}, id="a region that is called like its town"
        ),
    ],
)
def test_where_it_is(meta: dict[str, Any], expected: dict[str, str]) -> None:
    assert place(**meta) == {"name": "Hall", **expected}


def test_a_venue_whose_name_is_an_address_of_somebody_has_none() -> None:
    assert place("ann@example.org", City="Leeds") == {"city": "Leeds"}
