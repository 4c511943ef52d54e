"""An event as those who gather structured data read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import PersonOrGroup, Source
from almanac.model.event import Event, EventText, Organizer, Price, Registration, Status
from almanac.model.image import Image
from almanac.model.place import Online, Place
from almanac.model.recurrence import Change, Recurrence
from almanac.model.site import Site
from almanac.model.when import AllDay, MonthOnly, Timed, When
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.structured_data.event import schema_event

URL = "https://group.example"
SITE = Site("Almanac", URL)
LONDON = ZoneInfo("Europe/London")
TEXT = EventText(Source("events/2027/x.md", "events/2027/x"), "en", "X", "What it is.", "/events/x/")
DAYS = AllDay(date(2027, 3, 26), date(2027, 3, 29))
HALL = Place("Hall", "Street 1", "Łódź", "PL", 51.75, 19.45)
HALL_SAID = {
    "@type": "Place",
    "name": "Hall",
    "address": {
        "@type": "PostalAddress",
        "streetAddress": "Street 1",
        "addressLocality": "Łódź",
        "addressCountry": "PL",
    },
    "geo": {"@type": "GeoCoordinates", "latitude": 51.75, "longitude": 19.45},
}
CALL = "https://meet.example"
CALL_SAID = {"@type": "VirtualLocation", "url": CALL}
OPEN = "https://schema.org/InStock"
OPEN_OFFER = {"@type": "Offer", "url": "https://r.example", "availability": OPEN}
EVENT = Event("x", "x@a.org", TEXT, DAYS, "Meetup")


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2027, month, day, hour, minute, tzinfo=LONDON)


def said(event: Event, when: When | None = None, text: EventText = TEXT) -> Any:
    return schema_event(event, when or event.when, text, SITE)


def test_an_event_without_anything_optional_says_nothing_else() -> None:
    assert said(EVENT) == {
        "@type": "Event",
        "@id": f"{URL}/events/x/#event",
        "name": "X",
        "description": "What it is.",
        "url": f"{URL}/events/x/",
        "mainEntityOfPage": f"{URL}/events/x/",
        "startDate": "2027-03-26",
        "endDate": "2027-03-29",
        "eventStatus": "https://schema.org/EventScheduled",
    }


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        pytest.param(DAYS, "2027-03-26", "2027-03-29", id="whole days, the last of them too"),
        pytest.param(AllDay(date(2027, 3, 1), date(2027, 3, 1)), "2027-03-01", "2027-03-01", id="one day"),
        pytest.param(Timed(at(27, 18), at(28, 20)), "2027-03-27T18:00+00:00", "2027-03-28T20:00+01:00",
                     id="over a change of clocks"),
        pytest.param(Timed(at(27, 18)), "2027-03-27T18:00+00:00", None, id="without an end"),
        pytest.param(MonthOnly(date(2027, 3, 1)), "2027-03", None, id="a month without its day"),
    ],
)  # fmt: skip
def test_days_are_days_and_times_have_their_offset(when: When, start: str, end: str | None) -> None:
    node = said(replace(EVENT, when=when))

    assert (node["startDate"], node.get("endDate")) == (start, end)


@pytest.mark.parametrize(
    ("changes", "location", "mode"),
    [
        pytest.param({"place": HALL}, HALL_SAID, "Offline", id="in a place"),
        pytest.param({"online": Online(CALL)}, CALL_SAID, "Online", id="online"),
        pytest.param({"place": HALL, "online": Online(CALL)}, [HALL_SAID, CALL_SAID], "Mixed", id="hybrid"),
        pytest.param({"online": Online()}, CALL_SAID | {"url": "https://group.example/events/x/"}, "Online",
                     id="online, at an address that comes later"),
        pytest.param({"worldwide": True}, None, None, id="worldwide"),
        pytest.param({"worldwide": True, "online": Online(CALL)}, CALL_SAID, None, id="worldwide and online"),
        pytest.param({"place": HALL, "worldwide": True}, HALL_SAID, "Offline", id="here and worldwide"),
        pytest.param({"place": HALL, "online": Online(CALL), "status": Status.MOVED_ONLINE}, CALL_SAID, "Online",
                     id="moved online from a place"),
        pytest.param({"place": HALL, "status": Status.MOVED_ONLINE}, HALL_SAID, "Offline",
                     id="moved online, nobody says where"),
        pytest.param({"place": Place(city="Accra", country="GH")},
                     {"@type": "Place", "name": "Accra",
                      "address": {"@type": "PostalAddress", "addressLocality": "Accra", "addressCountry": "GH"}},
                     "Offline", id="a city"),
        pytest.param({"place": Place("Hall")}, {"@type": "Place", "name": "Hall"}, "Offline", id="a name"),
    ],
)  # fmt: skip
def test_where_it_is_and_how_one_takes_part(changes: dict[str, Any], location: object, mode: str | None) -> None:
    node = said(replace(EVENT, **changes))

    assert node.get("location") == location
    assert node.get("eventAttendanceMode") == (mode and f"https://schema.org/{mode}EventAttendanceMode")


@pytest.mark.parametrize(
    ("status", "previous", "expected", "before"),
    [
        pytest.param(Status.CONFIRMED, (), "EventScheduled", None, id="confirmed"),
        pytest.param(Status.TENTATIVE, (), None, None, id="tentative"),
        pytest.param(Status.CANCELLED, (), "EventCancelled", None, id="cancelled"),
        pytest.param(Status.POSTPONED, (), "EventPostponed", ["2027-03-26"], id="postponed"),
        pytest.param(Status.RESCHEDULED, (date(2026, 3, 1), date(2026, 9, 1)), "EventRescheduled",
                     ["2026-03-01", "2026-09-01"], id="rescheduled twice"),
        pytest.param(Status.MOVED_ONLINE, (), "EventMovedOnline", None, id="moved online"),
    ],
)  # fmt: skip
def test_how_certain_it_is(
    status: Status, previous: tuple[date, ...], expected: str | None, before: list[str] | None
) -> None:
    node = said(replace(EVENT, status=status, previous=previous))

    assert node.get("eventStatus") == (expected and f"https://schema.org/{expected}")
    assert node.get("previousStartDate") == before


@pytest.mark.parametrize(
    ("registration", "offer", "is_free"),
    [
        pytest.param(Registration("https://r.example", date(2027, 3, 1), "Free"),
                     {**OPEN_OFFER, "validThrough": "2027-03-01", "price": 0}, True,
                     id="free"),
        pytest.param(Registration("https://r.example", cost="10 EUR, 5 for members"),
                     {**OPEN_OFFER, "description": "10 EUR, 5 for members"}, None,
                     id="a price in words"),
        pytest.param(Registration(cost=Price(Decimal("12.50"), "EUR")),
                     {"@type": "Offer", "price": 12.5, "priceCurrency": "EUR"}, False, id="a price"),
        pytest.param(Registration(cost=Price(Decimal("500.00"), "KES")),
                     {"@type": "Offer", "price": 500, "priceCurrency": "KES"}, False, id="a whole price"),
        pytest.param(Registration(cost=Price(Decimal(0), "KES")),
                     {"@type": "Offer", "price": 0, "priceCurrency": "KES"}, True, id="a price of nothing"),
        pytest.param(Registration("https://r.example"),
                     OPEN_OFFER, None, id="nothing of a price"),
        pytest.param(Registration(cost="free"), {"@type": "Offer", "price": 0}, True, id="free without an address"),
        pytest.param(Registration(), None, None, id="nothing"),
        pytest.param(None, None, None, id="none"),
    ],
)  # fmt: skip
def test_what_it_costs_is_said_as_far_as_it_is_known(
    registration: Registration | None, offer: object, is_free: bool | None
) -> None:
    node = said(replace(EVENT, registration=registration))

    assert (node.get("offers"), node.get("isAccessibleForFree")) == (offer, is_free)


@pytest.mark.parametrize(
    ("changes", "currency"),
    [
        pytest.param({"place": HALL}, "PLN", id="that of the country"),
        pytest.param({"place": Place(city="Zagreb", country="HR")}, "EUR", id="that of the day"),
        pytest.param({"place": Place("Hall")}, None, id="in no country that is known"),
        pytest.param({"online": Online(CALL)}, None, id="online"),
        pytest.param({"place": HALL, "online": Online(CALL), "status": Status.MOVED_ONLINE}, None,
                     id="not there any more"),
    ],
)  # fmt: skip
def test_what_is_free_costs_nothing_in_the_currency_of_its_place(changes: dict[str, Any], currency: str | None) -> None:
    offer = said(replace(EVENT, registration=Registration(cost="free"), **changes))["offers"]

    assert (offer["price"], offer.get("priceCurrency")) == (0, currency)


@pytest.mark.parametrize(
    ("status", "told", "availability"),
    [
        pytest.param(Status.CONFIRMED, {}, OPEN, id="open"),
        pytest.param(Status.CONFIRMED, {"is_closed": True}, None, id="closed"),
        pytest.param(Status.CONFIRMED, {"is_past": True}, None, id="over"),
        pytest.param(Status.CANCELLED, {}, None, id="cancelled"),
        pytest.param(Status.POSTPONED, {}, None, id="postponed"),
        pytest.param(Status.MOVED_ONLINE, {}, OPEN, id="moved online"),
    ],
)
def test_one_can_register_while_that_is_open(status: Status, told: dict[str, bool], availability: str | None) -> None:
    event = replace(EVENT, status=status, registration=Registration("https://r.example", date(2027, 3, 1)))

    assert schema_event(event, event.when, TEXT, SITE, **told)["offers"].get("availability") == availability  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("changes", "name", "value"),
    [
        pytest.param({"url": "https://own.example"}, "sameAs", "https://own.example", id="its own website"),
        pytest.param({"languages": ("en", "pl")}, "inLanguage", ["en", "pl"], id="spoken languages"),
        pytest.param({"tags": ("a", "b")}, "keywords", ["a", "b"], id="tags"),
        pytest.param({"organizers": (Organizer("A", "https://a.org", "a@a.org"), Organizer("B"))}, "organizer",
                     [{"name": "A", "url": "https://a.org", "email": "a@a.org"}, {"name": "B"}], id="organizers"),
        pytest.param({"organizers": (Organizer("A", kind=PersonOrGroup.PERSON),
                                     Organizer("B", kind=PersonOrGroup.ORGANIZATION))}, "organizer",
                     [{"@type": "Person", "name": "A"}, {"@type": "Organization", "name": "B"}], id="of a kind"),
        pytest.param({"speakers": ("A",)}, "performer", [{"@type": "Person", "name": "A"}], id="speakers"),
        pytest.param({"place": HALL, "accessibility": ("step-free",)}, "location",
                     {**HALL_SAID, "amenityFeature": [
                         {"@type": "LocationFeatureSpecification", "name": "step-free", "value": True}]},
                     id="what helps people"),
        pytest.param({"series": "Days"}, "superEvent",
                     {"@type": "EventSeries", "@id": f"{URL}/events/series/days/", "name": "Days",
                      "url": f"{URL}/events/series/days/"}, id="series"),
    ],
)  # fmt: skip
def test_what_an_event_has_it_says(changes: dict[str, Any], name: str, value: object) -> None:
    assert said(replace(EVENT, **changes))[name] == value


@pytest.mark.parametrize(
    ("is_past", "told"),
    [
        (
            True,
            (
                [
                    {"@type": "CreativeWork", "url": f"{URL}/2027/04/01/tale/"},
                    {"@type": "ImageGallery", "url": "https://photos.example"},
                ],
                [{"@type": "CreativeWork", "url": "https://video.example"}],
            ),
        ),
        (False, (None, None)),
    ],
)
def test_what_is_left_is_told_once_it_is_over(is_past: bool, told: tuple[object, object]) -> None:
    event = replace(
        EVENT, report=("/2027/04/01/tale/",), recordings=("https://video.example",), photos=("https://photos.example",)
    )
    node = schema_event(event, event.when, TEXT, SITE, is_past=is_past)

    assert (node.get("subjectOf"), node.get("recordedIn")) == told


def test_a_translation_tells_of_the_same_event_in_its_own_words() -> None:
    image = Image("/images/x.png", "A hall", "Ewa", "CC0")
    words = replace(TEXT, lang="ar", title="س", address="/ar/events/x/", image_alt="قاعة")
    node = said(replace(EVENT, image=image, translations=(words,)), text=words)

    assert (node["@id"], node["url"]) == (f"{URL}/events/x/#event", f"{URL}/ar/events/x/")
    assert (node["name"], node["image"]["description"]) == ("س", "قاعة")


WEEKLY = replace(
    EVENT,
    when=Timed(at(2, 18), at(2, 20)),
    place=HALL,
    recurrence=Recurrence(
        read_rrule("FREQ=WEEKLY;BYDAY=TU"),
        added=(at(13, 10),),
        changes=(
            Change(date(2027, 3, 9), Timed(at(10, 19), at(10, 21)), place=Place("Library")),
            Change(date(2027, 3, 16), Timed(at(16, 18), at(16, 20)), cancelled=True),
            Change(date(2027, 3, 23), Timed(at(23, 18), at(23, 20)), online=Online(CALL)),
        ),
    ),
)


def test_a_recurring_event_begins_at_its_next_occurrence_where_that_is() -> None:
    usual, moved = said(WEEKLY, Timed(at(30, 18), at(30, 20))), said(WEEKLY, Timed(at(10, 19), at(10, 21)))

    assert (usual["startDate"], usual["location"]) == ("2027-03-30T18:00+01:00", HALL_SAID)
    assert (moved["startDate"], moved["location"]) == (
        "2027-03-10T19:00+00:00",
        {"@type": "Place", "name": "Library"},
    )
    assert usual["eventSchedule"]["exceptDate"] == ["2027-03-09", "2027-03-16", "2027-03-23"]


def test_what_departs_from_the_rule_is_an_event_within_it() -> None:
    found = [
        (one["startDate"], one["endDate"], one["eventStatus"].rpartition("/")[2], one["eventAttendanceMode"][19:25],
         one.get("previousStartDate"))
        for one in said(WEEKLY)["subEvent"]
    ]  # fmt: skip

    assert found == [
        ("2027-03-13T10:00+00:00", "2027-03-13T12:00+00:00", "EventScheduled", "Offlin", None),
        ("2027-03-10T19:00+00:00", "2027-03-10T21:00+00:00", "EventRescheduled", "Offlin", "2027-03-09T18:00+00:00"),
        ("2027-03-16T18:00+00:00", "2027-03-16T20:00+00:00", "EventCancelled", "Offlin", None),
        ("2027-03-23T18:00+00:00", "2027-03-23T20:00+00:00", "EventScheduled", "MixedE", None),
    ]


def test_days_that_are_added_last_as_long_as_the_first() -> None:
    event = replace(EVENT, recurrence=Recurrence(read_rrule("FREQ=YEARLY"), added=(date(2027, 6, 1),)))

    [added] = said(event)["subEvent"]

    assert (added["startDate"], added["endDate"]) == ("2027-06-01", "2027-06-04")
