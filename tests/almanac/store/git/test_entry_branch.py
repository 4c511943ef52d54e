"""Entries that are committed to a branch, whatever the work tree is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from work_tree import WorkTree

from almanac.store.git.entry_branch import EntryCommit, add_to_branch, keys_in_commits, paths_in
from almanac.store.git.repository import open_repository

pytestmark = pytest.mark.git

KEY, OTHER = "0123456789abcdef", "fedcba9876543210"
MOMENT = datetime(2027, 1, 10, tzinfo=UTC)
WALK = EntryCommit("events/2027/walk.md", "---\ntitle: Wałk\n---\n", "Ada <x> L.", f'Add "Walk"\n\nWiki-entry: {KEY}')
PITCH = EntryCommit("content/stories/2027/a.md", "A\r\nB\n", "Grace", f'Add "A"\n\nWiki-entry: {OTHER}')


def add(tree: WorkTree, *commits: EntryCommit) -> str:
    return add_to_branch(open_repository(tree.site), "wiki-inbox", commits, ("Group", "noreply@group.example"), MOMENT)


def test_each_is_a_commit_of_its_author_and_the_work_tree_stays(work_tree: WorkTree) -> None:
    work_tree.commit("a.txt", "One.", on=1)
    work_tree.write("a.txt", "Being edited.")
    work_tree.git("add", "a.txt")
    before = work_tree.git("status", "--porcelain"), work_tree.git("rev-parse", "main")

    add(work_tree, WALK, PITCH)

    log = work_tree.git("log", "--format=%an|%ae|%cn|%ce|%s", "main..wiki-inbox").split("\n")
    assert log == [
        'Grace||Group|noreply@group.example|Add "A"',
        'Ada x L||Group|noreply@group.example|Add "Walk"',
    ]
    assert work_tree.git("show", "wiki-inbox:events/2027/walk.md") == WALK.text.strip()
    assert work_tree.git("diff", "--name-status", "main", "wiki-inbox").split("\n") == [
        "A\tcontent/stories/2027/a.md",
        "A\tevents/2027/walk.md",
    ]
    assert before == (work_tree.git("status", "--porcelain"), work_tree.git("rev-parse", "main"))
    assert (work_tree.site / "a.txt").read_text("utf-8") == "Being edited."


def test_what_is_on_the_branch_stays_there(work_tree: WorkTree) -> None:
    work_tree.commit("a.txt", "One.", on=1)
    first = add(work_tree, WALK)
    second = add(work_tree, PITCH)

    assert work_tree.git("rev-parse", f"{second}^") == first
    assert {WALK.path, PITCH.path, "a.txt"} == set(paths_in(open_repository(work_tree.site), "wiki-inbox"))


def test_a_branch_that_was_merged_begins_anew(work_tree: WorkTree) -> None:
    work_tree.commit("a.txt", "One.", on=1)
    add(work_tree, WALK)
    work_tree.merge("wiki-inbox", on=2)
    work_tree.commit("a.txt", "Two.", on=3)

    last = add(work_tree, PITCH)

    assert work_tree.git("rev-parse", f"{last}^") == work_tree.git("rev-parse", "main")


def test_the_keys_of_what_was_taken_are_found_on_every_branch(work_tree: WorkTree) -> None:
    work_tree.commit("a.txt", "One.", on=1, message=f"Change\n\nWiki-entry: {OTHER}\nWiki-entry: no key")
    add(work_tree, WALK)

    assert keys_in_commits(open_repository(work_tree.site)) == {KEY, OTHER}


def test_a_site_in_a_folder_of_its_repository_has_its_entries_there(work_tree: WorkTree) -> None:
    below = WorkTree(work_tree.root, "site")
    below.commit("a.txt", "One.", on=1)

    add(below, WALK)

    assert work_tree.git("diff", "--name-only", "main", "wiki-inbox") == "site/events/2027/walk.md"


@pytest.mark.parametrize(
    ("email", "kept"),
    [
        ("42+ada@users.noreply.github.com", True),
        ("1+x[bot]@users.noreply.github.com", True),
        ("a\n<b>@c", False),
        ("", False),
    ],
)
def test_an_author_has_the_address_by_which_a_forge_knows_them(work_tree: WorkTree, email: str, kept: bool) -> None:
    work_tree.commit("a.txt", "One.", on=1)

    add(work_tree, replace(WALK, email=email))

    assert work_tree.git("log", "-1", "--format=%ae", "wiki-inbox") == (email if kept else "")
