"""The steps themselves: on one disk, between two, and where a folder and a file change places."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from folders import Folders, Power, PowerFailed, Site, files, write

from almanac.store.publishing import moves
from almanac.store.publishing.journal import Kind, Step
from almanac.store.publishing.moves import carry_out, remove_emptied


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


@pytest.fixture
def power(monkeypatch: pytest.MonkeyPatch) -> Power:
    return Power(monkeypatch)


def cannot_exchange(_one: Path, _other: Path) -> bool:
    """As systems other than Linux."""
    return False


@pytest.fixture(params=[True, False], ids=["exchanged", "one after the other"])
def exchange(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in which a folder and a file change places."""
    monkeypatch.setattr(moves, "_exchange", {True: moves._exchange, False: cannot_exchange}[request.param])


@pytest.fixture
def another_disk(monkeypatch: pytest.MonkeyPatch, folders: Folders) -> None:
    """The output on a disk of its own, as far as moves can tell."""
    for name in ("rename", "replace"):
        monkeypatch.setattr(os, name, _refusing(getattr(os, name), folders.output))


def _refusing(operation, output: Path):  # type: ignore[no-untyped-def]
    def move(source: str | Path, target: str | Path) -> None:
        if Path(source).is_relative_to(output) != Path(target).is_relative_to(output):
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(source), None, str(target))
        operation(source, target)

    return move


SWAPS = [
    pytest.param({"old": "1", "x": "1"}, {"old/index.html": "2", "x": "1"}, id="a file becomes a folder"),
    pytest.param({"old/index.html": "1", "old/a/b": "1"}, {"old": "2"}, id="a folder becomes a file"),
    pytest.param({"a/b": "1"}, {"a/b/c/d": "2"}, id="a file becomes folders"),
]


@pytest.mark.usefixtures("exchange")
@pytest.mark.parametrize(("before", "after"), SWAPS)
def test_an_address_can_gain_or_lose_its_slash(folders: Folders, before: Site, after: Site) -> None:
    folders.publish(before)
    folders.publish(after)
    assert (folders.published(), folders.empty_folders()) == (after, [])


@pytest.mark.usefixtures("another_disk", "exchange")
@pytest.mark.parametrize(("before", "after"), SWAPS)
def test_between_disks_too(folders: Folders, before: Site, after: Site) -> None:
    folders.publish(before)
    folders.publish(after)
    assert (folders.published(), folders.empty_folders(), folders.modes()) == (after, [], {"644", "755"})


@pytest.mark.usefixtures("exchange")
@pytest.mark.parametrize("number", range(2, 5))
@pytest.mark.parametrize(("before", "after"), SWAPS)
def test_cut_off_it_is_completed(folders: Folders, power: Power, before: Site, after: Site, number: int) -> None:
    folders.publish({**before, "z": "1"})
    folders.stage({**after, "z": "2"})
    power.watch("replace", "unlink")
    power.fail_before(number)
    with pytest.raises(PowerFailed):
        folders.publisher.publish()
    power.undo()
    assert folders.publisher.finish() is True
    assert (folders.published(), folders.empty_folders()) == ({**after, "z": "2"}, [])


@pytest.mark.usefixtures("another_disk")
def test_a_full_disk_keeps_no_copy_that_is_cut_off(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    folders.publish({"a": "1"})

    def full(_source: Path, copy: Path) -> None:
        copy.write_text("half", "utf-8")
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(moves, "_copy", full)
    before = files(folders.output)
    with pytest.raises(OSError, match="full"):
        folders.publish({"a": "2"})
    assert files(folders.output) == before


def test_what_someone_put_into_a_folder_that_is_to_go_stops_it(tmp_path: Path) -> None:
    write(tmp_path, {"staging/x": "2", "output/x/index.html": "1", "output/x/notes.txt": "mine"})
    steps = [Step(Kind.FILE, "x"), Step(Kind.REMOVE, "x/index.html")]
    with pytest.raises(OSError, match="not empty") as raised:
        carry_out(steps, tmp_path / "staging", tmp_path / "output")
    assert Path(raised.value.filename) == tmp_path / "output/x/notes.txt"
    assert files(tmp_path / "output") == {"x/index.html": "1", "x/notes.txt": "mine"}


def test_steps_can_be_done_twice(tmp_path: Path) -> None:
    write(tmp_path, {"staging/x": "2", "staging/y/z": "2", "output/x/i": "1", "output/y": "1", "output/gone": "1"})
    steps = [Step(Kind.FOLDER, "y"), Step(Kind.FILE, "x"), Step(Kind.REMOVE, "x/i"), Step(Kind.REMOVE, "gone")]
    for _ in range(2):
        carry_out(steps, tmp_path / "staging", tmp_path / "output")
    assert files(tmp_path / "output") == {"x": "2", "y/z": "2"}


def test_folders_go_from_which_all_has_moved_and_others_stay(tmp_path: Path) -> None:
    staging = tmp_path / "staging"
    write(staging, {"a/b/c/left": "1", "d/e/stays": "1", "top": "1"})
    for emptied in ("a/b/x/y", "f/g"):
        (staging / emptied).mkdir(parents=True)
    remove_emptied([Step(Kind.MOVE, name) for name in ("a/b/x/y/gone", "f/g/gone", "d/e/gone", "top")], staging)

    assert sorted(path.relative_to(staging).as_posix() for path in staging.rglob("*") if path.is_dir()) == [
        "a",
        "a/b",
        "a/b/c",
        "d",
        "d/e",
    ]
