"""The calendar of last days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest
import vobject

from almanac.model.entry import Source
from almanac.model.event import Deadline, Event, EventText, Registration, Status
from almanac.model.history import FileHistory
from almanac.model.site import Site
from almanac.model.when import AllDay, MonthOnly
from almanac.render.calendars.calendar import calendar
from almanac.render.calendars.deadlines_calendar import deadlines_calendar, with_deadlines

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
SITE = Site("Almanac", "https://almanac.example.org", languages=("en", "es"))
TEXT = EventText(Source("events/x.md", "events/x"), "en", "A meeting, or two", "What it is.", "/events/x/")
EVENT = Event(
    "x",
    "x@almanac.example.org",
    TEXT,
    AllDay(date(2027, 3, 1), date(2027, 3, 2)),
    "Meetup",
    registration=Registration("https://a.org/register", date(2027, 2, 20)),
    deadlines=(Deadline("Talks & posters", date(2027, 1, 31), "https://a.org/talks"),),
)
HISTORY = FileHistory(
    created=datetime(2026, 12, 1, tzinfo=UTC),
    announced=datetime(2026, 12, 1, tzinfo=UTC),
    modified=datetime(2026, 12, 5, 9, tzinfo=UTC),
    changes=3,
)


def entries(*events: Event, lang: str = "en") -> list[icalendar.Event]:
    data = deadlines_calendar(SITE, events, {"events/x.md": HISTORY}, NOW, lang)
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def test_each_is_a_whole_day_of_its_own() -> None:
    talks, registration = entries(EVENT)

    assert str(talks["UID"]) == "x-deadline-talks-posters@almanac.example.org"
    assert (talks["DTSTART"].dt, talks["DTEND"].dt) == (date(2027, 1, 31), date(2027, 2, 1))
    assert str(talks["SUMMARY"]) == "Deadline: Talks & posters, A meeting, or two"
    assert str(talks["URL"]) == "https://almanac.example.org/events/x/"
    assert "https://a.org/talks" in talks["DESCRIPTION"]
    assert str(registration["UID"]) == "x-deadline-registration@almanac.example.org"
    assert str(registration["SUMMARY"]) == "Deadline: Registration, A meeting, or two"


def test_nobody_is_busy_on_it() -> None:
    assert {str(entry["TRANSP"]) for entry in entries(EVENT)} == {"TRANSPARENT"}


def test_it_has_the_version_of_its_event() -> None:
    entry = entries(EVENT)[0]

    assert (entry["SEQUENCE"], entry["DTSTAMP"].dt, entry["CREATED"].dt) == (2, HISTORY.modified, HISTORY.created)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.CONFIRMED, "CONFIRMED"),
        (Status.MOVED_ONLINE, "CONFIRMED"),
        (Status.CANCELLED, "CANCELLED"),
        (Status.POSTPONED, "CANCELLED"),
    ],
)
def test_what_does_not_take_place_has_none_to_keep(status: Status, expected: str) -> None:
    assert {str(entry["STATUS"]) for entry in entries(replace(EVENT, status=status))} == {expected}


def test_the_title_of_one_that_is_cancelled_says_so() -> None:
    entry = entries(replace(EVENT, status=Status.CANCELLED))[0]

    assert str(entry["SUMMARY"]).startswith("Cancelled: Deadline: ")


def test_a_month_without_its_day_may_have_one() -> None:
    assert len(entries(replace(EVENT, when=MonthOnly(date(2027, 3, 1))))) == 2


def test_another_language_has_its_words_under_the_same_identity() -> None:
    spanish = replace(TEXT, lang="es", title="Un encuentro", address="/es/events/x/")
    told = replace(EVENT, translations=(spanish,))

    assert [str(entry["UID"]) for entry in entries(told, lang="es")] == [str(entry["UID"]) for entry in entries(told)]
    assert str(entries(told, lang="es")[0]["SUMMARY"]).endswith("Un encuentro")


def test_an_identity_from_elsewhere_stays_whole_in_it() -> None:
    imported = replace(EVENT, uid="osm-771@osmcal.org")

    assert str(entries(imported)[0]["UID"]) == "osm-771@osmcal.org-deadline-talks-posters@almanac.example.org"


def test_what_is_over_stays_for_twelve_months() -> None:
    def over_on(*day: int) -> Event:
        return replace(EVENT, registration=None, deadlines=(Deadline("Talks", date(*day)),))

    assert len(entries(over_on(2026, 1, 10))) == 1
    assert len(entries(over_on(2026, 1, 8))) == 0
    assert with_deadlines([over_on(2026, 1, 8), over_on(2026, 1, 10)], NOW) == (over_on(2026, 1, 10),)


def test_without_any_it_is_a_calendar_all_the_same() -> None:
    data = deadlines_calendar(SITE, [], {}, NOW, "en")

    assert len(icalendar.Calendar.from_ical(data).walk("VTIMEZONE")) == 1


def test_they_stand_in_no_other_calendar() -> None:
    data = calendar(SITE, [EVENT], {}, name="All", address="/events/calendar.ics", now=NOW)

    assert b"-deadline-" not in data


def test_other_programs_read_it() -> None:
    data = deadlines_calendar(SITE, [EVENT], {"events/x.md": HISTORY}, NOW, "en").decode()
    read = vobject.readOne(data)

    assert read.validate(raiseException=True)
    assert [entry.dtstart.value for entry in read.vevent_list] == [date(2027, 1, 31), date(2027, 2, 20)]
    assert all(len(line.encode()) <= 75 for line in data.split("\r\n"))
