"""What is still to be done, and when it cannot be relied on."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from folders import write

from almanac.store.publishing.journal import JOURNAL, Kind, Step, read_journal, write_journal
from almanac.store.publishing.manifest import MANIFEST

STEPS = [
    Step(Kind.MOVE, MANIFEST),
    Step(Kind.MOVE, "a/b.html"),
    Step(Kind.MOVE, "c.html"),
    Step(Kind.REMOVE, "d.html"),
]


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    """What is staged, with its journal."""
    write(tmp_path / "staging", {MANIFEST: "new", "a/b.html": "2", "c.html": "2"})
    write(tmp_path / "output", {MANIFEST: "old", "d.html": "1"})
    write_journal(tmp_path / "staging", STEPS)
    return tmp_path / "staging"


@pytest.fixture
def output(staging: Path) -> Path:
    return staging.with_name("output")


def test_what_is_written_is_read(staging: Path, output: Path) -> None:
    assert read_journal(staging, output) == STEPS


def test_it_is_read_after_any_number_of_moves(staging: Path, output: Path) -> None:
    found = []
    for step in STEPS[:3]:
        (output / step.name).parent.mkdir(exist_ok=True)
        (staging / step.name).replace(output / step.name)
        found.append(read_journal(staging, output))
    assert found == [STEPS] * 3


def test_there_is_none_before_it_is_written(staging: Path, output: Path) -> None:
    (staging / JOURNAL).unlink()
    assert read_journal(staging, output) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"steps": 3}', '{"steps": [["move"]]}', "[" * 100_000])
def test_half_a_journal_is_none(staging: Path, output: Path, text: str) -> None:
    write(staging, {JOURNAL: text})
    assert read_journal(staging, output) is None


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param([], id="empty"),
        pytest.param([["move", MANIFEST], ["remove", "../d.html"]], id="leads outside"),
        pytest.param([["move", MANIFEST], ["move", "/etc/passwd"]], id="absolute"),
        pytest.param([["move", MANIFEST], ["run", "c.html"]], id="no such kind"),
        pytest.param([["move", "c.html"]], id="without the manifest"),
        pytest.param([["move", MANIFEST], ["remove", 3]], id="no name"),
    ],
)
def test_a_hostile_journal_is_none(staging: Path, output: Path, steps: object) -> None:
    known = json.loads((staging / JOURNAL).read_text("utf-8"))
    write(staging, {JOURNAL: json.dumps({**known, "steps": steps})})
    assert read_journal(staging, output) is None


def test_a_journal_that_was_checked_out_is_none(staging: Path, output: Path) -> None:
    os.utime(staging / MANIFEST)
    assert read_journal(staging, output) is None


def test_it_is_none_when_something_else_was_published_since(staging: Path, output: Path) -> None:
    (staging / MANIFEST).replace(output / MANIFEST)
    write(output, {MANIFEST: "newer"})
    assert read_journal(staging, output) is None


def test_it_is_none_when_a_staged_file_is_missing(staging: Path, output: Path) -> None:
    (staging / "c.html").unlink()
    assert read_journal(staging, output) is None


def test_a_folder_in_its_place_is_none(staging: Path, output: Path) -> None:
    (staging / JOURNAL).unlink()
    (staging / JOURNAL).mkdir()
    assert read_journal(staging, output) is None
