"""Every row of the table: a submission, and exactly what its author sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from pydantic import BaseModel
from remedy import Said, all_said, mended
from submission import Case, cases, said, write

from almanac.read.schema.declaration import Fields
from almanac.read.schema.event import EventFields, EventTranslationFields
from almanac.read.schema.page import PageFields, PageTranslationFields
from almanac.read.schema.profile import ProfileFields, ProfileTranslationFields
from almanac.read.schema.story import StoryFields, StoryTranslationFields

CASES = cases()
REMEDIES = [
    pytest.param(case, one, after, id=f"{case.topic}: {case.title}: {one.path}:{one.number}: {one.field}")
    for case in CASES
    for one in all_said(case.says)
    if (after := mended(case, one))
]


def fields_of(kind: type[BaseModel], above: str = "") -> Iterator[str]:
    """Every field, and those below it, with dots between."""
    for name, field in kind.model_fields.items():
        written = f"{above}{field.alias or name}"
        yield written
        for part in (field.annotation, *getattr(field.annotation, "__args__", ())):
            yield from fields_of(part, f"{written}.") if isinstance(part, type) and issubclass(part, Fields) else ()


def is_about_the_same(one: Said, other: Said) -> bool:
    """Whether the two are of one field, or where no field is named, of one line."""
    return (one.path, one.field, one.field or one.number) == (other.path, other.field, other.field or other.number)


def kind_of(case: Case, path: str) -> type[Fields]:
    """What the file is read as."""
    original = re.sub(r"\.[a-z]+\.md$", ".md", path)
    is_translation = original != path and original in dict(case.blocks)
    return KINDS[path.rpartition("/20")[0] or path.rpartition("/")[0]][is_translation]


KINDS: dict[str, tuple[type[Fields], type[Fields]]] = {
    "content/stories": (StoryFields, StoryTranslationFields),
    "content/pages": (PageFields, PageTranslationFields),
    "content/authors": (ProfileFields, ProfileTranslationFields),
    "events": (EventFields, EventTranslationFields),
}
FIELDS = [(kind, field) for kind in dict.fromkeys(chain(*KINDS.values())) for field in fields_of(kind)]
WRONG_VALUES = {
    (kind_of(case, one.path), re.sub(r"\.\d+", "", one.field))
    for case in CASES
    for one in all_said(case.says)
    if case.topic == "wrong-types"
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.topic}: {case.title}")
def test_a_submission_is_answered_as_written_down(case: Case, tmp_path: Path) -> None:
    write(tmp_path, case)
    assert said(tmp_path) == case.says


@pytest.mark.parametrize(("case", "one", "after"), REMEDIES)
def test_what_a_hint_says_helps(case: Case, one: Said, after: Case, tmp_path: Path) -> None:
    write(tmp_path, after)
    before = [other.message for other in all_said(case.says)]
    left = [other.message for other in all_said(said(tmp_path)) if is_about_the_same(other, one)]
    assert one.message not in left
    assert [message for message in left if message not in before] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.topic}: {case.title}")
def test_every_line_can_be_printed_and_ends_with_a_remedy(case: Case) -> None:
    lines = [line for line in case.says.splitlines() if re.match(r"\S+/|pelicanconf\.py", line)]
    assert [line for line in lines if not (line.isprintable() and re.search(r" \(.+\)$", line))] == []


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_every_field_has_a_row_with_a_value_that_is_wrong(kind: type[Fields], field: str) -> None:
    assert (kind, field) in WRONG_VALUES


def test_annotations_of_a_pull_request_name_the_same_files_and_lines(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.topic == "all-at-once")
    write(tmp_path, case)
    annotation = re.compile(r"^::\w+ file=([^:]+),line=(\d+)(?:,col=\d+)?,title=[^:]+::(.+)$", re.MULTILINE)
    annotations = annotation.findall(said(tmp_path, "github"))
    for one in all_said(case.says):
        assert (one.path, str(one.number or 1), f"{one.message} ({one.hint})".replace("%", "%25")) in annotations


def test_no_two_rows_have_one_name() -> None:
    names = [(case.topic, case.title) for case in CASES]
    assert len(names) == len(set(names))
