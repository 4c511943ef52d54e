"""What the commits of the main line did to files."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_tree import WorkTree, day

from almanac.store.git.main_line import FileChange, read_stretch
from almanac.store.git.repository import open_repository

PATH, FOLDERS = "events/x.md", ["content", "events"]
NONE = "0" * 40


def head(work_tree: WorkTree, name: str = "HEAD") -> str:
    return work_tree.git("rev-parse", name)


def changes(work_tree: WorkTree, after: str = "") -> list[FileChange]:
    stretch = read_stretch(open_repository(work_tree.site), head(work_tree), FOLDERS, [PATH], after)
    return list(stretch.changes.get(PATH, ()))


@pytest.mark.usefixtures("_own_git")
@pytest.mark.parametrize("site", [pytest.param("", id="at the top"), pytest.param("web/my site", id="in a folder")])
def test_each_change_has_what_was_before(tmp_path: Path, site: str) -> None:
    work_tree = WorkTree(tmp_path / "repo", site=site)
    work_tree.commit(PATH, "One.", on=1)
    first, one = head(work_tree), work_tree.git("hash-object", str(work_tree.site / PATH))
    work_tree.commit("README.md", "No text of ours.", on=2)
    between = head(work_tree)
    work_tree.commit(PATH, "Two.", on=3)
    two = work_tree.git("hash-object", str(work_tree.site / PATH))

    assert changes(work_tree) == [
        FileChange(head(work_tree), between, int(day(3).timestamp()), one, two),
        FileChange(first, "", int(day(1).timestamp()), NONE, one),
    ]


def test_a_merge_brings_what_its_branch_did(work_tree: WorkTree) -> None:
    work_tree.commit(PATH, "One.", on=1)
    first = head(work_tree)
    work_tree.branch("other")
    work_tree.commit(PATH, "Two.", on=2)
    work_tree.merge("other", on=4)

    last, _ = changes(work_tree)

    assert (last.commit, last.parent, last.time) == (head(work_tree), first, int(day(4).timestamp()))


def test_a_stretch_says_what_it_follows(work_tree: WorkTree) -> None:
    work_tree.commit(PATH, "One.", on=1)
    first = head(work_tree)
    work_tree.commit("README.md", "No text of ours.", on=2)
    repository = open_repository(work_tree.site)

    assert read_stretch(repository, head(work_tree), FOLDERS, [PATH], first).follows == first
    assert read_stretch(repository, first, FOLDERS, [PATH], head(work_tree)).follows == ""
    assert read_stretch(repository, head(work_tree), FOLDERS, [PATH]).follows == ""
