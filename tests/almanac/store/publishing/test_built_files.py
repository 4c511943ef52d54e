from __future__ import annotations

from pathlib import Path

from almanac.store.publishing.built_files import built_files


def test_pages_and_style_sheets_are_read_by_their_addresses(tmp_path: Path) -> None:
    names = ["index.html", "a/index.html", "404.html", "theme/my-index.html", "theme/a.CSS", "a.ics", "b/x.js"]
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")

    assert list(built_files(tmp_path)) == [
        ("/404.html", b"404.html"),
        ("/", b"index.html"),
        ("/a/", b"a/index.html"),
        ("/theme/a.CSS", b"theme/a.CSS"),
        ("/theme/my-index.html", b"theme/my-index.html"),
    ]
