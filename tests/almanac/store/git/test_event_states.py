"""What events said of themselves on the main line, and since when."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from work_tree import WorkTree, day

from almanac.model.event import Status
from almanac.model.history import StateChange
from almanac.store.git import history as history_module
from almanac.store.git.history import read_history

NOW = datetime(2027, 1, 1, tzinfo=UTC)
EVENT = "events/2026/spring.md"
CANCELLED = "status: cancelled\nstatus_note: The hall is flooded.\n"
MOVED = "status: rescheduled\nstatus_note: The hall is let.\n"

pytestmark = pytest.mark.usefixtures("_own_git")


def entry(state: str = "", start: str = "2026-06-01", text: str = "Come.") -> str:
    return f"---\ntitle: Spring\nstart: {start}\n{state}---\n" + f"{text}\n" * 20


def changes_of(repo: WorkTree, path: str = EVENT, now: datetime = NOW) -> tuple[StateChange, ...]:
    history, problems = read_history(repo.site, now, ["content", "events"], events="events")
    assert problems == []
    return history.states.get(path, ())


def said(repo: WorkTree, path: str = EVENT) -> list[tuple[datetime, str]]:
    """The moments and the states, without those in which only the note has other words."""
    found = [(change.moment, change.state.whole.status.value) for change in changes_of(repo, path)]
    return [item for n, item in enumerate(found) if not n or found[n - 1][1] != item[1]]


class TestOneLine:
    def test_each_state_begins_with_the_commit_that_says_it(self, work_tree: WorkTree) -> None:
        work_tree.commit(EVENT, entry(), on=1)
        work_tree.commit(EVENT, entry(text="Do come."), on=2)
        work_tree.commit(EVENT, entry(CANCELLED), on=3)
        work_tree.commit(EVENT, entry(CANCELLED, text="A pity."), on=4)
        work_tree.commit(EVENT, entry(), on=5)
        work_tree.commit(EVENT, entry(CANCELLED), on=6)
        assert said(work_tree) == [
            (day(1), "confirmed"), (day(3), "cancelled"), (day(5), "confirmed"), (day(6), "cancelled"),
        ]  # fmt: skip

    def test_new_words_of_a_note_are_known(self, work_tree: WorkTree) -> None:
        work_tree.commit(EVENT, entry(CANCELLED), on=1)
        work_tree.commit(EVENT, entry(CANCELLED.replace("flooded", "shut")), on=2)
        assert [change.state.whole.note for change in changes_of(work_tree)] == [
            "The hall is flooded.",
            "The hall is shut.",
        ]

    def test_each_new_date_is_known_with_those_before(self, work_tree: WorkTree) -> None:
        work_tree.commit(EVENT, entry(), on=1)
        work_tree.commit(EVENT, entry(f"{MOVED}previous_start: 2026-06-01\n", "2026-07-01"), on=2)
        work_tree.commit(EVENT, entry(f"{MOVED}previous_start: [2026-06-01, 2026-07-01]\n", "2026-08-01"), on=3)
        first, second = date(2026, 6, 1), date(2026, 7, 1)
        found = [
            (change.moment, change.state.whole.start, change.state.whole.previous) for change in changes_of(work_tree)
        ]
        assert found == [
            (day(1), first, ()), (day(2), second, (first,)), (day(3), date(2026, 8, 1), (first, second)),
        ]  # fmt: skip

    def test_a_rename_takes_the_states_along(self, work_tree: WorkTree) -> None:
        work_tree.commit("events/old.md", entry(), on=1)
        work_tree.commit("events/old.md", entry(CANCELLED), on=2)
        work_tree.git("mv", "events/old.md", "events/new.md")
        work_tree.commit_all(on=3)
        work_tree.commit("events/new.md", entry(), on=4)
        work_tree.commit("events/old.md", entry(text="Another."), on=5)
        work_tree.commit("events/old.md", entry(MOVED, text="Another."), on=6)
        assert said(work_tree, "events/new.md") == [(day(1), "confirmed"), (day(2), "cancelled"), (day(4), "confirmed")]
        assert said(work_tree, "events/old.md") == [(day(5), "confirmed"), (day(6), "rescheduled")]

    def test_what_could_not_be_published_was_not_said(self, work_tree: WorkTree) -> None:
        work_tree.commit(EVENT, entry(), on=1)
        work_tree.commit(EVENT, entry("status: canceled\n"), on=2)
        work_tree.commit(EVENT, entry(CANCELLED + "draft: true\n"), on=3)
        work_tree.commit(EVENT, entry(CANCELLED), on=4)
        assert said(work_tree) == [(day(1), "confirmed"), (day(4), "cancelled")]

    def test_events_that_only_ever_take_place_are_not_followed(self, work_tree: WorkTree) -> None:
        work_tree.commit(EVENT, entry(), on=1)
        work_tree.commit(EVENT, entry(start="2026-06-02"), on=2)
        work_tree.commit("content/story.md", entry(CANCELLED, text="Story."), on=3)
        work_tree.commit("content/story.md", entry(text="Story."), on=4)
        assert (changes_of(work_tree), changes_of(work_tree, "content/story.md")) == ((), ())

    def test_a_clock_that_runs_ahead_does_not_reach_beyond_now(self, work_tree: WorkTree) -> None:
        work_tree.commit(EVENT, entry(), on=1)
        work_tree.commit(EVENT, entry(CANCELLED), on=9)
        assert [change.moment for change in changes_of(work_tree, now=day(5))] == [day(1), day(5)]


class TestBranches:
    def test_a_merge_says_it_and_not_the_commits_it_brings(self, work_tree: WorkTree) -> None:
        work_tree.commit(EVENT, entry(), on=1)
        work_tree.branch("topic")
        work_tree.commit(EVENT, entry(MOVED), on=2)
        work_tree.commit(EVENT, entry(CANCELLED), on=3)
        work_tree.git("checkout", "--quiet", "main")
        work_tree.commit("content/other.md", "Something else entirely.\n", on=4)
        work_tree.merge("topic", on=9)
        work_tree.commit(EVENT, entry(CANCELLED, text="A pity."), on=10)
        assert said(work_tree) == [(day(1), "confirmed"), (day(9), "cancelled")]

    def test_a_merge_that_renames_takes_the_states_along(self, work_tree: WorkTree) -> None:
        work_tree.commit("events/old.md", entry(), on=1)
        work_tree.commit("events/old.md", entry(CANCELLED), on=2)
        work_tree.branch("topic")
        work_tree.git("mv", "events/old.md", "events/new.md")
        work_tree.commit_all(on=3)
        work_tree.commit("events/new.md", entry(), on=4)
        work_tree.merge("topic", on=9)
        assert said(work_tree, "events/new.md") == [(day(1), "confirmed"), (day(2), "cancelled"), (day(9), "confirmed")]

    def test_a_merge_that_takes_nothing_says_nothing(self, work_tree: WorkTree) -> None:
        work_tree.commit(EVENT, entry(), on=1)
        work_tree.branch("topic")
        work_tree.commit(EVENT, entry(MOVED), on=2)
        work_tree.git("checkout", "--quiet", "main")
        work_tree.commit(EVENT, entry(CANCELLED), on=3)
        work_tree.git("merge", "--quiet", "--no-ff", "--strategy=ours", "--message", "Merge", "topic", on=9)
        assert said(work_tree) == [(day(1), "confirmed"), (day(3), "cancelled")]

    def test_a_squash_says_it_once(self, work_tree: WorkTree) -> None:
        work_tree.commit(EVENT, entry(), on=1)
        work_tree.branch("topic")
        work_tree.commit(EVENT, entry(MOVED), on=2)
        work_tree.commit(EVENT, entry(CANCELLED), on=3)
        work_tree.git("checkout", "--quiet", "main")
        work_tree.git("merge", "--quiet", "--squash", "topic")
        work_tree.commit_all(on=9)
        assert said(work_tree) == [(day(1), "confirmed"), (day(9), "cancelled")]


class TestWhatIsNotThere:
    def test_a_shallow_clone_knows_what_it_has(self, work_tree: WorkTree, tmp_path: Path) -> None:
        work_tree.commit(EVENT, entry(), on=1)
        work_tree.commit(EVENT, entry(CANCELLED), on=2)
        work_tree.commit(EVENT, entry(CANCELLED, text="A pity."), on=3)
        clone = tmp_path / "clone"
        work_tree.git("clone", "--quiet", "--depth=2", work_tree.root.as_uri(), str(clone))
        history, _problems = read_history(clone, NOW, ["events"], events="events")
        assert [(change.moment, change.state.whole.status) for change in history.states[EVENT]] == [
            (day(2), Status.CANCELLED)
        ]

    @pytest.mark.parametrize(
        ("committed", "expected"),
        [pytest.param("", "confirmed", id="takes place"), pytest.param(CANCELLED, "cancelled", id="cancelled")],
    )
    def test_of_a_file_that_is_being_edited_the_last_commit_is_known(
        self, work_tree: WorkTree, committed: str, expected: str
    ) -> None:
        work_tree.commit(EVENT, entry(committed), on=1)
        work_tree.write(EVENT, entry(text="An edit."))
        assert said(work_tree) == [(day(1), expected)]

    def test_a_link_in_place_of_an_entry_says_nothing(self, work_tree: WorkTree) -> None:
        work_tree.commit(EVENT, entry(), on=1)
        (work_tree.root / EVENT).unlink()
        (work_tree.root / EVENT).symlink_to("cancelled.md")
        work_tree.commit_all(on=2)
        assert changes_of(work_tree) == ()


class TestCache:
    def test_what_is_known_is_not_found_out_again(self, work_tree: WorkTree, monkeypatch: pytest.MonkeyPatch) -> None:
        text = entry("repeat: {every: week, changes: [{date: 2026-06-08, status: cancelled}]}\n")
        work_tree.commit(EVENT, entry(), on=1)
        work_tree.commit(EVENT, text, on=2)
        first = changes_of(work_tree)
        monkeypatch.setattr(history_module, "read_commits", None)
        assert (len(first), changes_of(work_tree)) == (2, first)

    @pytest.mark.parametrize(
        "states", [pytest.param(None, id="none"), pytest.param({EVENT: [{"moment": "soon"}]}, id="odd")]
    )
    def test_a_broken_cache_is_not_used(self, work_tree: WorkTree, states: object) -> None:
        work_tree.commit(EVENT, entry(), on=1)
        work_tree.commit(EVENT, entry(CANCELLED), on=2)
        first = changes_of(work_tree)
        cache = work_tree.site / ".almanac/history.json"
        cache.write_text(json.dumps({**json.loads(cache.read_text("utf-8")), "states": states}), "utf-8")
        assert changes_of(work_tree) == first
