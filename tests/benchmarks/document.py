"""Puts what was measured into ``docs/performance.md``, between its marks: the table, and what else the runs say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from comparison import FULL, MEMORY, TWICE, Comparison, Measurement
from measured_process import Cost

BEGIN, END = "<!-- Measured: against_hugo.py --document writes what follows. -->", "<!-- Measured until here. -->"
_EDIT = "0.07 of Hugo"
GOALS = {
    FULL: "1.0 of Hugo, at most 1.3",
    "nothing changed": "0.03 of Hugo",
    "story: text": _EDIT,
    "story: title": _EDIT,
    "story: date": _EDIT,
    "story: tag": _EDIT,
    "event: summary": _EDIT,
    "template of every page": "0.6 of its own",
    "setting on every page": "0.6 of its own",
    "check": "0.3 of Hugo",
    "check of one file": "0.03 of Hugo",
    "check of what the last commit changed": "0.03 of Hugo",
    "serve: save to reload": _EDIT,
    "sample site: save to reload": "0.1 of its own",
}
_HEADS = ("", "Almanac, wall s", "CPU s", "/ own full build", "/ Hugo's", "Hugo, wall s", "CPU s", "goal")


def read_run(file: Path) -> Comparison:
    """A run as ``--json`` wrote it."""
    run: dict[str, Any] = json.loads(file.read_text("utf-8"))
    measured = [
        Measurement(**{**each, "costs": [Cost(**cost) for cost in each["costs"]]}) for each in run.pop("measurements")
    ]
    return Comparison(**run, measurements=measured)


def with_runs(text: str, runs: Sequence[Comparison]) -> str:
    """The document with these runs, of which the first has the table; raises ``ValueError`` without its marks."""
    begin, end = text.find(BEGIN), text.find(END)
    if begin < 0 or end < begin:
        raise ValueError(f"there is no place for it: {BEGIN} and {END}")
    return f"{text[: begin + len(BEGIN)]}\n\n{_told(runs)}\n{text[end:]}"


def _told(runs: Sequence[Comparison]) -> str:
    of_table, *others = runs
    lines = [_what(of_table), "", _line(_HEADS), _line(("---", *["---:"] * (len(_HEADS) - 2), "---"))]
    rows = dict.fromkeys(each.row for each in of_table.measurements if each.row not in {TWICE, MEMORY})
    lines += [_row(of_table, row) for row in rows]
    beside = [*_beside(of_table), *map(_small, others)]
    return "\n".join([*lines, "", *beside, ""] if beside else [*lines, ""])


def _row(run: Comparison, row: str) -> str:
    ours, hugos = _found(run, row, "Almanac"), _found(run, row, "Hugo")
    own = _found(run, ours.whole, "Almanac") if ours else None
    whole = _found(run, FULL, "Hugo") if ours and not row.startswith("sample site") else None
    ratios = (_ratio(ours, own), _ratio(ours, whole))
    return _line((row, *_seconds(ours), *ratios, *_seconds(hugos), GOALS.get(row, "")))


def _what(run: Comparison) -> str:
    pages = "; ".join(
        f"{name} published {of['files']:,} files, {of['bytes'] / 1e6:.0f} MB" for name, of in run.published.items()
    )
    times = "each row once" if run.repeat == 1 else f"medians of {run.repeat}"
    return f"{run.stories:,} stories and {run.events:,} events, {run.day}, {times}. {pages}."


def _beside(run: Comparison) -> list[str]:
    said = []
    ours, hugos = _found(run, TWICE, "Almanac"), _found(run, TWICE, "Hugo")
    own, theirs = _found(run, FULL, "Almanac"), _found(run, FULL, "Hugo")
    if ours and hugos and own and theirs:
        of_ours, of_hugos = (
            f"{of.wall:.1f} s ({_ratio(of, once)} times" for of, once in ((ours, own), (hugos, theirs))
        )
        said.append(f"Twice the entries: Almanac {of_ours}; the goal is at most 2.1), Hugo {of_hugos}).")
    memory = [(name, each.memory) for name in ("Almanac", "Hugo") if (each := _found(run, MEMORY, name))]
    if memory:
        peaks = ", ".join(f"{name} {size / 1e6:.0f} MB" for name, size in memory)
        said.append(f"Memory of a full build, all processes together: {peaks} (the goal is at most 1,000 MB).")
    return said


def _small(run: Comparison) -> str:
    """What a run of another size says of the first rows."""
    rows = [row for row in (FULL, "story: text") if _found(run, row, "Almanac")]
    ours, hugos = ", ".join(f"{row} {_wall(run, row, 'Almanac')}" for row in rows), _wall(run, FULL, "Hugo")
    return f"{run.stories:,} stories and {run.events:,} events, {run.day}: Almanac {ours}; Hugo {hugos}."


def _wall(run: Comparison, row: str, program: str) -> str:
    found = _found(run, row, program)
    return f"{found.wall:.1f} s" if found else "not measured"


def _found(run: Comparison, row: str, program: str) -> Measurement | None:
    of_row = (each for each in run.measurements if (each.row, each.program) == (row, program) and each.costs)
    return next(of_row, None)


def _seconds(measurement: Measurement | None) -> tuple[str, str]:
    if measurement is None:
        return "", ""
    return f"{measurement.wall:.1f}", f"{measurement.cpu:.1f}" if measurement.cpu else ""


def _ratio(measurement: Measurement | None, unit: Measurement | None) -> str:
    return f"{measurement.wall / unit.wall:.2f}" if measurement and unit else ""


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
