"""Says on a terminal what it takes to run a site: how everything is, then what to do."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from almanac.model.health import Finding, Health, State
from almanac.model.printable import printable
from almanac.render.health.page import WORDS
from commands.printing import as_text_alone
from commands.problems import plain_console, show_problems

if TYPE_CHECKING:
    from rich.console import Console

    from almanac.model.problem import Problem

_STYLES = {State.ACT: "bold red", State.LOOK: "yellow", State.UNKNOWN: "cyan", State.WELL: "green"}
_LABEL = max(map(len, WORDS.values())) + 2
# On a narrower terminal what follows a label stands below it.
_NARROW = 60
_WIDE = 100


def show_health(health: Health, problems: Sequence[Problem], page: Path | None) -> None:
    """All of it; ``page`` is where it stands to be handed on."""
    console = plain_console()
    if problems:
        show_problems(problems, console)
        console.print()
    with as_text_alone(console.print):
        console.print(Text(printable(f"What it takes to run {health.site}"), style="bold"))
        console.print(f"As of {health.moment:%Y-%m-%d %H:%M} UTC{_commit(health)}: {_counts(health)}.\n")
        for finding in health.findings:
            for line in _finding(finding, console):
                console.print(line)
        console.print(Text("\nWhat whoever takes over does first:", style="bold"))
        for number, step in enumerate(health.steps, 1):
            guide = f" ({step.guide})" if step.guide else ""
            for told in _wrapped(f"{number:>2}. ", printable(f"{step.about}: {step.do}.{guide}"), console):
                console.print(told)
        if page:
            console.print(f"\nTo hand on: {printable(str(page))}, and health.json beside it.")


def _commit(health: Health) -> str:
    return f", commit {health.commit[:12]}" if health.commit else ""


def _counts(health: Health) -> str:
    words = {State.ACT: "to act on now", State.LOOK: "to look at", State.UNKNOWN: "not known", State.WELL: "well"}
    return ", ".join(f"{health.count(state)} {words[state]}" for state in State)


def _finding(one: Finding, console: Console) -> Iterator[Text]:
    step = f" (step {one.step})" if one.step else ""
    said = printable(f"{one.about}: {one.says}.{step}")
    label = f"{WORDS[one.state]:<{_LABEL}}"
    first, *others = _wrapped(label, said, console)
    line = Text(first)
    line.stylize(_STYLES[one.state], 0, len(label.rstrip()))
    if len(first) > _LABEL:
        line.stylize("bold", _LABEL, min(len(first), _LABEL + len(printable(one.about))))
    yield line
    yield from map(Text, others)


def _wrapped(label: str, said: str, console: Console) -> list[str]:
    """The lines on a terminal; one line elsewhere, which programs can search."""
    if not console.is_terminal:
        return [f"{label}{said}"]
    indent = " " * (len(label) if console.width >= _NARROW else min(len(label), 4))
    return textwrap.wrap(
        said,
        min(console.width, _WIDE),
        initial_indent=label,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
