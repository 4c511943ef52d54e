"""Front matter against the schema: what only names and shapes show."""

from __future__ import annotations

import pytest

from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.schema.declaration import Fields
from almanac.read.schema.event import EventFields, EventTranslationFields
from almanac.read.schema.story import StoryFields
from almanac.read.validation.checked import Checked
from almanac.read.validation.validate import validate

SITE = Site("Almanac", "", categories=("News",), event_categories={"Meetup": "#2a6f5e"}).reading
SEE = f"delete the line; the fields are {', '.join(StoryFields.model_fields)}"


def values_of(declared: type[Fields], yaml: str) -> Checked[Fields]:
    front, problems = read_front_matter(f"---\n{yaml}\n---\n", "x.md")
    assert front is not None
    assert problems == []
    return validate(front, declared, SITE)


def faults(declared: type[Fields], yaml: str) -> list[tuple[int, str, str, str]]:
    """Line, field, message and hint of all that is there; what is missing is left out."""
    return [
        (problem.line, problem.field, problem.message, problem.hint)
        for problem in values_of(declared, yaml).problems
        if problem.message != "is missing"
    ]


@pytest.mark.parametrize(
    ("declared", "yaml", "expected"),
    [
        pytest.param(
            StoryFields,
            "titles: a",
            (2, "titles", "is not a field of a story", "did you mean `title`?"),
            id="a slip",
        ),
        pytest.param(
            StoryFields,
            "zzz: a",
            (2, "zzz", "is not a field of a story", SEE),
            id="nothing near",
        ),
        pytest.param(
            StoryFields,
            "timezone: UTC",
            (2, "timezone", "is not a field of a story, but of an event", "delete the line"),
            id="a field of an event in a story",
        ),
        pytest.param(
            EventFields,
            "also_discussed: https://a.org",
            (2, "also_discussed", "is not a field of an event, but of a story", "delete the line"),
            id="a field of a story in an event",
        ),
        pytest.param(
            EventFields,
            "date: 2026-03-02",
            (2, "date", "is not a field of an event, but of a story", "write `start`"),
            id="the day of a story in an event",
        ),
        pytest.param(
            EventTranslationFields,
            "timezone: UTC",
            (2, "timezone", "belongs to the original, not to a translation", "delete the line"),
            id="a fact in a translation",
        ),
        pytest.param(
            EventFields,
            "place:\n  town: Katowice\n  city: Katowice",
            (
                3,
                "place.town",
                "is not a field of a place",
                "delete the line: there is `city`",
            ),
            id="in a place",
        ),
        pytest.param(
            EventFields,
            "organizers:\n  - name: a\n  - names: b\n    name: c",
            (4, "organizers.1.names", "is not a field of an organizer", "delete the line: there is `name`"),
            id="in a list",
        ),
        pytest.param(
            EventFields,
            "repeat:\n  every: week\n  expect: [2027-01-01]",
            (4, "repeat.expect", "is not a field of a rule to repeat", "did you mean `except`?"),
            id="in a rule",
        ),
        pytest.param(
            EventFields,
            "repeat:\n  every: week\n  except_: [2027-01-01]",
            (4, "repeat.except_", "is not a field of a rule to repeat", "did you mean `except`?"),
            id="a name of ours",
        ),
        pytest.param(
            EventFields,
            "repeat:\n  every: week\n  changes:\n    - date: 2027-01-01\n      places: x",
            (6, "repeat.changes.0.places", "is not a field of a change of one occurrence", "did you mean `place`?"),
            id="three levels down",
        ),
    ],
)
def test_an_unknown_field_is_a_problem_with_the_nearest_known(
    declared: type[Fields], yaml: str, expected: tuple[int, str, str, str]
) -> None:
    assert faults(declared, yaml) == [expected]


@pytest.mark.parametrize(
    ("declared", "yaml", "field", "line", "hint"),
    [
        pytest.param(StoryFields, "title: a", "date", 1, "add a line, such as `date: 2026-03-02`", id="at the top"),
        pytest.param(
            EventFields,
            "title: a\nimage:\n  file: images/x.jpg\n  alt: b\n  credit: c",
            "image.license",
            3,
            "add a line, such as `license: CC BY-SA 4.0`",
            id="below a field",
        ),
        pytest.param(
            EventFields,
            "organizers:\n  - name: a\n  - url: https://a.org",
            "organizers.1.name",
            4,
            "add a line, such as `name: Wikimedia Polska`",
            id="in a list",
        ),
        pytest.param(
            EventFields,
            "repeat:\n  every: week\n  changes:\n    - note: a",
            "repeat.changes.0.date",
            5,
            "add a line `date: ...` with a day on which it would happen",
            id="three levels down",
        ),
    ],
)
def test_a_missing_field_is_a_problem_with_an_example(
    declared: type[Fields], yaml: str, field: str, line: int, hint: str
) -> None:
    expected = Problem("x.md", line, field, "is missing", hint)
    assert [found for found in values_of(declared, yaml).problems if found.field == field] == [expected]


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        pytest.param(
            "place: Katowice",
            (
                2,
                "place",
                "should have fields of its own, not `Katowice`",
                (
                    "write them below `place:`, indented by two spaces, as `name: Katowice`; there are "
                    "`name`, `address`, `city`, `country`, `latitude`, `longitude`"
                ),
            ),
            id="text in place of fields",
        ),
        pytest.param(
            "image: [a, b]",
            (
                2,
                "image",
                "should have fields of its own, not the list `[a, b]`",
                ("write them below `image:`, indented by two spaces: `file`, `alt`, `credit`, `license`, `source`"),
            ),
            id="a list in place of fields",
        ),
        pytest.param(
            "organizers:\n  - name: a\n  - b",
            (
                4,
                "organizers.1",
                "should have fields of its own, not `b`",
                "write them behind the dash, as `name: b`; there are `name`, `url`, `email`, `kind`",
            ),
            id="text in a list of fields",
        ),
        pytest.param(
            "repeat: [a]",
            (
                2,
                "repeat",
                "should have fields of its own, not the list `[a]`",
                (
                    "write them below `repeat:`, indented by two spaces: `every`, `interval`, `day`, "
                    "`until`, `count`, `rule`, `except`, `also`, `changes`"
                ),
            ),
            id="a list in place of a rule",
        ),
        pytest.param(
            "tags:\n  - a\n  - [b]",
            (4, "tags.1", "should be one value, not the list `[b]`", "write `b`"),
            id="a list in a list",
        ),
        pytest.param(
            "title:\n  a: b",
            (
                2,
                "title",
                "should be text, not a field `a` of its own",
                ('write the value alone; a text with a colon in it stands in quotes: `"a: b"`'),
            ),
            id="fields in place of text",
        ),
        pytest.param(
            "title:",
            (2, "title", "is empty", "write a value after the colon, such as `title: Wikimania 2024`"),
            id="nothing where something is required",
        ),
        pytest.param(
            "image:\n  file: images/x.jpg\n  alt:\n  credit: a\n  license: b",
            (4, "image.alt", "is empty", "write a value after the colon, such as `alt: A whiteboard`"),
            id="nothing where something is required, below a field",
        ),
    ],
)
def test_a_value_of_the_wrong_shape_is_a_problem(yaml: str, expected: tuple[int, str, str, str]) -> None:
    assert faults(EventFields, yaml) == [expected]


@pytest.mark.parametrize(
    "yaml",
    [
        pytest.param("tags:", id="a list"),
        pytest.param("online:", id="text"),
        pytest.param("place:", id="fields"),
        pytest.param("place:\n  city: a\n  name:\n  latitude:\n  longitude:", id="fields of a field"),
        pytest.param("registration:\n  deadline:\n  cost: free", id="a day of a field"),
    ],
)
def test_what_is_left_empty_is_left_out(yaml: str) -> None:
    assert faults(EventFields, yaml) == []


def test_one_fault_hides_no_other() -> None:
    yaml = "title: [a]\nstart: soon\nplace:\n  country: Poland\n  latitude: 91\ntags: []\nurl: a.org\nfoo: b"
    assert [line for line, *_ in faults(EventFields, yaml)] == [2, 3, 5, 6, 7, 8, 9]
