"""Shows Problems to people."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from commands.printing import as_text_alone

if TYPE_CHECKING:
    from almanac.model.problem import Problem

WARNINGS_TITLE = "Warnings, which do not stop a build:"


def plain_console(*, stderr: bool = False) -> Console:
    """A console that colours on a terminal, honours NO_COLOR, and changes or wraps no text."""
    return Console(soft_wrap=True, highlight=False, markup=False, emoji=False, stderr=stderr)


def show_problems(problems: Sequence[Problem], console: Console) -> None:
    """All of them as ``path:line: field: message (hint)``, errors first, files apart on a terminal."""
    errors = sorted(problem for problem in problems if problem.is_error)
    warnings = sorted(problem for problem in problems if not problem.is_error)
    with as_text_alone(console.print):
        _show_files(errors, "red", console)
        if warnings:
            console.print(f"\n{WARNINGS_TITLE}" if errors else WARNINGS_TITLE)
            _show_files(warnings, "yellow", console)


def count_line(problems: Sequence[Problem]) -> str:
    """`2 errors and 1 warning in 2 files.`"""
    errors = sum(problem.is_error for problem in problems)
    parts = [
        counted(number, noun) for number, noun in ((errors, "error"), (len(problems) - errors, "warning")) if number
    ]
    files = len({problem.path for problem in problems})
    return f"{' and '.join(parts)} in {counted(files, 'file')}." if problems else "No problems."


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 file`, `2 files`, `1,200 stories`; ``plural`` where an s does not do."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def _show_files(problems: Sequence[Problem], color: str, console: Console) -> None:
    for number, (_, group) in enumerate(groupby(problems, key=lambda problem: problem.path)):
        if number and console.is_terminal:
            console.print()
        for problem in group:
            console.print(_styled(problem, color))


def _styled(problem: Problem, color: str) -> Text:
    """The line that ``str(problem)`` is, with colours."""
    line = Text()
    line.append(problem.place, style="bold").append(": ")
    if problem.field:
        line.append(problem.field, style="cyan").append(": ")
    line.append(problem.message, style=color)
    if problem.hint:
        line.append(f" ({problem.hint})", style="dim")
    return line
