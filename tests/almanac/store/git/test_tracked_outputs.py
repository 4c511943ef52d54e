"""Files that git has where only the commands write."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_tree import WorkTree

from almanac.store.git.tracked_outputs import read_tracked


@pytest.mark.usefixtures("_own_git")
@pytest.mark.parametrize("site", [pytest.param("", id="at the top"), pytest.param("web", id="in a folder")])
def test_each_folder_is_said_once(tmp_path: Path, site: str) -> None:
    work_tree = WorkTree(tmp_path / "repo", site=site)
    for path in ("output/a b.html", "output/ł/evil.html", ".almanac/forum.json", "outputs/notes.md", "content/a.md"):
        work_tree.write(path, "Text.")
    work_tree.git("add", "--all")

    assert [str(problem) for problem in read_tracked(work_tree.site, ["output"])] == [
        "output/a b.html: is in git with 1 more, where a build makes its own: it would be published unread "
        "(take it out: `git rm -r --cached output`, then commit)",
        ".almanac/forum.json: is in git, where only the commands keep what they need (take it out: `git rm -r --cached "
        ".almanac`, then commit)",
    ]


def test_what_git_does_not_have_is_nobody_s_business(work_tree: WorkTree) -> None:
    work_tree.write("output/CNAME", "group.example.org")

    assert read_tracked(work_tree.site, ["output"]) == []


def test_another_output_counts_too(work_tree: WorkTree) -> None:
    work_tree.commit("public/evil.html", "Text.", on=1)

    assert read_tracked(work_tree.site, ["output"]) == []
    assert [problem.path for problem in read_tracked(work_tree.site, ["public"])] == ["public/evil.html"]


@pytest.mark.usefixtures("_own_git")
def test_without_git_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert read_tracked(tmp_path, ["output"]) == []
