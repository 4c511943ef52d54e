"""Makes a bag of a folder that has everything in `data/`: hashes each file, divides it by years, lists all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from almanac.model.bag import SITE, SOURCES, TO_OPEN, Bagged
from almanac.render.bag.tag_files import DECLARATION, Part, bag_info, manifest
from almanac.store.publishing.manifest import files_in

_PIECE = 1 << 20
PAYLOAD = "data"
# The name of the part that has what belongs to no year.
WITHOUT_YEAR = "everything-else"
_YEAR = re.compile(r"(?:^|/)((?:19|20)\d\d)/")
_DIVIDED = tuple(f"{folder}/" for folder in (SITE, SOURCES, TO_OPEN))

Explained = Callable[[Part], str]


def write_files(folder: Path, files: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Write files into a folder, bit by bit; without a file there is no folder."""
    for name, pieces in files:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("wb") as file:
            file.writelines(pieces)


def payload_size(folder: Path) -> int:
    """The bytes of what is in ``data/``."""
    return sum((folder / name).stat().st_size for name in _payload(folder))


def make_bag(folder: Path, bagged: Bagged, explained: Explained, part: Part | None = None) -> None:
    """Write what makes a bag of a folder with ``data/``; ``explained`` gives the text of its README.txt."""
    part = part or Part()
    names = _payload(folder)
    checksums = {name: checksum(folder / name) for name in names}
    sizes = [(folder / name).stat().st_size for name in names]
    texts = {
        "README.txt": explained(part),
        "bag-info.txt": bag_info(bagged, sizes, part),
        "bagit.txt": DECLARATION,
        "manifest-sha512.txt": manifest(checksums),
    }
    _write(folder, texts)
    _write(folder, {"tagmanifest-sha512.txt": manifest({name: checksum(folder / name) for name in texts})})


def make_bags(folder: Path, bagged: Bagged, explained: Explained) -> list[Path]:
    """Make several bags of a folder with ``data/``, in folders of it: one for each year, one for everything else."""
    by_year: dict[str, list[str]] = {}
    for name in _payload(folder):
        by_year.setdefault(year_of(name), []).append(name)
    bags: list[Path] = []
    for number, year in enumerate(sorted(by_year), 1):
        bag = folder / (year or WITHOUT_YEAR)
        for name in by_year[year]:
            (bag / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).rename(bag / name)
        make_bag(bag, bagged, explained, Part(number, len(by_year), year))
        bags.append(bag)
    _remove_empty(folder / PAYLOAD)
    return bags


def year_of(name: str) -> str:
    """The year that stands in the path of a page, a text or a picture; empty where none does."""
    found = _YEAR.search(name) if name.startswith(_DIVIDED) else None
    return found[1] if found else ""


def checksum(path: Path, algorithm: str = "sha512") -> str:
    """That of a file in hexadecimal; reads it bit by bit. Raises ``OSError``."""
    digest = hashlib.new(algorithm, usedforsecurity=False)
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _payload(folder: Path) -> list[str]:
    return [f"{PAYLOAD}/{name}" for name in files_in(folder / PAYLOAD)]


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8", newline="\n")


def _remove_empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir()
    folder.rmdir()
