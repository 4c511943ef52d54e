"""Code that was saved since it was loaded is known as such, whatever its files say of their times."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from almanac.build import origin
from almanac.store import loaded_code
from almanac.store.loaded_code import is_saved_since_loaded


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of a program that was loaded a while after it was written."""
    path = tmp_path / "package" / "module.py"
    path.parent.mkdir()
    path.write_text("A = 1\n")
    for place in (loaded_code, origin):
        monkeypatch.setattr(place, "PROGRAM", tmp_path)
    monkeypatch.setattr(loaded_code, "LOADED_FROM", path.stat().st_ctime_ns + 40_000_000)
    time.sleep(0.1)
    return path


def with_its_time(path: Path) -> None:
    status = path.stat()
    path.write_text("A = 2\n")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def put_back(path: Path) -> None:
    text = path.read_text()
    path.write_text("A = 2\n")
    path.write_text(text)


def in_its_place(path: Path) -> None:
    other = path.with_suffix(".txt")
    other.write_text("A = 2\n")
    other.replace(path)


SAVED = [with_its_time, put_back, in_its_place, lambda path: path.with_name("new.py").touch()]


def test_code_that_nobody_touched_is_what_was_loaded(code: Path, tmp_path: Path) -> None:
    assert not is_saved_since_loaded()
    assert origin.program_fingerprint(tmp_path) == origin.program_fingerprint(tmp_path)


@pytest.mark.parametrize("save", SAVED, ids=["with its time", "put back", "in its place", "new"])
def test_code_that_was_saved_is_known_by_no_fingerprint(
    code: Path, save: Callable[[Path], None], tmp_path: Path
) -> None:
    save(code)

    assert is_saved_since_loaded()
    assert origin.program_fingerprint(tmp_path) != origin.program_fingerprint(tmp_path)
