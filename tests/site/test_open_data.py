"""Open data as a program reads it that knows only the formats."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest
from built.pages import BuiltSite

GEOJSON = ["/events/events.geojson", "/events/archive.geojson"]
JSON = ["/events/events.json", "/events/archive.json"]


@pytest.mark.parametrize("address", GEOJSON)
def test_geojson_has_points_within_the_world(any_site: BuiltSite, address: str) -> None:
    document = json.loads(any_site.read(address))
    shapes = {(feature["type"], feature["geometry"]["type"]) for feature in document["features"]}
    points = [feature["geometry"]["coordinates"] for feature in document["features"]]

    assert document["type"] == "FeatureCollection"
    assert shapes == {("Feature", "Point")}
    assert [point for point in points if not (-180 <= point[0] <= 180 and -90 <= point[1] <= 90)] == []


def test_longitude_stands_before_latitude(miniature_site: BuiltSite) -> None:
    nairobi = _features(miniature_site, "/events/events.geojson")["one-day@miniature.example.org"]

    assert nairobi["geometry"]["coordinates"] == [36.8219, -1.2921]


@pytest.mark.parametrize("address", GEOJSON)
def test_a_point_stands_for_one_event_with_an_identity(any_site: BuiltSite, address: str) -> None:
    features = json.loads(any_site.read(address))["features"]

    assert len({feature["id"] for feature in features}) == len(features)


def test_the_map_shows_what_comes_and_the_archive_all(miniature_site: BuiltSite) -> None:
    coming = set(_features(miniature_site, "/events/events.geojson"))
    whole = set(_features(miniature_site, "/events/archive.geojson"))

    assert coming < whole
    assert {"venue-spring@miniature.example.org", "venue-autumn@miniature.example.org"} <= coming
    assert {"last-spring@miniature.example.org", "long-over@miniature.example.org"} <= whole - coming


def test_a_repeated_event_is_one_point_with_its_next_occurrence(miniature_site: BuiltSite) -> None:
    sunday = _features(miniature_site, "/events/events.geojson")["monthly-sunday@miniature.example.org"]

    assert sunday["properties"]["start"] == "2027-02-14T14:00:00-05:00"


@pytest.mark.parametrize("address", [*GEOJSON, *JSON])
def test_a_file_says_whose_it_is_and_under_which_licence(any_site: BuiltSite, address: str) -> None:
    document = json.loads(any_site.read(address))

    assert document["license"] == "CC BY-SA 4.0"
    assert document["source"] == any_site.absolute("/")
    assert document["attribution"]


@pytest.mark.parametrize("address", JSON)
def test_times_have_an_offset_and_whole_days_have_none(any_site: BuiltSite, address: str) -> None:
    events = json.loads(any_site.read(address))["events"]
    days = [event for event in events if event["all_day"]]
    times = [event for event in events if event["all_day"] is False]

    assert [date.fromisoformat(event["start"]) > date.fromisoformat(event["end"]) for event in days].count(True) == 0
    assert [event["slug"] for event in times if datetime.fromisoformat(event["start"]).utcoffset() is None] == []
    assert [event["slug"] for event in times if not event["timezone"]] == []


def test_every_fact_of_an_entry_is_there(miniature_site: BuiltSite) -> None:
    event = _events(miniature_site, "/events/events.json")["one-day"]

    assert event["title"] == "One whole day"
    assert (event["start"], event["end"], event["all_day"]) == ("2027-03-10", "2027-03-10", True)
    assert event["place"] == {
        "name": "Hall of the north",
        "address": "1 Test Street",
        "city": "Nairobi",
        "country": "KE",
        "latitude": -1.2921,
        "longitude": 36.8219,
    }
    assert event["registration"] == {"url": "https://example.org/register/", "deadline": "2027-03-05", "cost": "free"}
    assert event["languages"] == ["en", "sw"]
    assert event["tags"] == ["testing", "C++"]


@pytest.mark.parametrize("address", [*GEOJSON, *JSON])
def test_no_file_gives_away_an_address_of_electronic_mail(miniature_site: BuiltSite, address: str) -> None:
    assert "@example.org" not in miniature_site.read(address)


def test_translations_and_changes_are_there(miniature_site: BuiltSite) -> None:
    events = _events(miniature_site, "/events/archive.json")
    [translation] = events["several-days"]["translations"]

    assert (translation["lang"], translation["title"]) == ("ar", "أيام كاملة عدة")
    assert [change["date"] for change in events["weekly-meeting"]["changes"]] == [
        "2027-02-02",
        "2027-02-16",
        "2027-02-18",
    ]


def test_every_address_in_open_data_resolves(any_site: BuiltSite) -> None:
    addresses = [event["url"] for name in JSON for event in json.loads(any_site.read(name))["events"]]

    assert [fault for one in addresses if (fault := any_site.fault_of(one, "https://a-reader.example/"))] == []


def _features(site: BuiltSite, address: str) -> dict[str, Any]:
    return {feature["id"]: feature for feature in json.loads(site.read(address))["features"]}


def _events(site: BuiltSite, address: str) -> dict[str, Any]:
    return {event["slug"]: event for event in json.loads(site.read(address))["events"]}
