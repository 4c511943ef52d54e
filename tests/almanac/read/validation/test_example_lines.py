"""Examples in messages are right on this site and in this file."""

from __future__ import annotations

from operator import attrgetter

import pytest

from almanac.model.site import Site
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.schema.declaration import Fields
from almanac.read.schema.event import EventFields, EventTranslationFields
from almanac.read.schema.page import PageFields
from almanac.read.schema.story import StoryFields
from almanac.read.validation.example_lines import Examples
from almanac.read.validation.validate import validate

SITE = Site("Almanac", "", categories=("Reports", "News"), event_categories={"Picnic": "#2a6f5e"}).reading
KINDS = [StoryFields, PageFields, EventFields, EventTranslationFields]
REQUIRED = [
    pytest.param(kind, name, id=f"{kind.__name__}.{name}")
    for kind in KINDS
    for name, field in kind.model_fields.items()
    if field.is_required()
]


@pytest.mark.parametrize(("declared", "name"), REQUIRED)
def test_the_example_of_a_required_field_is_right(declared: type[Fields], name: str) -> None:
    line = Examples(SITE, "content/stories/2031/x.md").line(name, declared)
    front, _ = read_front_matter(f"---\n{line}\n---\n", "x.md")
    assert front is not None
    assert validate(front, declared, SITE).value(attrgetter(name))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("events/2031/x.md", "start: 2031-08-07", id="a folder of a year"),
        pytest.param("events/x.md", "start: 2024-08-07", id="no folder"),
    ],
)
def test_a_day_is_of_the_year_of_the_folder(path: str, expected: str) -> None:
    assert Examples(SITE, path).line("start", EventFields) == expected


def test_a_category_is_one_of_the_site() -> None:
    assert Examples(SITE, "x.md").line("category", EventFields) == "category: Picnic"
