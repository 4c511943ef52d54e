"""Files that are kept together, and what becomes of them when they are damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.store.search.packs import Packs, SpoiltPackError

FILES = {"a/b": b"one", "c": b"", "d": bytes(range(256))}


@pytest.fixture
def packs(tmp_path: Path) -> Packs:
    kept = Packs(tmp_path / "packs")
    kept.keep("x", FILES)
    return kept


def test_what_was_kept_is_read_again(packs: Packs) -> None:
    names = packs.names("x")

    assert names is not None
    assert {name: packs.read("x", packed) for name, packed in names.items()} == FILES


def test_what_is_not_there_has_no_names(packs: Packs) -> None:
    assert packs.names("y") is None


@pytest.mark.parametrize("place", [0, 10, 30, 60])
def test_a_damaged_list_is_none(packs: Packs, tmp_path: Path, place: int) -> None:
    path = tmp_path / "packs" / "x"
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)

    assert packs.names("x") is None


def test_a_pack_under_another_name_is_none(packs: Packs, tmp_path: Path) -> None:
    (tmp_path / "packs" / "x").rename(tmp_path / "packs" / "z")

    assert packs.names("z") is None


@pytest.mark.parametrize("change", [lambda data: data[:-1], lambda data: data[:-1] + b"x"], ids=["shorter", "another"])
def test_a_damaged_file_is_not_read(packs: Packs, tmp_path: Path, change: object) -> None:
    path = tmp_path / "packs" / "x"
    path.write_bytes(change(path.read_bytes()))  # type: ignore[operator]
    names = packs.names("x")

    assert names is not None
    assert packs.read("x", names["a/b"]) == b"one"
    with pytest.raises(SpoiltPackError):
        packs.read("x", names["d"])


def test_what_is_gone_meanwhile_is_not_read(packs: Packs, tmp_path: Path) -> None:
    names = packs.names("x")
    (tmp_path / "packs" / "x").unlink()

    assert names is not None
    with pytest.raises(SpoiltPackError):
        packs.read("x", names["c"])


def test_what_nobody_asked_for_is_forgotten(packs: Packs, tmp_path: Path) -> None:
    later = Packs(tmp_path / "packs")
    later.keep("y", FILES)
    later.forget_others()

    assert [path.name for path in (tmp_path / "packs").iterdir()] == ["y"]


def test_where_there_is_no_room_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "packs").write_bytes(b"a file is in the way")
    kept = Packs(tmp_path / "packs")
    kept.keep("x", FILES)

    assert kept.names("x") is None
    kept.forget_others()
