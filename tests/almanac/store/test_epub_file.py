"""The file of an EPUB begins with what it is, has the same bytes for the same parts, and is there whole or not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from almanac.store.epub_file import EpubFile

MOMENT = datetime(2026, 11, 30, 12, tzinfo=UTC)


def written(path: Path) -> bytes:
    """A file with two parts."""
    with EpubFile(path, MOMENT) as file:
        file.add("a.xhtml", b"text " * 100)
        file.add("b.png", b"picture")
    return path.read_bytes()


def test_a_program_knows_it_by_its_first_bytes(tmp_path: Path) -> None:
    data = written(tmp_path / "a.epub")
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_twice_is_the_same(tmp_path: Path) -> None:
    assert written(tmp_path / "a.epub") == written(tmp_path / "b.epub")


def test_what_was_cut_off_leaves_nothing(tmp_path: Path) -> None:
    file = EpubFile(tmp_path / "a.epub", MOMENT)
    file.__enter__().add("a.xhtml", b"text")
    file.__exit__(RuntimeError, RuntimeError(), None)
    assert not any(tmp_path.iterdir())
