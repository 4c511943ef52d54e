"""Pagefind itself, and programs that are not it."""

from __future__ import annotations

import base64
import json
import stat
import sys
from pathlib import Path

import pytest

from almanac.store.search.pagefind import Binary, CannotIndex, Pagefind, find_binary, is_extended

TEXT = {
    "url": "/x/",
    "content": "A meeting <b>of</b> editors, कलम",
    "language": "en",
    "meta": {"title": "T"},
    "filters": {},
}


def test_texts_become_files_of_an_index() -> None:
    with Pagefind(find_binary()) as pagefind:
        first, second = pagefind.index([TEXT, TEXT | {"url": "/y/"}]), pagefind.index([TEXT])

    entries = [json.loads(files["pagefind-entry.json"])["languages"]["en"]["page_count"] for files in (first, second)]
    assert entries == [2, 1]
    assert "wasm.en.pagefind" in first


def test_many_texts_do_not_stop_the_pipes() -> None:
    with Pagefind(find_binary()) as pagefind:
        files = pagefind.index([TEXT | {"url": f"/{n}/", "content": f"{n} " + "word " * 2000} for n in range(300)])

    assert sum(name.startswith("fragment/") for name in files) == 300


def program(folder: Path, source: str) -> Binary:
    path = folder / "program"
    path.write_text(f"#!{sys.executable}\n{source}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Binary(path, "a program 1.0")


ENDED, OTHER = "ended before it was done", "cannot be understood"
REFUSED = base64.b64encode(b'{"payload": {"type": "Error", "message": "no"}}').decode()


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("raise SystemExit(1)", ENDED, id="ends at once"),
        pytest.param("import sys; sys.stdin.buffer.read(10); raise SystemExit(1)", ENDED, id="ends after a while"),
        pytest.param("import time; time.sleep(60)", ENDED, id="says nothing"),
        pytest.param("print('hello, world')", OTHER, id="says something else"),
        pytest.param("print('e30=,')", OTHER, id="says nothing that is meant"),
        pytest.param(f"print('{REFUSED},')", "Pagefind refused a text: no", id="refuses"),
    ],
)
def test_a_program_that_fails_is_told_of(tmp_path: Path, source: str, message: str) -> None:
    with Pagefind(program(tmp_path, source), seconds=2) as pagefind, pytest.raises(CannotIndex, match=message):
        pagefind.index([TEXT])


def test_a_program_that_does_not_start_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(CannotIndex, match="does not start"):
        Pagefind(Binary(tmp_path / "nothing", "nothing 1.0"))


@pytest.mark.skipif(not is_extended(), reason="the program that knows Chinese and Japanese is not installed")
def test_the_larger_program_finds_where_words_begin() -> None:
    with Pagefind(find_binary()) as pagefind:
        files = pagefind.index([TEXT | {"language": "zh", "content": "维基百科是一个自由的百科全书"}])

    assert json.loads(files["pagefind-entry.json"])["languages"]["zh"]["page_count"] == 1
