"""CODEOWNERS is read as the forges do."""

from __future__ import annotations

import pytest

from almanac.model.owner import OwnerRule
from almanac.read.codeowners import read_codeowners


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("* @ann @group/editors", [OwnerRule("*", ("ann", "group/editors"))], id="people and groups"),
        pytest.param("# all\n\n/events/ @ann # and nobody else", [OwnerRule("/events/", ("ann",))], id="comments"),
        pytest.param("/a\\ b/ @ann", [OwnerRule("/a\\ b/", ("ann",))], id="a space in a path"),
        pytest.param("/theme/", [OwnerRule("/theme/")], id="nobody is asked"),
        pytest.param("/theme/ ann@example.org @ann @ann", [OwnerRule("/theme/", ("ann",))], id="no address of mail"),
        pytest.param(
            "[Texts][2] @ann\n/events/\n/content/ @bo\n^[Code]\n*.py",
            [OwnerRule("/events/", ("ann",)), OwnerRule("/content/", ("bo",)), OwnerRule("*.py")],
            id="sections of GitLab",
        ),
        pytest.param("/a/ @@developer", [OwnerRule("/a/", ("developer",))], id="a role of GitLab"),
        pytest.param("/a\u202eb/ @ann <script>", [OwnerRule("/a<U+202E>b/", ("ann",))], id="what cannot be printed"),
    ],
)
def test_each_line_says_who_is_asked(text: str, rules: list[OwnerRule]) -> None:
    assert [*read_codeowners(text, "CODEOWNERS").rules] == rules


def test_everyone_is_named_once() -> None:
    assert read_codeowners("* @ann\n/events/ @bo @ann", "CODEOWNERS").names == ("ann", "bo")
