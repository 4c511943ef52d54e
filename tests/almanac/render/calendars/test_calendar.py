from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from gettext import NullTranslations
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from almanac.model import address
from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText, Organizer, Registration, Status
from almanac.model.history import FileHistory
from almanac.model.image import Image
from almanac.model.interface import Interface
from almanac.model.place import Online, Place
from almanac.model.recurrence import Change, Recurrence
from almanac.model.site import Site
from almanac.model.when import AllDay, MonthOnly, Timed, When
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.calendars import calendar as calendar_module
from almanac.render.calendars.calendar import Calendars, calendar, event_calendar, own_calendar, subscribed, vevents
from almanac.render.calendars.revision import revision

GOLDEN = Path(__file__).parent / "golden" / "calendar.ics"
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
SITE = Site(
    name="Almanac",
    url="https://almanac.example.org",
    tagline="Stories and events; of everyone",
    zone=ZoneInfo("Europe/Warsaw"),
)
KATOWICE = Place("International Congress Centre", "plac Slawika 1", "Katowice", "PL", 50.2652, 19.0269)


def words(slug: str, title: str = "Meetup", note: str = "", body: str = "") -> EventText:
    source = Source(f"events/2027/{slug}.md", f"events/2027/{slug}")
    return EventText(source, "en", title, "We meet and talk.", f"/events/{slug}/", note, body=Body(text=body))


def event(slug: str = "meetup", when: When | None = None, **facts) -> Event:
    text = facts.pop("text", words(slug))
    return Event(slug, f"{slug}@almanac.example.org", text, when or all_day(2027, 1, 30), "Meetup", **facts)


def all_day(*day: int) -> AllDay:
    return AllDay(date(*day), date(*day))


def timed(zone: str, start: tuple[int, ...], *end: int) -> Timed:
    place = ZoneInfo(zone)
    return Timed(datetime(*start, tzinfo=place), datetime(*end, tzinfo=place) if end else None)  # type: ignore[misc]


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def history(changes: int, *, uncommitted: bool = False) -> FileHistory:
    return FileHistory(utc(2026, 1, 5), utc(2026, 2, 6, 7, 8, 9), utc(2026, 1, 6), changes, (), uncommitted)


CONFERENCE = replace(
    event(
        "conference",
        AllDay(date(2027, 8, 7), date(2027, 8, 10)),
        text=words("conference", "Conference, 20th; with a party 🎉", body="Bring:\n\n- a friend\n- C:\\Notes"),
        place=KATOWICE,
        online=Online("https://live.example.org/Łódź?room=1,2;3"),
        organizers=(Organizer("Nobody to write to"), Organizer('Ana "Anka" Ł, board', email="ana@example.org")),
        tags=("hackathon", "wiki", "Meetup"),
        image=Image("/images/zdjęcie.jpg", "A crowd", "Ana", "CC0"),
    ),
    category="Conference",
)
ARABIC = event(
    "لقاء",
    timed("Africa/Cairo", (2027, 1, 30, 18)),
    text=replace(
        words("لقاء", "لقاء شهري للمتطوعين في مكتبة الإسكندرية الجديدة على البحر"),
        lang="ar",
        summary="نلتقي ونتحدث ونكتب معًا طوال المساء، والجميع مرحب بهم، صغارًا وكبارًا.",
    ),
    place=Place("مكتبة الإسكندرية", "", "الإسكندرية", "EG", 31.2089, 29.9092),
    status=Status.TENTATIVE,
)
MONTHLY = event(
    "monthly",
    timed("Europe/London", (2027, 1, 10, 14), 2027, 1, 10, 16),
    place=Place("Library", "1 High Street", "Leeds", "GB"),
    recurrence=Recurrence(
        read_rrule("FREQ=MONTHLY;BYDAY=2SU"),
        excluded=(datetime(2027, 8, 8, 14, tzinfo=ZoneInfo("Europe/London")),),
        added=(datetime(2027, 8, 22, 10, tzinfo=ZoneInfo("Europe/London")),),
        changes=(
            Change(
                date(2027, 3, 14),
                timed("Europe/London", (2027, 3, 21, 14), 2027, 3, 21, 16),
                place=Place("Town hall", "", "Leeds", "GB"),
                online=Online("https://live.example.org/leeds"),
                note="Moved because of the marathon.",
            ),
            Change(
                date(2027, 5, 9),
                timed("Europe/London", (2027, 5, 9, 14), 2027, 5, 9, 16),
                cancelled=True,
                note="There is a strike.",
            ),
        ),
    ),
)
OBSERVANCE = event("wiki-day", all_day(2001, 1, 15), worldwide=True, recurrence=Recurrence(read_rrule("FREQ=YEARLY")))
CANCELLED = event(
    "new-york",
    timed("America/New_York", (2006, 3, 20, 18), 2006, 3, 20, 20),
    text=words("new-york", note="The venue closed."),
    status=Status.CANCELLED,
)
CALL = event(
    "call",
    timed("UTC", (2027, 1, 30, 18), 2027, 1, 30, 19),
    text=words("call", note="It begins elsewhere, and later."),
    status=Status.POSTPONED,
    online=Online("https://live.example.org/"),
)
EVENTS = (CONFERENCE, ARABIC, MONTHLY, OBSERVANCE, CANCELLED, CALL)
HISTORIES = {
    "events/2027/conference.md": history(3),
    "events/2027/monthly.md": history(1),
    "events/2027/wiki-day.md": history(1),
    "events/2027/new-york.md": history(2, uncommitted=True),
}


def whole(*events: Event) -> bytes:
    return calendar(SITE, events, HISTORIES, name="Events, all of them", address=address.CALENDAR, now=NOW)


def lines(published: bytes) -> list[str]:
    return published.decode().replace("\r\n ", "").split("\r\n")


def entries(one: Event, known: FileHistory | None = None) -> tuple[icalendar.Event, ...]:
    return vevents(one, SITE, revision(one, known, NOW))


def only(one: Event, known: FileHistory | None = None) -> list[str]:
    (component,) = entries(one, known)
    return lines(component.to_ical())


def said(one: Event, *names: str) -> list[str]:
    return [line for line in only(one) if line.startswith(names)]


class TestCalendar:
    def test_is_what_people_subscribe_to(self):
        assert whole(*EVENTS) == GOLDEN.read_bytes()

    def test_has_the_same_bytes_in_any_order_of_events(self):
        assert whole(*reversed(EVENTS)) == whole(*EVENTS)

    def test_has_no_line_of_more_than_75_octets(self):
        published = whole(*EVENTS).split(b"\r\n")

        assert max(len(line) for line in published) == 75
        assert b"\n" not in b"".join(published)

    def test_splits_no_character_between_lines(self):
        assert "\N{REPLACEMENT CHARACTER}" not in "".join(
            line.decode(errors="replace") for line in whole(*EVENTS).split(b"\r\n")
        )

    def test_names_no_method_and_nobody_who_comes(self):
        assert not [line for line in lines(whole(*EVENTS)) if line.startswith(("METHOD", "ATTENDEE"))]

    def test_has_each_zone_that_it_names_and_no_other(self):
        published = Calendar.from_ical(whole(*EVENTS))

        named = {part["DTSTART"].params.get("TZID") for part in published.walk("VEVENT")} - {None}
        assert [str(zone["TZID"]) for zone in published.walk("VTIMEZONE")] == sorted(named)

    def test_without_events_has_the_zone_of_the_site(self):
        published = Calendar.from_ical(whole())

        assert [str(part.get("TZID")) for part in published.subcomponents] == ["Europe/Warsaw"]

    def test_says_where_it_comes_from_and_how_often_to_ask(self):
        assert lines(whole())[1:10] == [
            "VERSION:2.0",
            "PRODID:-//Almanac//Almanac//EN",
            "X-WR-CALDESC:Stories and events\\; of everyone",
            "NAME:Events\\, all of them",
            "X-WR-CALNAME:Events\\, all of them",
            "REFRESH-INTERVAL;VALUE=DURATION:P1D",
            "SOURCE;VALUE=URI:https://almanac.example.org/events/calendar.ics",
            "URL:https://almanac.example.org/events/",
            "X-PUBLISHED-TTL:P1D",
        ]

    def test_covers_each_zone_for_all_of_its_events(self):
        early = event("early", timed("America/New_York", (2006, 3, 20, 18)))
        late = event("late", timed("America/New_York", (2027, 3, 20, 18)))

        published = by_vobject(whole(late, early))

        assert published == {
            "early@almanac.example.org": utc(2006, 3, 20, 23),
            "late@almanac.example.org": utc(2027, 3, 20, 22),
        }

    @pytest.mark.parametrize(
        ("recurrence", "expected"),
        [
            pytest.param(None, "20261024T020000", id="once"),
            pytest.param(Recurrence(read_rrule("FREQ=WEEKLY")), "20651024T020000", id="endless"),
        ],
    )
    def test_covers_the_future_for_what_repeats(self, recurrence, expected):
        in_gaza = event("gaza", timed("Asia/Gaza", (2026, 5, 1, 18)), recurrence=recurrence)

        assert max(line[6:] for line in lines(whole(in_gaza)) if line.startswith("RDATE")) == expected

    @pytest.mark.parametrize("read", ["icalendar", "vobject"])
    def test_is_read_with_the_right_instants(self, read):
        timed_ones = [one for one in EVENTS if isinstance(one.when, Timed)]

        assert READERS[read](whole(*timed_ones)) == {
            "لقاء@almanac.example.org": utc(2027, 1, 30, 16),
            "monthly@almanac.example.org": utc(2027, 1, 10, 14),
            "new-york@almanac.example.org": utc(2006, 3, 20, 23),
            "call@almanac.example.org": utc(2027, 1, 30, 18),
        }

    def test_is_valid_for_vobject(self):
        assert vobject.readOne(whole(*EVENTS).decode()).validate(raiseException=True)


def marks(cancelled: str) -> NullTranslations:
    class Catalogue(NullTranslations):
        def gettext(self, message: str) -> str:
            return cancelled if message == "Cancelled" else super().gettext(message)

    return Catalogue()


def by_vobject(published: bytes) -> dict[str, datetime]:
    found = vobject.readOne(published.decode()).vevent_list
    return {part.uid.value: part.dtstart.value.astimezone(UTC) for part in reversed(found)}


def by_icalendar(published: bytes) -> dict[str, datetime]:
    found = Calendar.from_ical(published).walk("VEVENT")
    return {str(part["UID"]): part.start.astimezone(UTC) for part in reversed(found)}


READERS = {"icalendar": by_icalendar, "vobject": by_vobject}


class TestCalendars:
    def test_have_the_same_bytes_of_an_event_that_is_in_several(self):
        calendars = Calendars(SITE, {}, NOW)
        first, second = event("a"), event("b", timed("Europe/Warsaw", (2027, 3, 1, 18)))
        whole = calendars.of([first, second], name="All", address="/events/calendar.ics")
        part = calendars.of([second], name="Part", address="/events/tag/x.ics", page="/events/tag/x/")
        entry = b"BEGIN:VEVENT" + part.partition(b"BEGIN:VEVENT")[2].removesuffix(b"END:VCALENDAR\r\n")

        assert entry in whole
        assert entry in calendars.alone(second, second.text)

    def test_make_an_event_and_a_zone_once(self, monkeypatch):
        made = []
        for name in ("vevents", "vtimezone"):
            known = getattr(calendar_module, name)
            monkeypatch.setattr(
                calendar_module, name, lambda *a, name=name, known=known: (made.append(name), known(*a))[1]
            )
        calendars = Calendars(SITE, {}, NOW)
        one = event("a", timed("Europe/Warsaw", (2027, 3, 1, 18)))
        files = [calendars.of([one], name=name, address=f"/events/tag/{name}.ics") for name in ("x", "y")]

        assert [Calendar.from_ical(file).get("NAME") for file in files] == ["x", "y"]
        assert sorted(made) == ["vevents", "vtimezone"]


class TestLanguages:
    """An event in other words is the same event: what differs is what is read."""

    SAID = ("SUMMARY", "DESCRIPTION", "LOCATION", "URL", "LAST-MODIFIED", "DTSTAMP")

    def test_have_the_same_identity_days_and_sequence(self):
        one, other = (vevents_in(IN_TWO, lang) for lang in ("en", "ar"))

        assert [facts(part, without=self.SAID) for part in one] == [facts(part, without=self.SAID) for part in other]
        assert [part["SEQUENCE"] for part in (*one, *other)] == [2] * 8
        assert len({str(part.get("RECURRENCE-ID")) for part in one}) == 4

    def test_have_their_own_words_and_lead_to_their_own_page(self):
        whole, moved, cancelled, _added = vevents_in(IN_TWO, "ar")

        assert whole["SUMMARY"] == "لقاء شهري"
        assert whole["DESCRIPTION"] == "نلتقي ونتحدث.\n\nأحضر صديقًا.\n\nhttps://almanac.example.org/ar/events/monthly/"
        assert whole["URL"] == "https://almanac.example.org/ar/events/monthly/"
        assert cancelled["SUMMARY"] == f"{MARK}: لقاء شهري"
        assert moved["LOCATION"] == "Town hall, Leeds, المملكة المتحدة"

    def test_call_categories_and_the_site_s_line_as_their_language_does(self):
        site = replace(SITE, category_names={"ar": {"Meetup": "لقاء"}}, taglines={"ar": "قصص ولقاءات"})
        files = [
            lines(Calendars(site, {}, NOW).of([IN_TWO], name="A", address="/a.ics", lang=lang)) for lang in ("en", "ar")
        ]

        assert {line for line in files[0] if line.startswith("CATEGORIES")} == {"CATEGORIES:Meetup"}
        assert {line for line in files[1] if line.startswith("CATEGORIES")} == {"CATEGORIES:لقاء"}
        assert "X-WR-CALDESC:Stories and events\\; of everyone" in files[0]
        assert "X-WR-CALDESC:قصص ولقاءات" in files[1]

    def test_say_the_later_of_both_changes(self):
        original, translation = vevents_in(IN_TWO, "en")[0], vevents_in(IN_TWO, "ar")[0]

        assert original["DTSTAMP"].dt == original["LAST-MODIFIED"].dt == utc(2026, 2, 6, 7, 8, 9)
        assert translation["DTSTAMP"].dt == translation["LAST-MODIFIED"].dt == utc(2026, 5, 1)
        assert original["CREATED"].dt == translation["CREATED"].dt == utc(2026, 1, 5)

    def test_have_the_original_once_where_there_is_no_translation(self):
        calendars = Calendars(ARABIC_TOO, {}, NOW)
        files = [
            calendars.of([CALL, IN_TWO], name="A", address="/a.ics", lang=lang).split(b"BEGIN:VEVENT")
            for lang in ("en", "ar", "es")
        ]
        originals = [[part for part in file if b"UID:call@" in part] for file in files]

        assert [len(found) for found in originals] == [1, 1, 1]
        assert originals[0] == originals[1] == originals[2]
        assert files[0] == files[2] != files[1]

    def test_have_no_line_of_more_than_75_octets_and_split_no_character(self):
        title = "每月一次在图书馆举行的编辑聚会，欢迎所有人参加，都请带上朋友"
        chinese = in_words(IN_TWO, "zh-Hans", title)
        files = [event_calendar_in(one, one.translations[0]) for one in (chinese, IN_TWO)]

        for file in files:
            content_lines = file.split(b"\r\n")
            assert max(map(len, content_lines)) <= 75
            assert b"\n" not in b"".join(content_lines)
            assert [line.decode() for line in content_lines]
        assert f"SUMMARY:{title}" in lines(files[0])

    @pytest.mark.parametrize(
        ("original", "translations", "expected"),
        [
            pytest.param(
                "en", ["ar"], {"en": "/events/x/x.ics", "ar": "/ar/events/x/x.ics"}, id="in the site's language"
            ),
            pytest.param("ar", [], {"ar": "/events/x/x.ics"}, id="in another, not translated"),
            pytest.param("ar", ["en"], {"ar": "/ar/events/x/x.ics", "en": "/events/x/x.ics"}, id="translated into it"),
            pytest.param("ar", ["es"], {"ar": "/events/x/x.ics", "es": "/es/events/x/x.ics"}, id="into a third"),
        ],
    )
    def test_have_a_file_each_and_one_of_them_at_the_site_s_own_address(self, original, translations, expected):
        text = replace(words("x"), lang=original)
        one = event("x", text=text, translations=tuple(replace(text, lang=lang) for lang in translations))

        assert {text.lang: own_calendar(one, text, SITE) for text in one.texts} == expected


def in_words(one: Event, lang: str, title: str, summary: str = "x", body: str = "") -> Event:
    source = Source(f"events/2027/{one.slug}.{lang}.md", one.source.group)
    page = f"/{lang}/events/{one.slug}/"
    return replace(one, translations=(EventText(source, lang, title, summary, page, body=Body(text=body)),))


MARK = "ألغيت"
ARABIC_TOO = replace(SITE, languages=("en", "ar"), interface=Interface({"ar": marks(MARK)}))
IN_TWO = in_words(MONTHLY, "ar", "لقاء شهري", "نلتقي ونتحدث.", "أحضر صديقًا.")
HISTORIES_OF_BOTH = {
    "events/2027/monthly.md": history(3),
    "events/2027/monthly.ar.md": replace(history(7), modified=utc(2026, 5, 1)),
}


def vevents_in(one: Event, lang: str) -> list[icalendar.Event]:
    made = Calendars(ARABIC_TOO, HISTORIES_OF_BOTH, NOW).of([one], name="A", address="/a.ics", lang=lang)
    return Calendar.from_ical(made).walk("VEVENT")


def event_calendar_in(one: Event, text: EventText) -> bytes:
    return Calendars(ARABIC_TOO, HISTORIES_OF_BOTH, NOW).alone(one, text)


def facts(part: icalendar.Event, without: tuple[str, ...]) -> dict[str, object]:
    return {
        name: value.to_ical() for name, value in part.items() if name not in without and not isinstance(value, list)
    }


class TestEventCalendar:
    def test_has_the_same_vevents_as_every_other_calendar(self):
        alone = lines(event_calendar(SITE, MONTHLY, history(1), now=NOW))
        among_others = lines(whole(*EVENTS))

        first, last = alone.index("BEGIN:VEVENT"), len(alone) - 2
        begin = among_others.index("UID:monthly@almanac.example.org") - alone[first:].index(
            "UID:monthly@almanac.example.org"
        )
        assert alone[first:last] == among_others[begin : begin + last - first]

    def test_leads_to_the_page_of_the_event(self):
        published = lines(event_calendar(SITE, ARABIC, None, now=NOW))

        slug = "%D9%84%D9%82%D8%A7%D8%A1"
        assert f"SOURCE;VALUE=URI:https://almanac.example.org/events/{slug}/{slug}.ics" in published
        assert published.count(f"URL:https://almanac.example.org/events/{slug}/") == 2
        assert "X-WR-CALNAME:لقاء شهري للمتطوعين في مكتبة الإسكندرية الجديدة على البحر" in published


class TestRepeatedHour:
    """What clocks show twice: the first is meant (RFC 5545 3.3.5)."""

    @pytest.mark.parametrize(
        ("when", "expected"),
        [
            pytest.param(
                timed("America/New_York", (2027, 11, 7, 1, 30), 2027, 11, 7, 4),
                ["DTSTART:20271107T053000Z", "DTEND:20271107T090000Z"],
                id="begins in it",
            ),
            pytest.param(
                timed("America/New_York", (2027, 11, 6, 20), 2027, 11, 7, 1),
                ["DTSTART:20271107T000000Z", "DTEND:20271107T050000Z"],
                id="ends in it",
            ),
            pytest.param(
                timed("America/New_York", (2027, 11, 7, 0, 30), 2027, 11, 7, 2),
                ["DTSTART;TZID=America/New_York:20271107T003000", "DTEND;TZID=America/New_York:20271107T020000"],
                id="goes on all through it",
            ),
        ],
    )
    def test_is_said_in_utc(self, when, expected):
        assert said(event(when=when), "DTSTART", "DTEND") == expected

    def test_does_not_keep_a_rule_from_its_local_time(self):
        when = timed("America/New_York", (2027, 11, 7, 1, 30))

        published = said(event(when=when, recurrence=Recurrence(read_rrule("FREQ=WEEKLY"))), "DTSTART")
        assert published == ["DTSTART;TZID=America/New_York:20271107T013000"]


class TestRevision:
    def test_is_said_of_an_event_and_of_the_occurrences_that_differ(self):
        names = ("DTSTAMP", "SEQUENCE", "CREATED", "LAST-MODIFIED")
        written = [
            {line.split(":", 1)[0]: line.split(":", 1)[1] for line in lines(part.to_ical()) if line.startswith(names)}
            for part in entries(MONTHLY, history(3))
        ]

        expected = dict(zip(names, ("20260206T070809Z", "2", "20260105T000000Z", "20260206T070809Z"), strict=True))
        assert written == [expected] * 4


class TestStatus:
    @pytest.mark.parametrize(
        ("status", "expected"),
        [
            pytest.param(Status.CONFIRMED, ["SUMMARY:Meetup", "STATUS:CONFIRMED"], id="confirmed"),
            pytest.param(Status.TENTATIVE, ["SUMMARY:Meetup", "STATUS:TENTATIVE"], id="tentative"),
            pytest.param(Status.CANCELLED, ["SUMMARY:Cancelled: Meetup", "STATUS:CANCELLED"], id="cancelled"),
            pytest.param(Status.POSTPONED, ["SUMMARY:Postponed: Meetup", "STATUS:CANCELLED"], id="postponed"),
            pytest.param(Status.RESCHEDULED, ["SUMMARY:Meetup", "STATUS:CONFIRMED"], id="rescheduled"),
            pytest.param(Status.MOVED_ONLINE, ["SUMMARY:Meetup", "STATUS:CONFIRMED"], id="moved online"),
        ],
    )
    def test_is_said_in_the_words_of_the_standard(self, status, expected):
        assert said(event(status=status), "SUMMARY", "STATUS") == expected

    def test_says_who_is_busy_and_leaves_months_of_whole_days_free(self):
        assert [said(one, "TRANSP") for one in (OBSERVANCE, CALL)] == [["TRANSP:TRANSPARENT"], ["TRANSP:OPAQUE"]]

    def test_of_one_occurrence_is_its_own(self):
        published = [part["STATUS"] for part in entries(MONTHLY)]

        assert published == ["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED"]


class TestText:
    @pytest.mark.parametrize(
        ("title", "expected"),
        [
            pytest.param("Rock, paper; scissors", "Rock\\, paper\\; scissors", id="comma and semicolon"),
            pytest.param("Back\\slash", "Back\\\\slash", id="backslash"),
            pytest.param("C:\\New\\Notes", "C:\\\\New\\\\Notes", id="a backslash before N is no line break"),
            pytest.param("one\ntwo", "one\\ntwo", id="line break"),
            pytest.param("one\r\ntwo\rthree", "one\\ntwo\\nthree", id="line breaks of other systems"),
            pytest.param("one\u2028two\u2029three\x85four", "one\\ntwo\\nthree\\nfour", id="line ends of Unicode"),
            pytest.param("a\x00b\x07c\x0bd\x1be\x7ff\x9bg", "abcdefg", id="control characters"),
            pytest.param("a\ud800b", "ab", id="half a character"),
            pytest.param("a\tb", "a\tb", id="tab"),
            pytest.param("كتاب 📚 książka", "كتاب 📚 książka", id="any script"),
        ],
    )
    def test_is_escaped_and_cleaned(self, title, expected):
        published = event(text=words("meetup", title))

        assert said(published, "SUMMARY") == [f"SUMMARY:{expected}"]

    @given(title=st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=200))
    @example(title="Ünïcödé 🎉, مؤتمر; \\N and\\n all " * 40)
    @settings(max_examples=60, deadline=None, derandomize=True, database=None)
    def test_of_any_title_comes_back_whole(self, title):
        published = calendar(SITE, [event(text=words("meetup", title))], {}, name="x", address="/x.ics", now=NOW)

        (found,) = Calendar.from_ical(published).walk("VEVENT")
        assert str(found["SUMMARY"]) == title

    def test_of_the_description_says_all_and_leads_to_the_page(self):
        published = event(text=words("meetup", note="A strike.", body="Bring a friend."))

        assert said(published, "DESCRIPTION") == [
            "DESCRIPTION:We meet and talk.\\n\\nA strike.\\n\\nBring a friend.\\n\\n"
            "https://almanac.example.org/events/meetup/"
        ]

    def test_of_categories_is_category_and_tags_once_each(self):
        assert said(CONFERENCE, "CATEGORIES") == ["CATEGORIES:Conference,hackathon,wiki,Meetup"]
        assert said(event(tags=("Meetup", "a, b")), "CATEGORIES") == ["CATEGORIES:Meetup,a\\, b"]


class TestWhere:
    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            pytest.param(
                {"place": KATOWICE},
                [
                    "GEO:50.2652;19.0269",
                    "LOCATION:International Congress Centre\\, plac Slawika 1\\, Katowice\\, Poland",
                ],
                id="a place on the map",
            ),
            pytest.param(
                {"place": Place(city="Leeds", country="GB")}, ["LOCATION:Leeds\\, United Kingdom"], id="a city"
            ),
            pytest.param(
                {"place": Place(city="Accra", latitude=0.00001, longitude=-0.18700012)},
                ["GEO:0.0;-0.187", "LOCATION:Accra"],
                id="near the equator, without an exponent",
            ),
            pytest.param(
                {"online": Online("https://live.example.org/Łódź?room=1,2;3#%20")},
                [
                    "CONFERENCE;VALUE=URI:https://live.example.org/%C5%81%C3%B3d%C5%BA?room=1,2;3#%20",
                    "LOCATION:https://live.example.org/Łódź?room=1\\,2\\;3#%20",
                ],
                id="online, in the stead of a place that programs would show",
            ),
            pytest.param({"online": Online()}, ["LOCATION:Online"], id="online, at an address that comes later"),
            pytest.param({"worldwide": True}, [], id="worldwide"),
        ],
    )
    def test_is_said_as_far_as_it_is_known(self, facts, expected):
        assert said(event(**facts), "CONFERENCE", "GEO", "LOCATION") == expected


class TestOrganizer:
    @pytest.mark.parametrize(
        ("organizers", "expected"),
        [
            pytest.param((), [], id="nobody"),
            pytest.param((Organizer("Ana", "https://ana.example.org"),), [], id="no e-mail"),
            pytest.param(
                (Organizer("Bo"), Organizer("Ana", email="ana@example.org"), Organizer("Cy", email="cy@example.org")),
                ["ORGANIZER;CN=Ana:mailto:ana@example.org"],
                id="the first who has one",
            ),
            pytest.param(
                (Organizer('Ana "A", Ł', email="ana@example.org"),),
                ["ORGANIZER;CN=\"Ana ^'A^', Ł\":mailto:ana@example.org"],
                id="a name with quotes and comma (RFC 6868)",
            ),
        ],
    )
    def test_is_who_can_be_written_to(self, organizers, expected):
        assert said(event(organizers=organizers), "ORGANIZER") == expected


class TestPictures:
    def test_have_addresses_in_ascii(self):
        assert said(CONFERENCE, "IMAGE") == ["IMAGE;VALUE=URI:https://almanac.example.org/images/zdj%C4%99cie.jpg"]


class TestChanges:
    def test_say_what_differs_and_inherit_the_rest(self):
        _, moved, cancelled, _added = (lines(part.to_ical()) for part in entries(MONTHLY))

        assert "LOCATION:Town hall\\, Leeds\\, United Kingdom" in moved
        assert "CONFERENCE;VALUE=URI:https://live.example.org/leeds" in moved
        assert "RECURRENCE-ID;TZID=Europe/London:20270314T140000" in moved
        assert "LOCATION:Library\\, 1 High Street\\, Leeds\\, United Kingdom" in cancelled
        assert "SUMMARY:Cancelled: Meetup" in cancelled
        assert "UID:monthly@almanac.example.org" in moved
        assert "UID:monthly@almanac.example.org" in cancelled

    def test_have_an_added_date_in_utc_and_as_an_event_of_its_own(self):
        whole_event, *_, added = (lines(part.to_ical()) for part in entries(MONTHLY))

        assert "RDATE:20270822T090000Z" in whole_event
        assert "RECURRENCE-ID:20270822T090000Z" in added
        assert "DTSTART;TZID=Europe/London:20270822T100000" in added
        assert "DTEND;TZID=Europe/London:20270822T120000" in added


class TestRegistration:
    def test_stands_in_the_text_of_the_entry(self):
        registration = Registration("https://register.example.org", date(2027, 1, 15), "10 EUR")
        (description,) = said(replace(CALL, status=Status.CONFIRMED, registration=registration), "DESCRIPTION")

        assert r"\n\nRegistration until 15 January 2027: https://register.example.org\nCost: 10 EUR\n\n" in description


class TestSubscribed:
    @pytest.mark.parametrize(
        ("one", "expected"),
        [
            pytest.param(event(when=all_day(2030, 1, 1)), True, id="to come"),
            pytest.param(event(when=all_day(2025, 11, 22)), True, id="within twelve months"),
            pytest.param(event(when=all_day(2025, 11, 18)), False, id="before them"),
            pytest.param(event(when=all_day(2025, 11, 22), status=Status.CANCELLED), True, id="cancelled"),
            pytest.param(event(when=AllDay(date(2025, 9, 1), date(2025, 12, 1))), True, id="begun before them"),
            pytest.param(
                event(when=all_day(2001, 1, 15), recurrence=Recurrence(read_rrule("FREQ=YEARLY"))), True, id="endless"
            ),
            pytest.param(
                event(when=all_day(2001, 1, 15), recurrence=Recurrence(read_rrule("FREQ=YEARLY;UNTIL=20260115"))),
                True,
                id="a rule that ended within them",
            ),
            pytest.param(
                event(when=all_day(2001, 1, 15), recurrence=Recurrence(read_rrule("FREQ=YEARLY;UNTIL=20250115"))),
                False,
                id="a rule that ended before them",
            ),
            pytest.param(
                event(
                    when=all_day(2026, 1, 15),
                    recurrence=Recurrence(
                        read_rrule("FREQ=DAILY;COUNT=1"),
                        changes=(Change(date(2026, 1, 15), all_day(2026, 1, 15), cancelled=True),),
                    ),
                ),
                True,
                id="a rule of which all was cancelled",
            ),
        ],
    )
    def test_are_the_last_twelve_months_and_all_that_comes(self, one, expected):
        assert bool(subscribed([one], NOW)) is expected

    def test_keep_their_order(self):
        later, sooner = event("later", all_day(2028, 1, 1)), event("sooner", all_day(2027, 1, 1))

        assert subscribed([later, sooner], NOW + timedelta(days=1)) == (later, sooner)


def test_what_has_no_day_yet_is_in_no_calendar() -> None:
    month = event("month", MonthOnly(date(2027, 5, 1)))
    with_day = event("day", AllDay(date(2027, 5, 1), date(2027, 5, 1)))
    calendars = Calendars(SITE, {}, NOW)
    uids = {
        name: [str(component["UID"]) for component in Calendar.from_ical(made).walk("VEVENT")]
        for name, made in (
            ("both", calendars.of(subscribed([month, with_day], NOW), name="A", address="/events/calendar.ics")),
            ("alone", calendars.of([month], name="A", address="/events/calendar.ics")),
        )
    }

    assert uids == {"both": [with_day.uid], "alone": []}
    # RFC 5545 3.6: at least one component.
    assert b"BEGIN:VTIMEZONE" in calendars.of([month], name="A", address="/events/calendar.ics")
