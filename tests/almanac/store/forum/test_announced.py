"""What became of each topic is remembered, whatever cuts off the writing of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.forum.decisions import Record, State
from almanac.store.forum.announced import PATH, Announced, ForumBusy, alone

OPEN = Record(State.OPEN, "7", "f1", ("cancelled", "rescheduled-2027-01-01"), "f0", "https://f.org/t/8", "t")
WAITS = Record(State.ENQUEUED)


def append(root: Path, data: bytes) -> None:
    path = root / PATH
    path.write_bytes(path.read_bytes() + data)


def test_what_is_remembered_is_there_in_the_next_run(tmp_path: Path) -> None:
    first = Announced.read(tmp_path)
    first.remember("a-1", WAITS)
    first.remember("a-2", WAITS)
    first.remember("a-1", OPEN)

    assert dict(Announced.read(tmp_path).records) == {"a-1": OPEN, "a-2": WAITS}


def test_of_a_line_that_is_cut_off_at_any_place_the_rest_stays(tmp_path: Path) -> None:
    Announced.read(tmp_path).remember("a-1", OPEN)
    Announced.read(tmp_path).remember("a-2", WAITS)
    whole = (tmp_path / PATH).read_bytes()
    first = whole.index(b"\n") + 1

    for size in range(first, len(whole) - 1):
        (tmp_path / PATH).write_bytes(whole[:size])
        cut = Announced.read(tmp_path)
        assert dict(cut.records) == {"a-1": OPEN}
        cut.remember("a-3", WAITS)
        assert dict(Announced.read(tmp_path).records) == {"a-1": OPEN, "a-3": WAITS}


def test_tidied_it_has_a_line_for_each_entry(tmp_path: Path) -> None:
    announced = Announced.read(tmp_path)
    for _ in range(5):
        announced.remember("a-1", WAITS)
    announced.remember("a-1", OPEN)
    append(tmp_path, b'{"about": "a-2", "sta')
    announced = Announced.read(tmp_path)
    announced.tidy()

    assert len((tmp_path / PATH).read_bytes().splitlines()) == 1
    assert dict(Announced.read(tmp_path).records) == {"a-1": OPEN}


@pytest.mark.parametrize(
    "line",
    [b"\xff\xfe", b"[]", b"7", b'{"about": 7, "state": "open"}', b'{"about": "a-2"}', b'{"about": "a-2", "state": "x"}',
     b'{"about": "a-2", "state": "open", "told": 7}', b'{"about": "a-2", "state": "open", "topic": 7}', b"[" * 9999],
)  # fmt: skip
def test_a_line_that_says_nothing_is_as_if_it_were_not_there(tmp_path: Path, line: bytes) -> None:
    Announced.read(tmp_path).remember("a-1", OPEN)
    append(tmp_path, line + b"\n")

    assert dict(Announced.read(tmp_path).records) == {"a-1": OPEN}


def test_where_nothing_was_announced_nothing_is_written(tmp_path: Path) -> None:
    announced = Announced.read(tmp_path)
    announced.tidy()

    assert (dict(announced.records), (tmp_path / PATH).exists()) == ({}, False)


def test_one_command_at_a_time_talks_to_the_forum(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(ForumBusy), alone(tmp_path):
        raise AssertionError
    with alone(tmp_path):
        pass
