"""What imports have made is known again, and nothing else is believed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from almanac.importers.layout import EarlierImport
from almanac.store.importing.manifest import (
    PATH,
    DamagedManifest,
    ImportedSource,
    hash_of,
    is_ours,
    manifest_lines,
    read_manifest,
)


def write(root: Path, data: bytes) -> None:
    """Put a manifest there."""
    (root / PATH).parent.mkdir(parents=True)
    (root / PATH).write_bytes(data)


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    sources = {
        "old.example": ImportedSource(
            {"post 1": EarlierImport("content/stories/2019/łódź.md", ("/2019/05/04/łódź/",))},
            {"content/stories/2019/łódź.md": hash_of(b"x")},
            {"2019/a.gif": "images/2019/a.gif"},
            {"/old/": "/stories/"},
        )
    }
    write(tmp_path, b"".join(manifest_lines(sources)))

    assert read_manifest(tmp_path, "events") == sources


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b'{"sources": []}', b'{"sources": {"x": 1}}', b"\xff", b"[" * 99_999]
)
def test_damaged_manifest_is_no_empty_one(tmp_path: Path, data: bytes) -> None:
    write(tmp_path, data)

    with pytest.raises(DamagedManifest):
        read_manifest(tmp_path, "events")


@pytest.mark.parametrize(
    "path",
    ["../outside.md", "/etc/x.md", "content/../../x.md", "scripts/x.md", "content/stories/.git/x.md", "pelicanconf.py",
     "content/stories\\x.md", "content//stories/x.md", "content/imports.json", ".github/x.md"],
)  # fmt: skip
def test_paths_of_others_are_left_out(tmp_path: Path, path: str) -> None:
    entries = {"entries": {"a": [path]}, "files": {path: hash_of(b"")}, "pictures": {"a": path}, "redirects": {}}
    write(tmp_path, json.dumps({"sources": {"x": entries}}).encode())

    assert not is_ours(path, "events")
    assert read_manifest(tmp_path, "events") == {"x": ImportedSource()}
