"""What was made before is found again, or nothing is: whatever happened to the file that keeps it."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from almanac.store.results import KeptFile, Results, output_name

FILE = KeptFile(b"made from", "hash", 12, 34, 45, 56)
OTHER = KeptFile(b"made from other", "hash", 12, 34, 45, 56)


def filled(folder: Path) -> Results:
    results = Results(folder)
    results.keep_files("output", {"index.html": FILE, "a/b.ics": OTHER})
    results.keep_values("body", {b"key": b"value", b"empty": b""})
    return results


def base(folder: Path) -> Path:
    return folder / "store" / "results.sqlite3"


def test_files_are_found_again_by_their_output(tmp_path: Path) -> None:
    filled(tmp_path)

    assert Results(tmp_path).files("output") == {"index.html": FILE, "a/b.ics": OTHER}
    assert Results(tmp_path).files("elsewhere") == {}


def test_what_is_kept_anew_takes_the_place_of_the_old_and_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    filled(tmp_path).keep_files("output", {"index.html": OTHER}, gone=["a/b.ics"])
    filled(tmp_path).keep_values("body", {b"key": b"new"}, gone=[b"empty"])
    Results(tmp_path).keep_files("output", {}, gone=["a/b.ics"])

    assert Results(tmp_path).values("body") == {b"key": b"new"}
    assert Results(tmp_path).files("output") == {"index.html": FILE}


def test_values_are_found_again_by_their_kind(tmp_path: Path) -> None:
    filled(tmp_path)

    assert Results(tmp_path).values("body") == {b"key": b"value", b"empty": b""}
    assert Results(tmp_path).values("entry") == {}


@pytest.mark.parametrize("seed", range(40))
def test_a_flipped_bit_loses_a_value_and_gives_no_other(tmp_path: Path, seed: int) -> None:
    filled(tmp_path)
    data, chance = bytearray(base(tmp_path).read_bytes()), random.Random(seed)  # noqa: S311 - the same on every run
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    base(tmp_path).write_bytes(data)

    assert Results(tmp_path).values("body").items() <= {b"key": b"value", b"empty": b""}.items()


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\0", b"no base", os.urandom(5000)], ids=list("1234"))
def test_a_file_that_is_none_of_ours_is_begun_anew(tmp_path: Path, data: bytes) -> None:
    base(tmp_path).parent.mkdir()
    base(tmp_path).write_bytes(data)

    assert Results(tmp_path).files("output") == {}
    assert filled(tmp_path).files("output") == {"index.html": FILE, "a/b.ics": OTHER}


def test_another_version_is_forgotten(tmp_path: Path) -> None:
    filled(tmp_path)
    other = sqlite3.connect(base(tmp_path))
    other.execute("PRAGMA user_version = 99")
    other.commit()
    other.close()

    assert Results(tmp_path).files("output") == {}


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file in the place of the folder")
    results = filled(tmp_path)

    assert results.files("output") == {}


def test_another_build_that_writes_is_waited_for_or_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    monkeypatch.setattr("almanac.store.results._PATIENCE", 0.1)
    other = sqlite3.connect(base(tmp_path))
    other.execute("BEGIN EXCLUSIVE")
    Results(tmp_path).keep_files("output", {"index.html": OTHER})
    other.close()

    assert Results(tmp_path).files("output")["index.html"] == FILE


def test_the_file_does_not_grow_while_texts_come_and_go(tmp_path: Path) -> None:
    sizes, chance, before = [], random.Random(1), dict[bytes, bytes]()  # noqa: S311 - the same on every run
    for _ in range(60):
        values = {chance.randbytes(16): chance.randbytes(2000) for _ in range(100)}
        Results(tmp_path).keep_values("body", values, before)
        before = values
        sizes.append(base(tmp_path).stat().st_size)

    assert max(sizes) < 3 * sizes[0]


def test_a_file_that_lost_most_of_what_it_had_becomes_smaller(tmp_path: Path) -> None:
    values = {number.to_bytes(16, "big"): bytes(2000) for number in range(500)}
    Results(tmp_path).keep_values("body", values)
    before = base(tmp_path).stat().st_size
    Results(tmp_path).keep_values("body", {}, [*values][50:])

    assert base(tmp_path).stat().st_size < before / 5
    assert len(Results(tmp_path).values("body")) == 50


def test_a_file_of_before_learns_to_become_smaller(tmp_path: Path) -> None:
    base(tmp_path).parent.mkdir()
    other = sqlite3.connect(base(tmp_path))
    other.execute("CREATE TABLE files (name TEXT)")
    other.execute("PRAGMA user_version = 1")
    other.close()

    test_a_file_that_lost_most_of_what_it_had_becomes_smaller(tmp_path)


def test_files_of_outputs_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    work, elsewhere = tmp_path / "site" / ".almanac", (tmp_path / "elsewhere").as_posix()
    for name in ("preview", "output", elsewhere):
        (work.parent / name).mkdir(parents=True)
        Results(work).keep_files(name, {"index.html": FILE})
    (work.parent / "preview").rmdir()
    (tmp_path / "elsewhere").rmdir()
    Results(work).keep_files("output", {})

    assert [Results(work).files(name) for name in ("preview", "output", elsewhere)] == [{}, {"index.html": FILE}, {}]


def test_an_output_of_the_project_has_the_same_name_wherever_the_project_is(tmp_path: Path) -> None:
    assert output_name(tmp_path, tmp_path / "a" / "output") == "a/output"
    assert output_name(tmp_path / "site", tmp_path / "output") == (tmp_path / "output").as_posix()


def test_what_has_become_text_that_is_none_is_forgotten(tmp_path: Path) -> None:
    Results(tmp_path).keep_values("body", {b"key": b"value"})
    with closing(sqlite3.connect(tmp_path / "store" / "results.sqlite3")) as base, base:
        base.execute("UPDATE values_made SET value = CAST(x'8a' AS TEXT)")

    assert Results(tmp_path).values("body") == {}
