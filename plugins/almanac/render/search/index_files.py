"""Makes of the files that Pagefind gives those that are published: the same for the same texts, and what is used alone.

Pagefind 1.5 writes filters, and the list of them, in another order on each run (its source has them in hash maps).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import cbor2

# What a file of Pagefind's begins with that is not compressed, or once it is decompressed.
_SIGNATURE = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
# What is searched with.
LIBRARY = "pagefind.js"
_WORKER = "pagefind-worker.js"
# Of the arrays that a list of a bundle's files is (`MetaIndex` of Pagefind's source): where the filters stand.
_FILTERS = 3
_PARTS = 6
_DIGITS = 10


class UnknownIndexError(ValueError):
    """The files are not as Pagefind 1.5 writes them, or not whole."""


def bundle_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a bundle, of those that Pagefind gave for texts of one language; raises ``UnknownIndexError``."""
    try:
        return _bundle_files(files)
    except (LookupError, ValueError, TypeError, EOFError, OSError) as error:
        raise UnknownIndexError(f"the index is not whole: {error}") from error


def engine_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What a browser searches a language with: Pagefind's program, and a bundle without entries to which others join.

    Raises ``UnknownIndexError``.
    """
    try:
        entry = json.loads(files[_ENTRY])
        (language, facts), *_ = entry["languages"].items()
        program = f"wasm.{facts['wasm'] or 'unknown'}.pagefind"
        nothing = _SIGNATURE + cbor2.dumps([entry["version"], [], [], [], [], []])
        name = _hash(language, nothing)
        own = {**facts, "hash": name, "page_count": 0}
        return {
            _ENTRY: _json({**entry, "languages": {language: own}}),
            f"pagefind.{name}.pf_meta": nothing,
            program: files[program],
            _WORKER: files[_WORKER],
        }
    except (LookupError, ValueError, TypeError) as error:
        raise UnknownIndexError(f"the program to search with is not whole: {error}") from error


def _bundle_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    entry = json.loads(files[_ENTRY])
    ((language, facts),) = entry["languages"].items()
    listed = _decoded(files[f"pagefind.{facts['hash']}.pf_meta"])
    if len(listed) != _PARTS:
        raise UnknownIndexError("its list of files has other parts")
    _, pages, chunks, filters, sorts, _ = listed
    if sorts or len(pages) != facts["page_count"]:
        raise UnknownIndexError("it does not have what was asked for")
    made = {f"fragment/{page[0]}.pf_fragment": files[f"fragment/{page[0]}.pf_fragment"] for page in pages}
    made |= {f"index/{chunk[2]}.pf_index": files[f"index/{chunk[2]}.pf_index"] for chunk in chunks}
    named = []
    for name, digest in sorted(filters):
        data = _filter(files[f"filter/{digest}.pf_filter"])
        named.append([name, _hash(language, data)])
        made[f"filter/{named[-1][1]}.pf_filter"] = data
    listed[_FILTERS] = named
    data = _SIGNATURE + cbor2.dumps(listed)
    own = {**facts, "hash": _hash(language, data)}
    made[f"pagefind.{own['hash']}.pf_meta"] = data
    made[_ENTRY] = _json({**entry, "languages": {language: own}})
    return made


def _filter(data: bytes) -> bytes:
    """A filter with its values in their order, not compressed: what compresses differs from machine to machine."""
    name, values = _decoded(data)
    return _SIGNATURE + cbor2.dumps([name, sorted(values)])


def _decoded(data: bytes) -> Any:
    plain = gzip.decompress(data)
    if not plain.startswith(_SIGNATURE):
        raise UnknownIndexError("one of its files does not begin as it should")
    return cbor2.loads(plain[len(_SIGNATURE) :])


def _hash(language: str, data: bytes) -> str:
    return f"{language}_{sha256(data).hexdigest()[:_DIGITS]}"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
