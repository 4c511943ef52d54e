"""Links into calendars on the web: what each service is told, read back from the address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Status
from almanac.model.place import Online, Place
from almanac.model.recurrence import Change, Recurrence
from almanac.model.site import Site
from almanac.model.when import AllDay, MonthOnly, Timed, When
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.calendars.links import LONGEST, calendar_links
from almanac.render.views.event import CalendarLink

SITE = Site("Almanac", "https://group.example/site")
TEXT = EventText(Source("events/2027/x.md", "events/2027/x"), "en", "A title", "What it is.", "/events/x/")
PAGE = "https://group.example/site/events/x/"
WARSAW, LORD_HOWE, UTC = ZoneInfo("Europe/Warsaw"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("UTC")
HALL = Place("Hall", "1 Street", "Łódź", "PL")
CALL = "https://meet.example/?a=1&b=2"
DAY = AllDay(date(2027, 2, 28), date(2027, 2, 28))
EVENT = Event("x", "x@a.org", TEXT, DAY, "Meetup", place=HALL)
SERVICES = ["Google Calendar", "Outlook.com", "Outlook at work or school", "Yahoo Calendar"]


def timed(*parts: int, zone: ZoneInfo = WARSAW, until: tuple[int, ...] = ()) -> Timed:
    end = datetime(*until, tzinfo=zone) if until else None  # type: ignore[misc,arg-type]
    return Timed(datetime(*parts, tzinfo=zone), end)  # type: ignore[misc,arg-type]


def links(event: Event, when: When | None = None, text: EventText | None = None) -> dict[str, CalendarLink]:
    return {link.service: link for link in calendar_links(event, text or event.text, when or event.when, SITE)}


def told(link: CalendarLink) -> dict[str, str]:
    parts = urlsplit(link.address)
    query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    return {name: value for name, [value] in query.items()}


def times(event: Event, when: When | None = None) -> list[str]:
    """The times that Google, Outlook and Yahoo are given, in this order."""
    google, outlook, _, yahoo = (told(link) for link in links(event, when).values())
    found = [google["dates"], google.get("ctz"), outlook["startdt"], outlook["enddt"], outlook.get("allday")]
    return [*filter(None, found), *(yahoo[name] for name in ("st", "et", "dur") if name in yahoo)]


WHENS = [
    pytest.param(DAY, ["20270228/20270301", "2027-02-28", "2027-03-01", "true", "20270228", "allday"], id="one day"),
    pytest.param(AllDay(date(2027, 12, 30), date(2027, 12, 31)),
                 ["20271230/20280101", "2027-12-30", "2028-01-01", "true", "20271230", "20280101"],
                 id="days to the end of a year"),
    pytest.param(timed(2027, 1, 15, 18, until=(2027, 1, 15, 20, 30)),
                 ["20270115T180000/20270115T203000", "Europe/Warsaw", "2027-01-15T17:00:00Z", "2027-01-15T19:30:00Z",
                  "20270115T180000", "20270115T203000"], id="times"),
    pytest.param(timed(2027, 3, 27, 22, until=(2027, 3, 28, 4)),
                 ["20270327T220000/20270328T040000", "Europe/Warsaw", "2027-03-27T21:00:00Z", "2027-03-28T02:00:00Z",
                  "20270327T220000", "20270328T040000"], id="over midnight and a change of clocks"),
    pytest.param(timed(2027, 4, 10, 18, zone=LORD_HOWE),
                 ["20270410T180000/20270410T180000", "Australia/Lord_Howe", "2027-04-10T07:30:00Z",
                  "2027-04-10T07:30:00Z", "20270410T180000", "20270410T180000"],
                 id="half an hour, and without an end"),
    pytest.param(timed(2027, 1, 1, 0, zone=UTC, until=(2027, 1, 1, 1)),
                 ["20270101T000000/20270101T010000", "UTC", "2027-01-01T00:00:00Z", "2027-01-01T01:00:00Z",
                  "20270101T000000", "20270101T010000"], id="UTC"),
]  # fmt: skip


@pytest.mark.parametrize(("when", "expected"), WHENS)
def test_days_end_the_day_after_and_times_are_those_that_each_service_understands(
    when: When, expected: list[str]
) -> None:
    assert times(replace(EVENT, when=when)) == expected


@pytest.mark.parametrize(
    ("when", "note"),
    [
        pytest.param(DAY, "", id="a day is the same everywhere"),
        pytest.param(timed(2027, 1, 15, 18), "with the time where the event is", id="a time"),
    ],
)
def test_a_service_that_takes_every_time_for_the_reader_s_has_a_note(when: When, note: str) -> None:
    notes = {service: link.clock_note for service, link in links(replace(EVENT, when=when)).items()}

    assert notes == {**dict.fromkeys(SERVICES, ""), "Yahoo Calendar": note}


def test_texts_arrive_as_they_are_with_the_address_of_the_page() -> None:
    google, outlook, office, yahoo = (told(link) for link in links(replace(EVENT, online=Online(CALL))).values())
    details = f"What it is.\n\n{CALL}\n\n{PAGE}"

    assert (google["text"], outlook["subject"], yahoo["title"]) == ("A title", "A title", "A title")
    assert (google["details"], yahoo["desc"]) == (details, details)
    assert outlook["body"] == f"What it is.<br><br>{CALL.replace('&', '&amp;')}<br><br>{PAGE}"
    assert {google["location"], outlook["location"], yahoo["in_loc"]} == {"Hall, 1 Street, Łódź, Poland"}
    assert office == outlook
    assert (google["action"], outlook["rru"], yahoo["v"]) == ("TEMPLATE", "addevent", "60")


@pytest.mark.parametrize(
    ("event", "where"),
    [
        pytest.param(replace(EVENT, place=None, online=Online(CALL)), CALL, id="online"),
        pytest.param(replace(EVENT, online=Online(CALL), status=Status.MOVED_ONLINE), CALL, id="moved online"),
        pytest.param(replace(EVENT, place=None, online=Online()), "The address to join online comes later", id="later"),
        pytest.param(replace(EVENT, place=None, worldwide=True), None, id="worldwide"),
    ],
)
def test_where_one_goes_is_the_place(event: Event, where: str | None) -> None:
    assert told(links(event)["Google Calendar"]).get("location") == where


def test_hostile_words_stay_within_their_parameter() -> None:
    title = """"><script>&subject=x#y?z=%26 + 🎉 'a' \\ ${x} {{ 7*7 }} كتاب"""
    hostile = links(replace(EVENT, text=replace(TEXT, title=title, summary=title)))

    assert [told(link)[name] for link, name in zip(hostile.values(), ["text", "subject", "subject", "title"],
                                                  strict=True)] == [title] * 4  # fmt: skip
    assert "<script>" not in told(hostile["Outlook.com"])["body"]
    assert {character for link in hostile.values() for character in link.address} & set("\"'<> +#{}") == set()


def test_a_translation_is_told_in_its_own_words() -> None:
    words = replace(TEXT, lang="ar", title="لقاء", address="/ar/events/x/")
    google = told(links(EVENT, text=words)["Google Calendar"])

    assert google["text"] == "لقاء"
    assert google["details"].endswith("/ar/events/x/")


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_what_does_not_take_place_is_in_nobody_s_calendar(status: Status) -> None:
    assert links(replace(EVENT, status=status)) == {}


RULE = "FREQ=WEEKLY;BYDAY=TU"
WEEKLY = read_rrule(RULE)
COUNTED = read_rrule(f"{RULE};COUNT=52")
FIRST, NEXT = timed(2027, 1, 5, 18, until=(2027, 1, 5, 19)), timed(2027, 6, 1, 18, until=(2027, 6, 1, 19))
MARCH, JULY = datetime(2027, 3, 2, 18, tzinfo=WARSAW), datetime(2027, 7, 6, 18, tzinfo=WARSAW)
MOVED = Change(date(2027, 3, 2), timed(2027, 6, 8, 18))
SERIES = [
    pytest.param(Recurrence(WEEKLY), "20270601T180000", f"RRULE:{RULE}", id="a rule, from the next on"),
    pytest.param(Recurrence(COUNTED), "20270601T180000", f"RRULE:{RULE};COUNT=31",
                 id="a counted rule: what is left of it"),
    pytest.param(Recurrence(WEEKLY, excluded=(MARCH,)), "20270601T180000", f"RRULE:{RULE}",
                 id="what departed before the next is left behind"),
    pytest.param(Recurrence(WEEKLY, excluded=(JULY,)), "20270601T180000", None, id="a day will be left out"),
    pytest.param(Recurrence(WEEKLY, added=(JULY,)), "20270601T180000", None, id="a day will be added"),
    pytest.param(Recurrence(WEEKLY, changes=(MOVED,)), "20270601T180000", None, id="one was moved to what comes"),
    pytest.param(Recurrence(COUNTED, excluded=(MARCH,)), "20270601T180000", None,
                 id="a counted rule cannot begin later"),
]  # fmt: skip


@pytest.mark.parametrize(("recurrence", "start", "rule"), SERIES)
def test_google_has_the_series_where_its_rule_is_all_there_is(
    recurrence: Recurrence, start: str, rule: str | None
) -> None:
    link = links(replace(EVENT, when=FIRST, recurrence=recurrence), NEXT)["Google Calendar"]
    query = told(link)

    assert (query["dates"].partition("/")[0], query.get("recur")) == (start, rule)
    assert link.note == ("" if rule else "this date only")


def test_others_have_the_next_occurrence_where_that_is_and_say_so() -> None:
    library = Change(date(2027, 6, 1), NEXT, place=Place("Library"))
    found = links(replace(EVENT, when=FIRST, recurrence=Recurrence(WEEKLY, changes=(library,))), NEXT)
    outlook, yahoo = told(found["Outlook.com"]), told(found["Yahoo Calendar"])

    assert (outlook["startdt"], yahoo["st"]) == ("2027-06-01T16:00:00Z", "20270601T180000")
    assert (outlook["location"], yahoo["in_loc"]) == ("Library", "Library")
    assert {found[service].note for service in SERVICES[1:]} == {"this date only"}


@given(st.text(st.characters(), max_size=600), st.text(st.characters(), max_size=3000))
def test_an_address_is_never_too_long_and_ends_its_text_with_the_page(title: str, summary: str) -> None:
    place = Place("ق" * 300, "🎉" * 300)
    found = links(replace(EVENT, place=place, text=replace(TEXT, title=f"T{title}", summary=f"S{summary}")))

    assert [service for service, link in found.items() if len(link.address) > LONGEST] == []
    assert told(found["Google Calendar"])["details"].endswith(f"\n\n{PAGE}")


def test_what_has_no_day_goes_into_no_calendar() -> None:
    assert links(replace(EVENT, when=MonthOnly(date(2027, 5, 1)))) == {}
