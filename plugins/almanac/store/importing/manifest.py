"""Keeps in git what imports have made, by source, so that the next one knows its own files from those of people."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from almanac.importers.layout import EarlierImport

PATH = "content/imports.json"
_ABOUT = (
    "What imports have made: `scripts/almanac import` knows by it which files are its own, and leaves alone what "
    "people have changed since. It belongs into git."
)
_HASH = re.compile(r"[0-9a-f]{32}")


class DamagedManifest(Exception):
    """The file is no manifest."""


_Fact = TypeVar("_Fact")


@dataclass(slots=True)
class ImportedSource:
    """What came of one source: entries by key, hashes of files, paths of pictures and redirects by old address."""

    entries: Mapping[str, EarlierImport] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)


def hash_of(data: bytes) -> str:
    """What tells the bytes of a file from any others (SHA-256, its first 16 bytes)."""
    return sha256(data).hexdigest()[:32]


def read_manifest(root: Path, events_path: str) -> dict[str, ImportedSource]:
    """What each source has become; raises ``DamagedManifest``, for without it people's changes could be lost."""
    if not os.path.lexists(root / PATH):
        return {}
    try:
        whole = json.loads((root / PATH).read_text("utf-8"))
        return {str(name): _source(one, events_path) for name, one in whole["sources"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DamagedManifest(str(error)) from None


def manifest_lines(sources: Mapping[str, ImportedSource]) -> Iterator[bytes]:
    """The file, the same for the same: a line for each fact, so that git shows what an import has changed.

    It comes bit by bit, since of a large site it is as large as all else that is in memory.
    """
    yield f'{{\n "about": {_quoted(_ABOUT)},\n "sources": {{\n'.encode()
    for number, (name, source) in enumerate(sorted(sources.items())):
        yield f"{',' if number else ''}  {_quoted(name)}: {{\n".encode()
        yield from _part(
            "entries", source.entries, lambda one: json.dumps([one.path, *one.addresses], ensure_ascii=False)
        )
        yield b",\n"
        yield from _part("files", source.files, _quoted)
        yield b",\n"
        yield from _part("pictures", source.pictures, _quoted)
        yield b",\n"
        yield from _part("redirects", source.redirects, _quoted)
        yield b"\n  }\n"
    yield b" }\n}\n"


def _part(name: str, facts: Mapping[str, _Fact], written: Callable[[_Fact], str]) -> Iterator[bytes]:
    yield f"   {_quoted(name)}: {{".encode()
    for number, key in enumerate(sorted(facts)):
        line = f"{',' if number else ''}\n    {_quoted(key)}: {written(facts[key])}"
        yield line.encode("utf-8", "replace")
    yield b"\n   }" if facts else b"}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _source(found: Mapping[str, Any], events_path: str) -> ImportedSource:
    """Of a manifest that somebody else may have written, only what an import can have made."""
    entries = {
        str(key): EarlierImport(str(path), tuple(map(str, addresses)))
        for key, (path, *addresses) in found["entries"].items()
        if is_ours(str(path), events_path) and path.endswith(".md")
    }
    files = {
        str(path): str(digest)
        for path, digest in found["files"].items()
        if is_ours(str(path), events_path) and _HASH.fullmatch(str(digest))
    }
    pictures = {
        str(address): str(path)
        for address, path in found["pictures"].items()
        if is_ours(f"content/{path}", events_path) and str(path).startswith("images/")
    }
    redirects = {str(old): str(new) for old, new in found["redirects"].items()}
    return ImportedSource(entries, files, pictures, redirects)


def is_ours(path: str, events_path: str) -> bool:
    """Whether an import writes there."""
    parts = PurePosixPath(path).parts
    names = ("stories", "pages", "comments", "images", "redirects.yml")
    folders = [*(f"content/{name}" for name in names), events_path]
    is_plain = PurePosixPath(path).as_posix() == path and not any(part.startswith(".") for part in parts)
    return is_plain and "\\" not in path and any(path == one or path.startswith(f"{one}/") for one in folders)
