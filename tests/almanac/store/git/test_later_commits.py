"""What later commits add to a known history is what all commits say."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from work_tree import TEXT, WorkTree

from almanac.model.history import History
from almanac.store.git import history as history_module
from almanac.store.git.history import read_history

NOW = datetime(2027, 1, 1, tzinfo=UTC)
FOLDERS = ["content", "events"]
STORY, EVENT = "content/stories/story.md", "events/2026/event.md"
START = "---\ntitle: Event\nstart: 2026-05-01\n"
PLANNED, CANCELLED = f"{START}---\n{TEXT}", f"{START}status: cancelled\nstatus_note: Ill.\n---\n{TEXT}"

pytestmark = pytest.mark.usefixtures("_own_git")

Step = Callable[[WorkTree], object]


@pytest.fixture(params=["", "site"])
def repo(tmp_path: Path, request: pytest.FixtureRequest) -> WorkTree:
    repo = WorkTree(tmp_path / "repo", request.param)
    repo.write("README.md", "Outside of what is asked for.\n")
    repo.write(".gitignore", ".almanac\n")
    repo.commit(STORY, TEXT, on=3)
    repo.commit(EVENT, PLANNED, on=4)
    return repo


def history(repo: WorkTree) -> History:
    found, problems = read_history(repo.site, NOW, FOLDERS, events="events")
    assert problems == []
    return found


def anew(repo: WorkTree) -> History:
    (repo.site / ".almanac/history.json").unlink(missing_ok=True)
    return history(repo)


def remove(repo: WorkTree, path: str, *, on: int) -> None:
    (repo.site / path).unlink()
    repo.commit_all(on=on)


def move(repo: WorkTree, path: str, to: str, *, on: int) -> None:
    (repo.site / to).parent.mkdir(parents=True, exist_ok=True)
    (repo.site / path).rename(repo.site / to)
    repo.commit_all(on=on)


def merge(repo: WorkTree) -> None:
    repo.branch("side")
    repo.commit(STORY, TEXT + "More.\n", on=5, by="Bob")
    repo.merge("side", on=7)


def amend(repo: WorkTree) -> None:
    repo.write(EVENT, CANCELLED)
    repo.git("commit", "--quiet", "--all", "--amend", "--no-edit", on=6)


def replace(repo: WorkTree) -> None:
    repo.commit(STORY, TEXT + "More.\n", on=5, by="Bob")
    first = repo.git("rev-list", "--max-parents=0", "HEAD")
    made = repo.git("commit-tree", f"{first}^{{tree}}", "-m", "Another", on=2, by="Cy")
    repo.git("replace", first, made)


def link(repo: WorkTree) -> None:
    remove(repo, EVENT, on=5)
    (repo.site / EVENT).symlink_to("elsewhere.md")
    repo.commit_all(on=6)
    remove(repo, EVENT, on=7)
    repo.commit(EVENT, CANCELLED, on=8)


ADDED: dict[str, Step] = {
    "an edit": lambda repo: repo.commit(STORY, TEXT + "More.\n", on=5, by="Bob"),
    "a text": lambda repo: repo.commit("content/stories/new.md", TEXT, on=5),
    "co-authors": lambda repo: repo.commit(
        STORY, "Other.\n", on=5, message="Edit\n\nCo-authored-by: Bob <bob@example.org>\nCo-authored-by: Cy"
    ),
    "nothing that counts": lambda repo: repo.commit("README.md", "Other.\n", on=5),
    "an event that is off": lambda repo: repo.commit(EVENT, CANCELLED, on=5),
    "an event that is gone": lambda repo: remove(repo, EVENT, on=5),
    "the same time": lambda repo: repo.commit(STORY, TEXT + "More.\n", on=3, by="Bob"),
    "a link": link,
}
ALL_ANEW: dict[str, Step] = {
    "a rename": lambda repo: move(repo, STORY, "content/stories/other.md", on=5),
    "a merge": merge,
    "another end": amend,
    "an earlier time": lambda repo: repo.commit(STORY, TEXT + "More.\n", on=2, by="Bob"),
    "a replacement": replace,
}


@pytest.mark.parametrize("step", [pytest.param(step, id=name) for name, step in (ADDED | ALL_ANEW).items()])
def test_it_is_what_all_commits_say(repo: WorkTree, step: Step) -> None:
    history(repo)
    step(repo)

    assert history(repo) == anew(repo)


@pytest.mark.parametrize("step", [pytest.param(step, id=name) for name, step in ADDED.items()])
def test_for_an_edit_not_all_commits_are_read(repo: WorkTree, step: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    history(repo)
    step(repo)
    monkeypatch.setattr(history_module, "read_commits", None)

    assert history(repo).head == repo.git("rev-parse", "HEAD")


def test_what_came_back_is_the_same_as_before(repo: WorkTree) -> None:
    repo.commit(EVENT, CANCELLED, on=5)
    remove(repo, EVENT, on=6)
    history(repo)
    repo.commit(EVENT, PLANNED, on=7)
    found = history(repo)

    assert (found.files[EVENT].changes, len(found.states[EVENT])) == (3, 3)
    assert found == anew(repo)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_it_is_what_all_commits_say(repo: WorkTree, seed: int) -> None:
    drawn = random.Random(seed)  # noqa: S311 - a test's
    for number in range(12):
        _draw(repo, drawn, number + 5)
        found = history(repo)
        kept = (repo.site / ".almanac/history.json").read_bytes()

        assert found == anew(repo)
        (repo.site / ".almanac/history.json").write_bytes(kept)


def _draw(repo: WorkTree, drawn: random.Random, on: int) -> None:
    paths = [f"{folder}/{name}.md" for folder in ("content/stories", "events/2026", "docs") for name in "abc"]
    texts, by = [PLANNED, CANCELLED, TEXT], drawn.choice(["Ann", "Bob"])
    repo.commit(drawn.choice(paths), f"{drawn.choice(texts)}{on}\n", on=on, by=by)
    there = [path for path in paths if (repo.site / path).exists()]
    text = drawn.choice(texts) + "More.\n" * on
    steps: list[Step] = [
        lambda repo: repo.commit(drawn.choice(paths), text, on=on, by=by),
        lambda repo: repo.commit(drawn.choice(there), text, on=on - drawn.randrange(4), by=by),
        lambda repo: remove(repo, drawn.choice(there), on=on),
        lambda repo: move(repo, drawn.choice(there), f"events/2026/{drawn.choice('abcd')}{on}.md", on=on),
        lambda repo: move(repo, there[0], "content/stories/d.md", on=on),
        lambda repo: _side(repo, drawn.choice(paths), text, on),
    ]
    drawn.choice([*steps, *steps[:3]])(repo)


def _side(repo: WorkTree, path: str, text: str, on: int) -> None:
    repo.branch(f"side-{on}")
    repo.commit(path, text, on=on, by="Cy")
    repo.merge(f"side-{on}", on=on)
