"""What waits to be merged on other branches: which files, which new texts, by whom."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_tree import TEXT, WorkTree

from almanac.store.git.open_submissions import OpenSubmission, authors_of_new, read_open
from almanac.store.git.repository import open_repository
from almanac.store.git.submission import made_at, people_before, read_submission

pytestmark = pytest.mark.git


@pytest.fixture
def tree(tmp_path: Path) -> WorkTree:
    """A site in a folder of its repository, with three branches, of which the main line has one."""
    tree = WorkTree(tmp_path / "site", "web")
    tree.commit("events/fair.md", f"fair\n{TEXT}", on=1)
    tree.branch("later")
    tree.commit("events/walk.md", "walk\n", on=5, by="Zoe")
    tree.branch("earlier")
    tree.write("events/fair.es.md", "feria\n")
    tree.write("events/talk.es.md", "charla\n")
    tree.commit_all(on=3, by=":000000 Ben")
    tree.commit("events/talk.es.md", "charla!\n", on=4, by="Ann")
    tree.branch("merged")
    tree.commit("events/old.md", "old\n", on=2)
    tree.git("checkout", "--quiet", "main")
    tree.git("merge", "--quiet", "--ff-only", "merged")
    return tree


def opened(tree: WorkTree, *patterns: str, refs: tuple[str, ...] = ()) -> dict[str, OpenSubmission]:
    return {one.name: one for one in read_open(open_repository(tree.site), patterns, refs, "main")}


def test_branches_that_the_main_line_does_not_have_come_in_the_order_in_which_they_were_sent(tree: WorkTree) -> None:
    assert [*opened(tree, "refs/heads")] == ["earlier", "later"]
    assert [*opened(tree, "refs/heads/l*")] == ["later"]
    assert [*opened(tree, refs=("later", "earlier"))] == ["earlier", "later"]


def test_new_texts_come_with_who_wrote_them_first_and_translations_among_the_paths_alone(tree: WorkTree) -> None:
    earlier = opened(tree, "refs/heads")["earlier"]

    assert earlier.texts == {"events/talk.es.md": "charla!\n"}
    assert earlier.paths == {"events/fair.es.md", "events/talk.es.md"}
    assert earlier.authors["events/talk.es.md"] == "000000 Ben"


def test_servers_and_requests_are_called_as_people_call_them(tree: WorkTree) -> None:
    tree.git("update-ref", "refs/remotes/origin/later", "later")
    tree.git("update-ref", "refs/almanac/open/12", "earlier")

    assert [*opened(tree, "origin", "refs/almanac/open")] == ["request 12", "origin/later"]
    assert [*opened(tree, "--upload-pack=x")] == []


def test_what_has_no_history_in_common_is_left_out(tree: WorkTree) -> None:
    tree.git("checkout", "--quiet", "--orphan", "other")
    tree.commit_all(on=6)
    tree.git("checkout", "--quiet", "main")

    assert "other" not in opened(tree, "refs/heads")


def test_who_wrote_the_new_files_of_one_and_who_wrote_before(tree: WorkTree) -> None:
    repository = open_repository(tree.site)

    assert authors_of_new(repository, read_submission(repository, "later", "main")) == {"events/walk.md": "Zoe"}
    assert people_before(repository, "main") == {"Ann"}


@pytest.mark.parametrize(("written", "seconds"), [("1767225600", 1767225600), ("99999999999999", 253_402_300_799)])
def test_a_commit_of_no_day_counts_as_of_the_last(tree: WorkTree, written: str, seconds: int) -> None:
    raw = (
        f"tree {tree.git('rev-parse', 'main^{tree}')}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> {written} +0000\n\nx\n"
    )
    (tree.root / "raw").write_text(raw, "utf-8")
    commit = tree.git("hash-object", "-t", "commit", "-w", "--literally", "raw")

    assert made_at(open_repository(tree.site), commit) == seconds
