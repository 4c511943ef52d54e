"""Notes when a build ended on this computer, and how: what a build leaves says nothing of one that failed."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from almanac.model.health import Build

PATH = ".almanac/builds.json"
# Enough to see since when one fails.
_MOST = 20


def read_builds(root: Path) -> tuple[Build, ...]:
    """Those that were noted, the last one last; none where nothing can be read."""
    try:
        listed = json.loads((root / PATH).read_text("utf-8"))["builds"]
        return tuple(
            Build(
                datetime.fromisoformat(one["moment"]).astimezone(UTC), float(one["seconds"]), int(one["pages"]),
                int(one["errors"]),
            )
            for one in listed
        )  # fmt: skip
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        return ()


def note_end(root: Path, build: Build) -> None:
    """Note one more; where nothing can be written, the build is as good without."""
    known = [*read_builds(root), build][-_MOST:]
    listed = [
        {
            "moment": one.moment.isoformat(),
            "seconds": round(one.seconds, 1),
            "pages": one.pages,
            "errors": one.errors,
        }
        for one in known
    ]
    path = root / PATH
    begun = path.with_suffix(".new")
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        begun.write_text(json.dumps({"builds": listed}, indent=1) + "\n", "utf-8")
        begun.replace(path)
