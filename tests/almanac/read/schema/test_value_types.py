"""Types of values that have bounds: what fits, and what is said of the rest."""

from __future__ import annotations

import pytest

from almanac.read.fault import Fault
from almanac.read.front_matter.yaml_faults import LISTS_OF_NAMES, NAMES_BELOW
from almanac.read.schema.declaration import Fields, inside, words_of
from almanac.read.schema.event import EventFields
from almanac.read.schema.story import StoryFields
from almanac.read.schema.value_types import of_length
from almanac.read.validation.unknown_field import names_of

KINDS = (StoryFields, EventFields)


def names_below(kind: type[Fields]) -> set[str]:
    """The fields of every part of a kind, and of their parts."""
    parts = [part for field in kind.model_fields.values() if (part := inside(field))]
    return {name for part in parts for name in (*names_of(part), *names_below(part))}


def test_fields_below_others_are_known_with_capitals_too() -> None:
    assert set().union(*(names_below(kind) for kind in KINDS)) == NAMES_BELOW


def test_lists_of_names_are_those_that_the_schema_declares() -> None:
    fields = {name: field for kind in KINDS for name, field in kind.model_fields.items()}
    words = {"a name, or a list of names", words_of(EventFields.model_fields["accessibility"])}
    assert {name for name, field in fields.items() if words_of(field) in words} == LISTS_OF_NAMES


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        pytest.param(
            19,
            ("has 19 characters, fewer than 20", "say a little more, up to 30: it stands in lists and feeds"),
            id="too short",
        ),
        pytest.param(
            31,
            ("has 31 characters, more than 30", "keep the first sentence or two; the rest belongs in the text"),
            id="too long",
        ),
    ],
)
def test_a_length_is_counted_in_characters(length: int, expected: tuple[str, str]) -> None:
    with pytest.raises(Fault) as caught:
        of_length(20, 30).func("ż" * length)  # type: ignore[call-arg]
    assert (caught.value.message, caught.value.hint) == expected


@pytest.mark.parametrize("length", [pytest.param(20, id="the least"), pytest.param(30, id="the most")])
def test_a_length_within_its_bounds_is_right(length: int) -> None:
    assert of_length(20, 30).func("ż" * length) == "ż" * length  # type: ignore[call-arg]
