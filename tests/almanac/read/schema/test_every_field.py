"""Every field of the schema: a right value and what it is read as, a wrong one and what is said."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time
from decimal import Decimal
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import PersonOrGroup
from almanac.model.event import EventFacts, Status
from almanac.model.keeper import Kind
from almanac.model.place import Online
from almanac.model.site import Site
from almanac.model.story import Voice
from almanac.model.when import Published
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.schema.comment import CommentFields
from almanac.read.schema.deadline import DeadlineFields
from almanac.read.schema.declaration import Fields, kinds_of_fields
from almanac.read.schema.event import EventFields, EventTranslationFields
from almanac.read.schema.image import ImageFields, PictureTextFields
from almanac.read.schema.keeper import KeptFields
from almanac.read.schema.organizer import OrganizerFields
from almanac.read.schema.page import PageFields, PageTranslationFields
from almanac.read.schema.place import PlaceFields
from almanac.read.schema.profile import ProfileFields, ProfileTranslationFields
from almanac.read.schema.redirect import RedirectFields
from almanac.read.schema.registration import CostFields, RegistrationFields
from almanac.read.schema.removal import RemovalFields, RemovedEventFields
from almanac.read.schema.repeat import ChangeFields, RepeatFields
from almanac.read.schema.source import SourceFields
from almanac.read.schema.story import StoryFields, StoryTranslationFields
from almanac.read.validation.checked import Checked
from almanac.read.validation.validate import validate
from almanac.read.values.dates import Local

SITE = Site(
    "Almanac",
    "https://almanac.example",
    categories=("News", "Lessons"),
    event_categories={"Conference": "#1f5f8b", "Meetup": "#2a6f5e"},
    forum_url="https://forum.example.org",
).reading
WARSAW = ZoneInfo("Europe/Warsaw")
SENTENCE = "What this text is about, in one plain sentence or two."

A_SOURCE = SourceFields.model_construct(name=None, url=None, uid="a b", gone=None)

# Field, a right value as written, what it is read as, a wrong one, what is said about it.
Row = tuple[str, str, Any, str, str]
ANY_TEXT = ("What we learned", "What we learned", "[a, b]", "should be one value, not the list `[a, b]`")
ADDRESS = ("https://a.org/x", "https://a.org/x", "a.org/x", "`a.org/x` is not a web address")
LANGUAGE = ("pt-BR", "pt-BR", "Spanish", "`Spanish` is not a language's code")
SWITCH = ("true", True, "maybe", "`maybe` is neither true nor false")
ALIASES = ("[/old/]", ("/old/",), "old/", "`old/` is not a path inside this site")
DAY = ("2024-07-31", date(2024, 7, 31), "31.7.2024", "`31.7.2024` is not a day")
WORDS = ("[a, b]", ("a", "b"), "[]", "is an empty list")
ALT = ("alt", "A whiteboard", "A whiteboard", '""', "is empty")
IMAGE = "{file: images/x.jpg, alt: A hall, credit: A. Name, license: CC0}"
AN_IMAGE = ImageFields.model_construct(file="images/x.jpg", alt="A hall", credit="A. Name", license="CC0", source=None)
A_PLACE = PlaceFields.model_construct(
    name=None, address=None, city="Katowice", country=None, latitude=None, longitude=None
)
NO_PAGE = "`{}` is neither an address nor the path of a story"
NO_FIELDS = "should have fields of its own"
OWN_SUMMARY = ("summary", SENTENCE, SENTENCE, "Too short.", "has 10 characters, fewer than 20")

STORY: list[Row] = [
    ("title", *ANY_TEXT),
    ("date", "2026-03-02", Published(date(2026, 3, 2)), "soon", "`soon` is not a date"),
    ("authors", "Ewa", ("Ewa",), "[]", "is an empty list"),
    ("category", "News", "News", "Novelties", "`Novelties` is not a category"),
    ("summary", SENTENCE, SENTENCE, "A sentence of 31 characters....", "has 31 characters, fewer than 40"),
    ("lang", *LANGUAGE),
    ("tags", *WORDS),
    ("image", IMAGE, AN_IMAGE, "images/x.jpg", f"{NO_FIELDS}, not `images/x.jpg`"),
    ("discussion", "3184", "3184", "https://elsewhere.org/t/1", "`https://elsewhere.org/t/1` is not on the forum"),
    ("also_discussed", "[https://a.org]", ("https://a.org",), "a.org", "`a.org` is not a web address"),
    ("aliases", *ALIASES),
    ("series", *ANY_TEXT),
    ("license", *ANY_TEXT),
    ("id", "/2026/11/20/old-name/", "/2026/11/20/old-name/", "old-name", "`old-name` cannot be an identity"),
    ("draft", *SWITCH),
]
# What a translation has from its original.
OF_ORIGINALS: list[Row] = [
    ("voice", "opinion", Voice.OPINION, "comment", "`comment` is not a voice"),
    ("speaks_for", *WORDS),
    (
        "about_event",
        "[a-1, 2027]",
        ("a-1", "2027"),
        "/events/a-1/",
        "`/events/a-1/` is not the name of an event's file",
    ),
]
PAGE: list[Row] = [
    ("title", *ANY_TEXT),
    OWN_SUMMARY,
    ("lang", *LANGUAGE),
    ("aliases", *ALIASES),
    ("listed", "false", False, "maybe", "`maybe` is neither true nor false"),
    ("draft", *SWITCH),
]
REVISION: Row = (
    "translation_of_revision",
    "3F2A9c1",
    "3f2a9c1",
    "HEAD",
    "`HEAD` is not the name of a revision: it has 7 to 64 of the digits 0 to 9 and a to f",
)
TABLE: dict[type[Fields], list[Row]] = {
    StoryFields: [*STORY, *OF_ORIGINALS],
    StoryTranslationFields: [*STORY, REVISION],
    PageFields: PAGE,
    PageTranslationFields: [*PAGE, REVISION],
    ProfileFields: [
        ("name", *ANY_TEXT),
        ("kind", "person", PersonOrGroup.PERSON, "people", "`people` is neither a person nor an organization"),
        ("lang", *LANGUAGE),
        ("languages", "[en, pt-BR]", ("en", "pt-BR"), "Spanish", "`Spanish` is not a language's code"),
        ("affiliation", *ANY_TEXT),
        ("disclosure", *ANY_TEXT),
        ("links", "[https://a.org]", ("https://a.org",), "a.org", "`a.org` is not a web address"),
        ("image", IMAGE, AN_IMAGE, "images/x.jpg", f"{NO_FIELDS}, not `images/x.jpg`"),
    ],
    ProfileTranslationFields: [
        ("affiliation", *ANY_TEXT),
        ("disclosure", *ANY_TEXT),
        ("image", "{alt: A}", PictureTextFields.model_construct(alt="A"), "x", f"{NO_FIELDS}, not `x`"),
        ("lang", *LANGUAGE),
        REVISION,
    ],
    ImageFields: [
        ("file", "images/x.JPG", "images/x.JPG", "x.jpg", "`x.jpg` is not the path of a picture, from content/ on"),
        ALT,
        ("credit", *ANY_TEXT),
        ("license", *ANY_TEXT),
        ("source", *ADDRESS),
    ],
    PictureTextFields: [ALT],
    PlaceFields: [
        ("name", *ANY_TEXT),
        ("address", *ANY_TEXT),
        ("city", *ANY_TEXT),
        ("country", "pl", "PL", "Poland", "`Poland` is not a country's code"),
        ("latitude", "-1.2921", -1.2921, "91", "`91` is beyond 90 degrees"),
        ("longitude", "180", 180.0, "36,8", "`36,8` is not a number of degrees"),
    ],
    SourceFields: [
        ("name", *ANY_TEXT),
        ("url", *ADDRESS),
        ("uid", "'{0400}'", "{0400}", "a\u200bb", "`a<U+200B>b` cannot be a UID"),
        ("gone", *DAY),
    ],
    RegistrationFields: [
        ("url", *ADDRESS),
        ("deadline", *DAY),
        ("cost", "10 EUR", CostFields(words="10 EUR"), "[10 EUR]", f"{NO_FIELDS}, not the list `[10 EUR]`"),
    ],
    CostFields: [
        ("amount", "12.50", Decimal("12.50"), "12,50", "`12,50` is not an amount"),
        ("currency", "kes", "KES", "shillings", "`shillings` is not a currency's code"),
        ("words", *ANY_TEXT),
    ],
    DeadlineFields: [
        ("what", *ANY_TEXT),
        ("until", *DAY),
        ("url", *ADDRESS),
    ],
    CommentFields: [
        ("id", "12", "12", "a b", "`a b` cannot be the `id` of a comment"),
        ("parent", "12", "12", "a b", "`a b` cannot be the `id` of a comment"),
        (
            "name",
            "Ada",
            "Ada",
            "ada@example.org",
            "`ada@example.org` is an e-mail address, which is not to be published",
        ),
        ("date", "2024-07-31 10:20", date(2024, 7, 31), "31.7.2024", "`31.7.2024` is not a day"),
        ("html", "<p>Yes</p>", "<p>Yes</p>", "[a, b]", "should be one value, not the list `[a, b]`"),
    ],
    RedirectFields: [
        ("from", *ALIASES),
        ("to", "/news/", "/news/", "news", "`news` is not a web address"),
    ],
    KeptFields: [
        ("what", "token", Kind.TOKEN, "key", "`key` is nothing that is kept"),
        ("name", *ANY_TEXT),
        ("keepers", *WORDS),
        ("people", "3", 3, "several", "`several` is not a whole number from 1 to 9999"),
        ("for", *ANY_TEXT),
        ("where", *ANY_TEXT),
        ("until", *DAY),
        ("pays", *ANY_TEXT),
        ("note", *ANY_TEXT),
    ],
    RemovalFields: [
        ("address", *ALIASES),
        ("when", *DAY),
        ("rule", "Code-of-conduct", "code of conduct", "privaci", "`privaci` is nearly `privacy`"),
        ("why", *ANY_TEXT),
        ("decided_by", *ANY_TEXT),
        ("lang", *LANGUAGE),
        (
            "event",
            "{uid: a, start: 2024-07-31, file: events/a.md}",
            RemovedEventFields.model_construct(
                uid="a", source_uid=None, start=date(2024, 7, 31), file="events/a.md", sequence=0
            ),
            "a",
            f"{NO_FIELDS}, not `a`",
        ),
    ],
    RemovedEventFields: [
        ("uid", "fosdem-2027", "fosdem-2027", "a b", "`a b` cannot be a UID"),
        ("source_uid", "'{0400}'", "{0400}", "a\u200bb", "`a<U+200B>b` cannot be a UID"),
        ("start", *DAY),
        ("file", "events/a.md", "events/a.md", "/events/a/", "`/events/a/` is not the path of an event's file"),
        ("sequence", "4", 4, "-1", "`-1` is not a whole number from 0 to 2147483647"),
    ],
    OrganizerFields: [
        ("name", *ANY_TEXT),
        ("url", *ADDRESS),
        ("email", "hello@example.org", "hello@example.org", "hello", "`hello` is not an e-mail address"),
        (
            "kind",
            "person",
            PersonOrGroup.PERSON,
            "organisation",
            "`organisation` is neither a person nor an organization",
        ),
    ],
    ChangeFields: [
        ("date", *DAY),
        (
            "start",
            "2027-03-21 14:00",
            Local(date(2027, 3, 21), time(14)),
            "noon",
            "`noon` is not a date or a local time",
        ),
        ("end", "17:00", Local(None, time(17)), "17:61", "`17:61` is not a time of day"),
        ("place", "{city: Katowice}", A_PLACE, "Katowice", f"{NO_FIELDS}, not `Katowice`"),
        ("online", "https://a.org/x", Online("https://a.org/x"), "a.org/x", "`a.org/x` is not a web address"),
        ("status", "cancelled", Status.CANCELLED, "canceled", "`canceled` is not a status"),
        ("note", *ANY_TEXT),
    ],
    RepeatFields: [
        ("every", "month", "month", "[month]", "should be one value, not the list `[month]`"),
        ("interval", "2", 2, "0", "`0` is not a whole number from 1 to 9999"),
        (
            "day",
            "second Sunday",
            ("second Sunday",),
            "{first: Sunday}",
            "should be text, not a field `first` of its own",
        ),
        ("until", "2027-12-31", Local(date(2027, 12, 31)), "2027", "`2027` is not a date or a local time"),
        ("count", "12", 12, "twelve", "`twelve` is not a whole number from 1 to 9999"),
        ("rule", "FREQ=DAILY", "FREQ=DAILY", "[FREQ=DAILY]", "should be one value, not the list `[FREQ=DAILY]`"),
        ("except", "[2027-08-08]", (date(2027, 8, 8),), "August", "`August` is not a day"),
        ("also", "2027-08-22 10:00", (Local(date(2027, 8, 22), time(10)),), "[]", "is an empty list"),
        (
            "changes",
            "{date: 2027-03-14}",
            (ChangeFields.model_construct(date=date(2027, 3, 14)),),
            "2027-03-14",
            f"{NO_FIELDS}, not `2027-03-14`",
        ),
    ],
    EventFields: [
        ("title", *ANY_TEXT),
        (
            "start",
            "2024-08-07 09:30",
            Local(date(2024, 8, 7), time(9, 30)),
            "9.30",
            "`9.30` is not a date or a local time",
        ),
        ("end", "16:00", Local(None, time(16)), "24:00", "`24:00` is not a time of day"),
        ("timezone", "Europe/Warsaw", WARSAW, "CET", "`CET` is an abbreviation"),
        ("summary", SENTENCE, SENTENCE, f"'{'a' * 301}'", "has 301 characters, more than 300"),
        ("category", "Meetup", "Meetup", "meetup", "`meetup` is not a category"),
        ("place", "{city: Katowice}", A_PLACE, "Katowice", f"{NO_FIELDS}, not `Katowice`"),
        ("online", "https://a.org/x", Online("https://a.org/x"), "a.org/x", "`a.org/x` is not a web address"),
        ("worldwide", *SWITCH),
        ("busy", *SWITCH),
        ("url", *ADDRESS),
        (
            "registration",
            "{cost: free}",
            RegistrationFields.model_construct(url=None, deadline=None, cost=CostFields(words="free")),
            "free",
            f"{NO_FIELDS}, not `free`",
        ),
        (
            "organizers",
            "{name: Ewa}",
            (OrganizerFields.model_construct(name="Ewa", url=None, email=None, kind=None),),
            "Ewa",
            f"{NO_FIELDS}, not `Ewa`",
        ),
        ("speakers", "Ewa", ("Ewa",), "Ewa, Ada", "`Ewa, Ada` is not a list of names"),
        ("accessibility", "Step free", ("step-free",), "step-fre", "`step-fre` is nearly `step-free`"),
        (
            "deadlines",
            "{what: Talks, until: 2024-07-31}",
            (DeadlineFields.model_construct(what="Talks", until=date(2024, 7, 31), url=None),),
            "2024-07-31",
            f"{NO_FIELDS}, not `2024-07-31`",
        ),
        ("report", "content/stories/2024/x.md", ("content/stories/2024/x.md",), "later", NO_PAGE.format("later")),
        ("recordings", "[https://a.org]", ("https://a.org",), "a.org", NO_PAGE.format("a.org")),
        ("slides", "/2024/08/12/x/", ("/2024/08/12/x/",), "slides.pdf", NO_PAGE.format("slides.pdf")),
        ("photos", "https://a.org", ("https://a.org",), "//a.org", NO_PAGE.format("//a.org")),
        ("languages", "en", ("en",), "english", "`english` is not a language's code"),
        ("tags", *WORDS),
        ("image", IMAGE, AN_IMAGE, "[a]", f"{NO_FIELDS}, not the list `[a]`"),
        ("status", "moved-online", Status.MOVED_ONLINE, "moved", "`moved` is not a status"),
        ("status_note", *ANY_TEXT),
        (
            "previous_start",
            "2020-08-05",
            (date(2020, 8, 5),),
            "2020-08-32",
            "`2020-08-32` is not a date: August 2020 has no day 32",
        ),
        ("series", *ANY_TEXT),
        ("announced", *DAY),
        ("lang", *LANGUAGE),
        (
            "repeat",
            "FREQ=DAILY",
            RepeatFields.model_construct(rule="FREQ=DAILY"),
            "[a]",
            f"{NO_FIELDS}, not the list `[a]`",
        ),
        (
            "discussion",
            "https://forum.example.org/t/1",
            "https://forum.example.org/t/1",
            "t/1",
            "`t/1` is not a topic of the forum",
        ),
        ("aliases", *ALIASES),
        ("uid", "fosdem-2027@example.org", "fosdem-2027@example.org", "a b", "`a b` cannot be a UID"),
        ("sequence", "0", 0, "-1", "`-1` is not a whole number from 0 to 2147483647"),
        ("source", "{uid: a b}", A_SOURCE, "OSM calendar", f"{NO_FIELDS}, not `OSM calendar`"),
        ("draft", *SWITCH),
    ],
    EventTranslationFields: [
        ("title", *ANY_TEXT),
        OWN_SUMMARY,
        ("status_note", *ANY_TEXT),
        (
            "image",
            "{alt: Una pizarra}",
            PictureTextFields.model_construct(alt="Una pizarra"),
            "pizarra",
            f"{NO_FIELDS}, not `pizarra`",
        ),
        ("lang", *LANGUAGE),
        REVISION,
    ],
}
CASES = [
    pytest.param(declared, row, id=f"{declared.__name__}.{row[0]}") for declared, rows in TABLE.items() for row in rows
]


def written(declared: type[Fields]) -> list[str]:
    """The fields' names as people write them."""
    return [field.alias or name for name, field in declared.model_fields.items()]


def values_of(declared: type[Fields], name: str, value: str) -> Checked[Fields]:
    """A file that has one field."""
    front, problems = read_front_matter(f"---\n{name}: {value}\n---\n", "x.md")
    assert front is not None
    assert problems == []
    return validate(front, declared, SITE)


def of_field(checked: Checked[Fields], name: str) -> list[tuple[int, str]]:
    """Line and message of what concerns a field that the file has."""
    return [
        (problem.line, problem.message)
        for problem in checked.problems
        if problem.field.split(".")[0] == name and problem.message != "is missing"
    ]


def test_the_table_has_every_kind_of_fields() -> None:
    assert set(TABLE) == set(kinds_of_fields())


@pytest.mark.parametrize("declared", TABLE, ids=lambda declared: declared.__name__)
def test_the_table_has_every_field(declared: type[Fields]) -> None:
    assert sorted(row[0] for row in TABLE[declared]) == sorted(written(declared))


@pytest.mark.parametrize(("declared", "row"), CASES)
def test_a_right_value_is_read(declared: type[Fields], row: Row) -> None:
    name, right, expected, _, _ = row
    checked = values_of(declared, name, right)
    names = dict(zip(written(declared), declared.model_fields, strict=True))
    assert (checked.value(attrgetter(names[name])), of_field(checked, name)) == (expected, [])


@pytest.mark.parametrize(("declared", "row"), CASES)
def test_a_wrong_value_is_said_with_its_line(declared: type[Fields], row: Row) -> None:
    name, _, _, wrong, message = row
    assert of_field(values_of(declared, name, wrong), name) == [(2, message)]


@pytest.mark.parametrize(("declared", "row"), CASES)
def test_every_field_says_what_it_is_for(declared: type[Fields], row: Row) -> None:
    described = {field.alias or name: field.description for name, field in declared.model_fields.items()}
    assert str(described[row[0]]).endswith(".")


@pytest.mark.parametrize(
    ("declared", "required"),
    [
        pytest.param(StoryFields, ["authors", "category", "date", "summary", "title"], id="a story"),
        pytest.param(StoryTranslationFields, ["summary", "title"], id="a translation of a story"),
        pytest.param(PageFields, ["title"], id="a page"),
        pytest.param(PageTranslationFields, ["title"], id="a translation of a page"),
        pytest.param(EventFields, ["category", "start", "summary", "title"], id="an event"),
        pytest.param(EventTranslationFields, ["summary", "title"], id="a translation of an event"),
        pytest.param(ImageFields, ["alt", "credit", "file", "license"], id="an image"),
        pytest.param(OrganizerFields, ["name"], id="an organizer"),
        pytest.param(ChangeFields, ["date"], id="a change of one occurrence"),
        pytest.param(PlaceFields, [], id="a place"),
        pytest.param(DeadlineFields, ["until", "what"], id="a deadline"),
    ],
)
def test_some_fields_are_required(declared: type[Fields], required: list[str]) -> None:
    front, _ = read_front_matter("---\n---\n", "x.md")
    assert front is not None
    missing = [problem.field for problem in validate(front, declared, SITE).problems]
    assert sorted(missing) == required


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2024-08-07 09:30:00", Local(date(2024, 8, 7), time(9, 30)), id="with seconds"),
        pytest.param("'2024-08-07 09:30'", Local(date(2024, 8, 7), time(9, 30)), id="quoted"),
        pytest.param("2024-08-07 9:30", Local(date(2024, 8, 7), time(9, 30)), id="without a zero"),
    ],
)
def test_a_start_is_understood_as_it_is_written(text: str, expected: Local) -> None:
    assert values_of(EventFields, "start", text).value(attrgetter("start")) == expected


def test_what_an_event_has_as_it_is_written_is_a_field() -> None:
    assert {fact.name for fact in fields(EventFacts)} <= set(EventFields.model_fields)


def test_what_an_event_has_as_it_is_written_is_left_out_alike() -> None:
    left_out = {fact.name: EventFields.model_fields[fact.name].default for fact in fields(EventFacts)}
    assert left_out == {fact.name: fact.default for fact in fields(EventFacts)}
