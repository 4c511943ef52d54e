"""Files are written where they belong, whether their folder is there or not."""

from __future__ import annotations

from pathlib import Path

from almanac.build.maker import Writer


def test_files_are_written_in_folders_that_are_there_and_in_others(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    names = ["index.html", "there/index.html", "2026/11/a/index.html", "2026/11/b/index.html", "2026/index.html"]
    writer = Writer(tmp_path)
    for name in names:
        writer.write(name, name.encode())

    assert {name: (tmp_path / name).read_bytes() for name in names} == {name: name.encode() for name in names}


def test_another_process_may_have_made_a_folder_meanwhile(tmp_path: Path) -> None:
    first, second = Writer(tmp_path), Writer(tmp_path)
    for name, writer in {"a/b/c.html": first, "a/b/d.html": second, "a/e/f.html": first}.items():
        writer.write(name, b"")

    assert sorted(path.name for path in tmp_path.rglob("*.html")) == ["c.html", "d.html", "f.html"]
