"""Builds made sites of several sizes and compares what an entry costs: time and memory.

``measure.py --stories 1000 10000 --events 200 2000``
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from entries import NOW, Size
from make_site import make_site

_BUILD = Path(__file__).with_name("build_once.py")
PHASES = ("read", "render", "publish")


@dataclass(frozen=True, slots=True)
class Run:
    """One build: seconds, bytes, and how many files were published."""

    stories: int
    events: int
    wall: float
    cpu: float
    phases: dict[str, float]
    start_bytes: int
    peak_bytes: int
    files: int

    @property
    def entries(self) -> int:
        """Stories and events together."""
        return self.stories + self.events


@dataclass(frozen=True, slots=True)
class Growth:
    """By what the cost of an entry is multiplied from one size to the next; 1.0 is linear."""

    time: float
    memory: float


def measure(size: Size, folder: Path) -> Run:
    """Make a site in ``folder`` and build it in a process of its own."""
    return Run(size.stories, size.events, **build_in_a_process(size, folder))


def build_in_a_process(size: Size, folder: Path, *options: str) -> dict[str, Any]:
    """What ``build_once.py`` says of a made site; raises ``CalledProcessError`` when it cannot be built."""
    root = folder / f"{size.stories}-{size.events}"
    make_site(root, size)
    # Dates and the order of sets are those of every run.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), "PYTHONHASHSEED": "0"}
    command = [sys.executable, str(_BUILD), str(root), *options]
    built = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(built.stdout)
    return found


def growth(smaller: Run, larger: Run) -> Growth:
    """What the larger site costs per entry, in units of what the smaller one does."""
    return Growth(
        time=(larger.cpu / larger.entries) / (smaller.cpu / smaller.entries),
        memory=(larger.peak_bytes / larger.entries) / (smaller.peak_bytes / smaller.entries),
    )


def report(runs: Sequence[Run]) -> str:
    """The table that people read."""
    heads = ("stories", "events", "files", "wall s", "cpu s", *PHASES, "peak MB", "ms/entry", "KB/entry")
    rows = [heads, *(_row(run) for run in runs)]
    lines = ["  ".join(f"{cell:>8}" for cell in row) for row in rows]
    for smaller, larger in pairwise(runs):
        grown = growth(smaller, larger)
        sizes = f"{smaller.entries} to {larger.entries} entries"
        lines.append(f"{sizes}: time per entry x {grown.time:.2f}, memory per entry x {grown.memory:.2f}")
    return "\n".join(lines) + "\n"


def _row(run: Run) -> tuple[str, ...]:
    return (
        *(str(number) for number in (run.stories, run.events, run.files)),
        *(f"{seconds:.1f}" for seconds in (run.wall, run.cpu, *(run.phases[name] for name in PHASES))),
        f"{run.peak_bytes / 1e6:.0f}",
        f"{1000 * run.cpu / run.entries:.2f}",
        f"{run.peak_bytes / 1000 / run.entries:.1f}",
    )


def sizes_of(parser: argparse.ArgumentParser, given: argparse.Namespace) -> list[Size]:
    """The sizes that the arguments ask for, the smallest first."""
    if len(given.stories) != len(given.events):
        parser.error("give as many numbers of events as of stories")
    numbers = sorted(zip(given.stories, given.events, strict=True))
    return [Size(stories, events, given.authors, given.tags) for stories, events in numbers]


def arguments(description: str | None, stories: list[int], events: list[int]) -> argparse.ArgumentParser:
    """What this and ``calls.py`` are asked with."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, nargs="+", default=stories, metavar="N")
    parser.add_argument("--events", type=int, nargs="+", default=events, metavar="M")
    parser.add_argument("--authors", type=int, default=300, help="up to 300")
    parser.add_argument("--tags", type=int, default=200, help="up to 200")
    parser.add_argument("--json", action="store_true", help="for programs")
    return parser


def main() -> None:
    """Measure every size."""
    parser = arguments(__doc__, [1000, 10_000], [200, 2000])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="almanac-benchmark-") as folder:
        runs = [measure(size, Path(folder)) for size in sizes_of(parser, given)]
    grown = [asdict(growth(*pair)) for pair in pairwise(runs)]
    whole = {"runs": [asdict(run) for run in runs], "growth": grown}
    sys.stdout.write(json.dumps(whole) if given.json else report(runs))


if __name__ == "__main__":
    main()
