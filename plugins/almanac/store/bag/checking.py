"""Checks a bag file by file (RFC 8493 3), and names what is damaged."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from almanac.read.bag import ALGORITHMS, fault_of_declaration, missing_parts, read_info, read_manifest, read_oxum
from almanac.store.bag.comparing import Contents, Damage, damages_of
from almanac.store.bag.writing import PAYLOAD

# A manifest has a line for each file: a million of them.
_MOST_OF_A_TEXT = 300_000_000
_LIST = re.compile(r"(?P<kind>(?:tag)?manifest)-(?P<algorithm>[^/]+)\.txt")
_DECLARATION, _INFO, _FETCH = "bagit.txt", "bag-info.txt", "fetch.txt"


@dataclass(slots=True)
class Checked:
    """What was found in a bag: all that is wrong, how many files were compared, of how many bytes.

    ``alike`` says of names that some disks take for one and the same; empty where there are none.
    """

    damages: list[Damage] = field(default_factory=list)
    files: int = 0
    size: int = 0
    info: dict[str, str] = field(default_factory=dict)
    alike: str = ""


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
        whole.alike = whole.alike or checked.alike
        if checked.info.get("Bag-Group-Identifier") and bag.name == "everything-else":
            whole.info = checked.info
    if len(bags) > 1 or (bags and bags[0] != folder):
        whole.damages += [Damage("", fault) for fault in missing_parts(infos)]
    return whole


def check_bag(folder: Path) -> Checked:
    """Check one bag: what it declares, what is there, and each checksum. Raises ``OSError``."""
    sizes, strange = _there(folder)
    there = Contents(folder, sizes, {one.path for one in strange})
    info = read_info(_text(folder, _INFO)) if _INFO in sizes else {}
    payload = {name for name in sizes if name.startswith(f"{PAYLOAD}/")}
    tags = {name for name in sizes if name not in payload and not name.startswith("tagmanifest-")}
    said, found = read_oxum(info), (sum(sizes[name] for name in payload), len(payload))
    damages = [*strange, *_declared(folder, sizes)]
    if not os.path.lexists(folder / PAYLOAD):
        damages.append(Damage(f"{PAYLOAD}/", "is missing: all that the bag is made for lies there"))
    if _FETCH in sizes:
        damages.append(Damage(_FETCH, "names files that are elsewhere, which are not fetched"))
    in_payload = list(_compared(there, "manifest", payload, f"{PAYLOAD}/", found[0] - said[0] if said else None))
    damages += in_payload
    if said and said != found and not in_payload and not strange:  # what is missing or was added is named already
        told = f"bag-info.txt says {said[1]:,} files and {said[0]:,} bytes"
        damages.append(Damage("", f"data/ has {found[1]:,} files and {found[0]:,} bytes; {told}"))
    damages += _compared(there, "tagmanifest", tags, "", None)
    return Checked(_each_once(damages), len(sizes), sum(sizes.values()), info, _alike(sorted(sizes)))


def _compared(there: Contents, kind: str, wanted: set[str], inside: str, grown: int | None) -> Iterator[Damage]:
    """What each list of a kind says, which has to name all that are ``wanted``."""
    known = [(name, f"{kind}-{name}.txt") for name in ALGORITHMS if f"{kind}-{name}.txt" in there.sizes]
    for path in there.sizes:
        found = _LIST.fullmatch(path)
        if found and found["kind"] == kind and found["algorithm"] not in ALGORITHMS:
            yield Damage(path, f"has checksums of a kind that is not known here ({found['algorithm']}): not compared")
    if not known:
        yield Damage(f"{kind}-sha512.txt", "is missing: without it nobody can say whether files are as they were")
    for algorithm, path in known:
        listed, faults = read_manifest(_text(there.folder, path), inside)
        yield from (Damage(path, fault) for fault in faults)
        yield from damages_of(there, path, algorithm, listed, wanted, grown)


def _each_once(damages: Iterable[Damage]) -> list[Damage]:
    """What several lists say of a file counts once."""
    first: dict[str, Damage] = {}
    for number, damage in enumerate(damages):
        is_of_a_line = damage.message.startswith("line ")
        first.setdefault(f"{damage.path}\0{number}" if is_of_a_line or not damage.path else damage.path, damage)
    return list(first.values())


def _alike(names: Iterable[str]) -> str:
    """What to know of names that differ by capitals alone; empty where there are none."""
    known: dict[str, str] = {}
    pairs = [(other, name) for name in names if (other := known.setdefault(name.casefold(), name)) != name]
    if not pairs:
        return ""
    first, second = pairs[0]
    more = f" and {len(pairs) - 1:,} more" if len(pairs) > 1 else ""
    return (
        f"{first} and {second}{more} differ by capitals alone: on Windows and on most Macs only one of both can be kept"
    )


def _there(folder: Path) -> tuple[dict[str, int], list[Damage]]:
    """The size of each file by its path, and what is no ordinary file: nothing behind a link is looked at."""
    sizes: dict[str, int] = {}
    strange: list[Damage] = []
    to_look = [""]  # however deep folders lie in each other
    while to_look:
        within = to_look.pop()
        try:
            entries = _entries(f"{folder}/{within}")
        except OSError as error:
            if not within:
                raise
            strange.append(Damage(within.removesuffix("/"), f"cannot be looked into: {error.strerror}"))
            continue
        to_look += [f"{within}{name}/" for name, status in reversed(entries) if stat.S_ISDIR(status.st_mode)]
        for name, status in entries:
            if stat.S_ISREG(status.st_mode):
                sizes[f"{within}{name}"] = status.st_size
            elif not stat.S_ISDIR(status.st_mode):
                is_link = stat.S_ISLNK(status.st_mode)
                told = "is a link, which no bag has" if is_link else "is no ordinary file"
                strange.append(Damage(f"{within}{name}", told))
    return sizes, strange


def _entries(folder: str) -> list[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        return sorted((entry.name, entry.stat(follow_symlinks=False)) for entry in entries)


def _declared(folder: Path, there: Mapping[str, int]) -> list[Damage]:
    fault = fault_of_declaration(_text(folder, _DECLARATION)) if _DECLARATION in there else "is missing"
    return [Damage(_DECLARATION, fault)] if fault else []


def _text(folder: Path, name: str) -> str:
    path = folder / name
    if path.stat().st_size > _MOST_OF_A_TEXT:
        return ""
    return path.read_bytes().decode("utf-8-sig", "replace")
