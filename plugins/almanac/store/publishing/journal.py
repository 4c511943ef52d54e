"""Writes down which moves a publication still has to make, so that the next build can complete them."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from almanac.store.publishing.manifest import MANIFEST, is_inside

# In the staging folder: whoever removes what is to be moved removes the list of it too.
JOURNAL = ".almanac.journal"


class Kind(StrEnum):
    """What a step does with its name."""

    MOVE = "move"  # the staged file takes its place
    FOLDER = "folder"  # a staged folder takes the place of a file
    FILE = "file"  # a staged file takes the place of a folder
    REMOVE = "remove"  # the published file goes


class Step(NamedTuple):
    """One step; each can be done again when it was done already."""

    kind: Kind
    name: str


def write_journal(staging: Path, steps: Sequence[Step]) -> None:
    """Write down what is to be done, the move of the manifest first; whole, or not at all."""
    temporary = staging / f"{JOURNAL}.new"
    journal = {"manifest": (staging / MANIFEST).stat().st_mtime_ns, "steps": steps}
    temporary.write_text(json.dumps(journal, ensure_ascii=False, indent=0), "utf-8")
    temporary.replace(staging / JOURNAL)


def read_journal(staging: Path, output: Path) -> list[Step] | None:
    """The steps of a publication that was cut off; None for none, or one that cannot be relied on.

    That is one that is spoilt, whose staged files are not all there, or that was not written for these two folders:
    since it began, something else was published, or both came from elsewhere, such as a hostile commit. Its
    manifest's time tells, which no copy or checkout keeps by chance. Raises ``OSError``.
    """
    try:
        journal = json.loads((staging / JOURNAL).read_text("utf-8"))
        steps = [Step(Kind(kind), name) for kind, name in journal["steps"]]
        manifest = journal["manifest"]
    except (FileNotFoundError, IsADirectoryError):
        return None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not steps or steps[0] != Step(Kind.MOVE, MANIFEST) or not all(is_inside(step.name) for step in steps):
        return None
    return steps if _manifest_time(staging, output) == manifest and _is_rest(staging, steps) else None


def _manifest_time(staging: Path, output: Path) -> int | None:
    """Of the staged manifest, or of the published one when that has moved."""
    for folder in (staging, output):
        if os.path.lexists(folder / MANIFEST):
            return (folder / MANIFEST).lstat().st_mtime_ns
    return None


def _is_rest(staging: Path, steps: Sequence[Step]) -> bool:
    """Whether what is staged still is all that was not yet moved: moves are made in order."""
    waiting = [os.path.lexists(staging / step.name) for step in steps if step.kind is Kind.MOVE]
    return waiting == sorted(waiting)
