"""An index is made once for the same texts, and again where what was kept is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.render.search.records import Record
from almanac.store.search.index_store import IndexFile, IndexStore
from almanac.store.search.pagefind import Pagefind

RECORDS = [
    Record(f"/{n}/", f"Text {n}", "en", {"title": "T"}, {"kind": ["story"], "year": [f"{2000 + n}"], "until": ["open"]})
    for n in range(30)
]


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many texts each run was given."""
    runs: list[int] = []
    index = Pagefind.index

    def noting(pagefind: Pagefind, records: list[object]) -> dict[str, bytes]:
        runs.append(len(records))
        return index(pagefind, records)  # type: ignore[arg-type]

    monkeypatch.setattr(Pagefind, "index", noting)
    return runs


def contents(files: list[IndexFile]) -> dict[str, bytes]:
    return {file.name: file.data() for file in files}


def made(folder: Path, **options: bool) -> dict[str, bytes]:
    with IndexStore(folder, **options) as store:
        return contents(store.bundle(store.name(RECORDS), lambda: RECORDS))


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    assert made(tmp_path / "one") == made(tmp_path / "two")


def test_what_is_kept_is_not_indexed_again(tmp_path: Path, indexed: list[int]) -> None:
    first, second = made(tmp_path), made(tmp_path)

    assert first == second
    assert indexed == [30]


def test_what_searches_a_language_comes_with_its_first_bundle(tmp_path: Path, indexed: list[int]) -> None:
    made(tmp_path)
    with IndexStore(tmp_path) as store:
        found = contents(store.engine("en"))

    assert {"pagefind.js", "pagefind-worker.js", "wasm.en.pagefind"} < found.keys()
    assert indexed == [30]


def test_or_by_itself_and_is_the_same(tmp_path: Path, indexed: list[int]) -> None:
    made(tmp_path / "one")
    with IndexStore(tmp_path / "one") as first, IndexStore(tmp_path / "two") as second:
        assert contents(first.engine("en")) == contents(second.engine("en"))

    assert indexed == [30, 1]


def test_afresh_nothing_that_was_kept_counts(tmp_path: Path, indexed: list[int]) -> None:
    assert made(tmp_path) == made(tmp_path, fresh=True)
    assert indexed == [30, 30]


def test_what_was_damaged_is_made_again(tmp_path: Path, indexed: list[int]) -> None:
    before = made(tmp_path)
    for pack in tmp_path.iterdir():
        data = pack.read_bytes()
        pack.write_bytes(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))

    assert made(tmp_path) == before
    assert len(indexed) == 2


def test_without_room_to_keep_it_it_is_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "full").write_bytes(b"a file is in the way")

    assert made(tmp_path / "full") == made(tmp_path / "one")


def test_what_this_build_has_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    made(tmp_path)
    with IndexStore(tmp_path) as store:
        store.engine("en")
        store.forget_others()

    assert len(list(tmp_path.iterdir())) == 1
