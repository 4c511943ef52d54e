"""Writes Problems for programs: JSON, annotations of GitHub, a report of GitLab."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from commands.cannot_run import CannotRun
from commands.problems import count_line, plain_console, show_problems

if TYPE_CHECKING:
    from almanac.check import BrokenFile
    from almanac.model.problem import Problem


def as_json(problems: Sequence[Problem]) -> None:
    """One object with the counts and all Problems."""
    errors = sum(problem.is_error for problem in problems)
    whole = {
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [asdict(problem) for problem in problems],
    }
    print(json.dumps(whole, indent=2, ensure_ascii=False))


def as_github(problems: Sequence[Problem]) -> None:
    """Workflow commands (docs.github.com, "Workflow commands for GitHub Actions"), then all as people read it.

    GitHub shows ten annotations of a kind, and hides their places in the log.
    """
    for problem in problems:
        place = {} if problem.path == "." else {"file": problem.path, "line": str(problem.line or 1)}
        column = {"col": str(problem.column)} if problem.column else {}
        _annotate(str(problem.severity), {**place, **column, "title": problem.field or "text"}, _said(problem))
    console = plain_console()
    show_problems(problems, console)
    console.print(f"\n{count_line(problems)}" if problems else count_line(problems))


def cannot_run_on_github(error: CannotRun) -> None:
    """An annotation of why nothing could be checked."""
    from almanac.model.printable import printable_lines

    _annotate("error", {"title": "almanac"}, printable_lines(f"{error.message} {error.remedy}"))


def broken_on_github(broken: Sequence[BrokenFile]) -> None:
    """In a workflow an annotation of each file that a build did without, beside the log."""
    from almanac.model.printable import printable

    if os.environ.get("GITHUB_ACTIONS") == "true":
        for file in broken:
            path = printable(file.path)
            _annotate("warning", {"file": path, "title": "left out of the build"}, f"{path}: {file.outcome}")


def as_gitlab(problems: Sequence[Problem]) -> None:
    """A Code Quality report (docs.gitlab.com, "Code Quality report format"); as people read it on stderr."""
    report = [
        {
            "description": f"{problem.field}: {_said(problem)}" if problem.field else _said(problem),
            "check_name": problem.field or "text",
            # The same fault keeps its fingerprint when lines above it come and go.
            "fingerprint": hashlib.sha256(f"{problem.path}\0{problem.field}\0{problem.message}".encode()).hexdigest(),
            "severity": "major" if problem.is_error else "minor",
            "location": {"path": problem.path, "lines": {"begin": problem.line or 1}},
        }
        for problem in problems
    ]
    print(json.dumps(report, indent=2, ensure_ascii=False))
    console = plain_console(stderr=True)
    show_problems(problems, console)
    console.print(count_line(problems))


def _annotate(severity: str, properties: dict[str, str], message: str) -> None:
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    print(f"::{severity} {told}::{_message(message)}")


def _said(problem: Problem) -> str:
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
