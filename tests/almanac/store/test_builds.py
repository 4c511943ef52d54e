"""Builds that ended here are noted, the newest twenty, and whatever else lies there is no note."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from almanac.model.health import Build
from almanac.store.builds import PATH, note_end, read_builds

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)


def test_what_is_noted_is_read_the_newest_twenty(tmp_path: Path) -> None:
    builds = [Build(NOW + timedelta(days=day), day + 0.5, day, day % 2) for day in range(25)]
    for build in builds:
        note_end(tmp_path, build)

    assert read_builds(tmp_path) == tuple(builds[5:])
    assert [path.name for path in (tmp_path / ".almanac").iterdir()] == ["builds.json"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"builds": 1}', '{"builds": [{"moment": "x"}]}',
     '{"builds": [{"moment": "2027-02-10", "seconds": [], "pages": 1, "errors": 0}]}'],
)  # fmt: skip
def test_what_cannot_be_read_is_no_build_and_is_written_over(tmp_path: Path, text: str) -> None:
    (tmp_path / ".almanac").mkdir()
    (tmp_path / PATH).write_text(text, "utf-8")
    assert read_builds(tmp_path) == ()

    note_end(tmp_path, Build(NOW, 1.0, 2, 0))
    assert len(read_builds(tmp_path)) == 1


def test_a_build_is_as_good_where_nothing_can_be_noted(tmp_path: Path) -> None:
    (tmp_path / ".almanac").write_text("a file in its place", "utf-8")
    note_end(tmp_path, Build(NOW, 1.0, 2, 0))
    assert read_builds(tmp_path) == ()
