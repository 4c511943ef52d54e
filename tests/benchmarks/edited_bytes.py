"""Names the files in which a build after edits differs from a build from nothing of the same site: none, or a fault.

``edited_bytes.py --stories 100 --events 20`` compares after every kind of edit; ``--together`` after all edits of
entries, and after those of template and setting, which takes a third of the time.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from edits import EDITS, Edit
from entries import Size
from programs import Almanac

_ENTRIES, _REST = [edit for edit in EDITS if ": " in edit.name], [edit for edit in EDITS if ": " not in edit.name]


def differences(size: Size, folder: Path, steps: Sequence[Sequence[Edit]]) -> dict[str, list[str]]:
    """By the names of the edits after which it was looked, the files that differ, are missing or are too many."""
    edited, fresh = Almanac(folder / "edited"), Almanac(folder / "fresh")
    edited.make(size)
    shutil.copytree(edited.root, fresh.root)
    edited.run()
    different: dict[str, list[str]] = {}
    for step in steps:
        for edit in step:
            for program in (edited, fresh):
                edit.make(program, 0)
        edited.run()
        fresh.forget()
        fresh.run()
        different[", ".join(edit.name for edit in step)] = _different(edited, fresh)
    return different


def _different(first: Almanac, second: Almanac) -> list[str]:
    ours, theirs = _bytes_of(first), _bytes_of(second)
    return sorted(name for name in ours | theirs if ours.get(name) != theirs.get(name))


def _bytes_of(program: Almanac) -> dict[str, bytes]:
    output = program.root / program.output
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def main() -> None:
    """Compare; the exit code is 1 where something differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=100)
    parser.add_argument("--events", type=int, default=20)
    parser.add_argument("--authors", type=int, default=300, help="up to 300")
    parser.add_argument("--tags", type=int, default=200, help="up to 200")
    parser.add_argument("--together", action="store_true", help="look twice instead of after every edit")
    given = parser.parse_args()
    steps = [_ENTRIES, _REST] if given.together else [[edit] for edit in EDITS]
    size = Size(given.stories, given.events, given.authors, given.tags)
    with tempfile.TemporaryDirectory(prefix="almanac-benchmark-") as folder:
        different = differences(size, Path(folder), steps)
    sys.stdout.write(json.dumps(different, indent=1) + "\n")
    sys.exit(1 if any(different.values()) else 0)


if __name__ == "__main__":
    main()
