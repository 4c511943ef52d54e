"""The data of `health` is what its schema says, and nothing else is."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from almanac.model.health import Finding, Health, State, Step, Topic
from almanac.render.health.data import health_schema, health_text

HEALTH = Health(
    "Group", "https://group.example", datetime(2027, 2, 10, 12, tzinfo=UTC), "a" * 40,
    (
        Finding(Topic.NAMES, "Domain é", State.ACT, "ended", "renew it", date(2027, 2, 1), "docs/health.md", 1),
        Finding(Topic.PEOPLE, "Who can merge", State.WELL, "Ada, Bo"),
    ),
    (Step("Domain é", "renew it", "docs/health.md"),),
)  # fmt: skip
VALIDATOR = Draft202012Validator(health_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(health_schema())


def test_what_is_written_is_what_the_schema_says() -> None:
    data = json.loads(health_text(HEALTH))
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []
    assert data["counts"] == {"act": 1, "look": 0, "unknown": 0, "well": 1}
    assert data["findings"][0] == {
        "topic": "Names, places and secrets",
        "about": "Domain é",
        "state": "act",
        "says": "ended",
        "remedy": "renew it",
        "day": "2027-02-01",
        "guide": "docs/health.md",
        "step": 1,
    }
    assert data["findings"][1]["day"] is None
    assert data["steps"] == [{"about": "Domain é", "do": "renew it", "guide": "docs/health.md"}]


@pytest.mark.parametrize(
    "wrong",
    [{"site": 1}, {"counts": {"act": -1}}, {"steps": [{"do": "x"}]}, {"findings": [{}]}, {"more": 1}],
)
def test_anything_else_is_refused(wrong: dict[str, Any]) -> None:
    assert [*VALIDATOR.iter_errors({**json.loads(health_text(HEALTH)), **wrong})]
