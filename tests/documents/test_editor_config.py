"""The configuration in docs/editor/ asks for fields that there are, for all that have to be, and for nothing wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from almanac.model.event import Status
from almanac.model.story import Voice
from almanac.read.schema.declaration import Fields, inside
from almanac.read.schema.event import EventFields
from almanac.read.schema.page import PageFields
from almanac.read.schema.story import StoryFields

ROOT = Path(__file__).resolve().parents[2]
CONFIG = yaml.safe_load((ROOT / "docs/editor/config.yml").read_text("utf-8"))
COLLECTIONS = {collection["name"]: collection for collection in CONFIG["collections"]}
KINDS: dict[str, type[Fields]] = {"stories": StoryFields, "events": EventFields, "pages": PageFields}
# What a field of the CMS writes, by the kind of value that the schema has for it.
LISTS = {"authors", "tags", "languages"}
SWITCHES = {"draft"}
CASES = [
    pytest.param(name, field, id=f"{name}: {field['name']}") for name in KINDS for field in COLLECTIONS[name]["fields"]
]


def declared(kind: type[Fields], name: str) -> Any:
    """The field as the schema has it, by the name that people write."""
    return next(field for known, field in kind.model_fields.items() if name == (field.alias or known))


@pytest.mark.parametrize(("collection", "field"), CASES)
def test_each_field_is_one_of_the_schema_with_the_fields_that_it_has(collection: str, field: dict[str, Any]) -> None:
    if field["name"] == "body":  # below the front matter
        return
    of = declared(KINDS[collection], field["name"])
    inner = inside(of)

    assert (field["widget"] == "object") is (inner is not None)
    assert [
        part["name"]
        for part in field.get("fields", ())
        if part["name"] not in (inner or KINDS[collection]).model_fields
    ] == []


@pytest.mark.parametrize("collection", KINDS)
def test_what_has_to_be_there_is_asked_for_and_nothing_else_has_to(collection: str) -> None:
    asked = {field["name"]: field.get("required", True) for field in COLLECTIONS[collection]["fields"]}
    needed = {field.alias or name for name, field in KINDS[collection].model_fields.items() if field.is_required()}

    assert needed <= asked.keys()
    assert {name for name, required in asked.items() if required} - {"body"} == needed


@pytest.mark.parametrize(("collection", "field"), CASES)
def test_a_list_is_written_as_a_list_and_a_switch_as_a_switch(collection: str, field: dict[str, Any]) -> None:
    assert (field["widget"] == "list") is (field["name"] in LISTS)
    assert (field["widget"] == "boolean") is (field["name"] in SWITCHES)


def test_what_is_chosen_from_is_all_that_there_is() -> None:
    options = {
        (name, field["name"]): field["options"]
        for name in KINDS
        for field in COLLECTIONS[name]["fields"]
        if field["widget"] == "select"
    }
    assert {*options.pop(("stories", "voice"))} == {item.value for item in Voice}
    assert {*options.pop(("events", "status"))} == {item.value for item in Status}
    assert options.keys() == {("stories", "category"), ("events", "category")}


def test_texts_stay_as_they_were_written_and_days_are_days() -> None:
    fields = [field for collection in COLLECTIONS.values() for field in collection["fields"]]

    assert {tuple(field["modes"]) for field in fields if field["widget"] == "markdown"} == {("raw",)}
    assert {field["format"] for field in fields if field["widget"] == "datetime"} == {"YYYY-MM-DD"}
    assert {collection["format"] for collection in COLLECTIONS.values()} == {"yaml-frontmatter"}


def test_pictures_go_where_entries_look_for_them() -> None:
    assert (CONFIG["media_folder"], CONFIG["public_folder"]) == ("content/images", "images")
