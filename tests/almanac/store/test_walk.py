"""The files below a folder: which are read, and why the others are not."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from almanac.model.problem import Problem
from almanac.store.walk import MAX_DEPTH, files

PUT_HERE = "(put the file itself here)"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "repository/events/2027").mkdir(parents=True)
    return tmp_path / "repository"


def walked(root: Path, folder: str = "events") -> tuple[list[str], list[str]]:
    """The paths and the Problems."""
    problems: list[Problem] = []
    return list(files(root, folder, problems)), [str(problem) for problem in problems]


def test_files_come_in_the_order_of_folders_and_names(root: Path) -> None:
    for name in ("b.md", "a.md", "2027/d.md", "2026/c.md"):
        (root / "events" / name).parent.mkdir(exist_ok=True)
        (root / "events" / name).touch()
    assert walked(root) == (["events/a.md", "events/b.md", "events/2026/c.md", "events/2027/d.md"], [])


@pytest.mark.parametrize("folder", ["content/pages", "nothing"])
def test_a_folder_that_is_not_there_has_no_files(root: Path, folder: str) -> None:
    assert walked(root, folder) == ([], [])


def test_a_file_in_the_place_of_a_folder_is_said(root: Path) -> None:
    (root / "content").touch()
    assert walked(root, "content/pages") == ([], ["content: is not a folder (rename the file: a folder belongs here)"])


@pytest.mark.parametrize("target", ["/etc", "elsewhere", "none"])
def test_a_folder_on_the_way_that_is_a_link_is_not_followed(root: Path, target: str) -> None:
    (root / "elsewhere/pages").mkdir(parents=True)
    (root / "elsewhere/pages/x.md").touch()
    (root / "content").symlink_to(target)
    said = "content: is a link to a folder, which is not followed (put the folder itself here)"
    assert walked(root, "content/pages") == ([], [said])


def pipe(path: Path) -> None:
    os.mkfifo(path)


def plug(path: Path) -> None:
    # The path of a socket may have no more than a hundred letters.
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(path.parent)
        made.bind(path.name)
        os.chdir(here)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(("make", "kind"), [(pipe, "a pipe"), (plug, "a socket")])
@pytest.mark.parametrize("name", ["x.md", "x.jpg"])
def test_what_is_no_file_is_not_waited_for(root: Path, make: Callable[[Path], None], kind: str, name: str) -> None:
    make(root / "events" / name)
    assert walked(root) == ([], [f"events/{name}: is {kind}, not a file (delete it, and put the file itself here)"])


def test_a_link_to_a_device_is_outside(root: Path) -> None:
    (root / "events/x.md").symlink_to("/dev/zero")
    assert walked(root) == ([], [f"events/x.md: is a link to a file outside this repository {PUT_HERE}"])


@pytest.mark.parametrize(
    ("target", "said"),
    [
        pytest.param("/etc/passwd", "is a link to a file outside this repository", id="outside"),
        pytest.param("../../../x", "is a link to a file outside this repository", id="outside by a relative path"),
        pytest.param("x.md", "is a link that leads back to itself", id="itself"),
        pytest.param("y.md", "is a link that leads back to itself", id="a ring"),
        pytest.param("none.md", "is a link to events/none.md, which is not there", id="nothing"),
        pytest.param("../.git/config", "is a link to a hidden file, .git/config", id="what git keeps"),
        pytest.param("pipe", "is a link to events/pipe, which is not a file", id="a pipe"),
    ],
)
def test_a_link_that_leads_to_no_file_of_the_repository_is_said(root: Path, target: str, said: str) -> None:
    (root / ".git").mkdir()
    (root / ".git/config").touch()
    os.mkfifo(root / "events/pipe")
    (root / "events/x.md").symlink_to(target)
    (root / "events/y.md").symlink_to("x.md")
    assert f"events/x.md: {said} {PUT_HERE}" in walked(root)[1]


def test_a_link_to_a_file_of_the_repository_is_followed(root: Path) -> None:
    (root / "CODE_OF_CONDUCT.md").touch()
    (root / "events/x.md").symlink_to("../CODE_OF_CONDUCT.md")
    assert walked(root) == (["events/x.md"], [])


@pytest.mark.parametrize("target", ["..", ".", "/etc", "../other"])
def test_a_link_to_a_folder_is_not_followed(root: Path, target: str) -> None:
    (root / "other").mkdir()
    (root / "other/y.md").touch()
    (root / "events/x").symlink_to(target)
    assert walked(root) == ([], ["events/x: is a link to a folder, which is not followed (put the folder itself here)"])


def test_a_folder_that_cannot_be_read_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refused(path: str) -> object:
        if str(path).endswith("2027"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert walked(root) == (
        [],
        ["events/2027: cannot be read: Permission denied (look at the file and its permissions)"],
    )


def test_what_is_gone_meanwhile_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def gone_afterwards(path: str) -> AbstractContextManager[list[os.DirEntry[str]]]:
        with scan(path) as entries:
            found = [*entries]
        (root / "events/x.md").unlink(missing_ok=True)
        return nullcontext(found)

    pipe(root / "events/x.md")
    monkeypatch.setattr(os, "scandir", gone_afterwards)
    said = "events/x.md: cannot be read: No such file or directory (look at the file and its permissions)"
    assert walked(root) == ([], [said])


def test_folders_without_end_are_cut_off(root: Path) -> None:
    deep = root / "events" / Path(*["a"] * (MAX_DEPTH + 1))
    deep.mkdir(parents=True)
    (deep / "x.md").touch()
    said = "lies more than 20 folders deep (move it up: a folder for each year is plenty)"
    assert walked(root) == ([], [f"events{'/a' * MAX_DEPTH}/a: {said}"])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param(b"a\xffb", "a\ufffdb", id="bytes that are no text"),
        pytest.param(b"a\x1b[31m", "a\ufffd[31m", id="what a terminal obeys"),
        pytest.param(b"a\n::error::b", "a\ufffd::error::b", id="a line break"),
        pytest.param("a\u200bb".encode(), "a\ufffdb", id="a space of no width"),
    ],
)
@pytest.mark.parametrize("make", [Path.touch, Path.mkdir], ids=["file", "folder"])
def test_a_name_that_cannot_be_shown_is_said(root: Path, make: Callable[[Path], None], name: bytes, shown: str) -> None:
    make(Path(os.fsdecode(os.fsencode(root / "events") + b"/" + name)))
    assert walked(root) == ([], [f"events/{shown}: has a name with characters that cannot be shown (rename it)"])


@pytest.mark.parametrize("make", [Path.touch, Path.mkdir], ids=["file", "folder"])
def test_a_name_that_windows_cannot_have_is_said(root: Path, make: Callable[[Path], None]) -> None:
    make(root / "events/nul")
    hint = "rename it: whoever works on Windows could not fetch this repository"
    assert walked(root) == ([], [f"events/nul: `nul` is the name of a device on Windows ({hint})"])


def test_a_file_whose_name_is_the_suffix_alone_is_said(root: Path) -> None:
    (root / "events/.md").touch()
    hint = "give it one, such as `what-we-learned.md`"
    assert walked(root) == ([], [f"events/.md: is not read: it has no name before `.md` ({hint})"])


@pytest.mark.parametrize("name", [".draft.md", ".DS_Store"])
def test_hidden_files_are_passed_over(root: Path, name: str) -> None:
    (root / "events" / name).touch()
    assert walked(root) == ([], [])


def test_a_folder_named_like_an_entry_is_said(root: Path) -> None:
    (root / "events/x.md").mkdir()
    (root / "events/x.md/y.md").touch()
    assert walked(root) == ([], ["events/x.md: is a folder named like an entry (rename the folder)"])
