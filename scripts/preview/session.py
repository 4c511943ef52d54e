"""Rebuilds on a save, and tells the terminal and the open pages how it went."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import Protocol

from almanac.model.printable import printable
from almanac.model.problem import Problem
from commands.problems import count_line, counted, plain_console, show_problems
from preview.rebuild import Ahead, Outcome
from preview.state import Board


class Builds(Protocol):
    """Whatever builds the site."""

    def build(self, looked_at: Sequence[str] = (), *, afresh: bool = False, ahead: Ahead = ...) -> Outcome:
        """Build and wait."""
        ...


class Session:
    """The builds of one `serve`; ``has_site``: an earlier one left a site to show."""

    def __init__(self, builder: Builds, board: Board, *, has_site: bool = False) -> None:
        self._builder = builder
        self._board = board
        self._console = plain_console()
        self._has_site = has_site
        self._warned: set[Problem] = set()

    def start(self, url: str) -> None:
        """The first build, and where to look."""
        self._console.print("Building the site.")
        self._build("")
        self._console.print(f"\nServing on {url}/  (Ctrl-C to stop)\n")

    def rebuild(self, changed: Sequence[str]) -> None:
        """Build again because of these files; nothing without any."""
        if changed:
            others = f" and {counted(len(changed) - 1, 'other file')}" if len(changed) > 1 else ""
            self._build(f"{printable(changed[0])}{others} changed", afresh=any(map(_is_of_the_theme, changed)))

    def _build(self, cause: str, *, afresh: bool = False) -> None:
        started = time.monotonic()
        board = self._board
        outcome = self._builder.build(board.looked_at, afresh=afresh, ahead=board.made_ahead)
        self._warn(problem for problem in outcome.problems if not problem.is_error)
        if outcome.ok:
            self._has_site = True
            self._board.built()
            result = f"{counted(outcome.pages, 'page')} in {time.monotonic() - started:.1f} s."
        else:
            result = self._failed(outcome)
        self._console.print(f"{cause}: {result}" if cause else result)

    def _failed(self, outcome: Outcome) -> str:
        errors = [problem for problem in outcome.problems if problem.is_error]
        show_problems(errors, self._console)
        self._board.failed([str(problem) for problem in errors] or [outcome.failure])
        stays = "The site of before stays up until this is mended." if self._has_site else "Nothing to show yet."
        return f"{outcome.failure or count_line(errors)}\n{stays}"

    def _warn(self, warnings: Iterable[Problem]) -> None:
        """Each warning once, not on every save."""
        current = set(warnings)
        show_problems(sorted(current - self._warned), self._console)
        self._warned = current


def _is_of_the_theme(path: str) -> bool:
    """Whether a file makes pages, and is not only copied; of code and settings the process that builds knows itself."""
    return path.startswith("theme/") and "static" not in path.split("/")
