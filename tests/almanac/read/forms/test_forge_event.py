"""What forges say of an issue."""

from __future__ import annotations

import json
from typing import Any

import pytest

from almanac.read.fault import Fault
from almanac.read.forms.forge_event import ForgeIssue, read_forge_event

GITHUB: dict[str, Any] = {
    "action": "opened",
    "issue": {"number": 7, "title": "Walk", "body": "### Title\r\n\r\nWalk", "state": "open",
              "user": {"login": "ada", "id": 42}, "labels": [{"name": "submission: event"}, {"name": "new"}]},
    "repository": {"html_url": "https://github.com/group/site"},
    "sender": {"login": "editor", "id": 1},
}  # fmt: skip
GITLAB: dict[str, Any] = {
    "object_kind": "issue",
    "user": {"id": 42, "name": "Ada Lovelace", "username": "ada", "email": "[REDACTED]"},
    "object_attributes": {"iid": 7, "author_id": 42, "description": "### Title", "state": "opened", "action": "open"},
    "labels": [{"title": "submission: story"}],
}


def test_github_tells_who_wrote_it_and_by_which_address_it_knows_them() -> None:
    assert read_forge_event(json.dumps(GITHUB)) == ForgeIssue(
        7, "### Title\r\n\r\nWalk", "ada", "event", "42+ada@users.noreply.github.com"
    )


def test_forgejo_says_the_same_without_that_address() -> None:
    event = GITHUB | {"repository": {"html_url": "https://codeberg.org/group/site"}}
    assert read_forge_event(json.dumps(event)).email == ""


def test_gitlab_names_whoever_edits_it_so_that_only_its_author_is_taken_for_one() -> None:
    assert read_forge_event(json.dumps(GITLAB)) == ForgeIssue(7, "### Title", "Ada Lovelace", "story")
    by_editor = GITLAB | {"user": {"id": 1, "name": "Editor"}}
    assert read_forge_event(json.dumps(by_editor)).author == ""


@pytest.mark.parametrize("labels", [[], ["bug"], ["submission: event", "submission: story"]])
def test_without_one_label_of_ours_nobody_knows_the_form(labels: list[str]) -> None:
    issue = GITHUB["issue"] | {"labels": [{"name": label} for label in labels]}
    assert read_forge_event(json.dumps(GITHUB | {"issue": issue})).kind is None


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "null", "{}", '{"issue": 1}', "[" * 100_000, '{"object_kind": "issue"}',
        json.dumps(GITHUB | {"issue": GITHUB["issue"] | {"number": "7; rm -rf /"}}),
        json.dumps(GITHUB | {"issue": GITHUB["issue"] | {"number": -7}}),
        json.dumps(GITHUB | {"issue": GITHUB["issue"] | {"body": {}}}),
        json.dumps(GITHUB | {"issue": GITHUB["issue"] | {"pull_request": {"url": "x"}}}),
    ],
)  # fmt: skip
def test_anything_else_is_no_issue(text: str) -> None:
    with pytest.raises(Fault, match="not what a forge says of an issue"):
        read_forge_event(text)


def test_an_issue_without_a_text_has_an_empty_one() -> None:
    assert read_forge_event(json.dumps(GITHUB | {"issue": GITHUB["issue"] | {"body": None}})).text == ""
