"""Forms at a forge, and the categories of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.check.issue_forms import check_issue_forms
from almanac.model.site import Site
from almanac.render.issue_forms import issue_forms

SITE = Site("Group", "https://group.example", categories=("News", "no"), event_categories={"Walk": "#2a6f5e"})
PATH = ".github/ISSUE_TEMPLATE/send-story.yml"


def said(root: Path, text: str) -> list[str]:
    (root / PATH).parent.mkdir(parents=True, exist_ok=True)
    (root / PATH).write_text(text, "utf-8")
    return [str(problem) for problem in check_issue_forms(root, SITE)]


def test_a_form_that_was_made_of_the_settings_is_right(tmp_path: Path) -> None:
    assert said(tmp_path, issue_forms(SITE)[PATH]) == []


@pytest.mark.parametrize(
    ("written", "instead", "what"),
    [
        ("    - News\n", "    - Newz\n", "offers `Newz`"),
        ("    - News\n", "", "lacks `News`"),
        ("    - News\n    - 'no'\n", "    - 'no'\n    - News\n", "has them in another order"),
        ("    - 'no'\n", "    - no\n", "offers `False`"),
    ],
)
def test_one_that_is_old_is_a_warning_with_the_remedy(tmp_path: Path, written: str, instead: str, what: str) -> None:
    text = issue_forms(SITE)[PATH]
    line = text.split("\n").index("    options:") + 1

    assert said(tmp_path, text.replace(written, instead)) == [
        f"{PATH}:{line}: has other categories than the site: it {what} "
        "(run `scripts/almanac docs --only forms`, and commit what it writes)"
    ]


@pytest.mark.parametrize("text", ["", "name: x\n", "body:\n- type: input\n", "    options:\n    - [\n"])
def test_a_form_of_another_kind_is_nobodys_matter(tmp_path: Path, text: str) -> None:
    assert len(said(tmp_path, text)) == ("options" in text)
