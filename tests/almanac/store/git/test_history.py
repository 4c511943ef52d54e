"""When a file was created, announced and changed, and by whom."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from work_tree import TEXT, WorkTree, day

from almanac.model.history import Activity, FileHistory, History, MonthOfWork
from almanac.model.problem import Severity
from almanac.store.git import history as history_module
from almanac.store.git.history import read_history

FOLDERS = ["content", "events"]
NOW = datetime(2027, 1, 1, tzinfo=UTC)
EVENT = "events/2026/spring.md"

pytestmark = pytest.mark.usefixtures("_own_git")


class Folder(WorkTree):
    """A work tree whose history is asked for."""

    def history(self, folders: Sequence[str] = FOLDERS, now: datetime = NOW) -> History:
        history, problems = read_history(self.site, now, folders)
        assert problems == []
        return history

    def of(self, path: str) -> FileHistory | None:
        return self.history().of(path)


@pytest.fixture
def repo(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "repo")


def known(
    created: int, modified: int, announced: int, changes: int, *contributors: str, uncommitted: bool = False
) -> FileHistory:
    return FileHistory(day(created), day(modified), day(announced), changes, contributors, uncommitted)


class TestOneLine:
    def test_one_commit(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        head = repo.git("rev-parse", "HEAD")
        activity = Activity({"2026-01": MonthOfWork(("Ann",), 1)})
        assert repo.history() == History({EVENT: known(3, 3, 3, 1, "Ann")}, True, head, activity=activity)

    def test_edits_count_and_their_authors_stand_in_the_order_of_their_first_edit(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3, by="Bob")
        repo.commit(EVENT, TEXT + "more\n", on=4, by="Ann")
        repo.commit(EVENT, TEXT + "most\n", on=5, by="Bob")
        assert repo.of(EVENT) == known(3, 5, 3, 3, "Bob", "Ann")

    def test_a_pure_rename_keeps_the_history_and_is_no_change(self, repo: Folder) -> None:
        repo.commit("events/2025/old.md", TEXT, on=3)
        (repo.root / "events/2026").mkdir()
        repo.git("mv", "events/2025/old.md", EVENT)
        repo.commit_all(on=4, by="Bob")
        assert repo.history().files == {EVENT: known(3, 3, 3, 1, "Ann")}

    def test_a_rename_with_an_edit_is_one_change(self, repo: Folder) -> None:
        repo.commit("events/2025/old.md", TEXT, on=3)
        (repo.root / "events/2025/old.md").unlink()
        repo.commit(EVENT, TEXT + "more\n", on=4, by="Bob")
        assert repo.history().files == {EVENT: known(3, 4, 3, 2, "Ann", "Bob")}

    def test_a_file_that_takes_an_old_name_begins_anew(self, repo: Folder) -> None:
        repo.commit("events/a.md", TEXT, on=3)
        repo.git("mv", "events/a.md", "events/b.md")
        repo.commit_all(on=4)
        repo.commit("events/a.md", "Something else entirely.\n", on=5, by="Bob")
        repo.commit("events/b.md", TEXT + "more\n", on=6, by="Cy")
        assert repo.history().files == {
            "events/a.md": known(5, 5, 5, 1, "Bob"),
            "events/b.md": known(3, 6, 3, 2, "Ann", "Cy"),
        }

    def test_a_file_that_moves_into_the_folders_keeps_its_history(self, repo: Folder) -> None:
        repo.commit("happenings/spring.md", TEXT, on=3)
        (repo.root / "events").mkdir()
        repo.git("mv", "happenings/spring.md", "events/spring.md")
        repo.commit_all(on=4, by="Bob")
        assert repo.history().files == {"events/spring.md": known(3, 3, 3, 1, "Ann")}

    def test_a_file_that_comes_back_is_the_same_file(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        repo.git("rm", "--quiet", EVENT)
        repo.commit_all(on=4)
        repo.commit(EVENT, "Something else entirely.\n", on=5, by="Bob")
        assert repo.of(EVENT) == known(3, 5, 3, 2, "Ann", "Bob")

    def test_a_file_that_is_gone_is_not_known(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        repo.git("rm", "--quiet", EVENT)
        repo.commit_all(on=4)
        assert repo.of(EVENT) is None

    def test_a_revert_is_a_change(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        repo.commit(EVENT, TEXT + "more\n", on=4)
        repo.git("revert", "--no-edit", "HEAD", on=5, by="Bob")
        assert repo.of(EVENT) == known(3, 5, 3, 3, "Ann", "Bob")

    def test_new_permissions_are_no_change(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        repo.git("update-index", "--chmod=+x", EVENT)
        repo.git("commit", "--quiet", "--message", "Mode", on=4, by="Bob")
        repo.git("checkout", "--quiet", "--", EVENT)
        assert repo.of(EVENT) == known(3, 3, 3, 1, "Ann")

    def test_an_edit_of_a_translation_is_no_change_of_the_original(self, repo: Folder) -> None:
        repo.commit("events/spring.md", TEXT, on=3)
        repo.commit("events/spring.es.md", TEXT, on=4, by="Bob")
        assert repo.history().files == {
            "events/spring.md": known(3, 3, 3, 1, "Ann"),
            "events/spring.es.md": known(4, 4, 4, 1, "Bob"),
        }

    def test_a_detached_head_is_as_good_as_a_branch(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        repo.commit(EVENT, TEXT + "more\n", on=4)
        repo.git("checkout", "--quiet", "--detach", "HEAD~1")
        assert repo.of(EVENT) == known(3, 3, 3, 1, "Ann")

    def test_a_clock_that_runs_ahead_does_not_reach_beyond_now(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        repo.commit(EVENT, TEXT + "more\n", on=9)
        assert repo.history(now=day(5)).of(EVENT) == known(3, 5, 3, 2, "Ann")


class TestBranches:
    def test_a_clean_merge_announces_and_changes_nothing(self, repo: Folder) -> None:
        repo.commit("content/first.md", TEXT, on=1)
        repo.branch("topic")
        repo.commit(EVENT, TEXT, on=3, by="Bob")
        repo.commit(EVENT, TEXT + "more\n", on=4, by="Bob")
        repo.merge("topic", on=9)
        assert repo.of(EVENT) == known(3, 4, 9, 2, "Bob")

    def test_what_was_announced_stays_announced_when_a_branch_edits_it(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=1)
        repo.branch("topic")
        repo.commit(EVENT, TEXT + "more\n", on=3, by="Bob")
        repo.git("checkout", "--quiet", "main")
        repo.commit("content/other.md", "Something else entirely.\n", on=4)
        repo.merge("topic", on=9)
        assert repo.of(EVENT) == known(1, 3, 1, 2, "Ann", "Bob")

    def test_a_merge_that_makes_one_text_of_two_is_a_change(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=1)
        repo.branch("topic")
        repo.commit(EVENT, TEXT + "below\n", on=3, by="Bob")
        repo.git("checkout", "--quiet", "main")
        repo.commit(EVENT, "above\n" + TEXT, on=4)
        repo.merge("topic", on=9)
        assert repo.of(EVENT) == known(1, 9, 1, 4, "Ann", "Bob")

    def test_a_resolved_conflict_is_a_change(self, repo: Folder) -> None:
        repo.commit(EVENT, "old\n", on=1)
        repo.branch("topic")
        repo.commit(EVENT, "theirs\n", on=3, by="Bob")
        repo.git("checkout", "--quiet", "main")
        repo.commit(EVENT, "ours\n", on=4)
        repo.merge("topic", on=9, code=1)
        repo.commit(EVENT, "both\n", on=9, by="Eve")
        assert repo.of(EVENT) == known(1, 9, 1, 4, "Ann", "Bob")

    def test_a_conflict_resolved_for_one_side_is_no_change(self, repo: Folder) -> None:
        repo.commit(EVENT, "old\n", on=1)
        repo.branch("topic")
        repo.commit(EVENT, "theirs\n", on=3, by="Bob")
        repo.git("checkout", "--quiet", "main")
        repo.commit(EVENT, "ours\n", on=4)
        repo.merge("topic", on=9, code=1)
        repo.commit(EVENT, "theirs\n", on=9, by="Eve")
        assert repo.of(EVENT) == known(1, 4, 1, 3, "Ann", "Bob")

    def test_a_squash_is_one_change(self, repo: Folder) -> None:
        repo.commit("content/first.md", TEXT, on=1)
        repo.branch("topic")
        repo.commit(EVENT, TEXT, on=3, by="Bob")
        repo.commit(EVENT, TEXT + "more\n", on=4, by="Bob")
        repo.git("checkout", "--quiet", "main")
        repo.git("merge", "--quiet", "--squash", "topic")
        repo.commit_all(on=9, by="Eve", message="Add\n\nCo-authored-by: Bob <bob@example.org>")
        assert repo.of(EVENT) == known(9, 9, 9, 1, "Eve", "Bob")

    def test_a_rebase_keeps_the_count_and_dates_by_the_new_commits(self, repo: Folder) -> None:
        repo.commit("content/first.md", TEXT, on=1)
        repo.branch("topic")
        repo.commit(EVENT, TEXT, on=3, by="Bob")
        repo.commit(EVENT, TEXT + "more\n", on=4, by="Bob")
        repo.git("checkout", "--quiet", "main")
        repo.commit("content/other.md", "Something else entirely.\n", on=5)
        repo.git("rebase", "--quiet", "main", "topic", on=9, by="Eve")
        repo.git("checkout", "--quiet", "main")
        repo.git("merge", "--quiet", "--ff-only", "topic")
        assert repo.of(EVENT) == known(9, 9, 9, 2, "Bob")

    def test_a_rebase_onto_the_same_change_does_not_count_it_twice(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=1)
        repo.branch("topic")
        repo.commit(EVENT, TEXT + "more\n", on=3, by="Bob")
        repo.commit("content/other.md", "Something else entirely.\n", on=4, by="Bob")
        repo.git("checkout", "--quiet", "main")
        repo.git("cherry-pick", "topic~1", on=5, by="Eve")
        repo.git("rebase", "--quiet", "main", "topic", on=9, by="Eve")
        assert repo.of(EVENT) == known(1, 5, 1, 2, "Ann", "Bob")

    def test_an_amended_commit_is_the_one_change_that_it_replaces(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        before = repo.of(EVENT)
        repo.write(EVENT, TEXT + "more\n")
        repo.git("commit", "--quiet", "--all", "--amend", "--no-edit", on=5)
        assert (before, repo.of(EVENT)) == (known(3, 3, 3, 1, "Ann"), known(5, 5, 5, 1, "Ann"))

    def test_a_reverted_merge_takes_away_and_a_second_revert_goes_on(self, repo: Folder) -> None:
        repo.commit("content/first.md", TEXT, on=1)
        repo.branch("topic")
        repo.commit(EVENT, TEXT, on=3, by="Bob")
        repo.merge("topic", on=4)
        repo.git("revert", "--no-edit", "--mainline=1", "HEAD", on=5, by="Eve")
        gone = repo.of(EVENT)
        repo.git("revert", "--no-edit", "HEAD", on=6, by="Eve")
        assert (gone, repo.of(EVENT)) == (None, known(3, 6, 4, 2, "Bob", "Eve"))

    @pytest.mark.parametrize(
        ("renamed_on", "edited_on"),
        [pytest.param("main", "topic", id="main"), pytest.param("topic", "main", id="topic")],
    )
    def test_a_rename_here_and_an_edit_there_meet(self, repo: Folder, renamed_on: str, edited_on: str) -> None:
        repo.commit("events/old.md", TEXT, on=1)
        repo.branch("topic")
        repo.git("checkout", "--quiet", renamed_on)
        repo.git("mv", "events/old.md", "events/new.md")
        repo.commit_all(on=2, by="Cy")
        repo.git("checkout", "--quiet", edited_on)
        repo.commit("events/old.md", TEXT + "more\n", on=3, by="Bob")
        repo.merge("topic", on=9)
        repo.commit("events/new.md", TEXT + "most\n", on=10)
        assert repo.history().files == {"events/new.md": known(1, 10, 1, 3, "Ann", "Bob")}

    def test_a_file_follows_its_folder_through_a_merge(self, repo: Folder) -> None:
        repo.git("config", "merge.directoryRenames", "true")
        repo.commit("events/old/a.md", TEXT, on=1)
        repo.branch("topic")
        repo.commit("events/old/b.md", "Something else entirely.\n" * 9, on=3, by="Bob")
        repo.git("checkout", "--quiet", "main")
        repo.git("mv", "events/old", "events/new")
        repo.commit_all(on=4)
        repo.merge("topic", on=9)
        assert repo.history().files == {
            "events/new/a.md": known(1, 1, 1, 1, "Ann"),
            "events/new/b.md": known(3, 3, 9, 1, "Bob"),
        }

    def test_a_reverted_rename_leads_back_to_the_whole_history(self, repo: Folder) -> None:
        repo.commit("events/a.md", TEXT, on=1)
        repo.git("mv", "events/a.md", "events/b.md")
        repo.commit_all(on=2)
        repo.branch("topic")
        repo.git("revert", "--no-edit", "HEAD", on=3)
        repo.commit("events/a.md", TEXT + "more\n", on=4, by="Bob")
        repo.git("checkout", "--quiet", "main")
        repo.commit("content/other.md", "Something else entirely.\n", on=5)
        repo.merge("topic", on=9)
        assert repo.of("events/a.md") == known(1, 4, 1, 2, "Ann", "Bob")

    def test_three_branches_merged_at_once(self, repo: Folder) -> None:
        repo.commit("content/first.md", TEXT, on=1)
        for number, name in enumerate(("one", "two"), start=2):
            repo.branch(name)
            repo.commit(f"events/{name}.md", f"This is {name}.\n", on=number, by=name)
        repo.git("checkout", "--quiet", "main")
        repo.commit("events/three.md", "This is three.\n", on=4)
        repo.git("merge", "--quiet", "--message", "Merge", "one", "two", on=9)
        files = repo.history().files
        assert (files["events/one.md"], files["events/two.md"]) == (known(2, 2, 9, 1, "one"), known(3, 3, 9, 1, "two"))


class TestContributors:
    def test_co_authors_are_contributors(self, repo: Folder) -> None:
        message = (
            "Add\n\nText.\n\nCo-authored-by: Bob <bob@example.org>\nco-authored-by: Cy Młot\n  <cy@example.org>\n"
            "Co-authored-by:\nCo-authored-by: <nobody@example.org>\nReviewed-by: Eve <eve@example.org>\n"
        )
        repo.commit(EVENT, TEXT, on=3, message=message)
        repo.commit(EVENT, TEXT + "more\n", on=4, by="Dee", message="More\n\nCo-authored-by: Ann <ann@example.org>")
        assert repo.of(EVENT) == known(3, 4, 3, 2, "Ann", "Bob", "Cy Młot", "Dee")

    def test_the_mailmap_gives_everybody_one_name(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3, by="ann")
        repo.commit(EVENT, TEXT + "more\n", on=4, by="Bob", message="More\n\nCo-authored-by: annie <ann@example.org>")
        assert repo.of(EVENT) == known(3, 4, 3, 2, "ann", "Bob", "annie")
        repo.write(".mailmap", "Ann Example <ann@example.org>\n")
        assert repo.of(EVENT) == known(3, 4, 3, 2, "Ann Example", "Bob")

    def test_who_merges_is_none_of_them_whatever_the_conflict(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=1)
        repo.branch("topic")
        repo.commit(EVENT, TEXT + "below\n", on=3, by="Bob")
        repo.git("checkout", "--quiet", "main")
        repo.commit(EVENT, "above\n" + TEXT, on=4)
        repo.merge("topic", on=9)
        assert repo.of(EVENT).contributors == ("Ann", "Bob")

    @pytest.mark.parametrize(("texts", "expected"), [(20, ("Dee", "Bob")), (21, ("Bob",))])
    def test_who_brings_many_texts_at_once_is_none_of_them(
        self, repo: Folder, texts: int, expected: tuple[str, ...]
    ) -> None:
        for number in range(texts - 1):
            repo.write(f"events/{number}.md", f"{number}\n")
        repo.commit(EVENT, TEXT, on=3, by="Dee", message="Import\n\nCo-authored-by: Dee <dee@example.org>")
        repo.commit(EVENT, TEXT + "more\n", on=4, by="Bob")
        assert repo.of(EVENT) == known(3, 4, 3, 2, *expected)

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            pytest.param("jane@mail.example.org", ("jane",), id="an address instead of a name"),
            pytest.param("Jane (jane@example.org)", ("Jane (jane)",), id="an address beside the name"),
            pytest.param("@jane", ("@jane",), id="a handle"),
            pytest.param('Łucja O\'Neil "Lu" 李', ('Łucja O\'Neil "Lu" 李',), id="other scripts and quotes"),
        ],
    )
    def test_names_are_published_and_addresses_never(self, repo: Folder, name: str, expected: tuple[str, ...]) -> None:
        repo.commit(EVENT, TEXT, on=3, message=f"Add\n\nCo-authored-by: {name} <x@example.org>")
        repo.commit("content/own.md", TEXT, on=3, by=name)
        assert (repo.of(EVENT), repo.of("content/own.md")) == (
            known(3, 3, 3, 1, "Ann", *expected),
            known(3, 3, 3, 1, *expected),
        )


class TestPaths:
    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
    @pytest.mark.parametrize(
        "path",
        [
            pytest.param("events/two words.md", id="a space"),
            pytest.param("events/łódź-文化-مهرجان.md", id="other scripts"),
            pytest.param("events/\"quoted\" 'twice'.md", id="quotes"),
            pytest.param("events/two\nlines.md", id="a line break"),
            pytest.param("events/\nfirst.md", id="a line break first"),
            pytest.param("events/tab\there\\there.md", id="a tab and a backslash"),
            pytest.param("events/:100644 a..b.md", id="what looks like git's own output"),
            pytest.param("events/-r.md", id="what looks like an option"),
        ],
    )
    def test_any_name_is_followed(self, repo: Folder, path: str) -> None:
        repo.commit(path, TEXT, on=3)
        repo.git("mv", path, path + ".moved.md")
        repo.commit_all(on=4)
        repo.write(path + ".moved.md", "Uncommitted.\n")
        assert repo.history().files == {path + ".moved.md": known(3, 3, 3, 1, "Ann", uncommitted=True)}

    @pytest.mark.skipif(sys.platform != "linux", reason="other file systems have no such names")
    def test_a_name_that_is_not_utf_8_is_as_the_tree_has_it(self, repo: Folder) -> None:
        path = os.fsdecode(b"events/\xff.md")
        repo.commit(path, TEXT, on=3)
        assert repo.history().files == repo.history().files == {path: known(3, 3, 3, 1, "Ann")}

    def test_only_the_folders_asked_for(self, repo: Folder) -> None:
        for path in ("content/a.md", "contents/b.md", "events/c.md", "docs/d.md"):
            repo.write(path, f"This is {path}.\n")
        repo.commit_all(on=3)
        assert set(repo.history().files) == {"content/a.md", "events/c.md"}
        assert set(repo.history(["./docs/"]).files) == {"docs/d.md"}
        assert set(repo.history(["."]).files) == {"content/a.md", "contents/b.md", "docs/d.md", "events/c.md"}

    def test_a_site_may_be_a_folder_of_a_repository(self, tmp_path: Path) -> None:
        repo = Folder(tmp_path / "repo", site="web/my site")
        repo.commit(EVENT, TEXT, on=3)
        (repo.root / "events").mkdir()
        (repo.root / "events/other.md").write_text("Not of this site.\n", "utf-8")
        repo.commit("events/later.md", "Something else entirely.\n", on=4, by="Bob")
        repo.write(EVENT, "Uncommitted.\n")
        assert repo.history().files == {
            EVENT: known(3, 3, 3, 1, "Ann", uncommitted=True),
            "events/later.md": known(4, 4, 4, 1, "Bob"),
        }


class TestWorkTree:
    def test_what_is_not_committed_is_marked(self, repo: Folder) -> None:
        for name in ("same", "edited", "staged", "moved", "deleted"):
            repo.write(f"events/{name}.md", f"This is {name}.\n")
        repo.commit_all(on=3)
        repo.write("events/staged.md", "Staged.\n")
        repo.git("add", "--all")
        repo.git("mv", "events/moved.md", "events/elsewhere.md")
        repo.write("events/edited.md", "Edited.\n")
        (repo.root / "events/deleted.md").unlink()
        marks = {path: known.uncommitted for path, known in repo.history().files.items()}
        assert marks == {
            "events/deleted.md": True,
            "events/edited.md": True,
            "events/moved.md": True,
            "events/same.md": False,
            "events/staged.md": True,
        }

    def test_what_git_has_never_committed_is_not_known(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        repo.write("events/untracked.md", "New.\n")
        repo.write("events/added.md", "New.\n")
        repo.git("add", "events/added.md")
        assert set(repo.history().files) == {EVENT}


class TestWithoutHistory:
    @pytest.mark.parametrize("depth", [1, 2])
    def test_a_shallow_clone_knows_little_and_says_so(self, repo: Folder, tmp_path: Path, depth: int) -> None:
        repo.commit(EVENT, TEXT, on=3)
        repo.commit("events/other.md", "Something else entirely.\n", on=4, by="Bob")
        repo.commit(EVENT, TEXT + "more\n", on=5, by="Cy")
        repo.git("clone", "--quiet", f"--depth={depth}", repo.root.as_uri(), str(tmp_path / "clone"))
        history, [problem] = read_history(tmp_path / "clone", NOW, FOLDERS)
        assert (history.complete, history.head) == (False, repo.git("rev-parse", "HEAD"))
        assert history.of(EVENT) == {1: known(5, 5, 5, 1), 2: known(4, 5, 4, 2, "Cy")}[depth]
        assert (problem.path, problem.line, problem.severity) == (".", 0, Severity.WARNING)
        assert "git fetch --unshallow" in problem.hint
        assert "fetch-depth: 0" in problem.hint

    def test_fetching_the_rest_mends_it(self, repo: Folder, tmp_path: Path) -> None:
        repo.commit(EVENT, TEXT, on=3)
        repo.commit(EVENT, TEXT + "more\n", on=4, by="Bob")
        clone = tmp_path / "clone"
        repo.git("clone", "--quiet", "--depth=1", repo.root.as_uri(), str(clone))
        read_history(clone, NOW, FOLDERS)
        repo.git("-C", str(clone), "fetch", "--quiet", "--unshallow")
        history, problems = read_history(clone, NOW, FOLDERS)
        assert (history.complete, history.of(EVENT), problems) == (True, known(3, 4, 3, 2, "Ann", "Bob"), [])

    def test_no_repository(self, tmp_path: Path) -> None:
        assert_unavailable(tmp_path, "not in a git repository", "git init")

    def test_no_commits(self, repo: Folder) -> None:
        repo.write(EVENT, TEXT)
        assert_unavailable(repo.root, "no commits yet", "git commit", complete=True)

    def test_a_last_commit_that_is_lost_is_not_taken_for_none(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        head = repo.git("rev-parse", "HEAD")
        (repo.root / ".git/objects" / head[:2] / head[2:]).unlink()
        assert_unavailable(repo.root, "cannot read the history", "clone")

    def test_no_git_on_the_path(self, repo: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        repo.commit(EVENT, TEXT, on=3)
        monkeypatch.setenv("PATH", str(tmp_path))
        assert_unavailable(repo.root, "git is not installed", "install git")

    def test_no_git_when_its_library_is_loaded(self, repo: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
        repo.commit(EVENT, TEXT, on=3)
        monkeypatch.setitem(sys.modules, "git", None)
        assert_unavailable(repo.root, "git is not installed", "install git")

    def test_a_repository_of_somebody_else(self, repo: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
        repo.commit(EVENT, TEXT, on=3)
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        remedy = f'git config --global --add safe.directory "{repo.root}"'
        assert_unavailable(repo.root, "belongs to another user", remedy)

    def test_a_clone_without_contents_asks_nobody_for_them(self, repo: Folder, tmp_path: Path) -> None:
        repo.git("config", "uploadpack.allowFilter", "true")
        repo.commit("events/old.md", TEXT, on=3)
        (repo.root / "events/old.md").unlink()
        repo.commit(EVENT, TEXT + "more\n", on=4)
        clone = tmp_path / "clone"
        repo.git("clone", "--quiet", "--filter=blob:none", repo.root.as_uri(), str(clone))
        assert_unavailable(clone, "cannot read the history", "--filter")

    def test_a_damaged_repository(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        tree = repo.git("rev-parse", "HEAD^{tree}")
        (repo.root / ".git/objects" / tree[:2] / tree[2:]).unlink()
        assert_unavailable(repo.root, "cannot read the history", "clone")


def assert_unavailable(root: Path, message: str, hint: str, *, complete: bool = False) -> None:
    history, [problem] = read_history(root, NOW, FOLDERS)
    assert history == History(complete=complete)
    assert (problem.path, problem.line, problem.severity) == (".", 0, Severity.WARNING)
    assert message in problem.message
    assert "dates of change, contributors and the sequence numbers of calendar entries" in problem.message
    assert hint in problem.hint


class TestSurroundings:
    def test_the_variables_of_a_hook_do_not_lead_elsewhere(
        self, repo: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repo.commit(EVENT, TEXT, on=3)
        other = Folder(tmp_path / "other")
        monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
        monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
        monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
        history, problems = read_history(repo.root, NOW, FOLDERS)
        assert (history.files, problems) == ({EVENT: known(3, 3, 3, 1, "Ann")}, [])
        assert os.environ["GIT_DIR"] == str(other.root / ".git")

    def test_the_configuration_of_a_user_changes_nothing(self, tmp_path: Path) -> None:
        repo = Folder(tmp_path / "repo", site="web")
        for name in ("a", "b"):
            repo.write(f"events/old-{name}.md", TEXT + name * 99)
            repo.write(f"events/{name}.md", f"Something of {name}.\n")
        repo.commit_all(on=3)
        for name in ("a", "b"):
            repo.git("mv", f"web/events/old-{name}.md", f"web/events/new-{name}.md")
            repo.write(f"events/new-{name}.md", TEXT + name * 90)
            repo.write(f"events/copy-{name}.md", f"Something of {name}.\n")
            repo.write(f"events/{name}.md", f"Something of {name}.\nMore.\n")
        repo.commit_all(on=4, by="Bob")
        expected = repo.history().files
        for name, value in {
            "color.ui": "always",
            "core.quotePath": "true",
            "diff.noPrefix": "true",
            "diff.relative": "true",
            "diff.renames": "copies",
            "diff.renameLimit": "1",
            "log.diffMerges": "off",
            "log.follow": "true",
            "log.mailmap": "false",
            "log.showRoot": "false",
            "log.showSignature": "true",
            "status.renames": "copies",
            "status.showUntrackedFiles": "all",
        }.items():
            repo.git("config", name, value)
        forget(repo)
        assert repo.history().files == expected

    def test_a_second_work_tree_of_the_repository(self, repo: Folder, tmp_path: Path) -> None:
        repo.commit(EVENT, TEXT, on=3)
        repo.git("worktree", "add", "--quiet", str(tmp_path / "second"), "-b", "second")
        history, problems = read_history(tmp_path / "second", NOW, FOLDERS)
        assert (history.files, problems) == ({EVENT: known(3, 3, 3, 1, "Ann")}, [])


def forget(repo: Folder) -> None:
    cache(repo).unlink()


def cache(repo: Folder) -> Path:
    return repo.site / ".almanac/history.json"


class TestCache:
    def test_what_is_known_is_not_found_out_again(self, repo: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
        repo.commit(EVENT, TEXT, on=3)
        first = repo.history()
        monkeypatch.setattr(history_module, "read_commits", None)
        repo.write(EVENT, "Uncommitted.\n")
        assert first.of(EVENT) == known(3, 3, 3, 1, "Ann")
        assert repo.of(EVENT) == known(3, 3, 3, 1, "Ann", uncommitted=True)

    def test_a_new_commit_is_found_out(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        repo.history()
        repo.commit(EVENT, TEXT + "more\n", on=4)
        assert repo.of(EVENT) == known(3, 4, 3, 2, "Ann")

    def test_other_folders_are_found_out(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        assert (set(repo.history(["content"]).files), set(repo.history(["events"]).files)) == (set(), {EVENT})

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("", id="empty"),
            pytest.param("{", id="cut off"),
            pytest.param("[]", id="a list"),
            pytest.param("[" * 100_000, id="nested without end"),
            pytest.param('{"key": {"version": 0}, "files": {}}', id="of another version"),
        ],
    )
    def test_a_broken_cache_is_not_used(self, repo: Folder, text: str) -> None:
        repo.commit(EVENT, TEXT, on=3)
        repo.history()
        cache(repo).write_text(text, "utf-8")
        assert repo.of(EVENT) == known(3, 3, 3, 1, "Ann")

    @pytest.mark.parametrize(
        "fields",
        [
            pytest.param(None, id="nothing"),
            pytest.param([1, 2, 3], id="too few"),
            pytest.param(["1", 2, 3, 4, []], id="text for a number"),
            pytest.param([1, 2, 3, 4, [None]], id="no names"),
            pytest.param([1, 2, 3, 4, 5], id="a number for names"),
            pytest.param([1, 2, 3, 4, [], 6], id="too many"),
        ],
    )
    def test_a_cache_with_odd_entries_is_not_used(self, repo: Folder, fields: object) -> None:
        repo.commit(EVENT, TEXT, on=3)
        repo.history()
        kept = json.loads(cache(repo).read_text("utf-8"))
        cache(repo).write_text(json.dumps({**kept, "files": {EVENT: fields}}), "utf-8")
        assert repo.of(EVENT) == known(3, 3, 3, 1, "Ann")

    def test_where_nothing_can_be_written_nothing_is_lost(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        (repo.root / ".almanac").write_text("In the way.\n", "utf-8")
        assert repo.of(EVENT) == known(3, 3, 3, 1, "Ann")

    def test_nothing_else_is_left_behind(self, repo: Folder) -> None:
        repo.commit(EVENT, TEXT, on=3)
        repo.history()
        assert list(cache(repo).parent.iterdir()) == [cache(repo)]


class TestCommitsThatGitDoesNotMake:
    """Other programs write what git itself would refuse."""

    @pytest.mark.parametrize(
        ("ident", "day_of_commit", "names"),
        [
            pytest.param(b"Ann <a@b> 99999999999999999999 +0000", 3, ("Ann",), id="a date of twenty digits"),
            pytest.param(b"Ann <a@b> 9223372036854775807 +0000", 3, ("Ann",), id="the last of 64 bits"),
            pytest.param(b"Ann <a@b> 253402300800 +0000", 1, ("Ann",), id="the year 10000, which is now"),
            pytest.param(b"Ann <a@b> -5 +0000", 3, ("Ann",), id="before 1970"),
            pytest.param(b"Ann <a@b>", 3, ("Ann",), id="no date"),
            pytest.param(b"Ann <a@b> abc +0000", 3, ("Ann",), id="a date in letters"),
            pytest.param(b"Ann <a@b>  ", 3, ("Ann",), id="spaces for a date"),
            pytest.param(b"no brackets at all", 3, (), id="no address"),
            pytest.param(b"", 3, (), id="nothing"),
            pytest.param(b" <a@b> 1796000000 +0000", 30, (), id="no name"),
            pytest.param(b"A\xff\xfe <a@b> 1796000000 +0000", 30, ("A\ufffd\ufffd",), id="no UTF-8"),
            pytest.param(b"A\x1b[31m <a@b> 1796000000 +0000", 30, ("A[31m",), id="an order to the terminal"),
            pytest.param("A\u202eB <a@b> 1796000000 +0000".encode(), 30, ("AB",), id="another direction"),
        ],
    )
    def test_are_read_as_far_as_can_be(
        self, repo: Folder, ident: bytes, day_of_commit: int, names: tuple[str, ...]
    ) -> None:
        repo.commit("events/2026/other.md", TEXT, on=3)
        _commit_as(repo, EVENT, ident, b"Add an event")
        history = repo.of(EVENT)

        assert history is not None
        assert (history.created.day, history.contributors) == (day_of_commit, names)

    def test_a_first_commit_without_a_date_has_that_of_the_next(self, repo: Folder) -> None:
        _commit_as(repo, EVENT, b"Ann <a@b>", b"Begin")
        repo.commit("events/2026/other.md", TEXT, on=5)

        assert repo.of(EVENT) == known(5, 5, 5, 1, "Ann")

    @pytest.mark.parametrize(
        ("trailer", "names"),
        [
            (b"Bob <b@c>", ("Ann", "Bob")),
            (b"Bob", ("Ann", "Bob")),
            (b"Bob <b", ("Ann", "Bob")),
            (b"Bob\r <b@c>", ("Ann", "Bob")),
            (b"<>", ("Ann",)),
            (b"\xff <b@c>", ("Ann", "\ufffd")),
            (b"B\x07ob <b@c>", ("Ann", "Bob")),
        ],
    )
    def test_broken_co_authors(self, repo: Folder, trailer: bytes, names: tuple[str, ...]) -> None:
        _commit_as(repo, EVENT, b"Ann <a@b> 1796000000 +0000", b"Add\n\nCo-authored-by: " + trailer)
        history = repo.of(EVENT)

        assert history is not None
        assert history.contributors == names


def _commit_as(repo: Folder, path: str, ident: bytes, message: bytes) -> None:
    """Commit a file as written, which git's own commands would not do."""
    (repo.root / path).parent.mkdir(parents=True, exist_ok=True)
    (repo.root / path).write_text(TEXT, "utf-8")
    repo.git("add", "--all")
    heads = subprocess.run(
        ["git", "rev-parse", "--verify", "--quiet", "HEAD"], cwd=repo.root, capture_output=True, check=False
    )
    lines = [b"tree " + repo.git("write-tree").encode()]
    lines += [b"parent " + parent for parent in heads.stdout.split()]
    commit = b"\n".join([*lines, b"author " + ident, b"committer " + ident, b"", message, b""])
    write = ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"]
    name = subprocess.run(write, cwd=repo.root, input=commit, capture_output=True, check=True).stdout.decode().strip()
    repo.git("update-ref", "HEAD", name)
