"""What was measured of both programs, and the table of it that people read."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from measured_process import Cost


@dataclass(frozen=True, slots=True)
class Measurement:
    """One row of one program, each time it ran."""

    row: str
    program: str
    costs: list[Cost] = field(default_factory=list)

    @property
    def wall(self) -> float:
        """Seconds on the clock."""
        return median(cost.wall for cost in self.costs)

    @property
    def cpu(self) -> float:
        """Seconds of CPU."""
        return median(cost.cpu for cost in self.costs)

    @property
    def memory(self) -> int:
        """Bytes; 0 where it was not measured."""
        return max(cost.memory for cost in self.costs)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One run; ``published`` is what a full build leaves, by program: files and bytes."""

    day: str
    stories: int
    events: int
    repeat: int
    published: dict[str, dict[str, int]]
    measurements: list[Measurement]


_HEADS = ("", "Almanac, wall s", "CPU s", "ratio", "Hugo, wall s", "CPU s", "ratio")
_PROGRAMS = ("Almanac", "Hugo")


def table(comparison: Comparison) -> str:
    """A Markdown table of medians; a ratio is the wall time over that of Hugo's first row, its full build."""
    by_name = {(each.row, each.program): each for each in comparison.measurements}
    timed = [each for each in by_name.values() if not each.memory]
    unit = next((each.wall for each in timed if each.program == "Hugo"), 0.0)
    lines = [_line(_HEADS), _line(("---", *["---:"] * (len(_HEADS) - 1)))]
    for row in dict.fromkeys(each.row for each in timed):
        cells = [cell for program in _PROGRAMS for cell in _cells(by_name.get((row, program)), unit)]
        lines.append(_line((row, *cells)))
    lines += ["", _what(comparison)]
    lines += [f"{each.row}, {each.program}: {each.memory / 1e6:.0f} MB." for each in by_name.values() if each.memory]
    return "\n".join(lines) + "\n"


def _cells(measurement: Measurement | None, unit: float) -> tuple[str, str, str]:
    if measurement is None:
        return ("", "", "")
    ratio = f"{measurement.wall / unit:.2f}" if unit else ""
    # A row that ends before its process does, as `serve` has, knows no CPU time.
    cpu = f"{measurement.cpu:.1f}" if measurement.cpu else ""
    return (f"{measurement.wall:.1f}", cpu, ratio)


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _what(comparison: Comparison) -> str:
    sizes = "; ".join(
        f"{name} published {size['files']} files, {size['bytes'] / 1e6:.0f} MB"
        for name, size in comparison.published.items()
    )
    entries = f"{comparison.stories} stories and {comparison.events} events"
    return f"{comparison.day}, {entries}, medians of {comparison.repeat}. {sizes}."
