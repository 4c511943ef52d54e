"""Problems of what is found in a body."""

from __future__ import annotations

import pytest

from almanac.model.entry import Source
from almanac.model.problem import Problem, Severity
from almanac.read.body.document import WHOLE, Position
from almanac.read.body.findings import MAX_FINDINGS, Finding, problem_of, problems_of

SOURCE = Source("x.md", "", "a\nb\n", 10)


def found(line: int, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(Position(line, 2), "a", "b", severity)


def test_a_place_in_the_text_becomes_one_of_the_file() -> None:
    assert problem_of(SOURCE, found(2)) == Problem("x.md", 11, "", "a", "b", column=2)


def test_what_concerns_the_whole_text_has_no_column() -> None:
    assert str(problem_of(SOURCE, Finding(WHOLE, "a", "b"))) == "x.md:10: a (b)"


def test_no_line_is_beyond_the_file() -> None:
    assert problem_of(SOURCE, found(9)).line == 12


def test_errors_come_first_and_each_kind_in_the_order_of_the_text() -> None:
    problems = problems_of(SOURCE, [found(1, Severity.WARNING), found(2), found(1)])
    assert [(problem.line, problem.is_error) for problem in problems] == [(10, True), (11, True), (10, False)]


@pytest.mark.parametrize("severity", Severity)
def test_of_very_many_the_first_are_shown_and_that_there_are_more(severity: Severity) -> None:
    problems = problems_of(SOURCE, [found(1, severity)] * (MAX_FINDINGS + 5))
    assert (len(problems), problems[-1].severity) == (MAX_FINDINGS + 1, severity)


def test_a_message_is_one_line() -> None:
    assert problem_of(SOURCE, Finding(WHOLE, "a\nb", "c")).message == "a<U+000A>b"
