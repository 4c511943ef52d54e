"""Tells of a build that has nothing to do, before anything else is loaded."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.store.clock import now
from almanac.store.loaded_code import is_saved_since_loaded
from almanac.store.results import Results, output_name
from almanac.store.unchanged import LastBuild, is_output_as_left, keep_last_build, last_build, sources_signature

if TYPE_CHECKING:
    from commands.site import BuildResult

_WORK = ".almanac"
_UNFINISHED = f"{_WORK}/publish/*/site"


def tell_unchanged(root: Path, output: Path, before: Before, where: str, started: float) -> bool:
    """Say so where an output is what a build would make of it; False where that has to be looked at."""
    results = Results(root / _WORK)
    last = last_build(results, output)
    if last is None or next(root.glob(_UNFINISHED), None) is not None:
        return False
    try:
        moment = now().timestamp()
    except ValueError:  # what a build says of it
        return False
    began = float(last.said["now"])
    if not (moment == began or began <= moment < last.until) or before.sources != last.sources:
        return False
    if not is_output_as_left(output, results.files(output_name(root, output))):
        return False
    lines = [f"Nothing has changed: {where} has the {last.said['pages']} of the last build ({_seconds(started)} s)."]
    if last.said["warnings"]:
        lines.append(f"Of the warnings it had, {last.said['warnings']}, `scripts/almanac check` shows each.")
    sys.stdout.write("".join(f"{line}\n" for line in (*lines, *last.said["lines"])))
    return True


@dataclass(frozen=True, slots=True)
class Before:
    """When a build begins, in nanoseconds since 1970, and the signature of what it would read."""

    begun: int
    sources: str


def before_build(root: Path, output: Path, options: tuple[object, ...]) -> Before:
    """What to compare with the last build, and with afterwards: a file that goes meanwhile leaves no trace of its own.

    What is written from here on is newer than this.
    """
    return Before(time.time_ns(), sources_signature(root, output, options))


def note_build(root: Path, output: Path, options: tuple[object, ...], before: Before, result: BuildResult) -> None:
    """Keep what the next call has to know.

    Of a build during which something changed, or that left something out because it is broken, nothing is kept.
    """
    from commands.problems import counted, left_out_line

    last = None
    if result.until is not None and not (result.goes_without_broken or result.foreign or is_saved_since_loaded()):
        after = sources_signature(root, output, options, before=before.begun)
        sources = after if after == before.sources else ""
        said = {
            "now": now().timestamp(),
            "pages": counted(result.pages_written, "page"),
            "warnings": len(result.problems),
            "lines": [line for line in (left_out_line(result.left_out),) if line],
        }
        last = LastBuild(sources, result.until.astimezone(UTC).timestamp(), said) if sources else None
    keep_last_build(Results(root / _WORK), output, last)


def _seconds(started: float) -> str:
    return f"{time.monotonic() - started:.1f}"
