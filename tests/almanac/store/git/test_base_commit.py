"""The files of an earlier commit, and where they are now."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from work_tree import TEXT, WorkTree

from almanac.store.git.base_commit import open_base_commit
from almanac.store.git.repository import HistoryUnavailable
from almanac.store.tree import Tree

EVENT = "events/2026/spring.md"


def test_the_entries_are_those_of_the_commit(work_tree: WorkTree) -> None:
    files = {
        "content/stories/2026/a.md": "A story.",
        "content/pages/about.md": "A page.",
        "content/pages/README.md": "Not an entry.",
        "content/images/a.jpg": "Not an entry.",
        "content/stories/.hidden/b.md": "Not an entry.",
        EVENT: "An event.",
        "pelicanconf.py": "SITENAME = 'A'",
    }
    for path, text in files.items():
        work_tree.write(path, text)
    work_tree.commit_all(on=1)
    work_tree.commit(EVENT, "Another.", on=2)

    past = open_base_commit(work_tree.site, "HEAD^")

    assert past.tree(events_path="events") == Tree(
        {"content/stories/2026/a.md": "A story."}, {"content/pages/about.md": "A page."}, events={EVENT: "An event."}
    )
    assert past.text("pelicanconf.py") == "SITENAME = 'A'"
    assert past.text("missing.py") == ""


@pytest.mark.usefixtures("_own_git")
@pytest.mark.parametrize("site", [pytest.param("", id="at the top"), pytest.param("web/my site", id="in a folder")])
def test_paths_count_from_the_site_and_keep_their_letters(tmp_path: Path, site: str) -> None:
    work_tree = WorkTree(tmp_path / "repo", site=site)
    path, moved = "events/2026/łódź spotkanie.md", 'events/2027/"łódź"\tنادي.md'
    work_tree.commit(path, TEXT, on=1)
    (work_tree.site / path).unlink()
    work_tree.write(moved, TEXT)
    work_tree.git("add", "--all")

    past = open_base_commit(work_tree.site, "HEAD")

    assert past.tree(events_path="events").events == {path: TEXT}
    assert past.renames == {path: moved}


def test_links_and_what_is_too_large_are_left_out(work_tree: WorkTree) -> None:
    work_tree.write("events/large.md", "a" * 1_000_001)
    (work_tree.site / "events/link.md").symlink_to("large.md")
    work_tree.commit_all(on=1)

    assert open_base_commit(work_tree.site, "HEAD").tree(events_path="events") == Tree()


def test_bytes_that_are_no_text_are_shown_as_such(work_tree: WorkTree) -> None:
    (work_tree.site / EVENT).parent.mkdir(parents=True)
    (work_tree.site / EVENT).write_bytes(b"Caf\xe9\r\n\x00")
    work_tree.commit_all(on=1)

    assert open_base_commit(work_tree.site, "HEAD").tree(events_path="events").events == {EVENT: "Caf\ufffd\r\n\x00"}


@pytest.mark.usefixtures("_own_git")
@pytest.mark.parametrize("format", ["sha1", "sha256"])
def test_what_is_the_same_today_is_taken_from_there(tmp_path: Path, format: str) -> None:
    work_tree = WorkTree(tmp_path / "repo", f"--object-format={format}")
    files = {"events/same.md": "Łódź.", EVENT: "Then.", "events/gone.md": "Gone."}
    for path, text in files.items():
        work_tree.write(path, text)
    work_tree.commit_all(on=1)
    present = {"events/same.md": "Łódź.", EVENT: "Now.", "events/new.md": "New."}

    past = open_base_commit(work_tree.site, "HEAD").tree(events_path="events", present=Tree(events=present))

    assert past.events == files
    assert [path for path in present if past.events.get(path) is present[path]] == ["events/same.md"]


@pytest.mark.parametrize(
    "ref",
    [
        pytest.param("main", id="a branch"),
        pytest.param("v1", id="a tag"),
        pytest.param("HEAD~2", id="a commit before"),
        pytest.param("HEAD", id="itself"),
    ],
)
def test_what_went_on_elsewhere_does_not_count(work_tree: WorkTree, ref: str) -> None:
    work_tree.commit(EVENT, "First.", on=1)
    work_tree.git("tag", "-m", "A tag with a message", "v1")
    work_tree.branch("mine")
    work_tree.commit("events/mine.md", "Mine.", on=2)
    work_tree.git("checkout", "--quiet", "main")
    work_tree.commit("events/theirs.md", "Theirs.", on=3)
    work_tree.git("checkout", "--quiet", "mine")
    work_tree.commit("events/mine.md", "Mine still.", on=4)

    events = open_base_commit(work_tree.site, ref).tree(events_path="events").events

    assert "events/theirs.md" not in events
    assert events[EVENT] == "First."


@pytest.mark.parametrize(
    "ref",
    [
        pytest.param("nowhere", id="no such branch"),
        pytest.param("--all", id="an option"),
        pytest.param("HEAD:events", id="a folder"),
        pytest.param("", id="nothing"),
        pytest.param("a\nb", id="two lines"),
        pytest.param("HEAD^9", id="no such parent"),
    ],
)
def test_what_is_no_commit_is_said(work_tree: WorkTree, ref: str) -> None:
    work_tree.commit(EVENT, "First.", on=1)

    with pytest.raises(HistoryUnavailable, match="is no commit that this repository knows") as raised:
        open_base_commit(work_tree.site, ref)
    assert "git fetch origin" in raised.value.hint


def test_a_history_of_its_own_cannot_be_compared(work_tree: WorkTree) -> None:
    work_tree.commit(EVENT, "First.", on=1)
    work_tree.git("checkout", "--quiet", "--orphan", "other")
    work_tree.commit(EVENT, "Other.", on=2)

    with pytest.raises(HistoryUnavailable, match="have no history in common"):
        open_base_commit(work_tree.site, "main")


def test_a_shallow_clone_names_its_remedy(work_tree: WorkTree, tmp_path: Path) -> None:
    work_tree.commit(EVENT, "First.", on=1)
    work_tree.branch("mine")
    work_tree.commit("events/mine.md", "Mine.", on=2)
    work_tree.git("checkout", "--quiet", "main")
    work_tree.commit("events/theirs.md", "Theirs.", on=3)
    work_tree.git("checkout", "--quiet", "mine")
    clone = tmp_path / "clone"
    work_tree.git("clone", "--quiet", "--depth=1", "--no-single-branch", work_tree.root.as_uri(), str(clone))

    with pytest.raises(HistoryUnavailable, match="is a shallow clone, which does not reach back") as raised:
        open_base_commit(clone, "origin/main")
    assert "fetch-depth: 0" in raised.value.hint


def test_a_clone_without_the_texts_says_so(work_tree: WorkTree, tmp_path: Path) -> None:
    work_tree.git("config", "uploadpack.allowFilter", "true")
    work_tree.commit(EVENT, "First.", on=1)
    work_tree.commit(EVENT, "Second.", on=2)
    clone = tmp_path / "clone"
    work_tree.git("clone", "--quiet", "--filter=blob:none", work_tree.root.as_uri(), str(clone))

    with pytest.raises(HistoryUnavailable, match="cannot read the history"):
        open_base_commit(clone, "HEAD^").tree(events_path="events")


@pytest.mark.usefixtures("_own_git")
def test_a_folder_without_repository_says_so(tmp_path: Path) -> None:
    with pytest.raises(HistoryUnavailable, match="not in a git repository"):
        open_base_commit(tmp_path, "main")


def test_nothing_is_written(work_tree: WorkTree) -> None:
    work_tree.commit(EVENT, "First.", on=1)
    before = sorted((str(path), path.stat().st_mtime_ns) for path in work_tree.root.rglob("*"))
    os.utime(work_tree.site / EVENT, (1, 1))  # git would refresh its index
    open_base_commit(work_tree.site, "HEAD").tree(events_path="events")
    os.utime(work_tree.site / EVENT, ns=(1, dict(before)[str(work_tree.site / EVENT)]))

    assert sorted((str(path), path.stat().st_mtime_ns) for path in work_tree.root.rglob("*")) == before
