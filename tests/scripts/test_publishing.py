"""What stops a publication, in the words that are shown."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from almanac.store.publishing.journal import JOURNAL
from almanac.store.publishing.plan import InTheWay
from almanac.store.publishing.publisher import Publisher
from commands.cannot_run import CannotRun
from commands.publishing import publishing

ACCESS = "give yourself access to it, or end the program that has it open; then build again."


def error_of(number: int, *names: Path) -> OSError:
    """An error as the system raises it for one name, or for a move from one to another."""
    first, *second = map(str, names)
    return OSError(number, os.strerror(number), first, *[None, *second][: 2 * len(second)])


def said(root: Path, error: BaseException) -> str:
    with pytest.raises(CannotRun) as raised:
        fail(root, error)
    return str(raised.value)


def fail(root: Path, error: BaseException) -> None:
    with publishing(root, root / "output"):
        raise error


@pytest.mark.parametrize(
    ("number", "names", "message", "remedy"),
    [
        pytest.param(
            errno.ENOSPC,
            ["output/a.html"],
            "the disk is full: there is no room for output/a.html.",
            "make room, then build again.",
            id="full",
        ),
        pytest.param(
            errno.EDQUOT,
            ["output/a.html"],
            "the disk is full: there is no room for output/a.html.",
            "make room, then build again.",
            id="quota",
        ),
        pytest.param(
            errno.EACCES,
            [".almanac/publish/x/site/a.html", "output/a.html"],
            "cannot use output/a.html: Permission denied.",
            ACCESS,
            id="folder of another user",
        ),
        pytest.param(errno.EROFS, ["output"], "cannot use output: Read-only file system.", ACCESS, id="read-only"),
        pytest.param(
            errno.EPERM, ["output/a.html"], "cannot use output/a.html: Operation not permitted.", ACCESS, id="immutable"
        ),
        pytest.param(
            errno.ENOTDIR,
            [".almanac/publish"],
            "cannot use .almanac/publish: Not a directory.",
            "a file stands where a folder is needed: move it away, then build again.",
            id="a file in place of a folder",
        ),
        pytest.param(
            errno.EIO,
            ["output/a.html"],
            "cannot build output/a.html: Input/output error.",
            "mend that, then build again.",
            id="anything else",
        ),
    ],
)
def test_it_says_what_stopped_it(tmp_path: Path, number: int, names: list[str], message: str, remedy: str) -> None:
    error = error_of(number, *(tmp_path / name for name in names))
    assert said(tmp_path, error) == f"almanac: {message} output is as it was.\n  Remedy: {remedy}"


def test_it_says_so_when_a_part_is_published(tmp_path: Path) -> None:
    staging = Publisher(tmp_path, tmp_path / "output").staging
    staging.mkdir(parents=True)
    (staging / JOURNAL).touch()
    assert said(tmp_path, OSError(errno.ENOSPC, "full")) == (
        "almanac: the disk is full: there is no room for the site. output has a part of the new site and works as it"
        " is; the next build completes it.\n  Remedy: make room, then build again."
    )


@pytest.mark.parametrize(
    ("names", "first"),
    [
        pytest.param(["robots.txt"], "output/robots.txt", id="one"),
        pytest.param(["a.html", "b.html", "c.html"], "output/a.html and 2 more", id="three"),
    ],
)
def test_it_names_what_is_in_the_way(tmp_path: Path, names: list[str], first: str) -> None:
    assert said(tmp_path, InTheWay(tmp_path / "output" / name for name in names)) == (
        f"almanac: {first} would be replaced, and no build made it. output is as it was.\n"
        "  Remedy: move it out of output if it is yours; if it is left from an old build, delete output and build"
        " again."
    )


def test_a_file_in_place_of_the_work_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / ".almanac").touch()
    assert said(tmp_path, AssertionError()).startswith("almanac: cannot use .almanac/publish/output-")


def test_an_interruption_says_what_readers_see(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt, match=r"^output is as it was\.$"):
        fail(tmp_path, KeyboardInterrupt())


def test_a_closed_pipe_is_not_its_business(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError):
        fail(tmp_path, BrokenPipeError())


def test_a_lock_that_was_left_does_not_block(tmp_path: Path) -> None:
    with publishing(tmp_path, tmp_path / "output") as publisher:
        lock = publisher.staging.with_name("lock")
    lock.touch()
    with publishing(tmp_path, tmp_path / "output"):
        assert stat.S_ISREG(lock.stat().st_mode)
