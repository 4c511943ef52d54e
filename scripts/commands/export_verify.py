"""`export verify`: checks a bag file by file, and names what is damaged."""

from __future__ import annotations

from pathlib import Path

from almanac.model.printable import printable
from almanac.render.bag.tag_files import human_size
from almanac.store.bag.checking import Checked, check_bags
from commands.cannot_run import CannotRun

_MOST_SHOWN = 50


def verify(folder: Path) -> int:
    """Say what is wrong with a bag; returns 1 where anything is."""
    checked = checked_bags(folder)
    if checked.damages:
        tell_damages(folder, checked)
        return 1
    day = printable(checked.info.get("Bagging-Date", ""))
    print(
        f"{folder} is whole: {checked.files:,} files, {human_size(checked.size)}, "
        f"each as it was{f' on {day}' if day else ''}."
    )
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
    for damage in checked.damages[:_MOST_SHOWN]:
        place = f"{folder / damage.path}" if damage.path else f"{folder}"
        print(printable(f"{place}: {damage.message}"))
    number = len(checked.damages)
    if number > _MOST_SHOWN:
        print(f"and {number - _MOST_SHOWN:,} more")
    print(f"\nThe bag is damaged in {number:,} {'place' if number == 1 else 'places'}. What is not named is as it was.")
