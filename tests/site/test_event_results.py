"""What Google's results for events and articles ask of structured data, as its documentation has it in 2026.

developers.google.com/search/docs/appearance/structured-data/event and .../article: what it requires and recommends is
the schemas below; what an entry does not have nobody may make up.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

import extruct
import pytest
from built.pages import BuiltSite
from jsonschema import Draft202012Validator
from rdflib import Graph, Namespace, URIRef

SCHEMA = Namespace("https://schema.org/")
TEXT = {"type": "string", "minLength": 1}
URL = {"type": "string", "pattern": "^https?://[^ ]+$"}
# A day or a month, or a time with its offset: one without would be taken for the searcher's own.
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z))?)?$"}
ADDRESS = {
    "type": "object",
    "required": ["@type"],
    "properties": {
        "@type": {"const": "PostalAddress"},
        "streetAddress": TEXT,
        "addressLocality": TEXT,
        "addressCountry": {"type": "string", "pattern": "^[A-Z]{2}$"},
    },
}
LOCATION = {
    "type": "object",
    "required": ["@type"],
    "properties": {"@type": {"enum": ["Place", "VirtualLocation"]}, "name": TEXT, "address": ADDRESS, "url": URL},
    "if": {"properties": {"@type": {"const": "Place"}}},
    "then": {"required": ["name"]},
    "else": {"required": ["url"]},
}
SOMEBODY = {
    "type": "object",
    "required": ["name"],
    "properties": {"@type": {"enum": ["Person", "Organization"]}, "name": TEXT, "url": URL},
}
IMAGE = {
    "type": "object",
    "required": ["@type", "url"],
    "properties": {"@type": {"const": "ImageObject"}, "url": URL},
}
STATES = ["EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled", "EventMovedOnline"]
OFFER = {
    "type": "object",
    "required": ["@type"],
    "properties": {
        "@type": {"const": "Offer"},
        "url": URL,
        "price": {"type": "number", "minimum": 0},
        "priceCurrency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "availability": {"enum": [str(SCHEMA[word]) for word in ("InStock", "SoldOut", "PreOrder")]},
        "validFrom": MOMENT,
    },
    # A price of something is of a currency.
    "if": {"properties": {"price": {"exclusiveMinimum": 0}}, "required": ["price"]},
    "then": {"required": ["priceCurrency"]},
}
EVENT = {
    "type": "object",
    "required": ["@type", "name", "startDate", "description", "url"],
    "properties": {
        "@type": {"const": "Event"},
        "name": TEXT,
        "description": TEXT,
        "startDate": MOMENT,
        "endDate": MOMENT,
        "previousStartDate": {"type": "array", "items": MOMENT, "minItems": 1},
        "eventStatus": {"enum": [str(SCHEMA[word]) for word in STATES]},
        "eventAttendanceMode": {
            "enum": [str(SCHEMA[f"{word}EventAttendanceMode"]) for word in ("Offline", "Online", "Mixed")]
        },
        "location": {"oneOf": [LOCATION, {"type": "array", "items": LOCATION, "minItems": 2}]},
        "offers": OFFER,
        "organizer": {"type": "array", "items": SOMEBODY, "minItems": 1},
        "performer": {"type": "array", "items": SOMEBODY, "minItems": 1},
        "image": IMAGE,
    },
    "if": {"properties": {"eventStatus": {"const": str(SCHEMA.EventRescheduled)}}, "required": ["eventStatus"]},
    "then": {"required": ["previousStartDate"]},
}
ARTICLE = {
    "type": "object",
    "required": ["@type", "headline", "datePublished", "author"],
    "properties": {
        "@type": {"enum": ["Article", "OpinionNewsArticle", "BlogPosting", "NewsArticle"]},
        "headline": TEXT,
        "datePublished": MOMENT,
        "dateModified": MOMENT,
        "author": {"type": "array", "items": {**SOMEBODY, "required": ["name", "url"]}, "minItems": 1},
        "image": IMAGE,
    },
}


def node_of(site: BuiltSite, address: str) -> dict[str, Any]:
    """What a page is about, as a gatherer of structured data reads it."""
    [found] = extruct.extract(site.data(address), syntaxes=["json-ld"], errors="strict")["json-ld"]
    node: dict[str, Any] = found["@graph"][0]
    return node


def events(site: BuiltSite) -> Iterator[tuple[dict[str, Any], str]]:
    """Each event of the archive with each of the pages that tell of it."""
    for event in json.loads(site.read("/events/archive.json"))["events"]:
        for text in (event, *event["translations"]):
            yield event, unquote(urlsplit(text["url"]).path)


def faults(schema: dict[str, Any], node: dict[str, Any], address: str) -> list[str]:
    return [
        f"{address}: {fault.json_path}: {fault.message}" for fault in Draft202012Validator(schema).iter_errors(node)
    ]


def test_what_is_said_of_an_event_is_said_as_its_results_want_it(own_site: BuiltSite) -> None:
    found = [fault for _, where in events(own_site) for fault in faults(EVENT, node_of(own_site, where), where)]

    assert found == []


def test_all_that_an_entry_has_of_what_they_recommend_is_there(own_site: BuiltSite) -> None:
    missing = [
        (where, sorted(wanted(event) ^ (node_of(own_site, where).keys() & ASKED))) for event, where in events(own_site)
    ]

    assert [(where, names) for where, names in missing if names] == []


ASKED = {"location", "offers", "organizer", "performer", "previousStartDate", "eventStatus"}


def wanted(event: dict[str, Any]) -> set[str]:
    """What an event has to say, by what the open data know of it."""
    register = event["registration"] or {}
    has = {
        "location": event["place"] or event["online"],
        "offers": any(register.values()),
        "organizer": event["organizers"],
        "performer": event["speakers"],
        "previousStartDate": event["previous_start"] or event["status"] == "postponed",
        "eventStatus": event["status"] != "tentative",
    }
    return {name for name, value in has.items() if value}


def test_what_comes_has_a_picture(own_site: BuiltSite) -> None:
    coming = json.loads(own_site.read("/events/events.json"))["events"]
    pages = [unquote(urlsplit(event["url"]).path) for event in coming]

    assert pages
    assert [where for where in pages if "image" not in node_of(own_site, where)] == []


@pytest.mark.parametrize(
    ("slug", "location", "mode"),
    [
        pytest.param("one-day", ["Place"], "Offline", id="at a place"),
        pytest.param("online-only", ["VirtualLocation"], "Online", id="online"),
        pytest.param("hybrid-meetup", ["Place", "VirtualLocation"], "Mixed", id="both"),
        pytest.param("under-way", [], None, id="everywhere is no place"),
    ],
)
def test_where_one_goes(miniature_site: BuiltSite, slug: str, location: list[str], mode: str | None) -> None:
    node = node_of(miniature_site, f"/events/{slug}/")
    places = node.get("location", [])

    assert [place["@type"] for place in (places if isinstance(places, list) else [places])] == location
    assert node.get("eventAttendanceMode") == (mode and str(SCHEMA[f"{mode}EventAttendanceMode"]))


def test_stories_say_what_results_for_articles_want(own_site: BuiltSite) -> None:
    stories = [page.address for page in own_site.pages.values() if page.address[1:5].isdigit() and not page.redirects]
    found = [fault for where in stories for fault in faults(ARTICLE, node_of(own_site, where), where)]

    assert (bool(stories), found) == (True, [])


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # which rdflib uses itself
def test_who_reads_json_ld_as_statements_finds_them(miniature_site: BuiltSite) -> None:
    """The context is not fetched: its terms are those of the vocabulary."""
    found = extruct.extract(miniature_site.data("/events/one-day/"), syntaxes=["json-ld"], errors="strict")["json-ld"]
    graph = Graph().parse(data=json.dumps({**found[0], "@context": {"@vocab": str(SCHEMA)}}), format="json-ld")
    event = URIRef(f"{miniature_site.absolute('/events/one-day/')}#event")
    place = graph.value(event, SCHEMA.location)

    assert str(graph.value(event, SCHEMA.startDate)) == "2027-03-10"
    assert str(graph.value(graph.value(place, SCHEMA.address), SCHEMA.addressCountry)) == "KE"
