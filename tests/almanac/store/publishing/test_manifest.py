"""The list of what is ours, in the folder itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import write

from almanac.store.publishing.manifest import MANIFEST, files_in, is_inside, owned, write_manifest


def test_what_is_written_is_known(tmp_path: Path) -> None:
    write_manifest(tmp_path, ["b/ż.html", "a.html", MANIFEST])
    assert owned(tmp_path) == {"a.html", "b/ż.html"}


def test_the_order_of_the_names_does_not_matter(tmp_path: Path) -> None:
    texts = []
    for names in (["a", "b"], ["b", "a"]):
        write_manifest(tmp_path, names)
        texts.append((tmp_path / MANIFEST).read_bytes())
    assert texts == [b'{\n"files": [\n"a",\n"b"\n]\n}\n'] * 2


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": 3}', '{"files": null}', "\ufffd", "[" * 100_000, '"files"'])
def test_a_spoilt_list_names_nothing(tmp_path: Path, text: str) -> None:
    write(tmp_path, {MANIFEST: text})
    assert owned(tmp_path) == frozenset()


def test_bytes_that_are_no_text_name_nothing(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(b"\xff\xfe")
    assert owned(tmp_path) == frozenset()


def test_names_that_lead_outside_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {MANIFEST: '{"files": ["../a", "/etc/passwd", "a/../../b", "C:/x", "ours.html", 3, null, ""]}'})
    assert owned(tmp_path) == {"ours.html"}


@pytest.mark.parametrize("name", ["a", "a/b.html", "łódź/ą", "..a", "a..b/c", ".well-known/x"])
def test_a_name_inside(name: str) -> None:
    assert is_inside(name)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../a", "a/..", "a/../b", "/", "/a", "//a", "a//b", "a/", "./a", "C:/a", "C:\\a", "\\a",
             "a\0b", None, 3, ["a"]]
)  # fmt: skip
def test_a_name_outside_or_of_another_form(name: object) -> None:
    assert not is_inside(name)


def test_links_are_files_and_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"site/a/b.html": "1", "elsewhere/c.html": "1"})
    (tmp_path / "site/link").symlink_to(tmp_path / "elsewhere")
    assert files_in(tmp_path / "site") == ["a/b.html", "link"]
