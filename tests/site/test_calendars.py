"""Calendars as libraries read them that nobody here wrote: icalendar and vobject."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import unquote

import icalendar
import pytest
import recurring_ical_events
import vobject
import yaml
from built.pages import BuiltSite
from built.project import Project

CALENDAR = "/events/calendar.ics"
ARCHIVE = "/events/archive.ics"
# It has days by which to do something, and no event.
DEADLINES = "/events/deadlines.ics"
DOMAIN = "miniature.example.org"
# What a calendar says of an event in UTC; of whole days, the first and the last.
INSTANTS = [
    pytest.param("kolkata-evening", "2027-02-20T13:00", "2027-02-20T15:00", id="five hours and a half"),
    pytest.param("new-york-night", "2027-03-14T01:00", "2027-03-15T00:00", id="over the spring change"),
    pytest.param("repeated-hour", "2027-11-07T05:30", "2027-11-07T09:00", id="the first of two equal times"),
    pytest.param("casablanca-in-ramadan", "2026-03-01T18:00", "2026-03-01T19:30", id="month of fasting"),
    pytest.param("casablanca-without-change", "2027-03-20T18:00", "2027-03-20T19:30", id="after the last change"),
    pytest.param("past-midnight", "2027-02-27T21:00", "2027-02-28T01:00", id="past midnight"),
    pytest.param("online-only", "2027-02-25T16:00", "2027-02-25T17:00", id="UTC"),
    pytest.param("hybrid-meetup", "2027-04-10T07:30", "2027-04-10T09:30", id="half an hour of daylight"),
    pytest.param("łódź-spotkanie", "2027-02-18T16:00", "2027-02-18T18:00", id="Warsaw"),
    pytest.param("moved-online", "2027-03-03T09:00", "2027-03-03T12:00", id="Accra"),
    pytest.param("postponed-talk", "2027-03-02T18:00", "2027-03-02T19:00", id="postponed"),
    pytest.param("hostile-event", "2027-02-28T10:00", "2027-02-28T11:00", id="hostile"),
]
WHOLE_DAYS = [
    pytest.param("one-day", "2027-03-10", "2027-03-10", id="one day"),
    pytest.param("several-days", "2027-03-26", "2027-03-29", id="four days over a clock change"),
    pytest.param("under-way", "2027-01-31", "2027-02-02", id="under way"),
    pytest.param("last-spring", "2026-04-10", "2026-04-12", id="over"),
]
STATUSES = [
    pytest.param("one-day", "CONFIRMED", "One whole day", id="nothing said"),
    pytest.param("tentative-idea", "TENTATIVE", "A tentative idea", id="tentative"),
    pytest.param("cancelled-day", "CANCELLED", "Cancelled: A day that was cancelled", id="cancelled"),
    pytest.param("postponed-talk", "CANCELLED", "Postponed: A talk that was postponed", id="postponed"),
    pytest.param("rescheduled-fair", "CONFIRMED", "A fair with a new date", id="rescheduled"),
    pytest.param("moved-online", "CONFIRMED", "A workshop that moved online", id="moved online"),
]
# Every occurrence of the repeated events between two days, in UTC.
OCCURRENCES = [
    pytest.param(
        "weekly-meeting",
        [
            *(f"2027-01-{day:02}T18:00" for day in (5, 7, 12, 14, 19, 21, 26, 28)),
            *("2027-02-03T19:00", "2027-02-04T18:00", "2027-02-11T18:00", "2027-02-13T18:00", "2027-02-18T18:00"),
            *("2027-02-20T10:00", "2027-02-23T18:00", "2027-02-25T18:00"),
            *(f"2027-03-{day:02}T18:00" for day in (2, 4, 9, 11, 16, 18, 23, 25)),
            *("2027-03-30T17:00", "2027-04-01T17:00", "2027-04-06T17:00", "2027-04-08T17:00"),
        ],
        id="weekly, with all that can differ",
    ),
    pytest.param(
        "monthly-sunday",
        [
            *("2027-01-10T19:00", "2027-02-14T19:00", "2027-03-14T18:00", "2027-04-11T18:00", "2027-05-09T18:00"),
            *("2027-06-13T18:00", "2027-07-11T18:00", "2027-08-08T18:00", "2027-09-12T18:00", "2027-10-10T18:00"),
            *("2027-11-14T19:00", "2027-12-12T19:00"),
        ],
        id="monthly, without end",
    ),
    pytest.param(
        "casablanca-weekly",
        [
            *("2026-01-31T17:00", "2026-02-07T17:00", "2026-02-14T17:00", "2026-02-21T18:00", "2026-02-28T18:00"),
            *("2026-03-07T18:00", "2026-03-14T18:00", "2026-03-21T18:00", "2026-03-28T17:00", "2026-04-04T17:00"),
        ],
        id="an RRULE over the month of fasting",
    ),
    pytest.param("yearly-saturday", ["2026-03-07", "2027-03-06"], id="yearly, whole days"),
    pytest.param("all-over", ["2026-11-03", "2026-11-04", "2026-11-05"], id="three days in a row"),
]
Spans = Callable[[str], Mapping[str, tuple[date, date | None]]]


def by_zone_names(text: str) -> Mapping[str, tuple[date, date | None]]:
    """What icalendar reads: it knows zones by their names."""
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return {str(event["UID"]): (event.start, event.end) for event in events if "RECURRENCE-ID" not in event}


def by_vtimezones(text: str) -> Mapping[str, tuple[date, date | None]]:
    """What vobject reads: it knows zones by what the file says of them."""
    events = [event for event in vobject.readOne(text).vevent_list if not hasattr(event, "recurrence_id")]
    ends = {event.uid.value: event.dtend.value if hasattr(event, "dtend") else None for event in events}
    return {event.uid.value: (event.dtstart.value, ends[event.uid.value]) for event in events}


READERS = [pytest.param(by_zone_names, id="icalendar"), pytest.param(by_vtimezones, id="vobject")]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(("slug", "start", "end"), INSTANTS)
def test_a_local_time_is_the_right_instant(
    miniature_site: BuiltSite, read: Spans, slug: str, start: str, end: str
) -> None:
    found = read(miniature_site.read(ARCHIVE))[f"{slug}@{DOMAIN}"]

    assert [_in_utc(moment) for moment in found] == [start, end]


@pytest.mark.parametrize(("slug", "start", "end"), INSTANTS)
def test_the_page_of_an_event_says_the_same_instant(miniature_site: BuiltSite, slug: str, start: str, end: str) -> None:
    del end
    event = _events(miniature_site, ARCHIVE)[f"{slug}@{DOMAIN}"]
    said = _on_page(miniature_site, unquote(event["URL"]).removeprefix(miniature_site.siteurl))

    assert _in_utc(datetime.fromisoformat(said)) == start


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(("slug", "first", "last"), WHOLE_DAYS)
def test_whole_days_are_dates_with_an_exclusive_end(
    miniature_site: BuiltSite, read: Spans, slug: str, first: str, last: str
) -> None:
    found = read(miniature_site.read(ARCHIVE))[f"{slug}@{DOMAIN}"]

    assert found == (date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1))


def test_an_event_without_end_has_neither_end_nor_duration(miniature_site: BuiltSite) -> None:
    event = _events(miniature_site, CALENDAR)[f"without-end@{DOMAIN}"]

    assert not {"DTEND", "DURATION"} & set(event)


@pytest.mark.parametrize(("slug", "status", "summary"), STATUSES)
def test_a_calendar_says_how_certain_an_event_is(
    miniature_site: BuiltSite, slug: str, status: str, summary: str
) -> None:
    event = _events(miniature_site, CALENDAR)[f"{slug}@{DOMAIN}"]

    assert (event["STATUS"], event["SUMMARY"]) == (status, summary)


def test_sequence_and_dates_come_from_the_commits(miniature_site: BuiltSite) -> None:
    event = _events(miniature_site, CALENDAR)[f"cancelled-day@{DOMAIN}"]

    assert event["SEQUENCE"] == 1
    assert event["CREATED"].dt == datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt == datetime(2027, 1, 25, 9, tzinfo=UTC)


def test_identities_are_those_of_the_slug_of_an_earlier_name_or_of_an_import(miniature_site: BuiltSite) -> None:
    events = _events(miniature_site, ARCHIVE)
    slugs = {event["URL"].split("/events/")[1].strip("/"): uid for uid, event in events.items()}

    assert slugs["one-day"] == f"one-day@{DOMAIN}"
    assert slugs["renamed-event"] == f"event-with-its-first-name@{DOMAIN}"
    assert slugs["imported-event"] == "8f1c2d3e@elsewhere.example.net"
    assert events["8f1c2d3e@elsewhere.example.net"]["SEQUENCE"] == 4


def test_every_file_and_every_address_has_the_same_event(miniature_site: BuiltSite, moved_site: BuiltSite) -> None:
    whole = _plain(miniature_site, ARCHIVE)
    # Those of other languages have other words: `test_calendars_in_languages.py`.
    own = [path for path in _calendars(miniature_site) if path.startswith("/events/") and path != DEADLINES]
    calendars = {path: _plain(miniature_site, path) for path in own}
    alone = {uid for path, events in calendars.items() if path.count("/") == 3 for uid in events}

    assert {path for path, events in calendars.items() if not events.items() <= whole.items()} == set()
    assert alone == set(whole) == set(_plain(moved_site, ARCHIVE))


def test_open_data_has_the_identities_of_the_calendar(any_site: BuiltSite) -> None:
    facts = json.loads(any_site.read("/events/archive.json"))["events"]

    # What has no day yet is in no calendar.
    assert {fact["uid"] for fact in facts if fact["all_day"] is not None} == set(_events(any_site, ARCHIVE))


def test_the_calendar_to_subscribe_to_goes_back_twelve_months(miniature_site: BuiltSite) -> None:
    missing = set(_events(miniature_site, ARCHIVE)) - set(_events(miniature_site, CALENDAR))

    assert missing == {f"long-over@{DOMAIN}", f"long-over-timed@{DOMAIN}"}


def test_no_entry_is_a_draft_an_invitation_or_a_message(any_site: BuiltSite) -> None:
    text = any_site.read(ARCHIVE)

    assert re.findall(r"^(?:METHOD|ATTENDEE)\b.*$", text, re.MULTILINE) == []
    assert "draft-event" not in text


def test_every_calendar_passes_the_validation_of_vobject(own_site: BuiltSite) -> None:
    for path in _calendars(own_site):
        assert vobject.readOne(own_site.read(path)).validate(raiseException=True), path


def test_every_calendar_survives_a_round_trip(own_site: BuiltSite) -> None:
    for path in _calendars(own_site):
        # icalendar itself writes a backslash before an N as a line break.
        calendar = icalendar.Calendar.from_ical(own_site.data(path).replace(rb"\\N", b""))
        assert icalendar.Calendar.from_ical(calendar.to_ical()) == calendar, path
        assert [component.errors for component in calendar.walk() if component.errors] == [], path


def test_every_line_is_short_whole_and_ends_as_the_standard_says(any_site: BuiltSite) -> None:
    for path in _calendars(any_site):
        data = any_site.data(path)
        lines = data.split(b"\r\n")
        assert lines.pop() == b"", path
        assert [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line] == [], path
        assert b"".join(line + b"\r\n" for line in lines).decode("utf-8"), path
        assert [line for line in lines if not _is_whole(line)] == [], path


def test_hostile_text_comes_out_of_a_calendar_as_it_was_written(
    miniature_site: BuiltSite, miniature_project: Project
) -> None:
    written = (miniature_project.root / "events/2027/hostile-event.md").read_text("utf-8").split("---\n")[1]
    fields = yaml.safe_load(written)
    ours = _events(miniature_site, CALENDAR)[f"hostile-event@{DOMAIN}"]
    theirs = next(
        event for event in vobject.readOne(miniature_site.read(CALENDAR)).vevent_list if "hostile" in event.uid.value
    )

    assert ours["SUMMARY"] == theirs.summary.value == fields["title"]
    assert ours["DESCRIPTION"].startswith(fields["summary"])
    assert theirs.description.value.startswith(fields["summary"])


@pytest.mark.parametrize(("slug", "starts"), OCCURRENCES)
def test_a_repeated_event_happens_when_it_should(miniature_site: BuiltSite, slug: str, starts: list[str]) -> None:
    calendar = icalendar.Calendar.from_ical(miniature_site.data(f"/events/{slug}/{slug}.ics"))
    found = recurring_ical_events.of(calendar).between(date(2026, 1, 1), date(2028, 1, 1))

    assert sorted(_in_utc(event.start) for event in found if event["STATUS"] != "CANCELLED") == starts


def test_zones_say_of_themselves_what_their_names_mean(miniature_site: BuiltSite) -> None:
    calendar = icalendar.Calendar.from_ical(miniature_site.data("/events/gaza-fridays/gaza-fridays.ics"))
    told = calendar.timezones[0].to_tz(lookup_tzid=False)
    fridays = [event.start for event in recurring_ical_events.of(calendar).between(date(2027, 1, 1), date(2035, 1, 1))]

    assert len(fridays) == 96
    assert [day for day in fridays if day.replace(tzinfo=told).utcoffset() != day.utcoffset()] == []


def test_the_next_occurrence_on_a_page_is_that_of_its_calendar(any_site: BuiltSite) -> None:
    repeated = [event for event in _events(any_site, ARCHIVE).values() if "RRULE" in event]
    pages = {event["URL"].removeprefix(any_site.siteurl): str(event["UID"]) for event in repeated}
    found = {page: _on_page(any_site, page) for page in pages}

    assert found == {page: _next_in_calendar(any_site, uid) for page, uid in pages.items()}


def _in_utc(moment: Any) -> str:
    """A time in UTC; a date as it is."""
    if not isinstance(moment, datetime):
        return str(moment)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")


def _events(site: BuiltSite, path: str) -> dict[str, icalendar.Event]:
    """The entries by their UID, without occurrences that differ."""
    events = icalendar.Calendar.from_ical(site.data(path)).walk("VEVENT")
    return {str(event["UID"]): event for event in events if "RECURRENCE-ID" not in event}


def _plain(site: BuiltSite, path: str) -> dict[str, bytes]:
    return {uid: event.to_ical() for uid, event in _events(site, path).items()}


def _calendars(site: BuiltSite) -> list[str]:
    return [f"/{path.relative_to(site.folder).as_posix()}" for path in sorted(site.folder.rglob("*.ics"))]


def _is_whole(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _on_page(site: BuiltSite, page: str) -> str:
    key = next(element for element in site.document(page).iter("div") if element.get("class") == "event-key")
    return str(next(key.iter("time")).get("datetime"))


def _next_in_calendar(site: BuiltSite, uid: str) -> str:
    """The first occurrence that is not over, or the last of all."""
    found = _expanded(site).between(site.now - timedelta(days=400), site.now + timedelta(days=400))
    own = [event for event in found if event["UID"] == uid and event["STATUS"] != "CANCELLED"]
    events = sorted(own, key=lambda event: _in_utc(event.start))
    coming = [event for event in events if _in_utc(event.end) > _in_utc(site.now)]
    start = (coming or events[-1:])[0].start
    return start.isoformat(timespec="minutes") if isinstance(start, datetime) else str(start)


@cache
def _archive(data: bytes) -> Any:
    return recurring_ical_events.of(icalendar.Calendar.from_ical(data))


def _expanded(site: BuiltSite) -> Any:
    return _archive(site.data(ARCHIVE))
