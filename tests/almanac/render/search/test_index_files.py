"""Files of an index that are the same on every run, whatever order Pagefind wrote them in."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import cbor2
import pytest

from almanac.render.search.index_files import UnknownIndexError, bundle_files, engine_files

FILTERS = [["year", "en_f1"], ["kind", "en_f2"]]


def packed(value: object) -> bytes:
    return gzip.compress(b"pagefind_dcd" + cbor2.dumps(value))


def written(*, backwards: bool = False) -> dict[str, bytes]:
    """What Pagefind gives for two texts, in either order of what it does not order."""
    step = -1 if backwards else 1
    meta = ["1.5.2", [["en_a", 3], ["en_b", 4]], [["a", "z", "en_i"]], FILTERS[::step], [], ["title"]]
    facts = {"hash": "en_m", "wasm": "en", "page_count": 2}
    return {
        "pagefind-entry.json": json.dumps({"version": "1.5.2", "languages": {"en": facts}}).encode(),
        "pagefind.en_m.pf_meta": packed(meta),
        "fragment/en_a.pf_fragment": b"a",
        "fragment/en_b.pf_fragment": b"b",
        "index/en_i.pf_index": b"i",
        "filter/en_f1.pf_filter": packed(["year", [["2026", [0]], ["2027", [1]]][::step]]),
        "filter/en_f2.pf_filter": packed(["kind", [["event", [0]], ["story", [1]]][::step]]),
        "wasm.en.pagefind": b"wasm",
        "pagefind.js": b"js",
        "pagefind-worker.js": b"worker",
        "pagefind-ui.js": b"not used",
    }


def test_the_order_in_which_it_was_written_does_not_matter() -> None:
    assert bundle_files(written()) == bundle_files(written(backwards=True))


def test_a_bundle_has_what_its_list_names_and_nothing_else() -> None:
    files = bundle_files(written())
    facts = json.loads(files.pop("pagefind-entry.json"))["languages"]["en"]
    listed = cbor2.loads(files.pop(f"pagefind.{facts['hash']}.pf_meta").removeprefix(b"pagefind_dcd"))

    assert facts["page_count"] == 2
    assert [name for name, _ in listed[3]] == ["kind", "year"]
    assert sorted(files) == sorted(
        ["fragment/en_a.pf_fragment", "fragment/en_b.pf_fragment", "index/en_i.pf_index",
         *(f"filter/{digest}.pf_filter" for _, digest in listed[3])]
    )  # fmt: skip


def test_what_searches_a_language_has_no_entry_of_its_own() -> None:
    files = engine_files(written())
    facts = json.loads(files["pagefind-entry.json"])["languages"]["en"]

    assert facts["page_count"] == 0
    assert sorted(files) == sorted(
        ["pagefind-entry.json", "pagefind-worker.js", f"pagefind.{facts['hash']}.pf_meta", "wasm.en.pagefind"]
    )


def without(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda files: files.__delitem__(name)


def broken(name: str, data: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda files: files.__setitem__(name, data)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(without("pagefind-entry.json"), id="no list of languages"),
        pytest.param(without("pagefind.en_m.pf_meta"), id="no list of files"),
        pytest.param(without("fragment/en_b.pf_fragment"), id="a text is missing"),
        pytest.param(without("index/en_i.pf_index"), id="words are missing"),
        pytest.param(without("filter/en_f1.pf_filter"), id="a filter is missing"),
        pytest.param(broken("pagefind.en_m.pf_meta", b"x"), id="not compressed"),
        pytest.param(broken("pagefind.en_m.pf_meta", packed(1)), id="another form"),
        pytest.param(broken("pagefind.en_m.pf_meta", packed(["2.0", [], [], [], [], [], []])), id="another version"),
        pytest.param(broken("pagefind.en_m.pf_meta", packed(["1.5.2", [], [], [], [], []])), id="fewer texts"),
        pytest.param(broken("filter/en_f1.pf_filter", gzip.compress(b"x")), id="no signature"),
        pytest.param(broken("pagefind-entry.json", b'{"languages": {}}'), id="no language"),
    ],
)
def test_an_index_that_is_not_whole_is_none(damage: Callable[[dict[str, bytes]], None]) -> None:
    files = written()
    damage(files)

    with pytest.raises(UnknownIndexError):
        bundle_files(files)


def test_without_its_program_nothing_can_be_searched() -> None:
    files = written()
    del files["wasm.en.pagefind"]

    with pytest.raises(UnknownIndexError, match="program"):
        engine_files(files)
