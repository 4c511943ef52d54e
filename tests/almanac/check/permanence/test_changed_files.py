"""Changed files that are no entries."""

from __future__ import annotations

import pytest

from almanac.check.permanence.changed_files import faults_of_changed_files

SETTINGS = 'A = 1\nNAME = "x"\nOLD = 2\n'


def said(texts: dict[str, str], before: str = SETTINGS, after: str = SETTINGS) -> list[str]:
    return [str(problem).partition(" (")[0] for problem in faults_of_changed_files(texts, (before, after))]


@pytest.mark.parametrize(
    "path",
    [".github/workflows/check.yml", ".gitlab-ci.yml", "scripts/almanac", "theme/site/templates/base.html", ".ci/run"],
)
def test_what_runs_is_said(path: str) -> None:
    assert said({path: "x"}) == [f"{path}: is changed, and decides what runs when the site is checked, built or read"]


@pytest.mark.parametrize("path", ["content/images/a.svg", "README.md", "docs/write.md"])
def test_what_does_not_run_is_not(path: str) -> None:
    assert said({path: "x"}) == []


def test_settings_are_said_by_name_and_line() -> None:
    after = '# Words alone.\nA = 1\nNAME = "y"\nNEW = 3\n'
    assert said({}, after=after) == [
        "pelicanconf.py:3: NAME: is changed",
        "pelicanconf.py:4: NEW: is changed",
        "pelicanconf.py: OLD: is changed",
    ]


def test_a_merge_that_was_not_finished_is_an_error() -> None:
    text = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n"
    assert said({"content/comments/a.yml": text}) == [
        "content/comments/a.yml:2: a merge was not finished",
        "content/comments/a.yml:6: a merge was not finished",
    ]


def test_lines_of_equals_signs_are_no_conflict() -> None:
    assert said({"docs/a.txt": "Title\n=======\n"}) == []
