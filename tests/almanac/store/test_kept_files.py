"""What took long to make is kept, as long as somebody asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.store.kept_files import KeptFiles


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    KeptFiles(tmp_path / "kept").get("a", lambda: b"made")

    assert KeptFiles(tmp_path / "kept").get("a", lambda: pytest.fail("made again")) == b"made"


def test_what_nobody_asked_for_is_forgotten(tmp_path: Path) -> None:
    before = KeptFiles(tmp_path)
    before.get("a", lambda: b"1")
    before.get("b", lambda: b"2")
    now = KeptFiles(tmp_path)
    now.get("b", lambda: b"3")
    now.forget_others()

    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_where_nothing_can_be_kept_it_is_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    kept = KeptFiles(tmp_path / "kept")

    assert kept.get("a", lambda: b"made") == b"made"
    kept.forget_others()


@pytest.mark.parametrize("spoilt", [b"", b"made", b"\0" * 40], ids=["nothing", "without its check", "other bytes"])
def test_what_was_damaged_is_made_again(tmp_path: Path, spoilt: bytes) -> None:
    KeptFiles(tmp_path).get("a", lambda: b"made")
    (tmp_path / "a").write_bytes(spoilt)

    assert KeptFiles(tmp_path).get("a", lambda: b"again") == b"again"
    assert KeptFiles(tmp_path).get("a", lambda: pytest.fail("made again")) == b"again"


def test_what_is_kept_under_another_name_does_not_count(tmp_path: Path) -> None:
    KeptFiles(tmp_path).get("a", lambda: b"made")
    (tmp_path / "a").rename(tmp_path / "b")

    assert KeptFiles(tmp_path).get("b", lambda: b"another") == b"another"
