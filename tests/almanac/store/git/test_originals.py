"""Originals beside what was translated of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from work_tree import WorkTree, day

from almanac.model.originals import ChangedOriginal
from almanac.store.git import originals
from almanac.store.git.originals import Comparison, Translated, compare_originals

PATH, TRANSLATION = "content/stories/2026/x.md", "content/stories/2026/x.es.md"
NOW = datetime(2027, 1, 1, tzinfo=UTC)
FOLDERS = ["content", "events"]


def text(words: str, tags: str = "[a]") -> str:
    return f"---\ntitle: A story\ntags: {tags}\n---\n{words}\n"


def head(work_tree: WorkTree, name: str = "HEAD") -> str:
    return work_tree.git("rev-parse", name)


def compared(work_tree: WorkTree, revision: str, today: str = "", now: datetime = NOW) -> Comparison:
    today = today or (work_tree.site / PATH).read_text("utf-8")
    asked = [Translated(TRANSLATION, PATH, revision, today)]
    return compare_originals(work_tree.site, head(work_tree), asked, FOLDERS, now)


def changed(comparison: Comparison) -> ChangedOriginal | None:
    return comparison.changed.get(TRANSLATION)


@pytest.fixture
def revision(work_tree: WorkTree) -> str:
    """The object name of the text that was translated on the first day."""
    work_tree.commit(PATH, text("Some words."), on=1)
    return work_tree.git("rev-parse", f"HEAD:{PATH}")


@pytest.mark.parametrize("letters", [7, 40])
def test_what_was_translated_is_as_it_was(work_tree: WorkTree, revision: str, letters: int) -> None:
    assert compared(work_tree, revision[:letters]) == Comparison()


def test_other_tags_make_no_original_another(work_tree: WorkTree, revision: str) -> None:
    work_tree.commit(PATH, text("Some\nwords.", tags="[b]"), on=2)

    assert compared(work_tree, revision) == Comparison()


def test_one_commit_that_changed_it_is_named(work_tree: WorkTree, revision: str) -> None:
    work_tree.commit(PATH, text("Some words.", tags="[b]"), on=2)
    work_tree.commit(PATH, text("Other words.", tags="[b]"), on=3)
    expected = ChangedOriginal(day(3), "", head(work_tree))
    work_tree.commit(PATH, text("Other words.", tags="[c]"), on=4)

    assert changed(compared(work_tree, revision[:9])) == expected


def test_of_several_commits_the_first_and_the_last_are_compared(work_tree: WorkTree, revision: str) -> None:
    before = head(work_tree)
    work_tree.commit(PATH, text("Other words."), on=2)
    work_tree.commit(PATH, text("Still other words."), on=5)

    assert changed(compared(work_tree, revision)) == ChangedOriginal(day(5), before, head(work_tree))


def test_what_was_taken_back_is_no_change(work_tree: WorkTree, revision: str) -> None:
    work_tree.commit(PATH, text("Other words."), on=2)
    work_tree.commit(PATH, text("Some words.", tags="[b]"), on=3)

    assert compared(work_tree, revision) == Comparison()


def test_a_change_that_is_not_committed_has_no_day(work_tree: WorkTree, revision: str) -> None:
    assert changed(compared(work_tree, revision, text("Not committed."))) == ChangedOriginal()


def test_a_merge_is_what_changed_it(work_tree: WorkTree, revision: str) -> None:
    work_tree.branch("other")
    work_tree.commit(PATH, text("One word."), on=2)
    work_tree.commit(PATH, text("Two words."), on=3)
    work_tree.merge("other", on=7)

    assert changed(compared(work_tree, revision)) == ChangedOriginal(day(7), "", head(work_tree))


def test_what_the_main_line_never_had_has_no_day(work_tree: WorkTree, revision: str) -> None:
    work_tree.branch("other")
    work_tree.commit(PATH, text("One word."), on=2)
    of_branch = work_tree.git("rev-parse", f"HEAD:{PATH}")
    work_tree.commit(PATH, text("Two words."), on=3)
    work_tree.merge("other", on=7)

    assert changed(compared(work_tree, of_branch)) == ChangedOriginal()


def test_no_change_is_later_than_now(work_tree: WorkTree, revision: str) -> None:
    work_tree.commit(PATH, text("Other words."), on=9)

    assert changed(compared(work_tree, revision, now=day(4))) == ChangedOriginal(day(4), "", head(work_tree))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("HEAD", "commit", id="a commit"),
        pytest.param("HEAD:content", "tree", id="a folder"),
        pytest.param("HEAD:large.bin", "large", id="no text of ours"),
    ],
)
def test_what_is_no_text_is_not_found(work_tree: WorkTree, revision: str, name: str, kind: str) -> None:
    work_tree.commit("large.bin", "a" * 1_000_001, on=2)

    assert compared(work_tree, head(work_tree, name)) == Comparison(not_found={TRANSLATION: kind})


def test_what_git_does_not_have_is_not_found(work_tree: WorkTree, revision: str) -> None:
    assert compared(work_tree, "f" * 40) == Comparison(not_found={TRANSLATION: "missing"})


def test_a_shallow_clone_may_lack_what_was_translated(tmp_path: Path, work_tree: WorkTree, revision: str) -> None:
    work_tree.commit(PATH, text("Other words."), on=2)
    work_tree.git("clone", "--quiet", "--depth=1", work_tree.root.as_uri(), str(tmp_path / "clone"))
    asked = [Translated(TRANSLATION, PATH, revision, text("Other words."))]

    comparison = compare_originals(tmp_path / "clone", head(work_tree), asked, FOLDERS, NOW)

    assert comparison == Comparison(not_found={TRANSLATION: "missing"}, is_shallow=True)


@pytest.mark.usefixtures("_own_git")
def test_without_git_only_what_is_the_same_is_known(tmp_path: Path) -> None:
    same = Translated("a.es.md", "a.md", originals.blob_name("A", like=""), "A")
    other = Translated("b.es.md", "b.md", originals.blob_name("A", like=""), "B")

    comparison = compare_originals(tmp_path, "", [same, other], FOLDERS, NOW)

    assert comparison == Comparison(not_found={"b.es.md": "missing"}, unavailable=True)


@pytest.mark.usefixtures("_own_git")
def test_names_may_be_by_sha256(tmp_path: Path) -> None:
    work_tree = WorkTree(tmp_path / "repo")
    work_tree.git("init", "--quiet", "--object-format=sha256", str(tmp_path / "other"))
    work_tree.root = work_tree.site = tmp_path / "other"
    work_tree.commit(PATH, text("Some words."), on=1)
    revision = work_tree.git("rev-parse", f"HEAD:{PATH}")
    assert compared(work_tree, revision[:12]) == Comparison()
    work_tree.commit(PATH, text("Other words."), on=2)

    assert changed(compared(work_tree, revision[:12])) == ChangedOriginal(day(2), "", head(work_tree))


class TestWhatIsKept:
    """The same as from nothing, by fewer questions."""

    @pytest.fixture
    def asked(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The commits after which git was asked for changes: empty for all of them."""
        asked: list[str] = []
        read = originals.read_stretch

        def noted(repository: object, last: str, folders: object, paths: object, after: str = "") -> object:
            asked.append(after)
            return read(repository, last, folders, paths, after)  # type: ignore[arg-type]

        monkeypatch.setattr(originals, "read_stretch", noted)
        return asked

    def fresh(self, work_tree: WorkTree, revision: str) -> Comparison:
        (work_tree.site / ".almanac/originals.json").unlink()
        return compared(work_tree, revision)

    def test_at_the_same_commit_no_history_is_asked_for(
        self, work_tree: WorkTree, revision: str, asked: list[str]
    ) -> None:
        work_tree.commit(PATH, text("Other words."), on=2)
        first = compared(work_tree, revision)
        asked.clear()

        assert compared(work_tree, revision) == first
        assert asked == []

    def test_an_original_that_changes_now_takes_the_commits_since(
        self, work_tree: WorkTree, revision: str, asked: list[str]
    ) -> None:
        compared(work_tree, revision)
        before = head(work_tree)
        work_tree.commit("content/pages/about.md", "Something else.", on=2)
        work_tree.commit(PATH, text("Other words."), on=3)
        later = compared(work_tree, revision)

        assert asked == [before]
        assert later == self.fresh(work_tree, revision)
        assert changed(later) == ChangedOriginal(day(3), "", head(work_tree))

    def test_later_changes_are_added(self, work_tree: WorkTree, revision: str, asked: list[str]) -> None:
        before = head(work_tree)
        work_tree.commit(PATH, text("Other words."), on=2)
        compared(work_tree, revision)
        asked.clear()
        work_tree.commit(PATH, text("Still other words."), on=3)
        later = compared(work_tree, revision)

        assert "" not in asked
        assert later == self.fresh(work_tree, revision)
        assert changed(later) == ChangedOriginal(day(3), before, head(work_tree))

    def test_a_history_that_was_written_anew_is_read_anew(self, work_tree: WorkTree, revision: str) -> None:
        work_tree.commit(PATH, text("Other words."), on=2)
        compared(work_tree, revision)
        work_tree.git("commit", "--quiet", "--amend", "--message", "Better", on=5)
        anew = compared(work_tree, revision)

        assert anew == self.fresh(work_tree, revision)
        assert changed(anew) == ChangedOriginal(day(5), "", head(work_tree))

    def test_a_commit_that_was_taken_back_counts_no_more(self, work_tree: WorkTree, revision: str) -> None:
        work_tree.commit(PATH, text("Other words."), on=2)
        work_tree.commit(PATH, text("Still other words."), on=3)
        compared(work_tree, revision)
        work_tree.git("reset", "--quiet", "--hard", "HEAD^")

        assert changed(compared(work_tree, revision)) == ChangedOriginal(day(2), "", head(work_tree))
