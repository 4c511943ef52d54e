"""The files of a repository: what is read, what is passed over, what cannot be read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from almanac.model.problem import Problem, Severity
from almanac.store.tree import read_text, read_tree

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def write(root: Path, *paths: str, data: bytes = b"text") -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def faults(root: Path) -> list[str]:
    return [str(problem) for problem in read_tree(root).problems]


def test_a_repository_without_content_is_an_empty_tree(tmp_path: Path) -> None:
    tree = read_tree(tmp_path)
    assert (tree.stories, tree.pages, tree.events, tree.images, tree.problems) == ({}, {}, {}, [], [])


def test_texts_are_read_by_path_and_pictures_are_listed(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/2026/b.md", "content/stories/2026/a.es.md", "content/stories/c.md")
    write(tmp_path, "content/pages/about.md", "events/2026/x.md")
    write(tmp_path, "content/images/2026/y.SVG", "content/images/x.svg", data=DRAWING)
    tree = read_tree(tmp_path)
    assert list(tree.stories) == ["content/stories/c.md", "content/stories/2026/a.es.md", "content/stories/2026/b.md"]
    assert (tree.pages, tree.events) == ({"content/pages/about.md": "text"}, {"events/2026/x.md": "text"})
    assert (tree.images, tree.problems) == (["content/images/x.svg", "content/images/2026/y.SVG"], [])


def test_events_can_be_in_another_folder(tmp_path: Path) -> None:
    write(tmp_path, "events/x.md", "calendar/y.md")
    assert list(read_tree(tmp_path, events_path="calendar").events) == ["calendar/y.md"]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("content/stories/README.md", id="an explanation for contributors"),
        pytest.param("content/stories/.draft.md", id="a hidden file"),
        pytest.param("content/stories/.obsidian/x.md", id="a hidden folder"),
        pytest.param("content/images/.DS_Store", id="what systems leave behind"),
        pytest.param("content/images/README.md", id="an explanation of pictures"),
        pytest.param("content/other/x.md", id="another folder"),
        pytest.param("README.md", id="the top"),
    ],
)
def test_some_files_are_passed_over(tmp_path: Path, path: str) -> None:
    write(tmp_path, path)
    tree = read_tree(tmp_path)
    assert (tree.stories, tree.images, tree.problems) == ({}, [], [])


@pytest.mark.parametrize("name", ["x.html", "x.js", "x.jpg.html", "x", "x.pdf", "x.md"])
def test_among_the_pictures_is_nothing_else(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"content/images/{name}")
    assert read_tree(tmp_path).images == []
    assert faults(tmp_path) == [
        f"content/images/{name}: is not a picture "
        "(content/images/ takes jpg, png, gif, webp, avif and svg; put other files elsewhere)"
    ]


@pytest.mark.parametrize("name", ["x.markdown", "x.MD", "x.txt", "x.jpg"])
def test_a_file_among_the_entries_that_is_none_is_a_warning(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"events/2026/{name}")
    assert read_tree(tmp_path).problems == [
        Problem(
            f"events/2026/{name}",
            0,
            "",
            "is not read: it has no `.md` at its end",
            "rename it; pictures belong in content/images/",
            Severity.WARNING,
        )
    ]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"", "", id="nothing"),
        pytest.param("zażółć".encode(), "zażółć", id="UTF-8"),
        pytest.param(b"\xef\xbb\xbfa", "\ufeffa", id="a byte order mark stays"),
        pytest.param(b"a\r\nb\r", "a\r\nb\r", id="the ends of lines stay"),
    ],
)
def test_a_text_is_what_its_bytes_say(tmp_path: Path, data: bytes, text: str) -> None:
    write(tmp_path, "events/x.md", data=data)
    assert read_tree(tmp_path).events == {"events/x.md": text}


def test_what_is_no_text_is_a_problem_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "events/x.md", data="a\nzażółć".encode("cp1250"))
    tree = read_tree(tmp_path)
    assert tree.events == {}
    assert [(found.path, found.line, found.message) for found in tree.problems] == [
        ("events/x.md", 2, "the byte 0xBF after `za` is not UTF-8")
    ]


def test_a_text_of_megabytes_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "events/x.md", data=b"a" * 1_000_001)
    assert faults(tmp_path) == ["events/x.md: has 1 MB (a text has at most 200 KB; pictures belong in content/images/)"]


def test_a_link_within_the_repository_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "CODE_OF_CONDUCT.md")
    (tmp_path / "content/pages").mkdir(parents=True)
    (tmp_path / "content/pages/code.md").symlink_to("../../CODE_OF_CONDUCT.md")
    assert read_tree(tmp_path).pages == {"content/pages/code.md": "text"}


@pytest.mark.parametrize("path", ["events/x.md", "content/images/x.svg"])
@pytest.mark.parametrize(
    "error",
    [PermissionError(13, "Permission denied"), FileNotFoundError(2, "No such file or directory")],
    ids=["may not be read", "is gone meanwhile"],
)
def test_a_file_that_cannot_be_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, error: OSError
) -> None:
    def refused(*_: object) -> int:
        raise error

    write(tmp_path, path)
    monkeypatch.setattr(os, "open", refused)
    assert faults(tmp_path) == [f"{path}: cannot be read: {error.strerror} (look at the file and its permissions)"]


def test_a_file_that_grows_while_it_is_read_is_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = os.stat_result((stat.S_IFREG, 0, 0, 0, 0, 0, 2, 0, 0, 0))
    write(tmp_path, "events/x.md")
    monkeypatch.setattr(os, "fstat", lambda _: before)
    assert read_tree(tmp_path).events == {"events/x.md": "text"}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("path", ["events/x.md", "content/images/x.svg"])
def test_a_file_that_has_become_a_pipe_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    (tmp_path / path).parent.mkdir(parents=True)
    os.mkfifo(tmp_path / path)
    monkeypatch.setattr(stat, "S_IFMT", lambda _: stat.S_IFREG)
    said = f"{path}: cannot be read: it is not an ordinary file (look at the file and its permissions)"
    assert faults(tmp_path) == [said]


def test_a_picture_with_faults_is_listed_all_the_same(tmp_path: Path) -> None:
    write(tmp_path, "content/images/a b.jpg", data=b"<html>")
    tree = read_tree(tmp_path)
    assert tree.images == ["content/images/a b.jpg"]
    assert [str(problem) for problem in tree.problems] == [
        "content/images/a b.jpg: has a space in its name (rename it: letters, digits and hyphens)",
        "content/images/a b.jpg: is not a picture: it is HTML (put the picture itself here, or delete it)",
    ]


def test_names_that_differ_in_capitals_alone_are_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "content/images/A.svg", "content/images/a.svg", data=DRAWING)
    assert faults(tmp_path) == [
        "content/images/a.svg: differs from content/images/A.svg in capitals alone "
        "(rename one: on Windows and macOS one would replace the other)"
    ]


def test_a_link_in_the_place_of_the_content_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "content").symlink_to("/etc")
    assert faults(tmp_path) == ["content: is a link to a folder, which is not followed (put the folder itself here)"]


@pytest.mark.parametrize(
    ("data", "text"),
    [pytest.param(b"a\n", "a\n", id="text"), pytest.param(b"\xff", "", id="no text")],
)
def test_a_file_is_text_or_nothing(tmp_path: Path, data: bytes, text: str) -> None:
    write(tmp_path, "x", data=data)
    assert read_text(tmp_path / "x") == text


def test_a_file_that_is_not_there_is_nothing(tmp_path: Path) -> None:
    assert read_text(tmp_path / "x") == ""


@given(data=st.binary(max_size=200))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_text_or_a_problem(tmp_path: Path, data: bytes) -> None:
    write(tmp_path, "events/x.md", data=data)
    tree = read_tree(tmp_path)
    assert len(tree.events) + len(tree.problems) == 1
    assert [text.encode() for text in tree.events.values()] in ([data], [])


def test_a_text_that_is_not_written_yet_has_its_place_among_the_others(tmp_path: Path) -> None:
    write(tmp_path, "events/2026/a.md", "events/2027/c.md")
    tree = read_tree(tmp_path)

    tree.add("events/2027/b.md", "new", "events")
    tree.add("events/2027/C.md", "another", "events")

    assert [*tree.events] == ["events/2026/a.md", "events/2027/C.md", "events/2027/b.md", "events/2027/c.md"]
    assert (tree.events["events/2027/b.md"], tree.stories) == ("new", {})
    assert [problem.path for problem in tree.problems] == ["events/2027/c.md"]
