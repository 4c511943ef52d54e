"""A repository that is laid out of a bag is what git has, whatever the machine is told, and nothing beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from work_tree import WorkTree

from almanac.model.bag import SNAPSHOT
from almanac.store.bag.history import bring_snapshot, lay_out, site_in, write_bundle
from almanac.store.git.repository import HistoryUnavailable, open_repository

pytestmark = pytest.mark.git

TEXT = "A line.\nAnother line.\n"


@pytest.fixture
def before(tmp_path: Path) -> WorkTree:
    """A repository with one text."""
    tree = WorkTree(tmp_path / "before")
    tree.commit("sub/a.md", TEXT, on=1)
    return tree


def laid_out(before: WorkTree) -> Path:
    bundle, folder = before.root.parent / "history.bundle", before.root.parent / "again"
    commit = before.git("rev-parse", "HEAD")
    write_bundle(open_repository(before.root), commit, "main", bundle)
    lay_out(bundle, folder, "main", commit)
    return folder


def test_nothing_that_is_set_for_all_repositories_of_a_machine_counts(
    before: WorkTree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before.commit(".gitattributes", "*.md filter=loud\n", on=2)
    hook = tmp_path / "hooks" / "post-checkout"
    hook.parent.mkdir()
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path / 'ran'}\n", "utf-8")
    hook.chmod(0o755)
    settings = tmp_path / "gitconfig"
    settings.write_text(
        '[init]\ndefaultBranch = trunk\n[filter "loud"]\nsmudge = tr a-z A-Z\n'
        f"[core]\nautocrlf = true\nhooksPath = {hook.parent}\n",
        "utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))

    folder = laid_out(before)

    assert (folder / "sub/a.md").read_bytes() == TEXT.encode()
    assert (folder / ".git/HEAD").read_text("utf-8") == "ref: refs/heads/main\n"
    assert not (tmp_path / "ran").exists()


def _link_the_folder(site: Path) -> None:
    (site / ".almanac").symlink_to(site.parent / "mine")


def _link_the_file(site: Path) -> None:
    (site / ".almanac").mkdir()
    (site / SNAPSHOT).symlink_to(site.parent / "mine" / "forum.json")


def _put_a_file_in_place_of_the_folder(site: Path) -> None:
    (site / ".almanac").write_text("x", "utf-8")


def _put_a_folder_in_place_of_the_file(site: Path) -> None:
    (site / SNAPSHOT).mkdir(parents=True)
    (site / SNAPSHOT / "x").write_text("x", "utf-8")


@pytest.mark.parametrize(
    "hostile",
    [_link_the_folder, _link_the_file, _put_a_file_in_place_of_the_folder, _put_a_folder_in_place_of_the_file],
)
def test_what_a_bag_brings_is_never_written_through_a_link(
    before: WorkTree, tmp_path: Path, hostile: Callable[[Path], None]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/forum.json").write_text("mine", "utf-8")
    (tmp_path / "theirs.json").write_text("theirs", "utf-8")
    hostile(before.root)
    before.git("add", "--all", "--force")
    before.git("commit", "--quiet", "--message", "Change")
    folder = laid_out(before)

    with pytest.raises(HistoryUnavailable, match="where the program writes"):
        bring_snapshot(tmp_path / "theirs.json", folder)
    assert (tmp_path / "mine/forum.json").read_text("utf-8") == "mine"
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["forum.json"]


def test_a_snapshot_that_was_in_git_is_replaced(before: WorkTree, tmp_path: Path) -> None:
    before.commit(SNAPSHOT, "old", on=2)
    (tmp_path / "new.json").write_text("new", "utf-8")
    folder = laid_out(before)
    bring_snapshot(tmp_path / "new.json", folder)

    assert (folder / SNAPSHOT).read_text("utf-8") == "new"


def test_the_site_is_in_a_folder_that_the_history_has(before: WorkTree, tmp_path: Path) -> None:
    (before.root / "link").symlink_to(tmp_path)
    before.commit_all(on=2)
    folder = laid_out(before)

    assert (site_in(folder, ""), site_in(folder, "sub/")) == (folder, folder / "sub")
    for within in ("link/", "none/", "sub/a.md/"):
        with pytest.raises(HistoryUnavailable, match=f"it has no folder {within}"):
            site_in(folder, within)
