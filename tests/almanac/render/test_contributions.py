"""What one person gave: everything that they signed, and nothing of others."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest

from almanac.model.comment import Comment
from almanac.model.contribution import Contribution, Person
from almanac.model.edition import Edition
from almanac.model.entry import PersonOrGroup, Source
from almanac.model.event import Event, EventText, Organizer
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published
from almanac.render.contributions import as_csv, as_json, as_markdown, contributions

ADA = Person(("Ada Lovelace", "ada"))
DAY = date(2027, 1, 2)


def story(slug: str, *authors: str) -> Story:
    source = Source(f"content/stories/{slug}.md", slug, body=f"By {slug}.\n")
    return Story(source, slug, "en", slug, Published(DAY), authors, "News", "x", f"/2027/01/02/{slug}/")


def event(slug: str, speakers: tuple[str, ...], *organizers: Organizer) -> Event:
    text = EventText(Source(f"events/{slug}.md", slug), "en", slug, "x", f"/events/{slug}/")
    return Event(
        uid=slug, slug=slug, text=text, when=AllDay(DAY, DAY), category="Meetup", speakers=speakers,
        organizers=organizers,
    )  # fmt: skip


EDITION = Edition(
    Site("Group", "https://group.example"),
    datetime(2027, 2, 1, tzinfo=UTC),
    stories=(story("own", "Ada Lovelace"), story("shared", "Bo", "ADA  lovelace"), story("other", "Ada Lovelace Jr")),
    events=(
        event("talk", ("Ada Lovelace",)),
        event("held", (), Organizer("ada", kind=PersonOrGroup.PERSON)),
        event("group", (), Organizer("ada", kind=PersonOrGroup.ORGANIZATION)),
        event("others", ("Bo",)),
    ),
    comments={"content/stories/other.md": (
        Comment("1", "", "Ada Lovelace", DAY, "<p>Mine</p>"), Comment("2", "1", "Bo", DAY, "<p>secret-marker</p>"),
    )},
)  # fmt: skip
GIVEN = [*contributions(EDITION, ADA), Contribution("commit", DAY, "Mend *it*", "a.md", commit="c" * 40)]


def test_it_has_everything_that_is_signed_and_nothing_of_others() -> None:
    assert [(one.role, one.file.rpartition("/")[2], one.with_others) for one in GIVEN] == [
        ("author", "own.md", False), ("author", "shared.md", True), ("speaker", "talk.md", False),
        ("organizer", "held.md", False), ("comment", "other.md", False), ("commit", "a.md", False),
    ]  # fmt: skip


def test_each_form_has_all_of_it_with_the_licence_and_no_name_of_others() -> None:
    today = date(2027, 2, 1)
    table, data, text = as_csv(GIVEN), as_json(EDITION, ADA, GIVEN, (), today), as_markdown(
        EDITION, ADA, GIVEN, (), today
    )  # fmt: skip

    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8"))))
    assert [row["license"] for row in rows[:2]] == ["CC BY-SA 4.0"] * 2
    assert [one.get("text") for one in json.loads(data)["contributions"][:2]] == ["By own.\n", "By shared.\n"]
    assert "By shared." in text.decode("utf-8")
    assert "Mend \\*it\\*" in text.decode("utf-8")
    assert "## If you leave" in text.decode("utf-8")
    assert not [form for form in (table, data, text) if b"Bo" in form or b"secret-marker" in form]


def test_addresses_of_mail_are_in_it_where_somebody_asked() -> None:
    emails = ["ada@example.org"]

    assert json.loads(as_json(EDITION, ADA, GIVEN, emails, DAY))["emails_in_history"] == emails
    assert "emails_in_history" not in json.loads(as_json(EDITION, ADA, GIVEN, (), DAY))
    assert b"ada@example.org" in as_markdown(EDITION, ADA, GIVEN, emails, DAY)


@pytest.mark.parametrize(
    ("asked", "signed"),
    [
        pytest.param("Jos\u00e9 N\u00fa\u00f1ez", "Jose\u0301 Nu\u0301n\u0303ez", id="marks beside their letters"),
        pytest.param(
            "\u0645\u0631\u064a\u0645 \u0633\u0639\u064a\u062f",
            "\u200f\u0645\u0631\u064a\u0645  \u0633\u0639\u064a\u062f\u200f",
            id="marks of direction",
        ),
    ],
)
def test_a_name_is_the_same_however_a_keyboard_writes_it(asked: str, signed: str) -> None:
    assert Person((asked,)).is_called(signed)


def test_names_that_a_joiner_tells_apart_are_two() -> None:
    assert not Person(("\u0646\u0627\u0645\u200c\u0647\u0627",)).is_called("\u0646\u0627\u0645\u0647\u0627")
