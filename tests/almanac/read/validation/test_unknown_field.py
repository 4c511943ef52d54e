"""Fields that do not exist: where they belong, or which one was meant."""

from __future__ import annotations

import pytest

from almanac.read.schema.declaration import Fields, kinds_of_fields
from almanac.read.schema.event import EventFields, EventTranslationFields
from almanac.read.schema.page import PageFields
from almanac.read.schema.place import PlaceFields
from almanac.read.schema.repeat import RepeatFields
from almanac.read.schema.story import StoryFields
from almanac.read.validation.unknown_field import _KNOWN_ANYWAY, _MEANT, names_of, unknown_field

NAMES = {name for kind in kinds_of_fields() for name in names_of(kind)}


@pytest.mark.parametrize(
    ("declared", "name", "given", "hint"),
    [
        pytest.param(EventFields, "titlle", {}, "did you mean `title`?", id="a slip"),
        pytest.param(EventFields, "titles", {"title": "A"}, "delete the line: there is `title`", id="a second"),
        pytest.param(EventFields, "location", {}, "did you mean `place`?", id="another word"),
        pytest.param(PlaceFields, "location", {}, "did you mean `name`?", id="another word in another place"),
        pytest.param(StoryFields, "author", {}, "did you mean `authors`?", id="one of several"),
        pytest.param(RepeatFields, "end", {}, "did you mean `until`?", id="the end of a series"),
        pytest.param(
            EventFields, "city", {}, "write it below `place:`, indented by two spaces", id="a field of a field"
        ),
        pytest.param(EventFields, "date", {}, "write `start`", id="a field of a story"),
        pytest.param(EventFields, "date", {"start": "x"}, "delete the line", id="one that is there already"),
        pytest.param(EventTranslationFields, "start", {}, "delete the line", id="what the original says"),
        pytest.param(
            StoryFields, "slug", {}, "delete the line: the file's name is the address", id="of other programs"
        ),
        pytest.param(
            PageFields,
            "colour",
            {},
            "delete the line; the fields are title, summary, lang, aliases, listed, draft",
            id="like none",
        ),
    ],
)
def test_the_remedy_is_where_it_belongs_or_what_was_meant(
    declared: type[Fields], name: str, given: dict[str, str], hint: str
) -> None:
    assert unknown_field(name, declared, given)[1] == hint


@pytest.mark.parametrize(("name", "meant"), _MEANT.items())
def test_every_word_stands_for_fields_that_exist(name: str, meant: tuple[str, ...]) -> None:
    assert set(meant) <= NAMES


@pytest.mark.parametrize("name", _KNOWN_ANYWAY)
def test_what_is_known_anyway_is_no_field(name: str) -> None:
    assert name not in NAMES
