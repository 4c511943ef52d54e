"""Shows Problems to people."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from almanac.model.printable import printable
from commands.printing import as_text_alone

if TYPE_CHECKING:
    from almanac.check import BrokenFile, LeftOut
    from almanac.model.problem import Problem

# As often as one may say the same.
MANY = 10
# Beyond that nobody reads on, though each has another value in it.
VERY_MANY = 100
_NUMBER = re.compile(r"\.\d+")
_QUOTED = re.compile(r"`[^`]*`")
_NUMBER_OR_PATH = re.compile(r"\b\d[\d,.:]*\b|\S+\.\w{2,4}\b|\S*/\S*")
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


def left_out_line(left_out: LeftOut) -> str:
    """`1 story waits until 2027-03-02 (TIMEZONE Europe/Warsaw), and 2 drafts are left out.`; empty for nothing."""
    parts = []
    if left_out.waiting:
        verb = "waits" if left_out.waiting == 1 else "wait, the first"
        until = f"until {left_out.first_day} (TIMEZONE {left_out.zone})"
        parts.append(f"{counted(left_out.waiting, 'story', 'stories')} {verb} {until}")
    if left_out.drafts:
        parts.append(
            f"{counted(left_out.drafts, 'draft')} {'is' if left_out.drafts == 1 else 'are'} left out of `build`"
        )
    return f"{', and '.join(parts)}." if parts else ""


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 file`, `2 files`, `1,200 stories`; ``plural`` where an s does not do."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def show_summary(problems: Sequence[Problem], console: Console) -> None:
    """How many there are of each kind, the most frequent first; what differs in a kind is left out: ``…``."""
    with as_text_alone(console.print):
        for title, wanted, color in (("Errors:", True, "red"), (WARNINGS_TITLE, False, "yellow")):
            kinds = Counter(_kind(problem) for problem in problems if problem.is_error is wanted)
            if kinds:
                console.print(title)
            for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
                console.print(Text(f"{count:>8,}  ").append(kind, style=color))


def show_broken(broken: Sequence[BrokenFile], counts: str, console: Console) -> None:
    """What a build did without, loudly: nobody may take it for a site that is whole; ``counts`` are of all Problems."""
    with as_text_alone(console.print):
        console.print(Text("\nPUBLISHED WITHOUT WHAT IS BROKEN", style="bold red"))
        for file in broken:
            console.print(Text(f"  {printable(file.path)}", style="bold").append(f": {file.outcome}", style="red"))
        console.print("Links and pictures that lead nowhere are left out of the texts that have them.")
        console.print(f"{counts} Mend them soon: scripts/almanac check shows them again.")


def _kind(problem: Problem) -> str:
    """What Problems have in common that say the same of other values: field and message without these."""
    field = _NUMBER.sub("", problem.field)
    message = _QUOTED.sub("`…`", problem.message)
    return f"{f'{field}: ' if field else ''}{_NUMBER_OR_PATH.sub('…', message)}"


def _show_files(problems: Sequence[Problem], color: str, console: Console) -> None:
    alike: dict[tuple[str, str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[_words_of(problem)].append(problem)
    first = {id(group[0]): group for group in alike.values() if len(group) > MANY}
    shown = [problem for problem in problems if id(problem) in first or len(alike[_words_of(problem)]) <= MANY]
    shown, more = _some_of_each_kind(shown)
    for number, (_, group) in enumerate(groupby(shown, key=lambda problem: problem.path)):
        if number and console.is_terminal:
            console.print()
        for problem in group:
            console.print(_styled(problem, color))
            if id(problem) in first:
                console.print(Text(_others(first[id(problem)]), style="dim"))
            if id(problem) in more:
                console.print(Text(_more(more[id(problem)]), style="dim"))


def _some_of_each_kind(problems: Sequence[Problem]) -> tuple[list[Problem], dict[int, int]]:
    """The same, of a kind that has very many only the first; how many were left out, by the last of these."""
    kinds: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        kinds[_kind(problem)].append(problem)
    many = [group for group in kinds.values() if len(group) > VERY_MANY]
    left_out = {id(problem) for group in many for problem in group[MANY:]}
    more = {id(group[MANY - 1]): len(group) - MANY for group in many}
    return [problem for problem in problems if id(problem) not in left_out], more


def _more(number: int) -> str:
    return f"  {number:,} more of this kind, with other values; `check --format json` has all of them"


def _words_of(problem: Problem) -> tuple[str, str, str]:
    """What is said, wherever it is said."""
    return _NUMBER.sub("", problem.field), problem.message, problem.hint


def _others(group: Sequence[Problem]) -> str:
    """Where the same stands that was said once."""
    _, second, third, *_ = group
    return f"  the same in {len(group) - 1:,} other places, such as {second.place} and {third.place}"


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
