"""Events as calendar programs write them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.site import Site
from almanac.read.fault import Fault
from almanac.read.from_elsewhere.found_event import FoundEvent
from almanac.read.from_elsewhere.vevent import events_of_calendar, read_vevent

SITE = Site("Group", "https://group.example", zone=ZoneInfo("Europe/Warsaw"), event_categories={"Walk": "#2a6f5e"})
CUSTOM = """\
BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0300
TZOFFSETTO:+0300
END:STANDARD
END:VTIMEZONE
"""


def calendar(*lines: str, head: str = "", before: str = "") -> str:
    inside = "\n".join(["BEGIN:VEVENT", "UID:walk@example.org", "SUMMARY:River walk", *lines, "END:VEVENT"])
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{head}{before}{inside}\nEND:VCALENDAR\n"


def read(*lines: str, head: str = "", before: str = "") -> FoundEvent:
    (event,) = events_of_calendar(calendar(*lines, head=head, before=before).encode())
    return read_vevent(event, SITE)


def times(*lines: str, head: str = "", before: str = "") -> tuple[str, ...]:
    values = read(*lines, head=head, before=before).values
    return tuple(values.get(field, "") for field in ("start", "end", "timezone"))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART;VALUE=DATE:20270508"], ("2027-05-08", "", "")),
        (["DTSTART;VALUE=DATE:20270508", "DTEND;VALUE=DATE:20270509"], ("2027-05-08", "", "")),
        (["DTSTART;VALUE=DATE:20270508", "DTEND;VALUE=DATE:20270511"], ("2027-05-08", "2027-05-10", "")),
        (["DTSTART;VALUE=DATE:20270508", "DURATION:P2D"], ("2027-05-08", "2027-05-09", "")),
        (["DTSTART;TZID=Europe/Berlin:20270508T140000", "DURATION:PT2H"],
         ("2027-05-08 14:00", "16:00", "Europe/Berlin")),
        (["DTSTART;TZID=Europe/Berlin:20270508T140000", "DTEND;TZID=Europe/Berlin:20270508T140000"],
         ("2027-05-08 14:00", "", "Europe/Berlin")),
        (["DTSTART;TZID=Europe/Berlin:20270508T220000", "DTEND;TZID=Europe/London:20270509T020000"],
         ("2027-05-08 22:00", "2027-05-09 03:00", "Europe/Berlin")),
        (["DTSTART;TZID=W. Europe Standard Time:20270508T140000"], ("2027-05-08 14:00", "", "Europe/Berlin")),
        (["DTSTART;TZID=/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires:20270508T140000"],
         ("2027-05-08 14:00", "", "America/Argentina/Buenos_Aires")),
    ],
)  # fmt: skip
def test_when_it_is(lines: list[str], expected: tuple[str, ...]) -> None:
    assert times(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "head", "before", "expected"),
    [
        (["DTSTART:20270508T120000Z"], "", "", ("2027-05-08 14:00", "", "Europe/Warsaw")),
        (
            ["DTSTART:20270508T120000Z"],
            "X-WR-TIMEZONE:Africa/Nairobi\n",
            "",
            ("2027-05-08 15:00", "", "Africa/Nairobi"),
        ),
        (["DTSTART:20270508T120000"], "", "", ("2027-05-08 12:00", "", "Europe/Warsaw")),
        (["DTSTART;TZID=Customized Time Zone:20270508T150000"], "", CUSTOM, ("2027-05-08 15:00", "", "Europe/Moscow")),
        (
            ["DTSTART;TZID=Customized Time Zone:20270508T150000", "LOCATION:Hall\\, Nairobi\\, Kenya"],
            "",
            CUSTOM,
            ("2027-05-08 15:00", "", "Africa/Nairobi"),
        ),
        (
            ["DTSTART;TZID=Customized Time Zone:20270508T150000"],
            "",
            CUSTOM.replace("+0300", "+0307"),
            ("2027-05-08 13:53", "", "Europe/Warsaw"),
        ),
    ],
)
def test_without_a_zone_that_one_knows_the_instant_stays_and_it_is_said(
    lines: list[str], head: str, before: str, expected: tuple[str, ...]
) -> None:
    assert times(*lines, head=head, before=before) == expected
    assert f"`{expected[2]}` is " in read(*lines, head=head, before=before).notes[0]


def test_what_else_it_says() -> None:
    found = read(
        "DTSTART;VALUE=DATE:20270508",
        "LOCATION:City library\\, Rynek 1\\, Katowice\\, Poland", "GEO:50.26;19.02", "URL:https://example.org/walk",
        "DESCRIPTION:<p>We walk along the river &amp\\; <b>back</b>.</p><ul><li>* boots</li></ul><script>x()</script>",
        "CATEGORIES:Rivers,walk", "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;VALUE=DATE:20270515", "STATUS:TENTATIVE",
        "ORGANIZER;CN=Ada:mailto:ada@example.org", "ATTENDEE:mailto:grace@example.org",
    )  # fmt: skip

    assert found.values == {
        "title": "River walk", "start": "2027-05-08", "summary": "We walk along the river & back. * boots",
        "place.name": "City library", "place.country": "PL", "place.address": "Rynek 1", "place.city": "Katowice",
        "place.latitude": "50.26", "place.longitude": "19.02", "status": "tentative", "url": "https://example.org/walk",
        "category": "Walk", "tags": "Rivers",
    }  # fmt: skip
    assert found.more == {"repeat": {"every": "week", "count": "4", "except": ["2027-05-15"]}}
    assert found.body == "We walk along the river \\& back.\n\n\\* boots"
    assert found.uid == "walk@example.org"
    assert found.notes == ()


@pytest.mark.parametrize(
    ("lines", "head"),
    [(["STATUS:CANCELLED"], ""), ([], "METHOD:CANCEL\n"), (["SUMMARY:[CANCELLED] River walk"], "")],
)
def test_what_is_cancelled_says_so(lines: list[str], head: str) -> None:
    text = calendar("DTSTART;VALUE=DATE:20270508", *lines, head=head)
    text = text.replace("SUMMARY:River walk\n", "") if "[CANCELLED]" in text else text
    (event,) = events_of_calendar(text.encode())

    values = read_vevent(event, SITE).values
    assert (values["title"], values["status"]) == ("River walk", "cancelled")


@pytest.mark.parametrize(
    ("lines", "words"),
    [(["DTSTART:20270508T120000Z", "CLASS:PRIVATE"], "private"), (["DTSTART:soon"], "no DTSTART"), ([], "no DTSTART")],
)
def test_what_cannot_be_taken_over(lines: list[str], words: str) -> None:
    with pytest.raises(Fault, match=words):
        read(*lines)


def test_a_place_that_is_an_address_is_online() -> None:
    values = read("DTSTART;VALUE=DATE:20270508", "LOCATION:https://meet.example.org/hall").values
    assert (values["online"], "place.name" in values) == ("https://meet.example.org/hall", False)


@pytest.mark.parametrize("place", ["Online", "Online event", "virtual"])
def test_where_a_place_has_a_word_for_online_the_address_comes_later(place: str) -> None:
    values = read("DTSTART;VALUE=DATE:20270508", f"LOCATION:{place}").values
    assert (values["online"], "place.name" in values) == ("later", False)


@pytest.mark.parametrize("text", ["BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x", "BEGIN:VCALENDAR"])
def test_what_ends_too_early_is_no_calendar(text: str) -> None:
    with pytest.raises(Fault, match="cannot be read"):
        events_of_calendar(text.encode())


NAMES = ("LOCATION", "DESCRIPTION", "URL", "CLASS", "STATUS", "CATEGORIES", "RRULE", "GEO", "DTEND", "DURATION")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), st.sampled_from(NAMES))
def test_any_value_is_read_or_refused(value: str, name: str) -> None:
    try:
        found = read("DTSTART;VALUE=DATE:20270508", f"{name}:{' '.join(value.split())}")
    except Fault:
        return
    assert found.values["start"] == "2027-05-08"
