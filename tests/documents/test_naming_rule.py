"""The rule for a file's name is the same in what people read and in what the command asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.questions import SLUG

ROOT = Path(__file__).resolve().parents[2]
RULE = "lower-case letters, digits and hyphens"


@pytest.mark.parametrize("path", ["docs/write.md", "content/pages/submit.md", "scripts/commands/questions.py"])
def test_the_naming_rule_is_one(path: str) -> None:
    assert RULE in SLUG.explained
    assert RULE in " ".join((ROOT / path).read_text("utf-8").split())
