"""docs/schema refuses nothing that the readers take, and what they refuse for its form."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from almanac.model.site import Site
from almanac.read.entries.keepers import read_keepers
from almanac.read.front_matter.front_matter import read_front_matter

ROOT = Path(__file__).resolve().parents[2]
KINDS = (
    "story",
    "story-translation",
    "page",
    "page-translation",
    "profile",
    "profile-translation",
    "event",
    "event-translation",
    "keepers",
)
SCHEMAS = {kind: json.loads((ROOT / "docs" / "schema" / f"{kind}.schema.json").read_text("utf-8")) for kind in KINDS}
FILES = [*sorted(ROOT.glob("content/**/*.md")), *sorted(ROOT.glob("events/**/*.md"))]
# What people begin the list from: the sample's own, and that of the guide.
KEEPERS = {
    "the sample": (ROOT / "content/keepers.yml").read_text("utf-8"),
    "the guide": (ROOT / "docs/health.md").read_text("utf-8").partition("```yaml\n")[2].partition("```")[0],
}
EVENT = {"title": "Walk", "start": "2027-03-14", "summary": "A walk along the river.", "category": "Meetup"}


class _AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2, in which a day is text and `no` is a word."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - a mapping of PyYAML's


for _tag, _pattern, _first in (
    ("int", r"[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("bool", r"(true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    _AsEditorsRead.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def kind_of(path: Path) -> str:
    """Which schema is for a file."""
    original = path.with_name(f"{path.name.partition('.')[0]}.md")
    folder = path.relative_to(ROOT).parts[:2]
    kind = {"stories": "story", "pages": "page", "authors": "profile"}.get(folder[1], "event")
    is_translation = original != path and original.exists()
    return f"{kind}-translation" if is_translation else kind


def faults(kind: str, data: object) -> list[str]:
    """What the schema says of front matter."""
    return [error.message for error in Draft7Validator(SCHEMAS[kind]).iter_errors(data)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[kind])


@pytest.mark.parametrize("text", KEEPERS.values(), ids=KEEPERS)
def test_a_list_of_what_is_kept_is_taken_by_its_schema_and_read(text: str) -> None:
    as_editors_read = yaml.load(text, Loader=_AsEditorsRead)  # noqa: S506 - makes plain values only
    kept, problems = read_keepers(text, Site("Group", "https://group.example").reading)
    assert (faults("keepers", as_editors_read), problems, len(kept)) == ([], [], len(as_editors_read))
    assert faults("keepers", [{"what": "key"}])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_published_is_taken_however_an_editor_reads_it(path: Path) -> None:
    text = path.read_text("utf-8")
    front, _ = read_front_matter(text, path.name)
    assert front is not None
    as_editors_read = yaml.load(text.split("---\n")[1], Loader=_AsEditorsRead)  # noqa: S506 - makes plain values only
    assert [faults(kind_of(path), data) for data in (front.data, as_editors_read)] == [[], []]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        pytest.param({"begin": "2027-03-14"}, "Additional properties are not allowed", id="an unknown field"),
        pytest.param({"start": "soon"}, "'soon' does not match", id="no day"),
        pytest.param({"title": ["Walk"]}, "is not of type", id="a list for a text"),
        pytest.param({"summary": "A walk."}, "is too short", id="a short summary"),
        pytest.param({"place": "Leeds"}, "is not valid under any", id="a text for fields"),
        pytest.param({"place": {"latitude": 91}}, "is not valid under any", id="beyond the pole"),
        pytest.param({"status": "moved"}, "is not valid under any", id="no status"),
        pytest.param({"repeat": {"each": "week"}}, "is not valid under any", id="an unknown field of a field"),
    ],
)
def test_what_is_wrong_in_its_form_is_refused(wrong: dict[str, Any], message: str) -> None:
    assert faults("event", EVENT) == []
    assert [message in said for said in faults("event", EVENT | wrong)] == [True]
