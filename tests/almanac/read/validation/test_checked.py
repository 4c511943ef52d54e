"""Front matter after the check: what is right has its type, and what is wrong hides nothing of it."""

from __future__ import annotations

import pytest

from almanac.model.problem import Problem, Severity
from almanac.model.site import Site
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.schema.event import EventFields
from almanac.read.validation.checked import Checked
from almanac.read.validation.validate import validate

SITE = Site("Almanac", "", event_categories={"Meetup": "#2a6f5e"}).reading
SUMMARY = "What happens there, and for whom."
WHOLE = f"title: a\nstart: 2027-01-30\nsummary: {SUMMARY}\ncategory: Meetup"


def checked(yaml: str) -> Checked[EventFields]:
    """An event with this front matter."""
    front, problems = read_front_matter(f"---\n{yaml}\n---\n", "x.md")
    assert front is not None
    assert problems == []
    return validate(front, EventFields, SITE)


def test_all_fields_are_there_with_what_was_left_out() -> None:
    fields = checked(f"{WHOLE}\ntags: [a, b]").fields
    assert fields is not None
    assert (fields.title, fields.tags, fields.online, fields.languages) == ("a", ("a", "b"), None, ())


@pytest.mark.parametrize(
    "yaml",
    [
        pytest.param(WHOLE.replace("title: a", "title: [a]"), id="wrong"),
        pytest.param(WHOLE.replace("title: a\n", ""), id="missing"),
    ],
)
def test_there_is_no_whole_while_a_required_field_is_not_there(yaml: str) -> None:
    assert checked(yaml).fields is None


def test_a_field_that_is_right_is_there_while_others_are_wrong() -> None:
    event = checked("title: a\ntags: []\nstart: soon")
    assert event.value(lambda fields: fields.title) == "a"
    assert event.value(lambda fields: fields.tags) == ()
    assert event.value(lambda fields: fields.start) is None


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        pytest.param("repeat:\n  every: week\n  count: x", ("week", None), id="what is right of it"),
        pytest.param("repeat:\n  every: week\n  count: 2", ("week", 2), id="all of it, when it is right"),
        pytest.param("repeat:\n  every: week\n  couunt: 2", ("week", None), id="what is known of it"),
    ],
)
def test_of_fields_of_its_own_the_right_ones_are_there(yaml: str, expected: tuple[str, int | None]) -> None:
    repeat = checked(yaml).right_part(lambda fields: fields.repeat)
    assert repeat is not None
    assert (repeat.every, repeat.count) == expected


@pytest.mark.parametrize("yaml", [pytest.param("repeat: [a]", id="a wrong shape"), pytest.param("title: a", id="none")])
def test_nothing_right_is_nothing(yaml: str) -> None:
    assert checked(yaml).right_part(lambda fields: fields.repeat) is None


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        pytest.param("draft: maybe", True, id="given wrong"),
        pytest.param("draft: true", False, id="given right"),
        pytest.param("title: a", False, id="not given"),
    ],
)
def test_a_field_is_known_to_be_wrong(yaml: str, expected: bool) -> None:
    assert checked(yaml).is_wrong("draft") is expected


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        pytest.param(WHOLE, False, id="all of them"),
        pytest.param("title: a", True, id="at the top"),
        pytest.param(f"{WHOLE}\norganizers:\n  - url: https://a.org", True, id="below a field"),
    ],
)
def test_required_fields_are_known_to_be_missing(yaml: str, expected: bool) -> None:
    assert checked(yaml).lacks_fields is expected


def test_a_problem_can_be_noted_at_a_field_of_a_field() -> None:
    event = checked(f"{WHOLE}\naliases:\n  - /a/\n  - /b/")
    event.report(("aliases", 1), "is odd", "change it", Severity.WARNING)
    assert event.problems == [
        *event.problems[:-1],
        Problem("x.md", 8, "aliases.1", "is odd", "change it", Severity.WARNING),
    ]
