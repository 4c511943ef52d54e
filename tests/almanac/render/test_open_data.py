"""Events as data that others can use without asking."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.entry import PersonOrGroup, Source
from almanac.model.event import Deadline, Event, EventText, Organizer, Price, Registration, Status
from almanac.model.image import Image
from almanac.model.place import Online, Place
from almanac.model.recurrence import Change, Occurrence, Recurrence
from almanac.model.site import Site
from almanac.model.when import AllDay, MonthOnly, Timed, When
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.open_data import events_json, geojson

GOLDEN = Path(__file__).parent / "golden"
LONDON = ZoneInfo("Europe/London")
SITE = Site("Almanac & friends", "https://group.pages.example/site", slugs={"Meetup": "meet-ups"})
KATOWICE = Place("Congress Centre", "plac 1", "Katowice", "PL", 50.2652, 19.0269)


def words_of(slug: str, title: str, lang: str = "en") -> EventText:
    source = Source(f"events/2024/{slug}.md", f"events/2024/{slug}")
    return EventText(source, lang, title, "Where editors meet.", f"/events/{slug}/")


CONFERENCE = Event(
    slug="wikimania-2024",
    uid="wikimania-2024@almanac.example.net",
    text=words_of("wikimania-2024", "Wikimania ]]> <b>2024</b> ${x} 🗓️"),
    when=AllDay(date(2024, 8, 7), date(2024, 8, 10)),
    category="Conference",
    place=KATOWICE,
    online=Online("https://watch.example.org"),
    url="https://wikimania.example.org",
    registration=Registration("https://register.example.org", date(2024, 7, 31), "free"),
    organizers=(Organizer("WMF", "https://wmf.example.org", "secret@example.org", PersonOrGroup.ORGANIZATION),),
    deadlines=(Deadline("Scholarships", date(2024, 2, 15), "https://apply.example.org"),),
    speakers=("Ada Lovelace",),
    accessibility=("step-free", "A lift"),
    report=("/2024/08/12/tale/", "https://report.example.org/"),
    languages=("en", "pl"),
    tags=("hackathon",),
    image=Image("/images/ż.jpg", "A hall", "A. Name", "CC0 1.0"),
    status=Status.RESCHEDULED,
    previous=(date(2020, 8, 5),),
    series="Wikimania",
    announced=date(2024, 1, 10),
    translations=(replace(words_of("wikimania-2024", "ويكيمانيا", "ar"), address="/ar/events/wikimania-2024/"),),
)
MEETUP = Event(
    slug="łódź",
    uid="meetup@almanac.example.net",
    text=words_of("łódź", "Meetup"),
    when=Timed(datetime(2027, 1, 10, 14, tzinfo=LONDON), datetime(2027, 1, 10, 16, tzinfo=LONDON)),
    category="Meetup",
    place=Place(city="London", country="GB", latitude=51.5, longitude=-0.12),
    recurrence=Recurrence(
        read_rrule("FREQ=MONTHLY;BYDAY=2SU"),
        excluded=(datetime(2027, 8, 8, 14, tzinfo=LONDON),),
        added=(datetime(2027, 8, 15, 14, tzinfo=LONDON),),
        changes=(
            Change(
                date(2027, 3, 14),
                Timed(datetime(2027, 3, 21, 14, tzinfo=LONDON)),
                place=Place("Library", latitude=52.0, longitude=0.5),
                online=Online("https://meet.example.org"),
                note="Moved.",
            ),
            Change(date(2027, 4, 11), Timed(datetime(2027, 4, 11, 14, tzinfo=LONDON)), cancelled=True),
        ),
    ),
)
SUMMER = Timed(datetime(2027, 7, 11, 14, tzinfo=LONDON), datetime(2027, 7, 11, 16, tzinfo=LONDON))
NEXT: dict[str, When] = {"łódź": SUMMER}


def upcoming(event: Event) -> When | None:
    return NEXT.get(event.slug)


def collection(*events: Event) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(geojson(SITE, events, occurrence=upcoming))
    return document


def properties(event: Event, at: When) -> dict[str, Any]:
    document = json.loads(geojson(SITE, [event], occurrence=lambda _: at))
    found: dict[str, Any] = document["features"][0]["properties"]
    return found


def record(event: Event) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(events_json(SITE, [event], occurrence=upcoming))["events"][0]
    return found


@pytest.fixture(params=["UTC", "Pacific/Kiritimati"])
def _machine_elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its zone")
@pytest.mark.usefixtures("_machine_elsewhere")
@pytest.mark.parametrize(
    ("render", "golden"),
    [pytest.param(geojson, "events.geojson", id="GeoJSON"), pytest.param(events_json, "events.json", id="JSON")],
)
def test_the_same_events_give_the_same_bytes_everywhere(render: Any, golden: str) -> None:
    assert render(SITE, [CONFERENCE, MEETUP], occurrence=upcoming) == (GOLDEN / golden).read_bytes()


@pytest.mark.parametrize("render", [pytest.param(geojson, id="GeoJSON"), pytest.param(events_json, id="JSON")])
class TestTerms:
    def test_licence_and_attribution_are_at_the_top(self, render: Any) -> None:
        document = json.loads(render(SITE, [], occurrence=upcoming))
        assert {key: document[key] for key in ("license", "attribution", "source")} == {
            "license": "CC BY-SA 4.0",
            "attribution": "Almanac & friends",
            "source": "https://group.pages.example/site/",
        }

    def test_no_mail_address_is_handed_on(self, render: Any) -> None:
        assert b"secret" not in render(SITE, [CONFERENCE], occurrence=upcoming)

    @pytest.mark.parametrize(
        "title",
        [
            pytest.param("</script><script>alert(1)</script>", id="a script"),
            pytest.param("a\x00\x1f\u2028\ufffe", id="controls"),
            pytest.param("اجتماع المجتمع السنوي " * 8, id="Arabic of more than 300 octets"),
        ],
    )
    def test_hostile_titles_come_back_literally(self, render: Any, title: str) -> None:
        event = replace(CONFERENCE, text=replace(CONFERENCE.text, title=title))
        assert json.dumps(title) in json.dumps(json.loads(render(SITE, [event], occurrence=upcoming)))

    @given(title=st.text())
    def test_any_title_comes_back_literally(self, render: Any, title: str) -> None:
        event = replace(CONFERENCE, text=replace(CONFERENCE.text, title=title))
        assert json.dumps(title) in json.dumps(json.loads(render(SITE, [event], occurrence=upcoming)))

    def test_half_a_pair_does_not_stop_the_build(self, render: Any) -> None:
        event = replace(CONFERENCE, text=replace(CONFERENCE.text, title="a\ud800b"))
        assert b'"a?b"' in render(SITE, [event], occurrence=upcoming)


class TestGeojson:
    def test_a_point_is_longitude_then_latitude(self) -> None:
        assert collection(CONFERENCE)["features"][0]["geometry"] == {"type": "Point", "coordinates": [19.0269, 50.2652]}

    def test_each_event_is_one_feature_with_its_uid_in_the_order_given(self) -> None:
        document = collection(MEETUP, CONFERENCE)
        assert (document["type"], [(f["type"], f["id"]) for f in document["features"]]) == (
            "FeatureCollection",
            [("Feature", MEETUP.uid), ("Feature", CONFERENCE.uid)],
        )

    @pytest.mark.parametrize(
        "place",
        [
            pytest.param(None, id="no place"),
            pytest.param(Place(city="Katowice"), id="no coordinates"),
        ],
    )
    def test_what_has_no_point_is_left_out(self, place: Place | None) -> None:
        assert collection(replace(CONFERENCE, place=place))["features"] == []

    def test_the_middle_of_the_map_is_a_point_too(self) -> None:
        event = replace(CONFERENCE, place=Place(latitude=0.0, longitude=0.0))
        assert collection(event)["features"][0]["geometry"]["coordinates"] == [0.0, 0.0]

    @pytest.mark.parametrize(
        ("event", "expected"),
        [
            pytest.param(
                CONFERENCE,
                {"start": "2024-08-07", "end": "2024-08-10", "all_day": True, "timezone": None, "zone_text": None},
                id="whole days end on the last one",
            ),
            pytest.param(
                MEETUP,
                {
                    "start": "2027-07-11T14:00:00+01:00",
                    "end": "2027-07-11T16:00:00+01:00",
                    "all_day": False,
                    "timezone": "Europe/London",
                    "zone_text": "Europe/London (UTC+1)",
                },
                id="a recurring event at its next occurrence",
            ),
        ],
    )
    def test_the_time_to_show(self, event: Event, expected: dict[str, object]) -> None:
        shown = collection(event)["features"][0]["properties"]
        assert {key: shown[key] for key in expected} == expected

    def test_an_event_without_end_has_none(self) -> None:
        assert properties(MEETUP, Timed(datetime(2027, 1, 10, 14, tzinfo=LONDON)))["end"] is None

    def test_what_a_popup_needs(self) -> None:
        shown = properties(CONFERENCE, CONFERENCE.when)
        wanted = ("title", "slug", "lang", "status", "category", "place", "city", "country", "country_name", "online")
        assert [shown[key] for key in wanted] == [
            "Wikimania ]]> <b>2024</b> ${x} 🗓️",
            "wikimania-2024",
            "en",
            "rescheduled",
            "Conference",
            "Congress Centre",
            "Katowice",
            "PL",
            "Poland",
            "https://watch.example.org",
        ]

    def test_the_day_is_said_in_words(self) -> None:
        assert "2024" in properties(CONFERENCE, CONFERENCE.when)["when_text"]

    def test_addresses_are_ascii_and_the_path_begins_with_the_sites(self) -> None:
        shown = properties(MEETUP, SUMMER)
        assert (shown["url"], shown["path"]) == (
            "https://group.pages.example/site/events/%C5%82%C3%B3d%C5%BA/",
            "/site/events/%C5%82%C3%B3d%C5%BA/",
        )

    def test_the_slug_of_a_category_is_the_sites(self) -> None:
        assert properties(MEETUP, SUMMER)["category_slug"] == "meet-ups"

    def test_a_changed_occurrence_is_where_it_moved(self) -> None:
        moved = MEETUP.recurrence.changes[0].when
        feature = json.loads(geojson(SITE, [MEETUP], occurrence=lambda _: moved))["features"][0]
        shown = feature["properties"]
        assert (feature["geometry"]["coordinates"], shown["place"], shown["city"], shown["online"]) == (
            [0.5, 52.0],
            "Library",
            None,
            "https://meet.example.org",
        )

    def test_a_cancelled_occurrence_says_so(self) -> None:
        assert properties(MEETUP, MEETUP.recurrence.changes[1].when)["status"] == "cancelled"

    def test_that_the_address_to_join_comes_later_is_said_where_it_does(self) -> None:
        shown = properties(replace(CONFERENCE, online=Online()), CONFERENCE.when)
        assert (shown["online"], shown["online_later"]) == (None, True)


class TestEventsJson:
    @pytest.mark.parametrize(
        ("key", "expected"),
        [
            pytest.param("uid", "wikimania-2024@almanac.example.net", id="identity"),
            pytest.param("url", "https://group.pages.example/site/events/wikimania-2024/", id="address"),
            pytest.param("start", "2024-08-07", id="start"),
            pytest.param("end", "2024-08-10", id="end"),
            pytest.param("occurrence", None, id="none was chosen"),
            pytest.param("rrule", None, id="it does not repeat"),
            pytest.param("status", "rescheduled", id="status"),
            pytest.param("previous_start", ["2020-08-05"], id="earlier dates"),
            pytest.param("announced", "2024-01-10", id="announcement"),
            pytest.param("online", "https://watch.example.org", id="where to watch"),
            pytest.param("worldwide", False, id="not everywhere"),
            pytest.param("busy", False, id="whole days keep nobody busy"),
            pytest.param("website", "https://wikimania.example.org", id="its own site"),
            pytest.param(
                "registration",
                {"url": "https://register.example.org", "deadline": "2024-07-31", "cost": "free"},
                id="registration",
            ),
            pytest.param(
                "organizers",
                [{"name": "WMF", "url": "https://wmf.example.org", "kind": "organization"}],
                id="organisers",
            ),
            pytest.param(
                "deadlines",
                [{"what": "Scholarships", "until": "2024-02-15", "url": "https://apply.example.org"}],
                id="deadlines",
            ),
            pytest.param("speakers", ["Ada Lovelace"], id="speakers"),
            pytest.param("accessibility", ["step-free", "A lift"], id="accessibility"),
            pytest.param(
                "report",
                ["https://group.pages.example/site/2024/08/12/tale/", "https://report.example.org/"],
                id="what is left, here and elsewhere",
            ),
            pytest.param("photos", [], id="what is not left"),
            pytest.param("languages", ["en", "pl"], id="spoken languages"),
            pytest.param("tags", ["hackathon"], id="tags"),
            pytest.param("series", "Wikimania", id="series"),
            pytest.param("file", "events/2024/wikimania-2024.md", id="the file it comes from"),
            pytest.param(
                "place",
                {
                    "name": "Congress Centre",
                    "address": "plac 1",
                    "city": "Katowice",
                    "country": "PL",
                    "latitude": 50.2652,
                    "longitude": 19.0269,
                },
                id="place",
            ),
            pytest.param(
                "image",
                {
                    "url": "https://group.pages.example/site/images/%C5%BC.jpg",
                    "alt": "A hall",
                    "credit": "A. Name",
                    "license": "CC0 1.0",
                    "source": None,
                },
                id="picture",
            ),
            pytest.param(
                "translations",
                [
                    {
                        "lang": "ar",
                        "title": "ويكيمانيا",
                        "summary": "Where editors meet.",
                        "url": "https://group.pages.example/site/ar/events/wikimania-2024/",
                    }
                ],
                id="translations",
            ),
        ],
    )
    def test_a_fact(self, key: str, expected: object) -> None:
        assert record(CONFERENCE)[key] == expected

    def test_a_price_has_its_currency(self) -> None:
        priced = replace(CONFERENCE, registration=Registration(cost=Price(Decimal("12.50"), "EUR")))

        assert record(priced)["registration"]["cost"] == {"amount": "12.50", "currency": "EUR"}

    @pytest.mark.parametrize(
        ("key", "expected"),
        [
            pytest.param("start", "2027-01-10T14:00:00+00:00", id="the first occurrence"),
            pytest.param("rrule", "FREQ=MONTHLY;BYDAY=2SU", id="rule"),
            pytest.param("exdate", ["2027-08-08T14:00:00+01:00"], id="days without"),
            pytest.param("rdate", ["2027-08-15T14:00:00+01:00"], id="days more"),
            pytest.param(
                "occurrence",
                {
                    "start": "2027-07-11T14:00:00+01:00",
                    "end": "2027-07-11T16:00:00+01:00",
                    "all_day": False,
                    "timezone": "Europe/London",
                },
                id="the next occurrence",
            ),
        ],
    )
    def test_a_fact_of_a_recurring_event(self, key: str, expected: object) -> None:
        assert record(MEETUP)[key] == expected

    def test_a_change_says_what_differs(self) -> None:
        change = record(MEETUP)["changes"][0]
        assert (change["date"], change["start"], change["cancelled"], change["place"]["name"], change["note"]) == (
            "2027-03-14",
            "2027-03-21T14:00:00+00:00",
            False,
            "Library",
            "Moved.",
        )

    def test_an_event_that_says_little_has_the_same_keys(self) -> None:
        bare = Event("a", "a@example.org", words_of("a", "A"), AllDay(date(2027, 1, 1), date(2027, 1, 1)), "Meetup")
        assert record(bare).keys() == record(CONFERENCE).keys()


class TestOccurrences:
    def test_what_is_the_events_own_is_not_said_again(self) -> None:
        moved, cancelled = MEETUP.recurrence.changes  # type: ignore[union-attr]
        planned = Timed(datetime(2027, 3, 14, 14, tzinfo=LONDON))
        coming = [
            Occurrence(SUMMER),
            Occurrence(moved.when, planned, moved),
            Occurrence(cancelled.when, None, cancelled),
        ]
        document = json.loads(events_json(SITE, [MEETUP], occurrence=upcoming, coming=lambda _: coming))

        assert document["events"][0]["occurrences"] == [
            {"start": "2027-07-11T14:00:00+01:00", "end": "2027-07-11T16:00:00+01:00", "status": "confirmed"},
            {
                "start": "2027-03-21T14:00:00+00:00",
                "end": None,
                "status": "confirmed",
                "planned": "2027-03-14T14:00:00+00:00",
                "place": {
                    "name": "Library",
                    "address": None,
                    "city": None,
                    "country": None,
                    "latitude": 52.0,
                    "longitude": 0.5,
                },
                "online": "https://meet.example.org",
                "note": "Moved.",
            },
            {"start": "2027-04-11T14:00:00+01:00", "end": None, "status": "cancelled"},
        ]


def test_of_a_month_without_its_day_nothing_more_is_claimed() -> None:
    month = MonthOnly(date(2027, 5, 1))
    event = replace(CONFERENCE, when=month, previous=(MonthOnly(date(2027, 4, 1)), date(2027, 3, 2)))
    (facts,) = json.loads(events_json(SITE, [event], occurrence=lambda event: event.when))["events"]
    (point,) = json.loads(geojson(SITE, [event], occurrence=lambda event: event.when))["features"]
    times = {"start": "2027-05", "end": None, "all_day": None, "timezone": None}

    assert {name: facts[name] for name in times} == facts["occurrence"] == times
    assert facts["previous_start"] == ["2027-04", "2027-03-02"]
    assert {name: point["properties"][name] for name in (*times, "when_text")} == {
        **times,
        "when_text": "May 2027, day not fixed",
    }
