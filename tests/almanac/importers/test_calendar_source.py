"""Calendars as programs write them, and what comes of them: the rows of `calendars.md`, which is read in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.importers.calendar_source import CalendarSource
from almanac.importers.entry_file import text_of
from almanac.importers.html_markdown import markdown_of
from almanac.importers.plan import Account
from almanac.model.site import Site
from almanac.read.fault import Fault

SITE = Site(
    "Group", "https://group.example", zone=ZoneInfo("Europe/Warsaw"),
    event_categories={"Meetup": "#2a6f5e", "Walk": "#2a6f5e"},
)  # fmt: skip
TABLE = Path(__file__).with_name("calendars.md")
_ROW = re.compile(r"^## (.+?)\n(.*?)^~~~~ ics\n(.*?)^~~~~\n\n^~~~~ becomes\n(.*?)^~~~~\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Row:
    title: str
    words: str
    calendar: str
    becomes: str


def rows() -> list[Row]:
    return [Row(*match.groups()) for match in _ROW.finditer(TABLE.read_text("utf-8"))]


def data_of(calendar: str) -> bytes:
    """The bytes of a row: what is no text stands as `{hex}` there."""
    lines = re.sub(r"\{([0-9A-F]{2})\}", lambda match: chr(0xE000 + int(match[1], 16)), calendar)
    data = lines.replace("\n", "\r\n").encode()
    return re.sub(rb"\xee\x80[\x80-\xbf]|\xee\x81[\x80-\xbf]|\xee\x82[\x80-\xbf]|\xee\x83[\x80-\xbf]", _byte, data)


def _byte(match: re.Match[bytes]) -> bytes:
    return bytes([ord(match[0].decode()) - 0xE000])


def told(calendar: bytes) -> str:
    """What comes of a calendar, as it would stand in files, and what is said of it."""
    account = Account()
    try:
        entries = [*CalendarSource(calendar, "calendar.ics", SITE).entries(account)]
    except Fault as fault:
        return f"{fault.message} ({fault.hint})\n"
    texts = [
        f"{entry.slug}.md\n{text_of(entry.fields, markdown_of(entry.html(), lambda link: link, lambda *_: None).text)}"
        for entry in entries
    ]
    said = [f"left out: {count} {what}" for what, count in sorted(account.left_out.items())]
    said += [f"mended: {count} {what}" for what, count in sorted(account.mended.items())]
    said += [f"look at {where}: {what}" for where, what in account.to_look_at]
    return "\n".join([*texts, *said]).rstrip("\n") + "\n"


@pytest.mark.parametrize("row", [pytest.param(row, id=row.title) for row in rows()])
def test_a_calendar_becomes_what_stands_below_it(row: Row) -> None:
    assert told(data_of(row.calendar)) == row.becomes


def test_every_row_is_read() -> None:
    headings = re.findall(r"^## (.+)$", TABLE.read_text("utf-8"), re.MULTILINE)
    assert [row.title for row in rows()] == headings


def rewrite() -> None:
    """Write below each row what comes of it now: look at the difference before you keep it."""
    parts = [TABLE.read_text("utf-8").partition("\n## ")[0].rstrip() + "\n"]
    parts += [
        f"\n## {row.title}\n{row.words}~~~~ ics\n{row.calendar}~~~~\n\n"
        f"~~~~ becomes\n{told(data_of(row.calendar))}~~~~\n"
        for row in rows()
    ]
    TABLE.write_text("".join(parts), "utf-8")


def test_the_same_comes_of_the_same_each_time() -> None:
    source = CalendarSource(data_of(rows()[0].calendar), "calendar.ics", SITE)
    first, second = ([(one.key, one.slug, one.fields, one.html()) for one in source.entries(Account())] for _ in "12")
    assert first == second != []
    assert [*source.redirects()] == []
    assert source.picture("https://example.org/a.jpg") is None


PIECES = (
    "BEGIN:VEVENT", "END:VEVENT", "DTSTART:20270508T120000Z", "DTSTART;VALUE=DATE:20270508", "RRULE:FREQ=DAILY;COUNT=3",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "EXDATE:20270509T120000Z", "RDATE:99991231T240000Z", "UID:a", "UID:b",
    "RECURRENCE-ID:20270509T120000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20270509T120000Z", "SUMMARY:Walk", " folded",
    "DURATION:-P1D", "DTEND;VALUE=DATE:00010101", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "TZID:x", "BEGIN:VALARM",
    "no line",
    "DTSTART;TZID=x:20270508T120000", "GEO:91;181", "STATUS:CANCELLED", "CLASS:PUBLIC",
    "RRULE:FREQ=WEEKLY;UNTIL=20270101",
)  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=25))
def test_whatever_a_calendar_has_it_is_read_or_refused(lines: list[str]) -> None:
    text = "\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"])
    assert isinstance(told(text.encode("utf-8", "surrogatepass")), str)


if __name__ == "__main__":
    rewrite()
