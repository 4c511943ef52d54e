"""The schema of front matter for programs."""

from __future__ import annotations

from typing import Any

import pytest

from almanac.read.schema.declaration import Fields
from almanac.read.schema.event import EventFields
from almanac.read.schema.files import FILES
from almanac.read.schema.json_schema import file_name, json_schema
from almanac.read.schema.story import StoryFields


def property_of(declared: type[Fields], name: str) -> Any:
    return json_schema(declared)["properties"][name]


@pytest.mark.parametrize("declared", FILES, ids=lambda declared: declared.__name__)
def test_every_field_is_there_with_its_words_and_no_other_is_allowed(declared: type[Fields]) -> None:
    made = json_schema(declared)
    described = {name: found["description"] for name, found in made["properties"].items()}
    assert described == {name: field.description for name, field in declared.model_fields.items()}
    assert made["additionalProperties"] is False


@pytest.mark.parametrize("declared", FILES, ids=lambda declared: declared.__name__)
def test_what_is_required_is_required(declared: type[Fields]) -> None:
    required = [name for name, field in declared.model_fields.items() if field.is_required()]
    assert json_schema(declared).get("required", []) == required


@pytest.mark.parametrize(
    ("declared", "name", "allowed"),
    [
        pytest.param(StoryFields, "title", {"string", "number", "boolean"}, id="2027 as a title"),
        pytest.param(StoryFields, "discussion", {"integer", "string", "null"}, id="the number of a topic"),
        pytest.param(EventFields, "start", {"string"}, id="a day"),
        pytest.param(EventFields, "draft", {"boolean", "string", "null"}, id="a switch"),
        pytest.param(EventFields, "tags", {"string", "number", "boolean", "array", "null"}, id="one or many"),
        pytest.param(EventFields, "repeat", {"string", "#/$defs/RepeatFields", "null"}, id="a rule"),
    ],
)
def test_a_value_may_be_whatever_it_may_be_in_yaml(declared: type[Fields], name: str, allowed: set[str]) -> None:
    found = property_of(declared, name)
    kinds = [one.get("type", one.get("$ref")) for one in found.get("anyOf", [found])]
    assert {part for kind in kinds for part in ([kind] if isinstance(kind, str) else kind)} == allowed


def test_the_bounds_of_a_number_are_known() -> None:
    latitude = json_schema(EventFields)["$defs"]["PlaceFields"]["properties"]["latitude"]["anyOf"][0]
    assert (latitude["minimum"], latitude["maximum"]) == (-90, 90)


def test_the_names_of_fields_are_those_that_people_write() -> None:
    repeat = json_schema(EventFields)["$defs"]["RepeatFields"]["properties"]
    assert "except" in repeat


def test_every_kind_of_file_has_a_file_of_its_own() -> None:
    assert len({file_name(declared) for declared in FILES}) == len(FILES)
