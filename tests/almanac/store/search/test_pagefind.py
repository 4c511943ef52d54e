"""Pagefind itself, and programs that are not it."""

from __future__ import annotations

import base64
import gzip
import json
import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

import cbor2
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


# The larger program is no package of the tests: they would all be of it. CONTRIBUTING.md says how this is run.
@pytest.mark.skipif(not os.environ.get("EXTENDED_PAGEFIND"), reason="EXTENDED_PAGEFIND names no program")
@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        pytest.param("zh", "维基百科是一个自由的百科全书", {"维基", "百科", "自由", "全书"}, id="Chinese"),
        pytest.param("ja", "誰でも編集できるフリー百科事典です", {"編集", "フリー", "百科", "事典"}, id="Japanese"),
    ],
)
def test_the_larger_program_finds_where_words_begin(lang: str, text: str, words: set[str]) -> None:
    with Pagefind(Binary(Path(os.environ["EXTENDED_PAGEFIND"]), "the larger one")) as pagefind:
        files = pagefind.index([TEXT | {"language": lang, "content": text}])

    assert words <= words_of(files)


def test_the_usual_program_takes_a_sentence_for_a_word() -> None:
    with Pagefind(find_binary()) as pagefind:
        files = pagefind.index([TEXT | {"language": "zh", "content": "维基百科是一个自由的百科全书"}])

    assert ("维基" in words_of(files)) is is_extended()


def words_of(files: Mapping[str, bytes]) -> set[str]:
    """The words of an index, as its pieces have them."""
    pieces = [gzip.decompress(data) for name, data in files.items() if name.endswith(".pf_index")]
    return {word[0] for piece in pieces for word in cbor2.loads(piece.removeprefix(b"pagefind_dcd"))[0]}
