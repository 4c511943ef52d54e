"""What is kept of originals between builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.store.git.main_line import FileChange
from almanac.store.git.originals_cache import Chain, KnownOriginals, load, save

KNOWN = KnownOriginals(
    "web/", "a" * 40, {"events/ż.md": Chain((FileChange("b", "c", 7, "d", "e"),), is_whole=True)}, {"d": "f"}
)


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    save(tmp_path, KNOWN)

    assert load(tmp_path) == KNOWN
    assert [path.name for path in (tmp_path / ".almanac").iterdir()] == ["originals.json"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", "null", '{"version": 1}', "[" * 100_000], ids=lambda text: text[:9]
)
def test_a_file_that_cannot_be_used_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / ".almanac").mkdir()
    (tmp_path / ".almanac/originals.json").write_text(text, "utf-8")

    assert load(tmp_path) == KnownOriginals()


@pytest.mark.parametrize(("old", "new"), [('"time":7', '"time":-7'), ('"version":1', '"version":0')])
def test_what_nobody_here_wrote_is_none(tmp_path: Path, old: str, new: str) -> None:
    save(tmp_path, KNOWN)
    file = tmp_path / ".almanac/originals.json"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")

    assert load(tmp_path) == KnownOriginals()


def test_where_nothing_can_be_kept_only_time_is_lost(tmp_path: Path) -> None:
    (tmp_path / ".almanac").write_text("", "utf-8")
    save(tmp_path, KNOWN)

    assert load(tmp_path) == KnownOriginals()
