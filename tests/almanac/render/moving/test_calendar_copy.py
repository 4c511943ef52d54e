"""The copy of a calendar has every entry as it was, and one more that says where the calendar is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import icalendar
import pytest

from almanac.render.calendars.component_parts import calendar_head
from almanac.render.moving.calendar_copy import calendar_copy
from almanac.render.moving.move import Move

WHERE = "/events/calendar.ics"
ENTRY = (
    b"BEGIN:VEVENT\r\nUID:one@old.example.org\r\n"
    b"SUMMARY:A line that is\r\n  folded in a way that nobody folds\\, and \\\\N\r\n"
    b'DTSTART;VALUE=DATE:20270301\r\nX-UNKNOWN;A="b:c":d\r\nEND:VEVENT\r\n'
)


def calendar(move: Move, entries: bytes, name: str = "All; events, and \\N") -> bytes:
    head = calendar_head(move.site, name, "A line below the name " * 9, WHERE, "/events/").to_ical()
    return head.replace(b"END:VCALENDAR\r\n", entries + b"END:VCALENDAR\r\n")


@pytest.mark.parametrize("entries", [ENTRY, ENTRY * 3, b""], ids=["one", "several", "none"])
def test_every_entry_stays_to_the_letter(move: Move, entries: bytes) -> None:
    copy = calendar_copy(move, WHERE, "en", calendar(move, entries))

    assert copy.endswith(entries + b"END:VCALENDAR\r\n")
    assert copy.count(b"BEGIN:VEVENT") == entries.count(b"BEGIN:VEVENT") + 1


def test_it_says_where_it_is_now_and_need_not_be_asked_for_each_day(move: Move) -> None:
    before = calendar(move, ENTRY)
    copy = icalendar.Calendar.from_ical(calendar_copy(move, WHERE, "en", before))

    assert copy["SOURCE"] == "https://new.example.net/events/calendar.ics"
    assert copy["X-WR-CALDESC"] == (
        "Nothing new comes here any more. Please subscribe again at the new address: "
        "https://new.example.net/events/calendar.ics"
    )
    assert copy["REFRESH-INTERVAL"].dt.days == 7
    names = [line for line in before.splitlines() if line.startswith((b"NAME:", b"X-WR-CALNAME:"))]
    assert [line for line in calendar_copy(move, WHERE, "en", before).splitlines() if line in names] == names


def test_one_day_tells_that_it_has_moved_and_keeps_nobody_busy(move: Move) -> None:
    [notice, _] = icalendar.Calendar.from_ical(calendar_copy(move, WHERE, "en", calendar(move, ENTRY))).walk("VEVENT")

    assert notice["UID"] == f"{move.notice_id(WHERE)}@old.example.org"
    assert (notice["DTSTART"].dt, notice["DTEND"].dt) == (date(2027, 2, 1), date(2027, 2, 2))
    assert notice["DTSTAMP"].dt == datetime(2027, 2, 1, tzinfo=UTC)
    assert notice["SUMMARY"] == "Łódź & others has moved"
    assert notice["TRANSP"] == "TRANSPARENT"
    assert notice["URL"] == "https://new.example.net/subscribe/"


def test_it_leads_to_the_page_in_its_own_language(move: Move) -> None:
    [notice, _] = icalendar.Calendar.from_ical(calendar_copy(move, f"/ar{WHERE}", "ar", calendar(move, ENTRY))).walk(
        "VEVENT"
    )

    assert notice["URL"] == "https://new.example.net/ar/subscribe/"
