"""Compares a list of checksums with the files that are there, and says what likely happened to those that differ."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from almanac.read.bag import Listed
from almanac.store.bag.writing import checksum

# Desks of systems leave them in every folder that somebody opens.
_OF_A_SYSTEM = frozenset([".DS_Store", "Thumbs.db", "desktop.ini"])


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with a file of a bag, by its path from the bag's top; empty for the bag as a whole."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a bag's folder, each with its size in bytes; ``strange`` are links and the like, which are none."""

    folder: Path
    sizes: Mapping[str, int]
    strange: Collection[str] = ()


@dataclass(slots=True)
class Differences:
    """By what files differ from a list: those ``changed`` and those ``missing``, each with its checksum now or once."""

    changed: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    unreadable: list[Damage] = field(default_factory=list)


def damages_of(
    there: Contents, path: str, algorithm: str, listed: Collection[Listed], wanted: Iterable[str], grown: int | None
) -> Iterator[Damage]:
    """What differs from the list at a ``path`` that has to name all files ``wanted``.

    All of these together are ``grown`` by so many bytes since the bag was made; None where nobody knows.
    """
    found = _differences(there, algorithm, listed, wanted)
    yield from found.unreadable
    alone = grown if len(found.changed) == 1 and not found.missing and not found.added else None
    once = {one.checksum: one.path for one in reversed(list(listed))}
    for name, digest in found.changed.items():
        yield Damage(name, _changed(there.sizes[name], once.get(digest, ""), path, alone))
    renamed = _renamed(there, algorithm, found)
    by_capitals = {name.casefold(): name for name in there.sizes}
    for name in found.missing:
        yield Damage(name, _missing(renamed.get(name, ""), by_capitals.get(name.casefold(), "")))
    for name in found.added:
        if name not in renamed.values():
            yield Damage(name, _added(name, path))


def _differences(there: Contents, algorithm: str, listed: Collection[Listed], wanted: Iterable[str]) -> Differences:
    found = Differences()
    named = {one.path for one in listed if one.path in there.sizes}
    # Some disks write letters with marks otherwise.
    composed = {_composed(name): name for name in there.sizes if name not in named}
    for one in listed:
        name = one.path if one.path in there.sizes else composed.pop(_composed(one.path), "")
        if not name:
            if not _is_behind_what_is_strange(one.path, there):
                found.missing[one.path] = one.checksum
            continue
        named.add(name)
        try:
            digest = checksum(there.folder / name, algorithm)
        except OSError as error:
            found.unreadable.append(Damage(name, f"cannot be read: {error.strerror}"))
        else:
            if digest != one.checksum:
                found.changed[name] = digest
    found.added = sorted(set(wanted) - named)
    return found


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _is_behind_what_is_strange(path: str, there: Contents) -> bool:
    """Whether it is named already why nobody can say how a file is: it is a link, or lies behind one."""
    return bool(there.strange) and any(f"{path}/".startswith(f"{one}/") for one in there.strange)


def _renamed(there: Contents, algorithm: str, found: Differences) -> dict[str, str]:
    """The names that files have now which are missing under those of the list."""
    if not found.missing:
        return {}
    now: dict[str, list[str]] = {}
    for name in found.added:
        try:
            now.setdefault(checksum(there.folder / name, algorithm), []).append(name)
        except OSError:
            continue
    renamed: dict[str, str] = {}
    for name, digest in found.missing.items():
        if candidates := now.get(digest):
            renamed[name] = candidates.pop(0)
    return renamed


def _changed(size: int, content_of: str, path: str, grown: int | None) -> str:
    if content_of:
        return f"has the content of {content_of} in place of its own"
    if size == 0:
        return "is empty"
    if grown is not None and grown < 0:
        return f"was cut off or changed: it has {size:,} of its {size - grown:,} bytes"
    more = f", {grown:,} of them more than before" if grown else ""
    return f"is damaged or changed: it has {size:,} bytes{more}, and another checksum than in {path}"


def _missing(now: str, almost: str) -> str:
    if now:
        return f"was renamed: it is {now} now"
    if almost:
        return f"is missing: beside {almost}, whose name differs by capitals alone, many disks cannot keep it"
    return "is missing"


def _added(name: str, path: str) -> str:
    last = name.rpartition("/")[2]
    if last in _OF_A_SYSTEM or last.startswith("._"):
        return "was added, as systems do where somebody opens a folder: delete it"
    return f"was added: it is not in {path}"
