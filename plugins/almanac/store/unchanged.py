"""Knows by names, sizes and times of files whether a build would find anything else than the last one found.

As git's index does: where any of them differ, everything is looked at; where all are the same, nothing is.
"""

from __future__ import annotations

import json
import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from almanac.store.results import KeptFile, Results
from almanac.store.zone_data import zone_database

_KIND = "last build"
_SETTINGS = "pelicanconf.py"
# What no build reads: what it makes, what only tests and readers of the repository have.
_NOT_READ = frozenset(["__pycache__", "docs", "node_modules", "output", "tests"])
# Where Python leaves what it has compiled; elsewhere a folder of that name is one like any other.
_CODE = frozenset(["plugins", "scripts"])
_COMPILED = "__pycache__"
# Of git's own folders what says which commit this is, and what it has.
_OF_GIT = ("HEAD", "index", "packed-refs", "shallow", "config")
_FORUM = ".almanac/forum.json"
# Settings that import one of these can be others at any time, without any file.
_CAN_TELL_OTHERWISE = frozenset(["datetime", "random", "requests", "secrets", "socket", "subprocess", "time", "urllib"])
_IMPORT = re.compile(r"^[ \t]*(?:from|import)[ \t]+(.+)", re.MULTILINE)
_NAME = re.compile(r"\w+")
# A file that was written so shortly before could be written again without another time: nanoseconds.
_TOO_NEW = 50_000_000


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What the last build of an output left and said.

    ``sources`` is the signature of all that it read. What it made holds until ``until`` (seconds since 1970):
    something begins or ends then. ``said`` are values for whoever tells of it.
    """

    sources: str
    until: float
    said: Mapping[str, Any]


def last_build(results: Results, output: Path) -> LastBuild | None:
    """The last one; None where nothing is known of it."""
    data = results.values(_KIND).get(str(output).encode("utf-8", "surrogateescape"))
    try:
        return LastBuild(**json.loads(data)) if data else None
    except (ValueError, TypeError):
        return None


def keep_last_build(results: Results, output: Path, last: LastBuild | None) -> None:
    """Keep it for the next one; None forgets it."""
    key = str(output).encode("utf-8", "surrogateescape")
    data = {} if last is None else {key: json.dumps(asdict(last)).encode()}
    results.keep_values(_KIND, data, [] if data else [key])


def sources_signature(root: Path, output: Path, options: tuple[object, ...], *, before: int = 0) -> str:
    """Of all that a build with these options reads: names, sizes, times, and what the settings ask of the environment.

    What lies in its ``output`` does not count. Empty where that says too little: a file is as new as ``before``, a time
    in nanoseconds since 1970, and may have been written meanwhile; a folder is a link; the settings ask the clock.
    """
    settings = _text(root / _SETTINGS)
    if _CAN_TELL_OTHERWISE.intersection(_NAME.findall(" ".join(_IMPORT.findall(settings)))):
        return ""
    digest = blake2b(repr((options, sys.version, sys.executable, _environment(settings))).encode(), digest_size=16)
    digest.update(zone_database())
    for name, status in _files(root, str(output)):
        if stat.S_ISDIR(status.st_mode):
            return ""
        digest.update(
            f"{name}\0{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}\n".encode(
                "utf-8", "surrogateescape"
            )
        )
        if before and max(status.st_mtime_ns, status.st_ctime_ns) > before - _TOO_NEW:
            return ""
    return digest.hexdigest()


def is_output_as_left(output: Path, files: Mapping[str, KeptFile]) -> bool:
    """Whether an output has the files that were published, all of them as they were, by their sizes and times."""
    missing = len(files)
    for name, status in _below(str(output), ""):
        kept = files.get(name)
        if kept is None:
            continue
        if (status.st_size, status.st_mtime_ns, status.st_ino) != (kept.size, kept.changed, kept.place):
            return False
        missing -= 1
    return missing == 0


def _files(root: Path, output: str) -> Iterator[tuple[str, os.stat_result]]:
    """All that a build reads; a link is what it leads to, and a folder among these is one that a link leads to."""
    beside = {path.as_posix(): path for path in (*_of_git(root), root / _FORUM)}
    for name, path in beside.items():
        with suppress(OSError):  # there may be none
            yield name, path.stat()
    with os.scandir(root) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if not entry.is_dir():
                yield entry.name, _status(entry)
            elif entry.path != output and entry.name[0] != "." and entry.name not in _NOT_READ:
                without = _COMPILED if entry.name in _CODE else ""
                yield from _below(entry.path, f"{entry.name}/", without)


def _below(folder: str, prefix: str, without: str = "") -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in inside:
        if not entry.is_dir(follow_symlinks=False):
            yield f"{prefix}{entry.name}", _status(entry)
        elif entry.name != without:
            yield from _below(entry.path, f"{prefix}{entry.name}/", without)


def _status(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        return entry.stat()
    except OSError:  # a link to nothing
        return entry.stat(follow_symlinks=False)


def _of_git(root: Path) -> Iterator[Path]:
    """The files of the repository that has the root, which may be another work tree of it, or lie below its top."""
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    own = top / ".git"
    elsewhere = _text(own).removeprefix("gitdir:").strip() if own.is_file() else ""
    own = top / elsewhere if elsewhere else own
    shared = own / _text(own / "commondir").strip()
    head = _text(own / "HEAD").strip()
    yield top / ".mailmap"
    for folder in dict.fromkeys([own, shared]):
        yield from (folder / name for name in _OF_GIT)
        if head.startswith("ref: "):
            yield folder / head[5:]  # where it is not among the packed ones


def _environment(settings: str) -> tuple[tuple[str, str], ...]:
    """The variables whose names stand in the settings."""
    names = {*_NAME.findall(settings)}
    return tuple(sorted((name, value) for name, value in os.environ.items() if name in names))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
