"""A bag as one file: it came whole, or what of it did not is named."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zipfile import BadZipFile

import pytest

from almanac.store.bag.zipped import damaged_in, write_zip

TEXT = b"all is well" * 50


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "bag/data").mkdir(parents=True)
    (tmp_path / "bag/README.txt").write_bytes(b"x")
    (tmp_path / "bag/data/history.bundle").write_bytes(TEXT)
    write_zip(tmp_path / "bag", tmp_path / "bag.zip", "bag", datetime(2027, 2, 1, tzinfo=UTC))
    return tmp_path / "bag.zip"


def test_one_that_came_whole_has_nothing_to_name(file: Path) -> None:
    assert list(damaged_in(file)) == []


def test_what_was_changed_in_it_is_named(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(TEXT, TEXT[:-1] + b"L"))

    assert list(damaged_in(file)) == ["bag/data/history.bundle"]


def test_one_that_was_cut_off_is_none(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-30])

    with pytest.raises(BadZipFile):
        list(damaged_in(file))
