"""Knows by names, sizes and times of files whether a build would find anything else than the last one found.

As git's index does: where any of them differ, everything is looked at; where all are the same, nothing is.
"""

from __future__ import annotations

import json
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any

from almanac.model.submission_form import FORMS, form_paths
from almanac.read.codeowners import PLACES
from almanac.store.results import KeptFile, Results
from almanac.store.zone_data import zone_database

_KIND = "last build"
_SETTINGS = "pelicanconf.py"
# What no build reads at the top of a repository, where no setting names it: what only its readers and tests have.
_NOT_READ = frozenset(["docs", "node_modules", "output", "tests"])
# Where Python leaves what it has compiled; elsewhere a folder of that name is one like any other.
_CODE, _COMPILED = frozenset(["plugins", "scripts"]), "__pycache__"
# Of git's own folder what says which commit this is, and what it has.
_OF_GIT = ("HEAD", "index", "packed-refs", "shallow", "config", "info/grafts", "logs/HEAD", "reftable/tables.list")
# Of folders whose names begin with a point, what is read: all else there is nobody's.
_HIDDEN = (
    ".almanac/forum.json",
    *(path for form in FORMS.values() for path in form_paths(form)),
    *(place for place in PLACES if "/" in place),
)
# Its tags are files of a folder, the newest of which pages name.
_TAGS = "refs/tags"
# Settings that import one of these can be others at any time, without any file.
_CAN_TELL_OTHERWISE = frozenset(["datetime", "random", "requests", "secrets", "socket", "subprocess", "time", "urllib"])
_IMPORT = re.compile(r"^[ \t]*(?:from|import)[ \t]+(.+)", re.MULTILINE)
_NAME = re.compile(r"\w+")
_ASKS = re.compile(r"\b(?:environ|getenv)\b")
_ASKS_BY_NAME = re.compile(r"(?:environ(?:\.get\(|\[)|getenv\()\s*[\"']\w+[\"']\s*[],)]")
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
    """Keep it for the next one; None forgets it. Of outputs that are not there any more nothing is kept."""
    key = str(output).encode("utf-8", "surrogateescape")
    data = {} if last is None else {key: json.dumps(asdict(last)).encode()}
    others = results.values(_KIND).keys() - data.keys()
    gone = [other for other in others if other == key or not Path(other.decode("utf-8", "surrogateescape")).is_dir()]
    results.keep_values(_KIND, data, gone)


def sources_signature(root: Path, output: Path, options: tuple[object, ...], *, before: int = 0) -> str:
    """Of all that a build with these options reads: names, sizes, times, and what the settings ask of the environment.

    What lies in its ``output`` does not count. Empty where that says too little: a file is as new as ``before``, a time
    in nanoseconds since 1970, and may have been written meanwhile; or the settings ask the clock.
    """
    settings = _text(root / _SETTINGS)
    if _CAN_TELL_OTHERWISE.intersection(_NAME.findall(" ".join(_IMPORT.findall(settings)))):
        return ""
    digest = blake2b(repr((options, sys.version, sys.executable, _environment(settings))).encode(), digest_size=16)
    digest.update(zone_database())
    for name, status in _files(root, str(output)):
        digest.update(
            f"{name}\0{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}\n".encode(
                "utf-8", "surrogateescape"
            )
        )
        if before and max(status.st_mtime_ns, status.st_ctime_ns) > before - _TOO_NEW:
            return ""
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Sources:
    """The same in parts: what tells one state of each of the ``texts`` from another, by path; of git, and of the rest.

    ``texts`` are the ordinary Markdown files of the project, whatever becomes of them.
    """

    texts: Mapping[str, tuple[int, int, int, int]]
    git: str
    others: str


def sources_in_parts(root: Path, output: Path, options: tuple[object, ...], *, before: int = 0) -> Sources | None:
    """What ``sources_signature`` is of, None where that is empty."""
    settings = _text(root / _SETTINGS)
    if _CAN_TELL_OTHERWISE.intersection(_NAME.findall(" ".join(_IMPORT.findall(settings)))):
        return None
    texts: dict[str, tuple[int, int, int, int]] = {}
    links: set[str] = set()
    others = [repr((options, sys.version, sys.executable, _environment(settings))), zone_database().hex()]
    for name, status in chain(_known(_outside(root)), _of_project(root, str(output))):
        stamp = _stamp(status)
        if before and max(stamp[1:3]) > before - _TOO_NEW:
            return None
        links |= {name} if stat.S_ISLNK(status.st_mode) else set()
        if name.endswith(".md") and name not in links:
            texts[name] = stamp
        else:
            others.append(f"{name}\0{stamp}")
    git = [(name, _stamp(status)) for name, status in _git_files(root)]
    if before and any(max(stamp[1:3]) > before - _TOO_NEW for _, stamp in git):
        return None
    return Sources(texts, _digest(f"{name}\0{stamp}" for name, stamp in git), _digest(others))


def _stamp(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _digest(lines: Iterable[str]) -> str:
    return blake2b("\n".join(lines).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def is_output_as_left(output: Path, files: Mapping[str, KeptFile]) -> bool:
    """Whether an output has the files that were published, all of them as they were, by their sizes and times."""
    missing = len(files)
    for name, status in _below(str(output), ""):
        kept = files.get(name)
        if kept is None:
            continue
        if not kept.is_as_left(status):
            return False
        missing -= 1
    return missing == 0


def _files(root: Path, output: str) -> Iterator[tuple[str, os.stat_result]]:
    yield from chain(_known(_outside(root)), _git_files(root), _of_project(root, output))


def _outside(root: Path) -> Iterator[Path]:
    """What is read, and lies in folders of which the rest is not."""
    yield from (root / name for name in _HIDDEN)


def _git_files(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    return _known(_of_git(root))


def _of_project(root: Path, output: str) -> Iterator[tuple[str, os.stat_result]]:
    not_read = _NOT_READ - _words_of_settings(root)
    with os.scandir(root) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            passed_over = entry.path == output or entry.name[0] == "." or entry.name in not_read
            if entry.is_symlink() and not passed_over:
                yield from _linked(entry, entry.name, ())
            elif entry.is_file(follow_symlinks=False):
                yield entry.name, entry.stat(follow_symlinks=False)
            elif entry.is_dir(follow_symlinks=False) and not passed_over:
                without = _COMPILED if entry.name in _CODE else ""
                yield from _below(entry.path, f"{entry.name}/", without=without)


def _known(paths: Iterable[Path]) -> Iterator[tuple[str, os.stat_result]]:
    for path in paths:
        with suppress(OSError):  # it is not there: that counts too
            yield str(path), path.stat()


def _of_git(root: Path) -> Iterator[Path]:
    """What says which commit is looked at: the repository may begin above ``root``, and be a work tree of another."""
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    own = top / ".git"
    if own.is_file():
        own = top / _text(own).partition("gitdir:")[2].strip()
    common = own / (_text(own / "commondir").strip() or ".")
    head = _text(own / "HEAD").strip().partition("ref: ")[2]
    names = (*_OF_GIT, _TAGS, *([head] if head else []))
    places = [folder / name for folder in dict.fromkeys((own, common)) for name in names]
    yield from (*places, *([] if top == root else [top / ".mailmap"]))


def _below(
    folder: str, prefix: str, above: tuple[str, ...] = (), *, without: str = ""
) -> Iterator[tuple[str, os.stat_result]]:
    """The files below a folder, and below those that it has links to."""
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in inside:
        name = f"{prefix}{entry.name}"
        if entry.is_symlink():
            yield from _linked(entry, name, above)
        elif not entry.is_dir():
            yield name, entry.stat()
        elif entry.name != without:
            yield from _below(entry.path, f"{name}/", above, without=without)


def _linked(entry: os.DirEntry[str], name: str, above: tuple[str, ...]) -> Iterator[tuple[str, os.stat_result]]:
    """What a link leads to, as far as it leads to nothing that it lies in."""
    yield name, entry.stat(follow_symlinks=False)
    with suppress(OSError):  # it leads to itself, or to where nobody may look
        place = os.path.realpath(entry.path)
        if entry.is_dir() and place not in above:
            yield from _below(place, f"{name}/", (*above, place))
        elif entry.is_file():
            yield name, entry.stat()


def _environment(settings: str) -> tuple[tuple[str, str], ...]:
    """The variables whose names stand in the settings; all, where these put a name together."""
    if len(_ASKS.findall(settings)) > len(_ASKS_BY_NAME.findall(settings)):
        return tuple(sorted(os.environ.items()))
    names = {*_NAME.findall(settings)}
    return tuple(sorted((name, value) for name, value in os.environ.items() if name in names))


def _words_of_settings(root: Path) -> frozenset[str]:
    return frozenset(_NAME.findall(_text(root / _SETTINGS)))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
