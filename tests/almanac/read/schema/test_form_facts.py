"""What the forms of the site know of front matter follows from the one schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from almanac.model.form_facts import Kind
from almanac.read.schema.event import EventFields
from almanac.read.schema.form_facts import ASKED, form_facts
from almanac.read.schema.story import StoryFields
from almanac.read.values.zones import read_zone

KINDS: tuple[tuple[Kind, Any], ...] = (("event", EventFields), ("story", StoryFields))
# Those that theme/static/js/entry-schema.js follows.
KNOWN = {
    "$schema", "type", "enum", "pattern", "minLength", "most", "minimum", "maximum", "minItems", "anyOf", "items",
    "properties", "required", "additionalProperties",
}  # fmt: skip


def keywords(schema: Any) -> Iterator[str]:
    """Of a schema and all within it."""
    for keyword, value in schema.items():
        yield keyword
        inner = value.values() if keyword == "properties" else value if isinstance(value, list) else [value]
        for one in inner:
            yield from keywords(one) if isinstance(one, dict) else ()


@pytest.mark.parametrize(("kind", "declared"), KINDS)
def test_what_has_to_be_there_is_asked(kind: Kind, declared: Any) -> None:
    required = {name for name, field in declared.model_fields.items() if field.is_required()}

    assert required <= set(ASKED[kind])
    assert set(form_facts().schemas[kind]["required"]) == required


@pytest.mark.parametrize("kind", ASKED)
def test_the_schema_has_what_is_asked_and_nothing_else(kind: Kind) -> None:
    schema = form_facts().schemas[kind]

    assert set(schema["properties"]) == {name.partition(".")[0] for name in ASKED[kind]}
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("kind", ASKED)
def test_a_browser_understands_every_word_of_it(kind: Kind) -> None:
    assert {*keywords(form_facts().schemas[kind])} <= KNOWN


def test_bounds_of_a_text_are_known() -> None:
    summary = form_facts().schemas["event"]["properties"]["summary"]

    assert (summary["minLength"], summary["most"]) == (20, 300)


def test_every_zone_that_is_offered_is_one() -> None:
    facts = form_facts()

    assert all(read_zone(zone) for zone in facts.all_zones)
    assert {zone for zones in facts.zones.values() for zone in zones} | {"UTC"} == {*facts.all_zones}
    assert facts.zones["PL"] == ("Europe/Warsaw",)
