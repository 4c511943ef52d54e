"""When git says that files were changed; of a shallow clone nothing that only its oldest commits say."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from work_tree import WorkTree, day

from almanac.model.health import GitDates
from almanac.store.git.file_dates import read_git_dates

pytestmark = pytest.mark.git

LOCKS = ["requirements.txt", "odd [name].txt"]
FLOW = ".github/workflows/publish.yml"
STEP = "steps:\n  - uses: actions/checkout@{}\n  - run: build\n"
SHALLOW = "this is a shallow clone, which does not know when most files were changed"


def dates(root: Path, now: int = 100) -> GitDates:
    return read_git_dates(root, LOCKS, [FLOW], day(now))


def history(root: Path, site: str = "") -> WorkTree:
    tree = WorkTree(root, site)
    tree.commit("README.md", "1", on=1)
    tree.write("odd [name].txt", "1")
    tree.commit("requirements.txt", "1", on=1)
    tree.commit("requirements.txt", "2", on=3)
    tree.commit(FLOW, STEP.format("a"), on=4)
    tree.commit(FLOW, STEP.format("b"), on=5)
    tree.commit(FLOW, STEP.format("b").replace("build", "check"), on=6)
    tree.commit("odd n.txt", "matches the name as a pattern", on=7)
    return tree


@pytest.mark.usefixtures("_own_git")
@pytest.mark.parametrize("site", [pytest.param("", id="at the top"), pytest.param("web/my site", id="in a folder")])
def test_each_file_has_the_day_of_its_last_change(tmp_path: Path, site: str) -> None:
    tree = history(tmp_path / "repo", site)
    changed = {"requirements.txt": day(3), "odd [name].txt": day(1)}
    assert dates(tree.site) == GitDates(day(7), changed, day(5))


@pytest.mark.usefixtures("_own_git")
def test_what_a_merge_brings_counts_and_a_clock_ahead_is_now(tmp_path: Path) -> None:
    tree = history(tmp_path / "repo")
    tree.branch("newer")
    tree.commit("requirements.txt", "3", on=20)
    tree.merge("newer", on=21)
    assert dates(tree.site).changed["requirements.txt"] == day(20)
    assert dates(tree.site, now=10).last_commit == day(10)


@pytest.mark.usefixtures("_own_git")
@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        pytest.param(1, GitDates(day(7), {}, None, SHALLOW, "run `git fetch --unshallow`"), id="one commit"),
        pytest.param(
            5,
            GitDates(day(7), {}, day(5), SHALLOW, "run `git fetch --unshallow`"),
            id="some commits, of which the oldest seems to bring all files",
        ),
        pytest.param(
            7,
            GitDates(day(7), {"requirements.txt": day(3)}, day(5), SHALLOW, "run `git fetch --unshallow`"),
            id="more commits, of which the oldest brought two files",
        ),
    ],
)
def test_a_shallow_clone_says_what_it_knows(tmp_path: Path, depth: int, expected: GitDates) -> None:
    tree = history(tmp_path / "repo")
    tree.commit("last.txt", "1", on=7)
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", "--depth", f"{depth}", f"file://{tree.root}", str(clone)], check=True)
    assert dates(clone) == expected


@pytest.mark.usefixtures("_own_git")
def test_without_a_repository_and_without_commits_the_reason_is_said(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.mkdir()
    assert dates(plain).why_not == "this folder is not in a git repository"
    assert dates(WorkTree(tmp_path / "new").site).why_not == "the git repository has no commits yet"
