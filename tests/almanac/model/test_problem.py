"""A Problem reads as one line, and sorts by where it is."""

from __future__ import annotations

import pytest

from almanac.model.problem import Problem, Severity


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        pytest.param(
            Problem("a.md", 3, "title", "is empty", "write one"), "a.md:3: title: is empty (write one)", id="all"
        ),
        pytest.param(Problem("a.md", 3, "title", "is empty"), "a.md:3: title: is empty", id="no hint"),
        pytest.param(
            Problem("a.md", 9, "", "`<script>` is there", "go"), "a.md:9: `<script>` is there (go)", id="body"
        ),
        pytest.param(Problem("a.md", 0, "", "is a folder"), "a.md: is a folder", id="the file as a whole"),
        pytest.param(
            Problem("a.md", 3, "place.latitude", "is odd", "", Severity.WARNING),
            "a.md:3: place.latitude: is odd",
            id="a field of a field",
        ),
    ],
)
def test_a_problem_is_one_line(problem: Problem, text: str) -> None:
    assert str(problem) == text


@pytest.mark.parametrize(
    ("severity", "expected"),
    [pytest.param(Severity.ERROR, True, id="error"), pytest.param(Severity.WARNING, False, id="warning")],
)
def test_only_an_error_stops_a_build(severity: Severity, expected: bool) -> None:
    assert Problem("a.md", 1, "", "x", severity=severity).is_error is expected


def test_a_problem_is_an_error_unless_it_says_otherwise() -> None:
    assert Problem("a.md", 1, "", "x").is_error


def test_problems_sort_by_file_then_line_as_a_number() -> None:
    third = Problem("b.md", 1, "", "x")
    second = Problem("a.md", 10, "", "x")
    first = Problem("a.md", 9, "", "x")
    assert sorted([third, second, first]) == [first, second, third]


def test_a_problem_can_be_printed_whatever_is_in_it() -> None:
    problem = Problem("a\x1b.md", 1, "b\x07", "c\n::error::", "d\u202e")
    assert str(problem) == "a<U+001B>.md:1: b<U+0007>: c<U+000A>::error:: (d<U+202E>)"
