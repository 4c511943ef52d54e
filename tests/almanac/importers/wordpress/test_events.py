"""Events of The Events Calendar as planned entries."""

from __future__ import annotations

from typing import Any

import pytest
from exports import BASE, MARK, Item, event, only, planned

from almanac.importers.plan import Account
from almanac.importers.wordpress.events import HIDDEN_ADDRESS, NO_ADDRESS, NO_START
from almanac.read.values.links import LATER

HALL = Item(
    40,
    "Town Hall",
    type="tribe_venue",
    slug="town-hall",
    meta={
        "_VenueAddress": "Main St 1",
        "_VenueCity": "Katowice",
        "_VenueCountry": "Poland",
        "_VenueZip": "40-001",
        "_VenueLat": "50.26",
        "_VenueLng": "19.02",
        "_VenuePhone": MARK,
    },
)
FRIENDS = Item(
    41,
    "River Friends",
    type="tribe_organizer",
    slug="river-friends",
    meta={"_OrganizerWebsite": "river.example/us", "_OrganizerEmail": f"{MARK}@x.org", "_OrganizerPhone": MARK},
)


def fields(**meta: Any) -> dict[str, Any]:
    return dict(only(event(1, meta=meta)).fields)


def test_an_event_with_all_that_it_can_have() -> None:
    item = event(
        1,
        title="Walk",
        slug="walk",
        content="One\ntwo",
        date="2027-01-02 10:00:00",
        terms=[
            ("tribe_events_cat", "walks", "Walks"),
            ("tribe_events_cat", "long", "Long"),
            ("post_tag", "river", "River"),
        ],
        meta={
            "_EventVenueID": "40",
            "_EventOrganizerID": ["41", "41", "99"],
            "_EventURL": "https://walk.example",
            "_EventCost": "12.50",
            "_EventCurrencySymbol": "€",
            "discourse_topic_id": "7",
        },
    )

    [entry] = planned(HALL, FRIENDS, item)

    assert (entry.kind, entry.slug, entry.html()) == ("event", "walk", "<p>One<br />\ntwo</p>\n")
    assert entry.old_addresses == ("/event/walk/", "/?p=1")
    assert entry.fields == {
        "title": "Walk",
        "start": "2027-06-05 14:00",
        "end": "2027-06-05 16:00",
        "timezone": "Europe/Warsaw",
        "category": "Walks",
        "tags": ["Long", "River"],
        "place": {
            "name": "Town Hall",
            "address": "Main St 1, 40-001",
            "city": "Katowice",
            "country": "PL",
            "latitude": "50.26",
            "longitude": "19.02",
        },
        "url": "https://walk.example",
        "registration": {"cost": {"amount": "12.50", "currency": "EUR"}},
        "organizers": [{"name": "River Friends", "url": "https://river.example/us"}],
        "discussion": 7,
        "announced": "2027-01-02",
        "uid": "1-1812204000-1812211200@old.example.org",
    }


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        pytest.param({"_EventAllDay": "yes"}, ("2027-06-05", None, None), id="a whole day"),
        pytest.param(
            {"_EventAllDay": "yes", "_EventEndDate": "2027-06-06 23:59:59"},
            ("2027-06-05", "2027-06-06", None),
            id="two of them",
        ),
        pytest.param(
            {"_EventEndDate": "2027-06-05 14:00:00"},
            ("2027-06-05 14:00", None, "Europe/Warsaw"),
            id="an end that is the start",
        ),
        pytest.param({"_EventEndDate": ""}, ("2027-06-05 14:00", None, "Europe/Warsaw"), id="no end"),
        pytest.param(
            {"_EventTimezone": "UTC+2"}, ("2027-06-05 14:00", "2027-06-05 16:00", "UTC+02:00"), id="an offset"
        ),
        pytest.param(
            {"_EventTimezone": "UTC-3.5"},
            ("2027-06-05 14:00", "2027-06-05 16:00", "UTC-03:30"),
            id="an offset with half an hour",
        ),
        pytest.param(
            {"_EventTimezone": "UTC+5:45"},
            ("2027-06-05 14:00", "2027-06-05 16:00", "UTC+05:45"),
            id="an offset with minutes",
        ),
        pytest.param(
            {"_EventTimezone": "UTC+0"}, ("2027-06-05 14:00", "2027-06-05 16:00", "UTC"), id="no offset from UTC"
        ),
        pytest.param(
            {"_EventTimezone": "", "_EventStartDateUTC": "2027-06-05 11:00:00"},
            ("2027-06-05 14:00", "2027-06-05 16:00", "UTC+03:00"),
            id="no zone, but the time in UTC",
        ),
        pytest.param({"_EventTimezone": ""}, ("2027-06-05 14:00", "2027-06-05 16:00", None), id="no zone at all"),
    ],
)
def test_when_it_is(meta: dict[str, Any], expected: tuple[str | None, ...]) -> None:
    found = fields(**meta)

    assert tuple(found.get(name) for name in ("start", "end", "timezone")) == expected


@pytest.mark.parametrize("start", ["", "0000-00-00 00:00:00", "2027-02-31 10:00:00", "soon"])
def test_an_event_without_a_start_is_named_and_stays_out(start: str) -> None:
    account = Account()

    assert planned(event(1, start), account=account) == []
    assert account.left_out == {NO_START: 1}


@pytest.mark.parametrize(
    ("meta", "cost"),
    [
        pytest.param({"_EventCost": "0"}, "free", id="nothing"),
        pytest.param({"_EventCost": "Free"}, "free", id="nothing, in a word"),
        pytest.param(
            {"_EventCost": "10", "_EventCurrencyCode": "USD", "_EventCurrencySymbol": "$"},
            {"amount": "10", "currency": "USD"},
            id="an amount with a code",
        ),
        pytest.param(
            {"_EventCost": "7,50", "_EventCurrencySymbol": "&euro;"},
            {"amount": "7.50", "currency": "EUR"},
            id="an amount with a comma",
        ),
        pytest.param(
            {"_EventCost": "10", "_EventCurrencySymbol": "$", "_EventCurrencyPosition": "prefix"},
            "$10",
            id="a sign that several currencies have",
        ),
        pytest.param(
            {"_EventCost": "10 - 25", "_EventCurrencySymbol": "€", "_EventCurrencyPosition": "suffix"},
            "10 - 25 €",
            id="from and to",
        ),
        pytest.param({"_EventCost": "By donation"}, "By donation", id="words"),
        pytest.param({"_EventCost": "10"}, "10", id="a number alone"),
        pytest.param({}, None, id="not said"),
    ],
)
def test_what_it_costs(meta: dict[str, Any], cost: object) -> None:
    assert fields(**meta).get("registration", {}).get("cost") == cost


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        pytest.param(
            {"_tribe_events_status": "canceled", "_tribe_events_status_reason": "<p>Rain.</p>"},
            ("cancelled", "Rain."),
            id="cancelled",
        ),
        pytest.param({"_tribe_events_status": "postponed"}, ("postponed", None), id="postponed, without a reason"),
        pytest.param({"_tribe_events_status": "scheduled"}, (None, None), id="as planned"),
        pytest.param(
            {"_tribe_events_control_status": "canceled", "_tribe_events_control_status_canceled_reason": "Rain."},
            ("cancelled", "Rain."),
            id="by the extension",
        ),
        pytest.param(
            {"_tribe_events_control_status": "moved-online"}, (None, None), id="moved online, nobody says where to"
        ),
    ],
)
def test_whether_it_takes_place(meta: dict[str, Any], expected: tuple[str | None, ...]) -> None:
    assert tuple(fields(**meta).get(name) for name in ("status", "status_note")) == expected


VIRTUAL = {"_tribe_events_is_virtual": "yes", "_tribe_events_virtual_url": "https://meet.example/hall"}
SHOWN = "_tribe_events_virtual_show_embed_to"


@pytest.mark.parametrize(
    ("meta", "online", "notes"),
    [
        pytest.param(VIRTUAL, "https://meet.example/hall", (), id="for everybody"),
        pytest.param(VIRTUAL | {SHOWN: {0: "all"}}, "https://meet.example/hall", (), id="for everybody, as it says"),
        pytest.param(VIRTUAL | {SHOWN: {0: "logged-in"}}, LATER, (HIDDEN_ADDRESS,), id="for members"),
        pytest.param(VIRTUAL | {SHOWN: "ticket-holders"}, LATER, (HIDDEN_ADDRESS,), id="for those who have a ticket"),
        pytest.param(VIRTUAL | {"_tribe_events_virtual_url": ""}, LATER, (NO_ADDRESS,), id="without an address"),
        pytest.param({"_tribe_events_virtual_url": "https://meet.example"}, None, (), id="not online"),
    ],
)
def test_where_to_join(meta: dict[str, Any], online: str | None, notes: tuple[str, ...]) -> None:
    entry = only(event(1, meta=meta))

    assert (entry.fields.get("online"), entry.notes) == (online, notes)


def test_a_venue_or_organizer_that_was_not_public_is_not_named() -> None:
    hidden = [Item(40, MARK, type="tribe_venue", status="draft"), Item(41, MARK, type="tribe_organizer", password="x")]  # noqa: S106

    [entry] = planned(*hidden, event(1, meta={"_EventVenueID": "40", "_EventOrganizerID": "41"}))

    assert {"place", "organizers"} & set(entry.fields) == set()


def test_a_translation_of_an_event_has_words_alone() -> None:
    group = ("post_translations", "pll_1", "pll_1")
    english, spanish = (
        event(number, title=title, terms=[group, ("language", lang, lang)], meta={"_tribe_events_status": "canceled"})
        for number, title, lang in ((1, "Walk", "en"), (2, "Paseo", "es"))
    )

    _, translation = planned(english, spanish)

    assert (translation.lang, translation.original) == ("es", "post 1")
    assert translation.fields == {"title": "Paseo"}


def test_a_folder_of_the_address_is_no_part_of_the_identity() -> None:
    assert only(event(5)).fields["uid"].endswith(f"@{BASE.removeprefix('https://')}")
