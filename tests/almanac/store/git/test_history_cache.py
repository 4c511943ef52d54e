"""What is kept of a history between builds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from almanac.model.event import Status
from almanac.model.history import EventState, ScheduleState, StateChange
from almanac.model.when import MonthOnly
from almanac.store.git.file_history import FileCommits
from almanac.store.git.history_cache import CommittedHistory, Key, load, save

KEY = Key("", ("content", "events"), "events", "")
PATH = "events/2027/x.md"
MARCH = MonthOnly(date(2027, 3, 1))
STATE = EventState(ScheduleState(Status.CANCELLED, date(2027, 3, 3), (date(2027, 2, 3), MARCH), "Ill."),
                   {date(2027, 4, 3): ScheduleState(Status.CONFIRMED, date(2027, 4, 4))})  # fmt: skip
KEPT = CommittedHistory(
    "abc",
    {PATH: FileCommits(1, 2, 1, 2, ("Ann", "مريم"))},
    {
        PATH: (
            StateChange(datetime(2026, 1, 1, tzinfo=UTC), EventState(ScheduleState(Status.TENTATIVE, MARCH))),
            StateChange(datetime(2027, 1, 1, tzinfo=UTC), STATE),
        )
    },
    3,
    {"events/2027/gone.md": FileCommits(1, 1, 1, 1, ("Ann",))},
    {PATH: [(1, "a" * 40), (2, "b" * 64)]},
)


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    save(tmp_path, KEY, KEPT)

    assert load(tmp_path, KEY) == KEPT
    assert [path.name for path in (tmp_path / ".almanac").iterdir()] == ["history.json"]


@pytest.mark.parametrize("other", [{"prefix": "site/"}, {"folders": ("content",)}, {"events": "meetings"},
                                   {"mailmap": "other"}], ids=str)  # fmt: skip
def test_of_anything_else_nothing_is_known(tmp_path: Path, other: dict[str, object]) -> None:
    save(tmp_path, KEY, KEPT)

    assert load(tmp_path, replace(KEY, **other)) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "null", '{"key": 1}', "[" * 100_000], ids=lambda text: text[:9])
def test_a_file_that_cannot_be_used_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / ".almanac").mkdir()
    (tmp_path / ".almanac/history.json").write_text(text, "utf-8")

    assert load(tmp_path, KEY) is None


@pytest.mark.parametrize("number", [-1, -(10**30), 10**30, 1e400, 1.5, True, "1", None, []], ids=str)
@pytest.mark.parametrize("place", range(4))
def test_absurd_numbers_are_not_believed(tmp_path: Path, number: object, place: int) -> None:
    save(tmp_path, KEY, KEPT)
    file = tmp_path / ".almanac/history.json"
    kept = json.loads(file.read_text("utf-8"))
    kept["files"][PATH][place] = number
    file.write_text(json.dumps(kept), "utf-8")

    assert load(tmp_path, KEY) is None


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2027-01-01T00:00:00", 10**30, ""], ids=str
)
def test_absurd_moments_are_not_believed(tmp_path: Path, moment: object) -> None:
    save(tmp_path, KEY, KEPT)
    file = tmp_path / ".almanac/history.json"
    kept = json.loads(file.read_text("utf-8"))
    kept["states"][PATH][0]["moment"] = moment
    file.write_text(json.dumps(kept), "utf-8")

    assert load(tmp_path, KEY) is None


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("head", 1),
        ("time", "1"),
        ("time", -1),
        ("gone", {PATH: [1, 2, 1, 2, [None]]}),
        ("versions", {PATH: [[1, "HEAD"]]}),
        ("versions", {PATH: [[-1, "a" * 40]]}),
    ],
)
def test_what_later_commits_would_add_to_is_looked_at(tmp_path: Path, part: str, value: object) -> None:
    save(tmp_path, KEY, KEPT)
    file = tmp_path / ".almanac/history.json"
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), part: value}), "utf-8")

    assert load(tmp_path, KEY) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / ".almanac").write_text("a file", "utf-8")
    save(tmp_path, KEY, KEPT)

    assert load(tmp_path, KEY) is None
