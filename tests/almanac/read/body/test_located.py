"""The line of what is found in the rendered text."""

from __future__ import annotations

import pytest

from almanac.model.entry import Source
from almanac.model.problem import Problem, Severity
from almanac.read.body.html import Finding
from almanac.read.body.located import all_located, located


def line(body: str, literal: str) -> int:
    return located(Source("x.md", "", body, 10), Finding(literal, "a", "b")).line


@pytest.mark.parametrize(
    ("body", "literal", "expected"),
    [
        pytest.param("a\nb", "b", 11, id="as it stands there"),
        pytest.param("a\nB", "b", 11, id="in capitals"),
        pytest.param("a\nb\nb", "b", 11, id="the first of two"),
        pytest.param("ß\nb", "b", 11, id="below letters that grow in small"),
        pytest.param("a\n[b](&#106;avascript:x)", "javascript:x", 11, id="behind a reference"),
        pytest.param("a\n[b](java&Tab;script:x)", "java\tscript:x", 11, id="behind a named one"),
        pytest.param("a\n<a href='java\nscript:x'>", "java\nscript:x", 11, id="over two lines: the first"),
        pytest.param("a\n[b](java\u200bscript:x)", "javascript:x", 11, id="with a space of no width"),
        pytest.param("a\n[b](java\\_script:x)", "java_script:x", 11, id="behind an escape"),
        pytest.param("a\nb", "c", 10, id="nowhere: the first line"),
        pytest.param("a\nb", "", 10, id="nothing to look for"),
        pytest.param("a\nb", "\n", 10, id="nothing but a line break"),
    ],
)
def test_a_fault_has_the_line_of_its_first_match(body: str, literal: str, expected: int) -> None:
    assert line(body, literal) == expected


def test_a_problem_says_what_was_found_in_one_line_that_can_be_printed() -> None:
    finding = Finding("", "`a\x1b[31m`", "`b\nc`", Severity.WARNING)
    assert located(Source("x.md", "", "a", 3), finding) == Problem(
        "x.md", 3, "", "`a<U+001B>[31m`", "`b<U+000A>c`", Severity.WARNING
    )


def test_of_very_many_the_first_are_named() -> None:
    problems = all_located(Source("x.md", "", "a", 3), [Finding("", f"{n}", "") for n in range(150)])
    assert (len(problems), problems[99].message) == (101, "99")
    assert problems[100].message == "the text has more than 100 faults; these are the first"
