"""The list of what is ours, in the folder itself."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from folders import write

from almanac.store.publishing.manifest import (
    MANIFEST,
    NotAFileError,
    content_hash,
    files_in,
    is_inside,
    owned,
    write_manifest,
)

# BLAKE2b (RFC 7693) of `1`, in 16 bytes.
ONE = "cea3878a334b240469d159ff840b6434"


def test_what_is_written_is_known(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "1", "b/ż.html": "2"})
    write_manifest(tmp_path, ["b/ż.html", "a.html"])
    assert owned(tmp_path) == {name: content_hash(tmp_path / name) for name in ("a.html", "b/ż.html")}


def test_the_order_of_the_names_does_not_matter(tmp_path: Path) -> None:
    write(tmp_path, {"a": "1", "b": "1"})
    texts = []
    for names in (["a", "b"], ["b", "a"]):
        write_manifest(tmp_path, names)
        texts.append((tmp_path / MANIFEST).read_bytes())
    assert texts == [f'{{\n"files": {{\n"a": "{ONE}",\n"b": "{ONE}"\n}}\n}}\n'.encode()] * 2


def test_it_is_written_as_json_would_write_it(tmp_path: Path) -> None:
    known = {"b/łódź.html": "1", 'a"\n\\.txt': "2"}
    write_manifest(tmp_path, [], known)
    files = {"files": dict(sorted(known.items()))}
    assert (tmp_path / MANIFEST).read_text("utf-8") == json.dumps(files, ensure_ascii=False, indent=0) + "\n"
    write_manifest(tmp_path, [])
    assert (tmp_path / MANIFEST).read_text("utf-8") == json.dumps({"files": {}}, indent=0) + "\n"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"files": 3}', '{"files": ["a"]}', '{"files": null}', "\ufffd", "[" * 100_000, '"files"']
)
def test_a_spoilt_list_names_nothing(tmp_path: Path, text: str) -> None:
    write(tmp_path, {MANIFEST: text})
    assert owned(tmp_path) == {}


def test_bytes_that_are_no_text_name_nothing(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(b"\xff\xfe")
    assert owned(tmp_path) == {}


def test_names_that_lead_outside_are_not_followed(tmp_path: Path) -> None:
    names = ["../a", "/etc/passwd", "a/../../b", "C:/x", "ours.html", ""]
    write(tmp_path, {MANIFEST: json.dumps({"files": dict.fromkeys(names, "0")})})
    assert owned(tmp_path) == {"ours.html": "0"}


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


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(os.mkfifo, id="a pipe"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), id="a link to a device"),
        pytest.param(lambda path: path.symlink_to("elsewhere"), id="a link to nothing"),
        pytest.param(Path.mkdir, id="a folder"),
    ],
)
def test_a_list_that_is_no_plain_file_is_not_read(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / MANIFEST)
    with pytest.raises(NotAFileError, match="no plain file"):
        owned(tmp_path)
