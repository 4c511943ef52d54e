"""Events that pages tell programs of."""

from __future__ import annotations

import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.site import Site
from almanac.read.fault import Fault
from almanac.read.from_elsewhere.json_ld import events_of_page, read_event_of_page

SITE = Site("Group", "https://group.example", zone=ZoneInfo("Europe/Warsaw"), event_categories={"Walk": "#2a6f5e"})
WALK: dict[str, Any] = {
    "@context": "https://schema.org", "@type": "Event", "name": "River &amp; walk",
    "startDate": "2027-05-08T14:00:00+02:00", "endDate": "2027-05-08T16:00:00+02:00",
    "description": "<p>We walk along the river.</p> And back.",
    "location": {"@type": "Place", "name": "City library",
                 "address": {"@type": "PostalAddress", "streetAddress": "Rynek 1", "addressLocality": "Katowice",
                             "addressCountry": "PL"},
                 "geo": {"latitude": 50.26, "longitude": "19.02"}},
    "url": "https://example.org/walk", "inLanguage": ["pl", "EN"],
    "organizer": {"@type": "Person", "name": "Ada", "email": "ada@example.org"},
}  # fmt: skip


def page(*scripts: object) -> str:
    inside = "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in scripts)
    return f"<!doctype html><html><head><title>x</title>{inside}</head><body>x</body></html>"


def read(event: dict[str, Any]) -> dict[str, str]:
    (found,) = events_of_page(page(event))
    return dict(read_event_of_page(found, SITE).values)


def times(**changed: Any) -> tuple[str, ...]:
    values = read({**WALK, **changed})
    return tuple(values.get(field, "") for field in ("start", "end", "timezone"))


def test_what_a_page_says_of_an_event() -> None:
    assert read(WALK) == {
        "title": "River & walk", "start": "2027-05-08 14:00", "timezone": "Europe/Warsaw", "end": "16:00",
        "summary": "We walk along the river. And back.", "place.name": "City library", "place.address": "Rynek 1",
        "place.city": "Katowice", "place.country": "PL", "place.latitude": "50.26", "place.longitude": "19.02",
        "url": "https://example.org/walk", "languages": "pl, en",
    }  # fmt: skip


IN = {"@type": "Place", "name": "Hall", "address": {"addressCountry": ""}}


def place(country: str) -> dict[str, Any]:
    return {**IN, "address": {"addressCountry": country}}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"startDate": "2027-05-08", "endDate": "2027-05-10"}, ("2027-05-08", "2027-05-10", "")),
        ({"startDate": "2027-05-08", "endDate": "2027-05-08"}, ("2027-05-08", "", "")),
        ({"startDate": "2027-05-08T12:00:00Z", "endDate": "2027-05-08T14:00:00Z"},
         ("2027-05-08 14:00", "16:00", "Europe/Warsaw")),
        ({"startDate": "2027-05-08T14:00", "endDate": ""}, ("2027-05-08 14:00", "", "Europe/Warsaw")),
        ({"location": place("US"), "startDate": "2027-05-08T14:00:00-04:00", "endDate": ""},
         ("2027-05-08 14:00", "", "")),
        ({"location": place("US"), "startDate": "2027-05-08T14:00", "endDate": ""}, ("2027-05-08 14:00", "", "")),
        # An offset that the country does not have then is no local time of it.
        ({"startDate": "2027-05-08T14:00:00+01:00", "endDate": ""}, ("2027-05-08 14:00", "", "")),
        ({"location": place("KE"), "startDate": "2027-05-08T14:00:00+03:00", "endDate": "2027-05-09T01:00:00+03:00"},
         ("2027-05-08 14:00", "2027-05-09 01:00", "Africa/Nairobi")),
        ({"location": {"@type": "VirtualLocation", "url": "https://meet.example.org"}},
         ("2027-05-08 14:00", "16:00", "Europe/Warsaw")),
    ],
)  # fmt: skip
def test_when_it_is(changed: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert times(**changed) == expected


@pytest.mark.parametrize(
    ("location", "values"),
    [
        ("City library, Rynek 1, Poland",
         {"place.name": "City library", "place.address": "Rynek 1", "place.country": "PL"}),
        ("https://meet.example.org", {"online": "https://meet.example.org"}),
        ([{"@type": "VirtualLocation", "url": "https://meet.example.org"}, {"@type": "Place", "name": "Hall"}],
         {"online": "https://meet.example.org", "place.name": "Hall"}),
        ({"@type": "Place", "name": "Hall", "address": "Rynek 1, Katowice, Polska"},
         {"place.name": "Hall", "place.address": "Rynek 1, Katowice", "place.country": "PL"}),
        ({"@type": "VirtualLocation"}, {"online": "later"}),
        ({"@type": "VirtualLocation", "url": f"{WALK['url']}/"}, {"online": "later"}),
        (None, {}),
    ],
)  # fmt: skip
def test_where_it_is(location: object, values: dict[str, str]) -> None:
    found = read({**WALK, "location": location})
    assert {field: value for field, value in found.items() if field.startswith(("place", "online"))} == values


def test_what_one_can_join_says_so_where_it_does_not_say_how() -> None:
    found = read({**WALK, "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode"})
    assert (found["online"], found["place.name"]) == ("later", "City library")


@pytest.mark.parametrize(
    "scripts",
    [[{"@graph": [{"@type": "WebPage"}, WALK]}], [[WALK]], [{**WALK, "@type": ["Thing", "MusicEvent"]}],
     [{"@type": "Organization", "event": WALK}]],
)  # fmt: skip
def test_an_event_is_found_wherever_it_stands(scripts: list[Any]) -> None:
    assert [event["name"] for event in events_of_page(page(*scripts))] == ["River &amp; walk"]


def test_a_part_of_an_event_is_none_of_its_own_and_json_is_a_page_too() -> None:
    festival = {**WALK, "@type": "Festival", "subEvent": [WALK, WALK]}
    assert len(events_of_page(page(festival))) == 1
    assert len(events_of_page(json.dumps(WALK))) == 1


@pytest.mark.parametrize(
    "text",
    ["", "<html>", '<script type="application/ld+json">{"@type": "Event", </script>', "[" * 100_000, "<" * 10_000,
     page({"@type": {"x": 1}}, 7, None, "Event"), f'<script type="application/ld+json">{"[" * 5000}</script>'],
)  # fmt: skip
def test_what_is_broken_or_without_end_has_none(text: str) -> None:
    assert events_of_page(text) == []


LEAVES = (
    st.none() | st.integers() | st.text(max_size=20) | st.sampled_from(["2027-05-08", "Event", "https://x.example"])
)
KEYS = st.sampled_from([*WALK, "address", "geo", "latitude", "@value"])
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=20
)


@given(st.dictionaries(st.sampled_from([*WALK]), JSON))
def test_whatever_a_page_says_becomes_text_or_a_fault(event: dict[str, Any]) -> None:
    try:
        found = read_event_of_page({**event, "@type": "Event"}, SITE)
    except Fault:
        return
    assert all(isinstance(value, str) and value for value in found.values.values())


def test_what_is_cancelled_says_so() -> None:
    values = read({**WALK, "eventStatus": "https://schema.org/EventCancelled"})
    assert (values["status"], values["status_note"]) == ("cancelled", "No reason was given at the source.")
