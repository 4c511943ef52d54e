"""What was sent in as the file that it becomes; whatever stands in a value is text."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.submission import Origin, Submission
from almanac.read.answers.entry_text import EntryFile, entry_file, in_answers
from almanac.read.answers.fields import Wrong
from almanac.read.answers.names import WIKI

SITE = Site("Group", "https://group.example", categories=("News",), event_categories={"Walk": "#2a6f5e"})
DAY = date(2027, 1, 10)
ADA = Origin("Ada", "CC BY-SA 4.0")


def sent(kind: Any = "event", body: str = "", twice: tuple[str, ...] = (), **values: str) -> Submission:
    return Submission(kind, "0" * 16, "", tuple({"title": "River walk", **values}.items()), body, "", twice)


def made(submission: Submission, origin: Origin = ADA, taken: tuple[str, ...] = ()) -> EntryFile:
    draft = entry_file(submission, WIKI, origin, SITE, DAY, taken)
    assert (draft.file is not None, draft.wrong) == (True, ())
    return draft.file


def refused(submission: Submission, taken: tuple[str, ...] = ()) -> tuple[Wrong, ...]:
    return entry_file(submission, WIKI, ADA, SITE, DAY, taken).wrong


def fields(file: EntryFile) -> Any:
    return yaml.safe_load(file.text.split("---\n")[1])


def test_an_event_with_all_that_it_may_have() -> None:
    file = made(
        sent(start="2027-05-08 14:00", timezone="Europe/Warsaw", place="Hall", city="Katowice", country="Poland",
             latitude="50.2", longitude="-19", languages="pl, English", tags="a, b", organizers="Ada, Group",
             worldwide="yes", deadline="2027-05-01", registration="https://a.example", body="Text.")
    )  # fmt: skip

    assert file.path == "events/2027/river-walk.md"
    assert file.text.endswith("---\n\nText.\n")
    assert fields(file) == {
        "title": "River walk", "start": "2027-05-08 14:00", "timezone": "Europe/Warsaw",
        "place": {"name": "Hall", "city": "Katowice", "country": "PL", "latitude": 50.2, "longitude": -19.0},
        "languages": ["pl", "en"], "tags": ["a", "b"], "organizers": [{"name": "Ada"}, {"name": "Group"}],
        "worldwide": True, "registration": {"deadline": "2027-05-01", "url": "https://a.example"},
    }  # fmt: skip


def test_a_story_has_its_author_its_licence_and_the_day() -> None:
    file = made(sent("story", "Text.", category="News"))

    assert file.path == "content/stories/2027/river-walk.md"
    assert fields(file) == {
        "title": "River walk", "category": "News", "authors": ["Ada"], "date": DAY, "license": "CC BY-SA 4.0",
    }  # fmt: skip


def test_whoever_writes_names_themselves_and_their_licence() -> None:
    file = made(sent("story", author="Ada Lovelace, Grace", license="CC0 1.0"))

    assert (fields(file)["authors"], fields(file)["license"]) == (["Ada Lovelace", "Grace"], "CC0 1.0")


def test_whoever_has_no_name_is_anonymous() -> None:
    assert fields(made(sent("story"), Origin()))["authors"] == ["Anonymous"]


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"lang": "es", "start": "2027-05-08"}, "events/2027/river-walk.es.md"),
        ({"lang": "Spanish", "start": "2027-05-08"}, "events/2027/river-walk.es.md"),
        ({"title": "../../etc/passwd", "start": "2027-05"}, "events/2027/etc-passwd.md"),
        ({"start": "٢٠٢٧-01-01"}, "events/2027/river-walk.md"),
    ],
)
def test_the_path_is_made_of_nothing_but_a_year_a_slug_and_a_language(values: dict[str, str], path: str) -> None:
    assert made(sent(**values)).path == path


def test_what_is_no_day_makes_no_folder() -> None:
    draft = entry_file(sent(start="../x"), WIKI, ADA, SITE, DAY, ())

    assert draft.file is not None
    assert draft.file.path == "events/0000/river-walk.md"


@pytest.mark.parametrize(
    ("submission", "taken", "parameter", "words"),
    [
        (sent(stat="2027"), (), "stat", "did you mean `start`?"),
        (sent(**{"1": "x"}), (), "1", "a value has no name"),
        (sent(twice=("start",)), (), "start", "stands there twice"),
        (sent(title="🎉"), (), "title", "no letters or digits"),
        (sent(lang="../../x"), (), "lang", "is no language"),
        (sent(start="2028-01-01"), ("events/2027/river-walk.md",), "title", "events/2027/river-walk.md"),
        (sent(start="2028-01-01"), ("events/2027/river-walk.es.md",), "title", "events/2027/river-walk.es.md"),
        (sent("story"), ("content/stories/2027/river-walk.md",), "title", "there is one of that name"),
    ],
)
def test_what_keeps_it_from_being_a_file(
    submission: Submission, taken: tuple[str, ...], parameter: str, words: str
) -> None:
    (wrong,) = refused(submission, taken)

    assert wrong.parameter == parameter
    assert words in f"{wrong.message} {wrong.hint}"


def test_a_story_of_another_year_is_in_nobodys_way() -> None:
    assert made(sent("story"), taken=("content/stories/2026/river-walk.md", "events/2027/river-walk.md"))


@given(st.text().map(lambda text: " ".join(text.split()) or "x"))
def test_a_value_stays_one_value_whatever_it_is(value: str) -> None:
    said = fields(made(sent(start="2027-05-08", summary=value, series=value)))

    assert said == {"title": "River walk", "start": date(2027, 5, 8), "summary": value, "series": value}


def test_what_the_check_says_is_said_of_parameters() -> None:
    said = [Problem("events/2027/a.md", 3, field, "is wrong", "mend it") for field in ("place.country", "start", "")]
    said += [Problem("a.md", 1, "organizers.0.name", "is empty"), Problem("a.md", 2, "registration.url", "no")]

    assert [wrong.parameter for wrong in in_answers(said, "event", WIKI)] == [
        "country", "start", "", "organizers", "registration",
    ]  # fmt: skip
