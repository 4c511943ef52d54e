"""What was measured of both programs, and the table of it that people read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median

from measured_process import Cost

# The names of rows that others are compared with, or that stand apart.
FULL, TWICE, MEMORY = "full build from nothing", "full build of twice the entries", "memory of a full build"


@dataclass(frozen=True, slots=True)
class Measurement:
    """One row of one program, each time it ran; ``whole`` names the row with the full build of the same site."""

    row: str
    program: str
    whole: str
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


_HEADS = ("", "Almanac, wall s", "CPU s", "/ own full build", "/ Hugo's", "Hugo, wall s", "CPU s", "/ own full build")


def table(comparison: Comparison) -> str:
    """A Markdown table of medians; ratios are of time on the clock, over full builds of the same run."""
    by_name = {(each.row, each.program): each for each in comparison.measurements}
    timed = [each for each in by_name.values() if not each.memory]
    lines = [_line(_HEADS), _line(("---", *["---:"] * (len(_HEADS) - 1)))]
    for row in dict.fromkeys(each.row for each in timed):
        ours, hugos = by_name.get((row, "Almanac")), by_name.get((row, "Hugo"))
        to_hugo = _ratio(ours, by_name.get((ours.whole, "Hugo")) if ours else None)
        lines.append(
            _line((row, *_seconds(ours), _own(ours, by_name), to_hugo, *_seconds(hugos), _own(hugos, by_name)))
        )
    lines += ["", _what(comparison)]
    lines += [f"{each.row}, {each.program}: {each.memory / 1e6:.0f} MB." for each in by_name.values() if each.memory]
    return "\n".join(lines) + "\n"


def _seconds(measurement: Measurement | None) -> tuple[str, str]:
    if measurement is None:
        return ("", "")
    # A row that ends before its process does, as `serve` has, knows no CPU time.
    return (f"{measurement.wall:.1f}", f"{measurement.cpu:.1f}" if measurement.cpu else "")


def _own(measurement: Measurement | None, by_name: Mapping[tuple[str, str], Measurement]) -> str:
    return _ratio(measurement, by_name.get((measurement.whole, measurement.program)) if measurement else None)


def _ratio(measurement: Measurement | None, unit: Measurement | None) -> str:
    return f"{measurement.wall / unit.wall:.2f}" if measurement and unit else ""


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _what(comparison: Comparison) -> str:
    sizes = "; ".join(
        f"{name} published {size['files']} files, {size['bytes'] / 1e6:.0f} MB"
        for name, size in comparison.published.items()
    )
    entries = f"{comparison.stories} stories and {comparison.events} events"
    return f"{comparison.day}, {entries}, medians of {comparison.repeat}. {sizes}."
