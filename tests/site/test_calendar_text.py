"""Titles and descriptions of every kind, as they come out of a calendar for programs that nobody here wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from built.ical_js import IcalJs

from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText
from almanac.model.site import Site
from almanac.model.when import AllDay
from almanac.render.calendars.calendar import calendar

ARABIC = "مكتبة " * 26 + "مؤتمرات"
EMOJI = "👩🏽‍💻" * 20  # each of them four characters that belong together
OF_ALL_KINDS = "مؤتمر, 👩🏽‍💻; C:\\new\\Notes, e\N{COMBINING ACUTE ACCENT}\n"
# What is in SUMMARY as it stands, and within DESCRIPTION; each is read as it was written, by every reader.
TEXTS = {
    "300 octets of Arabic": ARABIC,
    "300 octets of emoji": EMOJI,
    "letters with their accents": "é" * 150,
    "letters before their accents": "e\N{COMBINING ACUTE ACCENT}" * 100,
    "Japanese, without a space": "日本語" * 34,
    "wide characters where lines end": "a" * 66 + "é" + "b" * 73 + "字" + "c" * 72 + "😀" + "d" * 71 + "é",
    "commas": "One, two,three,, four,",
    "semicolons": "One; two;three;; four;",
    "backslashes": "C:\\Temp\\, \\\\server\\; \\",
    "backslashes before an N": "C:\\new\\Notes, \\n and \\N and \\\\n",
    "quotes and marks": "\"Quoted\": 'yes' & <b>no</b>; 50 % ^n",
    "a content line": "BEGIN:VEVENT",
    "line breaks": "One\nTwo\n\nFour\n  and five",
    "line breaks and content lines": "One\nEND:VEVENT\nEND:VCALENDAR",
    "tab and spaces": "Tab\tand  two   spaces",
    "64 KB of all kinds": OF_ALL_KINDS * 1400,
}
READERS = ["by_icalendar", "by_vobject", pytest.param("by_ical_js", marks=pytest.mark.ical_js)]
# From the bytes of a calendar to SUMMARY and DESCRIPTION by UID.
Reader = Callable[[bytes], Mapping[str, tuple[str, str]]]


@pytest.fixture(scope="module")
def published() -> bytes:
    site = Site(name="Texts", url="https://texts.example.org", tagline="", zone=ZoneInfo("UTC"))
    events = [_event(name, text) for name, text in TEXTS.items()]
    now = datetime(2027, 1, 1, tzinfo=UTC)
    return calendar(site, events, {}, name="Texts", address="/events/calendar.ics", now=now)


@pytest.fixture
def by_icalendar() -> Reader:
    def read(published: bytes) -> dict[str, tuple[str, str]]:
        events = icalendar.Calendar.from_ical(published).walk("VEVENT")
        return {str(event["UID"]): (str(event["SUMMARY"]), str(event["DESCRIPTION"])) for event in events}

    return read


@pytest.fixture
def by_vobject() -> Reader:
    def read(published: bytes) -> dict[str, tuple[str, str]]:
        events = vobject.readOne(published.decode()).vevent_list
        return {event.uid.value: (event.summary.value, event.description.value) for event in events}

    return read


@pytest.fixture
def by_ical_js(ical_js: IcalJs) -> Reader:
    def read(published: bytes) -> dict[str, tuple[str, str]]:
        return {event["uid"]: (event["summary"], event["description"]) for event in ical_js.read(published)}

    return read


@pytest.mark.parametrize("reader", READERS)
def test_every_text_comes_back_as_it_was(reader: str, published: bytes, request: pytest.FixtureRequest) -> None:
    read = request.getfixturevalue(reader)(published)

    found = {name: read.get(f"{name}@texts.example.org") for name in TEXTS}
    assert {name: found[name] for name, text in TEXTS.items() if found[name] != (text, _description(text))} == {}


def test_every_line_is_short_whole_and_ends_as_the_standard_says(published: bytes) -> None:
    lines = published.split(b"\r\n")

    assert lines.pop() == b""
    assert max(len(line) for line in lines) == 75
    assert [line for line in lines if b"\n" in line or b"\r" in line] == []
    assert [line for line in lines if "\N{REPLACEMENT CHARACTER}" in line.decode(errors="replace")] == []


def test_the_long_texts_are_as_long_as_they_say() -> None:
    assert [len(text.encode()) for text in (ARABIC, EMOJI)] == [300, 300]
    assert len(TEXTS["64 KB of all kinds"].encode()) >= 64 * 1024


def _event(name: str, words: str) -> Event:
    source = Source(f"events/{name}.md", f"events/{name}")
    text = EventText(source, "en", words, "We meet and talk.", "/events/text/", body=Body(text=words))
    day = AllDay(date(2027, 1, 30), date(2027, 1, 30))
    return Event(name, f"{name}@texts.example.org", text, day, "Meetup")


def _description(body: str) -> str:
    return f"We meet and talk.\n\n{body}\n\nhttps://texts.example.org/events/text/"
