"""What a branch would change, whatever the main line did meanwhile, and who wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_tree import TEXT, WorkTree

from almanac.store.git.repository import HistoryUnavailable, open_repository
from almanac.store.git.submission import Submission, read_submission, texts_of

pytestmark = pytest.mark.git


def read(tree: WorkTree, ref: str = "sent") -> Submission:
    return read_submission(open_repository(tree.site), ref, "main")


def changes(submission: Submission) -> list[tuple[str, str, str]]:
    return [(file.how, file.path, file.old) for file in submission.files]


@pytest.fixture
def tree(tmp_path: Path) -> WorkTree:
    tree = WorkTree(tmp_path / "site")
    for name in ("kept", "gone", "old", "edited"):
        tree.write(f"events/{name}.md", f"{name}\n{TEXT}")
    tree.commit_all(on=1)
    tree.branch("sent")
    return tree


def test_each_file_is_said_once_with_what_became_of_it(tree: WorkTree) -> None:
    (tree.site / "events/gone.md").unlink()
    tree.git("mv", "events/old.md", "events/new.md")
    tree.write("events/edited.md", "other\n")
    tree.write("events/ünïcode \x1b.md", "added\n")
    (tree.site / "link").symlink_to("/etc/passwd")
    tree.commit_all(on=2)

    submission = read(tree)

    assert changes(submission) == [
        ("M", "events/edited.md", ""),
        ("D", "events/gone.md", ""),
        ("R", "events/new.md", "events/old.md"),
        ("A", "events/ünïcode \x1b.md", ""),
        ("A", "link", ""),
    ]
    assert [file.is_link for file in submission.files] == [False, False, False, False, True]
    assert [file.is_same for file in submission.files if file.how == "R"] == [True]
    assert texts_of(open_repository(tree.site), submission.files) == {
        "events/edited.md": "other\n",
        "events/gone.md": "",
        "events/new.md": f"old\n{TEXT}",
        "events/ünïcode \x1b.md": "added\n",
        "link": "",
    }


def test_what_the_main_line_did_meanwhile_is_none_of_it(tree: WorkTree) -> None:
    tree.commit("events/edited.md", "theirs\n", on=2)
    tree.git("checkout", "--quiet", "main")
    tree.commit("events/edited.md", "ours\n", on=3)
    tree.commit("events/kept.md", "ours\n", on=3)

    submission = read(tree)

    assert changes(submission) == [("M", "events/edited.md", "")]
    assert submission.changed_meanwhile == {"events/edited.md"}


def test_people_are_known_by_address_or_by_name(tree: WorkTree) -> None:
    tree.commit("a.md", "1", on=2, by="Ann")
    tree.commit("a.md", "2", on=2, by="Cleo", message="Change\n\nCo-authored-by: Dan <dan@example.org>")
    tree.commit("a.md", "3", on=2, by="Cleo")

    people = [(one.name, one.commits, one.before) for one in read(tree).contributors]

    assert people == [("Cleo", 2, 0), ("Dan", 1, 0), ("Ann", 1, 1)]


def test_a_site_below_the_top_has_its_own_paths(tmp_path: Path) -> None:
    tree = WorkTree(tmp_path, "some/site")
    tree.commit("events/a.md", "a\n", on=1)
    tree.branch("sent")
    tree.write("events/b.md", "b\n")
    (tree.root / "beside.md").write_text("c\n", "utf-8")
    tree.commit_all(on=2)

    assert changes(read(tree)) == [("A", "../../beside.md", ""), ("A", "events/b.md", "")]


def test_a_branch_without_anything_new_changes_nothing(tree: WorkTree) -> None:
    submission = read(tree)
    assert (submission.files, submission.contributors) == ((), ())


def test_a_commit_that_is_not_there_is_said(tree: WorkTree) -> None:
    with pytest.raises(HistoryUnavailable, match="`nobody` is no commit"):
        read(tree, "nobody")
