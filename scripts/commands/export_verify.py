"""`export verify`: checks a bag file by file, and names what is damaged."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile

from almanac.model.printable import printable
from almanac.render.bag.tag_files import human_size
from almanac.store.bag.checking import Checked, check_bags
from almanac.store.bag.writing import checksum
from almanac.store.bag.zipped import damaged_in
from commands.cannot_run import CannotRun

_MOST_SHOWN = 50
# Longer than a path can be with what is said of it; whoever made a manifest may write what they like.
_LONGEST_LINE = 1000


def verify(place: Path) -> int:
    """Say what is wrong with a bag, or with a file that one was sent as; returns 1 where anything is."""
    if place.is_file():
        return _verify_file(place)
    checked = checked_bags(place)
    if checked.damages:
        tell_damages(place, checked)
        return 1
    day = printable(checked.info.get("Bagging-Date", ""))
    print(
        f"{place} is whole: {checked.files:,} files, {human_size(checked.size)}, "
        f"each as it was{f' on {day}' if day else ''}."
    )
    if checked.alike:
        print(printable(f"Mind: {checked.alike}."))
    return 0


def _verify_file(file: Path) -> int:
    try:
        damaged = [f"{file}: {name}: is damaged" for name in damaged_in(file)]
    except BadZipFile:
        damaged = [f"{file}: is cut off, or is no ZIP"]
    if damaged:
        _tell_lines(damaged)
        print("\nGet the file once more.")
        return 1
    print(f"{file} came whole ({human_size(file.stat().st_size)}). Its SHA-512, to compare with what /take/ says:")
    print(f"  {checksum(file)}")
    print("To have each file in it checked, unpack it, and name the folder that comes of it.")
    return 0


def checked_bags(folder: Path) -> Checked:
    """What was found in a bag; raises ``CannotRun`` where there is no folder."""
    if folder.is_file():
        raise CannotRun(f"{folder} is a file.", "unpack it first, and name the folder that comes of it.")
    if not folder.is_dir():
        raise CannotRun(f"there is no folder {folder}.", "name the folder of a bag.")
    return check_bags(folder)


def tell_damages(folder: Path, checked: Checked) -> None:
    """Print each damage in a line, and how many there are."""
    _tell_lines([f"{folder / one.path if one.path else folder}: {one.message}" for one in checked.damages])
    number = len(checked.damages)
    print(f"\nThe bag is damaged in {number:,} {'place' if number == 1 else 'places'}. What is not named is as it was.")


def _tell_lines(lines: list[str]) -> None:
    for line in lines[:_MOST_SHOWN]:
        print(printable(line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]} ... (and more)"))
    if len(lines) > _MOST_SHOWN:
        print(f"and {len(lines) - _MOST_SHOWN:,} more")
