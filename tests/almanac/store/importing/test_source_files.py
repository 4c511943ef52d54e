"""Sources are opened anew each time, and nothing outside of a folder is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.store.importing.source_files import SourceFile, SourceFolder, SourceUnavailable


def test_file_is_read_from_its_beginning_each_time(tmp_path: Path) -> None:
    (tmp_path / "export.xml").write_bytes(b"<rss/>")
    file = SourceFile(tmp_path / "export.xml")
    with file() as first, file() as second:
        assert (first.read(), second.read(), file.name, file.size) == (b"<rss/>", b"<rss/>", "export.xml", 6)


@pytest.mark.parametrize("name", ["missing.xml", "."])
def test_what_is_no_file_is_said_at_once(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceUnavailable, match="cannot be read"):
        SourceFile(tmp_path / name)


def test_folder_has_its_ordinary_files_in_order(tmp_path: Path) -> None:
    for path in ("b/two.md", "a.md", ".hidden.md", "b/.git/config", "b/one.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    folder = SourceFolder(tmp_path)
    assert [*folder.paths()] == ["a.md", "b/one.md", "b/two.md"]
    assert folder.read("b/one.md") == b"b/one.md"


@pytest.mark.parametrize("path", ["../secret.md", "link.md", "/etc/hostname", "folder", "a\x00b", "", "loop.md"])
def test_nothing_outside_of_a_folder_is_in_it(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.md").write_text("private")
    inside = tmp_path / "site"
    (inside / "folder").mkdir(parents=True)
    (inside / "link.md").symlink_to(tmp_path / "secret.md")
    (inside / "loop.md").symlink_to(inside / "loop.md")
    folder = SourceFolder(inside)
    assert ([*folder.paths()], folder.has(path)) == ([], False)
    with pytest.raises(SourceUnavailable):
        folder.read(path)


def test_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceUnavailable, match="is not there"):
        SourceFolder(tmp_path / "missing")
