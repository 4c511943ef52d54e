"""What is wrong at a place of a body, and the Problems that are made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from almanac.model.entry import Source
from almanac.model.problem import Problem, Severity
from almanac.read.body.document import WHOLE, Position
from almanac.read.fault import DeadLinkFault, Fault, presentable

# Beyond that many, more of them help nobody; each may be looked for among all files.
MAX_FINDINGS = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in a body, and where; a dead link is wrong only by what else the site has."""

    position: Position
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    is_dead_link: bool = False


def finding_of(fault: Fault, position: Position) -> Finding:
    """The error that a link or a value of the body is."""
    return Finding(position, fault.message, fault.hint, is_dead_link=isinstance(fault, DeadLinkFault))


def problems_of(source: Source, findings: Sequence[Finding]) -> list[Problem]:
    """A Problem for each, in the order of the text; of very many the first ones."""
    ordered = sorted(findings, key=_place)
    problems = [problem_of(source, finding) for finding in ordered[:MAX_FINDINGS]]
    if len(findings) > MAX_FINDINGS:
        message = f"the text has more than {MAX_FINDINGS} faults; these are the first"
        hint = "mend these, and check again for the rest"
        problems.append(problem_of(source, Finding(WHOLE, message, hint, ordered[0].severity)))
    return problems


def problem_of(source: Source, finding: Finding) -> Problem:
    """The Problem with its line of the file."""
    line, column = finding.position
    message, hint = presentable(finding.message), presentable(finding.hint)
    last = source.body_line + source.body.count("\n")
    return Problem(
        source.path, min(source.body_line + line - 1, last), "", message, hint, finding.severity, column=column
    )


def _place(finding: Finding) -> tuple[bool, Position]:
    return finding.severity is Severity.WARNING, finding.position
