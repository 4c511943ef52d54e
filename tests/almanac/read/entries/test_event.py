"""A file of events -> an Event, or Problems that only several fields together show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.check.aliases import check_aliases
from almanac.model import address
from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Organizer, Registration, Status
from almanac.model.image import Image
from almanac.model.place import Online, Place
from almanac.model.problem import Problem
from almanac.model.recurrence import Recurrence
from almanac.model.site import Site
from almanac.model.when import AllDay, Timed, When
from almanac.read.entries.event import read_event, read_event_translation, with_translations
from almanac.read.recurrence.rrule_text import read_rrule

SITE = Site(
    "Almanac",
    "https://almanac.example",
    languages=("en", "es"),
    event_categories={"Conference": "#1f5f8b", "Meetup": "#2a6f5e"},
    calendar_domain="calendar.example.net",
    forum_url="https://forum.example.org",
).reading
PATH = "events/2024/wikimania.md"
SPANISH = "events/2024/wikimania.es.md"
WARSAW = ZoneInfo("Europe/Warsaw")
SUMMARY = "Where people meet who edit."
DAY = date(2024, 8, 7)
START = "start: 2024-08-07"
ONLINE = "online: https://join.example"
# Line 2 has the title, 3 the summary, 4 the category; what a case is about begins in line 5.
HEAD = f"title: Wikimania\nsummary: {SUMMARY}\ncategory: Conference"
WORDS = EventText(
    source=Source(PATH, "events/2024/wikimania", "Text.\n", 8),
    lang="en",
    title="Wikimania",
    summary=SUMMARY,
    address="/events/wikimania/",
)
LEAST = Event(
    slug="wikimania",
    uid="wikimania@calendar.example.net",
    text=WORDS,
    when=AllDay(DAY, DAY),
    category="Conference",
    online=Online("https://join.example"),
)


def file(*fields: str) -> str:
    """A file that says what every event has to, and ``fields``."""
    yaml = "\n".join([HEAD, *fields])
    return f"---\n{yaml}\n---\nText.\n"


def read(*fields: str, path: str = PATH) -> Event:
    event, problems = read_event(file(*fields), path, SITE)
    assert event is not None
    assert [problem for problem in problems if problem.is_error] == []
    return event


def faults(*fields: str, path: str = PATH) -> list[str]:
    """What is said of a file, as people read it, without its path."""
    return [str(problem).removeprefix(path).removeprefix(":") for problem in read_event(file(*fields), path, SITE)[1]]


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=WARSAW)


def test_an_event_needs_little() -> None:
    assert read_event(file(START, ONLINE), PATH, SITE) == (LEAST, [])


EVERYTHING = f"""---
{HEAD}
start: 2024-08-07 09:30
end: 2024-08-10 18:00
timezone: Europe/Warsaw
place:
  name: Congress Centre
  address: plac 1
  city: Katowice
  country: PL
  latitude: 50.2652
  longitude: 19.0269
online: https://join.example
worldwide: true
url: https://wikimania.example
registration:
  url: https://register.example
  deadline: 2024-07-31
  cost: free
organizers:
  - name: Ewa
  - name: Wikimedia Polska
    url: https://pl.example
    email: hello@pl.example
languages: [en, pl]
tags: [hackathon]
image: {{file: images/hall.jpg, alt: A hall, credit: A. Name, license: CC0}}
status: rescheduled
status_note: The hall was flooded.
previous_start: [2020-08-05, 2022-08-11]
series: Wikimania
announced: 2024-01-10
lang: es
repeat: FREQ=YEARLY
discussion: 1234
aliases: [/old/]
uid: wm-24
sequence: 4
draft: true
---
Text.
"""


def test_an_event_says_all_that_it_can() -> None:
    text = EventText(
        source=Source(PATH, "events/2024/wikimania", "Text.\n", 43),
        lang="es",
        title="Wikimania",
        summary=SUMMARY,
        address="/es/events/wikimania/",
        status_note="The hall was flooded.",
        image_alt="A hall",
    )
    assert read_event(EVERYTHING, PATH, SITE) == (
        Event(
            slug="wikimania",
            uid="wm-24@calendar.example.net",
            text=text,
            when=Timed(local(2024, 8, 7, 9, 30), local(2024, 8, 10, 18)),
            category="Conference",
            place=Place("Congress Centre", "plac 1", "Katowice", "PL", 50.2652, 19.0269),
            online=Online("https://join.example"),
            worldwide=True,
            url="https://wikimania.example",
            registration=Registration("https://register.example", date(2024, 7, 31), "free"),
            organizers=(Organizer("Ewa"), Organizer("Wikimedia Polska", "https://pl.example", "hello@pl.example")),
            languages=("en", "pl"),
            tags=("hackathon",),
            image=Image("/images/hall.jpg", "A hall", "A. Name", "CC0"),
            status=Status.RESCHEDULED,
            previous=(date(2020, 8, 5), date(2022, 8, 11)),
            series="Wikimania",
            announced=date(2024, 1, 10),
            recurrence=Recurrence(read_rrule("FREQ=YEARLY")),
            discussion="1234",
            aliases=("/old/",),
            sequence=4,
            draft=True,
        ),
        [],
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param([START], AllDay(DAY, DAY), id="a day"),
        pytest.param([START, "end: 2024-08-10"], AllDay(DAY, date(2024, 8, 10)), id="days, the last one included"),
        pytest.param(
            ["start: 2024-08-07 18:00", "timezone: Europe/Warsaw"],
            Timed(local(2024, 8, 7, 18)),
            id="a time without an end",
        ),
        pytest.param(
            ["start: 2024-08-07 18:00", "end: 20:00", "timezone: Europe/Warsaw"],
            Timed(local(2024, 8, 7, 18), local(2024, 8, 7, 20)),
            id="an end on the same day",
        ),
        pytest.param(
            ["start: 2024-08-07 18:00", "end: 2024-08-08 01:00", "timezone: Europe/Warsaw"],
            Timed(local(2024, 8, 7, 18), local(2024, 8, 8, 1)),
            id="an end on the next day",
        ),
        pytest.param(
            ["start: 2024-10-27 01:30", "end: 03:00", "timezone: Europe/Warsaw"],
            Timed(local(2024, 10, 27, 1, 30), local(2024, 10, 27, 3)),
            id="over a clock change",
        ),
    ],
)
def test_an_event_has_days_or_times(fields: list[str], expected: When) -> None:
    assert read(*fields, ONLINE).when == expected


@pytest.mark.parametrize(
    ("field", "uid"),
    [
        pytest.param("draft: false", "wikimania@calendar.example.net", id="the slug"),
        pytest.param("uid: wm", "wm@calendar.example.net", id="a word of its own"),
        pytest.param("uid: 17@elsewhere.org", "17@elsewhere.org", id="one with an at sign stands as it is"),
        pytest.param("source: {uid: '{04 00}'}", "{04 00}", id="one of its source stands letter for letter"),
        pytest.param("source: {name: The neighbours}", "wikimania@calendar.example.net", id="a source without one"),
    ],
)
def test_an_event_has_an_identity(field: str, uid: str) -> None:
    assert read(START, ONLINE, field).uid == uid


@pytest.mark.parametrize(
    ("path", "lang", "where"),
    [
        pytest.param("events/2024/x.md", "en", "/events/x/", id="in the site's language"),
        pytest.param("events/2024/x.es.md", "es", "/es/events/x/", id="alone in another"),
        pytest.param("events/2024/łódź.md", "en", "/events/łódź/", id="a name of any script"),
    ],
)
def test_an_event_has_an_address(path: str, lang: str, where: str) -> None:
    event = read(START, ONLINE, path=path)
    assert (event.text.lang, event.address) == (lang, where)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param([START, "place: {city: Katowice}"], id="a place"),
        pytest.param([START, ONLINE], id="online"),
        pytest.param([START, "worldwide: true"], id="worldwide"),
        pytest.param([START, "place: {city: Katowice}", ONLINE], id="hybrid"),
        pytest.param([START, ONLINE, "status: tentative"], id="a status that needs no note"),
        pytest.param([START, ONLINE, "status: cancelled", "status_note: Nobody came."], id="a note of why"),
        pytest.param(
            [START, ONLINE, "status: moved-online", "status_note: It rains."], id="moved online, with an address"
        ),
    ],
)
def test_what_fits_together_is_not_mentioned(fields: list[str]) -> None:
    assert faults(*fields) == []


TIMES = "start: 2024-08-07 18:00"
ZONE = "timezone: Europe/Warsaw"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            ["start: 18:00", ZONE, ONLINE],
            ["5: start: `18:00` is a time without its day (write the day before it, such as `2027-01-30 18:00`)"],
            id="a start without a day",
        ),
        pytest.param(
            [START, "end: 18:00", ONLINE],
            [
                (
                    "6: end: `18:00` has a time, but the start is a whole day (write the last day alone, "
                    "such as `2024-08-07`, or give start a time too)"
                )
            ],
            id="an end with a time, a start without",
        ),
        pytest.param(
            [TIMES, "end: 2024-08-08", ZONE, ONLINE],
            [
                (
                    "6: end: `2024-08-08` is a whole day, but the start has a time (give it a time, such as "
                    "`2024-08-08 18:00`, or delete the line)"
                )
            ],
            id="a start with a time, an end without",
        ),
        pytest.param(
            [TIMES, ONLINE],
            [
                (
                    "1: timezone: is missing: the start, 2024-08-07 18:00, has a time (add a line with the "
                    "place's zone, such as `timezone: Europe/Warsaw`)"
                )
            ],
            id="a time without a zone",
        ),
        pytest.param(
            [TIMES, "timezone: CET", ONLINE],
            ["6: timezone: `CET` is an abbreviation (name the place, such as `Europe/Paris`)"],
            id="a wrong zone is not missing too",
        ),
        pytest.param(
            [START, ZONE, ONLINE],
            [
                (
                    "6: timezone: `Europe/Warsaw` is ignored: the event takes whole days, wherever the "
                    "reader is (delete the line, or give start a time)"
                )
            ],
            id="a zone on whole days",
        ),
        pytest.param(
            [START, "end: 2024-08-06", ONLINE],
            [
                (
                    "6: end: `2024-08-06` is before the start, 2024-08-07 (write the last day, `2024-08-07` "
                    "or later, or delete the line)"
                )
            ],
            id="days that end before they begin",
        ),
        pytest.param(
            [TIMES, "end: 17:00", ZONE, ONLINE],
            [
                (
                    "6: end: `2024-08-07 17:00` is not after the start, 2024-08-07 18:00 (an end past "
                    "midnight names its day: `2024-08-08 17:00`)"
                )
            ],
            id="an end before the start",
        ),
        pytest.param(
            [TIMES, "end: 18:00", ZONE, ONLINE],
            [
                (
                    "6: end: `18:00` is when it begins, and is taken for no end (write the likely end, such as "
                    "`20:00`; one a day later names its day: `2024-08-08 18:00`)"
                )
            ],
            id="an end at the start",
        ),
        pytest.param(
            ["start: 2024-03-31 02:30", "end: 12:00", ZONE, ONLINE],
            [
                (
                    "5: start: `2024-03-31 02:30` does not exist in Europe/Warsaw: the clocks skip it (did "
                    "you mean `2024-03-31 03:30`?)"
                ),
            ],
            id="a start that the clocks skip",
        ),
        pytest.param(
            ["start: 2024-03-30 02:30", "end: 2024-03-31 02:30", ZONE, ONLINE],
            [
                (
                    "6: end: `2024-03-31 02:30` does not exist in Europe/Warsaw: the clocks skip it (did you "
                    "mean `2024-03-31 03:30`?)"
                )
            ],
            id="an end that the clocks skip, at the start's time of day",
        ),
        pytest.param(
            ["start: 2024-10-27 02:15", "end: 02:45", ZONE, ONLINE],
            [
                (
                    "5: start: `02:15` happens twice on 2024-10-27 in Europe/Warsaw; the first is meant "
                    "(choose a time outside the clock change if that is wrong)"
                ),
                (
                    "6: end: `02:45` happens twice on 2024-10-27 in Europe/Warsaw; the first is meant "
                    "(choose a time outside the clock change if that is wrong)"
                ),
            ],
            id="times that happen twice",
        ),
        pytest.param(
            [START],
            [
                (
                    "1: place: is missing, and so are `online` and `worldwide` (say where it is: a `place:` "
                    "with `city` and `country`, an address to join, or `worldwide: true`)"
                )
            ],
            id="nowhere",
        ),
        pytest.param(
            [START, "worldwide: false"],
            [
                (
                    "1: place: is missing, and so are `online` and `worldwide` (say where it is: a `place:` "
                    "with `city` and `country`, an address to join, or `worldwide: true`)"
                )
            ],
            id="not worldwide",
        ),
        pytest.param(
            [START, "place: {city: Katowice, latitude: 50.2}"],
            ["6: place.latitude: stands without longitude (add a line `longitude: ...`, or delete this one)"],
            id="half a point",
        ),
        pytest.param(
            [START, "online: join.example"],
            ["6: online: `join.example` is not a web address (write `https://join.example`)"],
            id="a wrong address is somewhere all the same",
        ),
        pytest.param(
            [START, ONLINE, "status: cancelled"],
            [
                (
                    "1: status_note: is missing: the event is cancelled (add a line `status_note: ...`: say "
                    "why, and what happens now)"
                )
            ],
            id="cancelled, and nobody knows why",
        ),
        pytest.param(
            [START, ONLINE, "status: postponed", "status_note: [a]"],
            ["8: status_note: should be one value, not the list `[a]` (write `a`)"],
            id="a wrong note is not missing too",
        ),
        pytest.param(
            [START, ONLINE, "status: rescheduled", "status_note: The hall was flooded."],
            [
                (
                    "1: previous_start: is missing: the event is rescheduled (add a line `previous_start: "
                    "...`: name the earlier date, such as `[2026-08-05]`)"
                )
            ],
            id="rescheduled from when",
        ),
        pytest.param(
            [START, "place: {city: Katowice}", "status: moved-online", "status_note: It rains."],
            ["1: online: is missing: the event is moved-online (add a line `online: ...`: give the address to join)"],
            id="moved online to where",
        ),
        pytest.param(
            [START, ONLINE, "lang: es", "repeat: {every: fortnight}"],
            ["8: repeat.every: `fortnight` is not a period (write `every: week` and, below it, `interval: 2`)"],
            id="a rule that is none",
        ),
    ],
)
def test_what_does_not_fit_together_is_said(fields: list[str], expected: list[str]) -> None:
    assert faults(*fields) == expected


RESERVED = ["map", "past", "calendar", "archive", "category", "country", "language", "tag", "series", "online",
            "organizer", "city", "venue", "deadlines", "events", "page"]  # fmt: skip
TAKEN = ["map", "past", "online", "2024"]


def test_the_slugs_that_an_event_cannot_have() -> None:
    assert sorted(address.RESERVED_EVENT_SLUGS) == sorted(RESERVED)


@pytest.mark.parametrize("slug", [slug for slug in RESERVED if slug not in TAKEN])
def test_an_event_cannot_take_the_name_of_a_folder_and_keeps_what_it_was_published_as(slug: str) -> None:
    hint = (
        f"rename the file, such as `{slug}-of-our-town.md`; what has been published keeps its old address and its "
        f"place in calendars by `aliases: [/events/{slug}/]` and `uid: {slug}`"
    )
    expected = Problem(f"events/2024/{slug}.md", 0, "", f"the address /events/{slug}/ belongs to the site itself", hint)
    assert read_event(file(START, ONLINE), f"events/2024/{slug}.md", SITE) == (None, [expected])
    renamed = file(START, ONLINE, f"aliases: [/events/{slug}/]", f"uid: {slug}")
    event, problems = read_event(renamed, f"events/2024/{slug}-of-our-town.md", SITE)
    assert (event and event.uid, problems) == (f"{slug}@{SITE.calendar_domain}", [])
    assert event is not None
    assert list(check_aliases(SITE, [], [], [event])) == []


@pytest.mark.parametrize("slug", TAKEN)
def test_an_event_cannot_take_an_address_of_the_site_and_loses_it(slug: str) -> None:
    hint = (
        f"rename the file, such as `{slug}-of-our-town.md`; what has been published keeps its place in calendars by "
        f"`uid: {slug}`; its old address is lost, since /events/{slug}/ is for something else"
    )
    expected = Problem(f"events/2024/{slug}.md", 0, "", f"the address /events/{slug}/ belongs to the site itself", hint)
    assert read_event(file(START, ONLINE), f"events/2024/{slug}.md", SITE) == (None, [expected])


def test_an_event_that_says_its_identity_needs_no_other() -> None:
    [problem] = read_event(file(START, ONLINE, "uid: x"), "events/2024/city.md", SITE)[1]
    assert problem.hint.endswith("keeps its old address by `aliases: [/events/city/]`")


def test_an_event_in_the_folder_of_another_year_is_a_warning() -> None:
    assert faults(START, ONLINE, path="events/2023/x.md") == [
        "5: start: is in 2024, but the file lies in the folder 2023 (move it to 2024/; its address stays)"
    ]


def test_an_event_that_cannot_be_read_is_none() -> None:
    assert read_event("Text", PATH, SITE)[0] is None


def test_a_wrong_start_hides_no_fault_of_the_rule() -> None:
    rule = ["repeat:", "  every: week", "  day: [Mon, Tue]", "  until: 2027-12-31", "  count: x"]
    assert faults("start: soon", ONLINE, *rule) == [
        (
            "5: start: `soon` is not a date or a local time "
            "(write year, month and day, such as `2027-05-08`, or the month alone: `2027-05`)"
        ),
        ("11: repeat.count: `x` is not a whole number from 1 to 9999 (write digits only, such as `2`)"),
        "9: repeat.day.0: `Mon` is not a weekday (write `Monday`)",
        "9: repeat.day.1: `Tue` is not a weekday (write `Tuesday`)",
    ]


TRANSLATED = "---\ntitle: Wikimanía\nsummary: Donde se encuentra la gente.\n---\nTexto.\n"
SPANISH_WORDS = EventText(
    source=Source(SPANISH, "events/2024/wikimania", "Texto.\n", 5),
    lang="es",
    title="Wikimanía",
    summary="Donde se encuentra la gente.",
    address="/es/events/wikimania/",
)


def test_a_translation_is_words() -> None:
    assert read_event_translation(TRANSLATED, SPANISH, SITE, LEAST) == (SPANISH_WORDS, [])


def test_a_translation_describes_the_originals_picture() -> None:
    pictured = replace(LEAST, text=replace(WORDS, image_alt="A hall"))
    text = TRANSLATED.replace("---\nTexto", "image: {alt: Una sala}\n---\nTexto")
    found = [read_event_translation(written, SPANISH, SITE, pictured)[0] for written in (text, TRANSLATED)]
    assert [words.image_alt for words in found if words] == ["Una sala", "A hall"]


def test_a_translation_gives_the_note_of_a_status_too() -> None:
    cancelled = replace(LEAST, text=replace(WORDS, status_note="Nobody came."))
    assert read_event_translation(TRANSLATED, SPANISH, SITE, cancelled) == (
        None,
        [Problem(SPANISH, 1, "status_note", "is missing", "translate the original's: `Nobody came.`")],
    )


@pytest.mark.parametrize(
    ("text", "original", "expected"),
    [
        pytest.param(TRANSLATED, None, [], id="the original has an error"),
        pytest.param("Texto", LEAST, ["there is no front matter: the file begins with `Texto`"], id="no front matter"),
        pytest.param(
            TRANSLATED.replace("title", "start: 2024-08-07\ntitle"),
            LEAST,
            ["belongs to the original, not to a translation"],
            id="a fact of its own",
        ),
    ],
)
def test_a_translation_with_an_error_is_none(text: str, original: Event | None, expected: list[str]) -> None:
    words, problems = read_event_translation(text, SPANISH, SITE, original)
    assert (words, [problem.message for problem in problems]) == (None, expected)


def test_a_translation_without_its_original_is_told_so() -> None:
    _, problems = read_event(f"---\ntitle: a\nsummary: {'b' * 30}\n---\n", "events/2024/x.es.md", SITE)
    assert [problem.message for problem in problems if not problem.field] == [
        "is taken for a text of its own: there is no events/2024/x.md beside it"
    ]


def test_translations_come_in_the_order_of_their_codes() -> None:
    arabic = replace(SPANISH_WORDS, lang="ar")
    event = with_translations(LEAST, [SPANISH_WORDS, arabic])
    assert event.texts == (WORDS, arabic, SPANISH_WORDS)
