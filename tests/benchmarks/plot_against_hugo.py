"""Draws the time of a full build over the number of entries, of both programs: ``plot_against_hugo.py SVG JSON...``.

Run by the benchmark's own environment, which has matplotlib.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

# What is measured beside a run, of a site of so many times the entries.
_TIMES = {"full build of twice the entries": ("full build from nothing", 2)}
_ROWS = {"full build from nothing": "-", "story: text": "--", "nothing changed": ":"}
_COLORS = {"Almanac": "#1f5f8b", "Hugo": "#a3324a"}


def points(runs: list[dict[str, Any]], program: str, row: str) -> list[tuple[int, float]]:
    """Entries and seconds, the smallest site first."""
    marks = []
    for run in runs:
        for measurement in run["measurements"]:
            of, times = _TIMES.get(measurement["row"], (measurement["row"], 1))
            if (measurement["program"], of) == (program, row):
                seconds = median(cost["wall"] for cost in measurement["costs"])
                marks.append((times * (run["stories"] + run["events"]), seconds))
    return sorted(marks)


def draw(runs: list[dict[str, Any]], target: Path) -> None:
    """Write the SVG, the same bytes for the same numbers."""
    mpl.rcParams.update({"svg.hashsalt": "almanac", "svg.fonttype": "none"})  # words stay words
    figure = Figure(figsize=(8, 4.5), layout="constrained")
    axes = figure.subplots()
    for program, color in _COLORS.items():
        for row, style in _ROWS.items():
            marks = points(runs, program, row)
            if marks:
                label = f"{program}: {row}"
                axes.plot(*zip(*marks, strict=True), style, marker="o", color=color, label=label)
    axes.set(xlabel="entries (stories and events)", ylabel="seconds on the clock", xlim=(0, None), ylim=(0, None))
    axes.grid(visible=True, alpha=0.3)
    axes.legend()
    figure.savefig(target, format="svg", metadata={"Date": None})


def main() -> None:
    """Draw what the files say."""
    target, *sources = map(Path, sys.argv[1:])
    draw([json.loads(source.read_text("utf-8")) for source in sources], target)


if __name__ == "__main__":
    main()
