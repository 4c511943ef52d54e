"""Writes the small text files of a bag (RFC 8493 2.1, 2.2): what it is, and the checksums of all that is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from almanac.model.bag import Bagged
from almanac.model.printable import printable

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_UNITS = ("bytes", "KB", "MB", "GB", "TB")
_STEP = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of how many a bag is, and of what (``2026``, or empty for what belongs to no year)."""

    number: int = 1
    of: int = 1
    year: str = ""


def manifest(checksums: Mapping[str, str]) -> str:
    """A line for each file, in the order of their paths; what would break a line is encoded (RFC 8493 2.1.3)."""
    return "".join(f"{checksums[path]}  {_encoded(path)}\n" for path in sorted(checksums))


def _encoded(path: str) -> str:
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def bag_info(bagged: Bagged, sizes: Iterable[int], part: Part) -> str:
    """What the bag says of itself (RFC 8493 2.2.2); ``sizes`` are those of all files of its payload, in bytes."""
    all_sizes = list(sizes)
    labels = [
        ("Source-Organization", bagged.name),
        ("External-Identifier", f"{bagged.commit}-{bagged.epoch}{f'-{part.year}' if part.year else ''}"),
        ("External-Description", _described(part)),
        ("Bagging-Date", bagged.day.isoformat()),
        ("Bag-Size", human_size(sum(all_sizes))),
        ("Payload-Oxum", f"{sum(all_sizes)}.{len(all_sizes)}"),
        *([("Bag-Group-Identifier", f"{bagged.commit}-{bagged.epoch}")] if part.of > 1 else []),
        *([("Bag-Count", f"{part.number} of {part.of}")] if part.of > 1 else []),
        ("Almanac-Address", bagged.address),
        ("Almanac-Branch", bagged.branch),
        ("Almanac-Commit", bagged.commit),
        *([("Almanac-Folder", bagged.folder)] if bagged.folder else []),
        ("Almanac-Moment", str(bagged.epoch)),
    ]
    return "".join(f"{label}: {printable(value)}\n" for label, value in labels)


def _described(part: Part) -> str:
    whole = "A community's site with its history, sources, pages and data. README.txt explains it."
    if part.of == 1:
        return whole
    return f"Files of {part.year}, a part of: {whole}" if part.year else f"All but files of single years. {whole}"


def human_size(size: int) -> str:
    """A size in bytes as people say it, in steps of a thousand."""
    number, unit = float(size), 0
    while number >= _STEP and unit < len(_UNITS) - 1:
        number, unit = number / _STEP, unit + 1
    return f"{size:,} bytes" if unit == 0 else f"{number:.1f} {_UNITS[unit]}"
