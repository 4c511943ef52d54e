"""Builds made sites of several sizes and compares what an entry costs, time and memory, and the largest pages.

``measure.py --stories 1000 10000 --events 200 2000``
``measure.py --stories 20 20 --events 1000 10000 --series 50 500``
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from entries import NOW, Size
from make_site import make_site

_BUILD = Path(__file__).with_name("build_once.py")
PHASES = ("read", "render", "publish")
CALENDARS = "calendar"
_CARD = b"<article"


@dataclass(frozen=True, slots=True)
class Largest:
    """The page that has most of something, by its path in the output."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Run:
    """One build: seconds, bytes, the number of files, calls of functions if counted, and the largest pages."""

    stories: int
    events: int
    wall: float
    cpu: float
    phases: dict[str, float]
    start_bytes: int
    peak_bytes: int
    files: int
    calls: dict[str, int]
    pages: int
    most_bytes: Largest
    most_cards: Largest

    @property
    def entries(self) -> int:
        """Stories and events together."""
        return self.stories + self.events


@dataclass(frozen=True, slots=True)
class Growth:
    """By what the cost of an entry is multiplied from one size to the next; 1.0 is linear.

    ``calendars`` is the time of an event in all calendars; ``page`` and ``cards`` are of the largest page, not
    divided: 1.0 is a page that does not grow.
    """

    time: float
    memory: float
    calendars: float
    page: float
    cards: float


def measure(size: Size, folder: Path, *options: str) -> Run:
    """Make a site in ``folder``, build it in a process of its own, and look at its pages; options of ``build_once``."""
    built = build_in_a_process(size, folder, *options)
    output = _root(size, folder) / "output"
    sizes: list[tuple[str, int, int]] = []
    for path in output.rglob("*.html"):
        page = path.read_bytes()
        sizes.append((str(path.relative_to(output)), len(page), page.count(_CARD)))
    return Run(
        size.stories,
        size.events,
        **built,
        pages=len(sizes),
        most_bytes=_largest((path, length) for path, length, _ in sizes),
        most_cards=_largest((path, cards) for path, _, cards in sizes),
    )


def _largest(pages: Iterable[tuple[str, int]]) -> Largest:
    return Largest(*max(pages, key=lambda page: (page[1], page[0])))


def _root(size: Size, folder: Path) -> Path:
    return folder / f"{size.stories}-{size.events}"


def build_in_a_process(size: Size, folder: Path, *options: str) -> dict[str, Any]:
    """What ``build_once.py`` says of a made site; raises ``CalledProcessError`` when it cannot be built."""
    root = _root(size, folder)
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
        calendars=(larger.phases[CALENDARS] / larger.events) / (smaller.phases[CALENDARS] / smaller.events),
        page=larger.most_bytes.size / smaller.most_bytes.size,
        cards=larger.most_cards.size / smaller.most_cards.size,
    )


def report(runs: Sequence[Run]) -> str:
    """The table that people read."""
    heads = ("stories", "events", "files", "wall s", "cpu s", *PHASES, "ics", "peak MB", "ms/entry", "KB/entry")
    rows = [(*heads, "pages", "KB/page", "cards"), *(_row(run) for run in runs)]
    lines = ["  ".join(f"{cell:>8}" for cell in row) for row in rows]
    for run in runs:
        lines.append(f"{run.entries} entries: most bytes on {run.most_bytes.path}, most cards on {run.most_cards.path}")
    for smaller, larger in pairwise(runs):
        grown = growth(smaller, larger)
        sizes = f"{smaller.entries} to {larger.entries} entries"
        lines.append(f"{sizes}: time per entry x {grown.time:.2f}, memory per entry x {grown.memory:.2f}")
        of_pages = f"largest page x {grown.page:.2f}, cards x {grown.cards:.2f}"
        lines.append(f"{sizes}: time of calendars per event x {grown.calendars:.2f}, {of_pages}")
    return "\n".join(lines) + "\n"


def _row(run: Run) -> tuple[str, ...]:
    return (
        *(str(number) for number in (run.stories, run.events, run.files)),
        *(f"{seconds:.1f}" for seconds in (run.wall, run.cpu, *(run.phases[name] for name in (*PHASES, CALENDARS)))),
        f"{run.peak_bytes / 1e6:.0f}",
        f"{1000 * run.cpu / run.entries:.2f}",
        f"{run.peak_bytes / 1000 / run.entries:.1f}",
        str(run.pages),
        f"{run.most_bytes.size / 1000:.0f}",
        str(run.most_cards.size),
    )


def sizes_of(parser: argparse.ArgumentParser, given: argparse.Namespace) -> list[Size]:
    """The sizes that the arguments ask for, the smallest first."""
    series = given.series or [0] * len(given.events)
    if not len(given.stories) == len(given.events) == len(series):
        parser.error("give as many numbers of events, and of series, as of stories")
    numbers = sorted(zip(given.stories, given.events, series, strict=True))
    return [Size(stories, events, given.authors, given.tags, of_them) for stories, events, of_them in numbers]


def arguments(description: str | None, stories: list[int], events: list[int]) -> argparse.ArgumentParser:
    """What this and ``calls.py`` are asked with."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, nargs="+", default=stories, metavar="N")
    parser.add_argument("--events", type=int, nargs="+", default=events, metavar="M")
    parser.add_argument("--series", type=int, nargs="+", metavar="L", help="events that repeat for ten years")
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
