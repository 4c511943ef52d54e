"""Checks a bag file by file (RFC 8493 3), and names what is damaged."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from almanac.read.bag import (
    ALGORITHMS,
    Listed,
    fault_of_declaration,
    missing_parts,
    read_info,
    read_manifest,
    read_oxum,
)
from almanac.store.bag.writing import PAYLOAD, checksum

# A manifest has a line for each file: a million of them.
_MOST_OF_A_TEXT = 300_000_000
_DECLARATION, _INFO, _FETCH = "bagit.txt", "bag-info.txt", "fetch.txt"


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with a file of a bag, by its path from the bag's top; empty for the bag as a whole."""

    path: str
    message: str


@dataclass(slots=True)
class Checked:
    """What was found in a bag: how many files were compared, of how many bytes, and all that is wrong."""

    damages: list[Damage] = field(default_factory=list)
    files: int = 0
    size: int = 0
    info: dict[str, str] = field(default_factory=dict)


def bags_in(folder: Path) -> list[Path]:
    """The bag that a folder is, or those in it that are the parts of one; none where it has none."""
    if (folder / _DECLARATION).exists() or (folder / PAYLOAD).exists():
        return [folder]
    return sorted(path.parent for path in folder.glob(f"*/{_DECLARATION}"))


def check_bags(folder: Path) -> Checked:
    """Check the bag, or all parts of one. Raises ``OSError`` where it may not look."""
    bags = bags_in(folder)
    whole = Checked()
    if not bags:
        whole.damages.append(Damage("", "is no bag: it has no bagit.txt"))
    infos = []
    for bag in bags:
        checked = check_bag(bag)
        before = "" if bag == folder else f"{bag.name}/"
        whole.damages += [Damage(f"{before}{one.path}", one.message) for one in checked.damages]
        whole.files, whole.size = whole.files + checked.files, whole.size + checked.size
        infos.append(checked.info)
        whole.info = whole.info or checked.info
        if checked.info.get("Bag-Group-Identifier") and bag.name == "everything-else":
            whole.info = checked.info
    if len(bags) > 1 or (bags and bags[0] != folder):
        whole.damages += [Damage("", fault) for fault in missing_parts(infos)]
    return whole


def check_bag(folder: Path) -> Checked:
    """Check one bag: what it declares, what is there, and each checksum. Raises ``OSError``."""
    checked = Checked()
    there, strange = _there(folder)
    checked.damages += strange
    checked.damages += _declared(folder, there)
    if _FETCH in there:
        checked.damages.append(Damage(_FETCH, "names files that are elsewhere, which are not fetched"))
    checked.info = read_info(_text(folder, _INFO)) if _INFO in there else {}
    payload = {name for name in there if name.startswith(f"{PAYLOAD}/")}
    tags = {name for name in there if name not in payload and not name.startswith("tagmanifest-")}
    known = _Comparison(folder, checked, there)
    known.compare("manifest", payload, f"{PAYLOAD}/")
    known.compare("tagmanifest", tags, "")
    checked.damages += _oxum(checked.info, {name: there[name] for name in payload})
    checked.files, checked.size = len(there), sum(there.values())
    return checked


class _Comparison:
    """Compares what lists say with what is there."""

    def __init__(self, folder: Path, checked: Checked, there: Mapping[str, int]) -> None:
        self._folder, self._checked, self._there = folder, checked, there
        self._composed = {unicodedata.normalize("NFC", name): name for name in there}

    def compare(self, kind: str, wanted: set[str], inside: str) -> None:
        """Compare each list of this kind, which has to name all that are ``wanted``."""
        lists = [(name, f"{kind}-{name}.txt") for name in ALGORITHMS if f"{kind}-{name}.txt" in self._there]
        if not lists:
            self._note(f"{kind}-sha512.txt", "is missing: without it nobody can say whether files are as they were")
        for algorithm, path in lists:
            listed, faults = read_manifest(_text(self._folder, path), inside)
            for fault in faults:
                self._note(path, fault)
            named = {found for one in listed if (found := self._compare_one(algorithm, one))}
            for name in sorted(wanted - named):
                self._note(name, f"was added: it is not in {path}")

    def _compare_one(self, algorithm: str, one: Listed) -> str:
        """Compare a file; the name by which it is there, since some disks write letters with marks otherwise."""
        name = one.path
        if name not in self._there:
            name = self._composed.get(unicodedata.normalize("NFC", name), "")
        if not name:
            self._note(one.path, "is missing")
            return ""
        try:
            if checksum(self._folder / name, algorithm) != one.checksum:
                self._note(name, f"is damaged or changed: it has {self._there[name]:,} bytes and another checksum")
        except OSError as error:
            self._note(name, f"cannot be read: {error.strerror}")
        return name

    def _note(self, path: str, message: str) -> None:
        damage = Damage(path, message)
        if damage not in self._checked.damages[-1:]:
            self._checked.damages.append(damage)


def _there(folder: Path) -> tuple[dict[str, int], list[Damage]]:
    """The size of each file by its path, and what is no ordinary file: nothing behind a link is looked at."""
    sizes: dict[str, int] = {}
    strange: list[Damage] = []
    for name, entry in _below(os.fspath(folder), ""):
        status = entry.stat(follow_symlinks=False)
        if stat.S_ISREG(status.st_mode):
            sizes[name] = status.st_size
        else:
            is_link = stat.S_ISLNK(status.st_mode)
            strange.append(Damage(name, "is a link, which no bag has" if is_link else "is no ordinary file"))
    return sizes, strange


def _below(folder: str, within: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{within}{entry.name}/")
            else:
                yield f"{within}{entry.name}", entry


def _declared(folder: Path, there: Mapping[str, int]) -> list[Damage]:
    fault = fault_of_declaration(_text(folder, _DECLARATION)) if _DECLARATION in there else "is missing"
    return [Damage(_DECLARATION, fault)] if fault else []


def _oxum(info: dict[str, str], payload: Mapping[str, int]) -> Iterator[Damage]:
    said = read_oxum(info)
    size, number = sum(payload.values()), len(payload)
    if said and said != (size, number):
        told = f"bag-info.txt says {said[1]:,} files and {said[0]:,} bytes"
        yield Damage("", f"data/ has {number:,} files and {size:,} bytes; {told}")


def _text(folder: Path, name: str) -> str:
    path = folder / name
    if path.stat().st_size > _MOST_OF_A_TEXT:
        return ""
    return path.read_bytes().decode("utf-8-sig", "replace")
