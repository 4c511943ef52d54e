"""Where front matter begins and ends, and what stands in the place of its lines."""

from __future__ import annotations

import pytest

from almanac.read.fault import FaultInLine
from almanac.read.front_matter.fences import end_of_front_matter

THREE = "write `---`, three hyphens at the start of the line"


def fault_of(text: str) -> tuple[int, str, str]:
    """Line, message and hint of a file whose front matter cannot be found."""
    with pytest.raises(FaultInLine) as caught:
        end_of_front_matter(text.split("\n"))
    return caught.value.line, caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("text", "end"),
    [
        pytest.param("---\n---", 1, id="nothing between"),
        pytest.param("---\na: b\n---\nText\n---\n", 2, id="a rule below is no end"),
        pytest.param("--- \na: b\n---\t", 2, id="spaces behind it"),
    ],
)
def test_the_second_line_of_dashes_ends_it(text: str, end: int) -> None:
    assert end_of_front_matter(text.split("\n")) == end


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("\n---\na: b\n---", 0, "there is an empty line above the front matter", id="an empty line"),
        pytest.param("—-\na: b\n—-", 0, "`—-` does not open the front matter", id="dashes that an editor joined"),
        pytest.param("----\na: b\n----", 0, "`----` does not open the front matter", id="four"),
        pytest.param("+++\na = 1\n+++", 0, "`+++` does not open the front matter", id="TOML"),
        pytest.param("```\n---", 0, "a fence of code, ```, stands above the front matter", id="code"),
        pytest.param(
            "title: A\n---", 0, "there is no line `---` above the first field, `title: A`", id="only the second"
        ),
        pytest.param(
            "# A\n\n---\na: b\n---",
            0,
            "`# A` stands above the front matter, which begins in line 3",
            id="a heading above it",
        ),
        pytest.param("\n\nText.", 2, "there is no front matter: the file begins with `Text.`", id="none"),
        pytest.param("---\na: b\n----\nText", 2, "`----` does not close the front matter", id="closed by four"),
        pytest.param("---\na: b\n–––\nText", 2, "`–––` does not close the front matter", id="closed by long dashes"),
        pytest.param("---\nText\n\nMore", 0, "the front matter is not closed", id="a rule and a text"),
    ],
)
def test_what_is_no_front_matter_is_said(text: str, line: int, message: str) -> None:
    assert fault_of(text)[:2] == (line, message)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("----\na: b\n---", THREE, id="a line that is nearly right"),
        pytest.param(
            "---\na: b\nc:\n  - d\n\nText", "put a line `---` below line 4, `- d`", id="where the text begins"
        ),
        pytest.param("---\nText", "put a line `---` between the last field and the text", id="no field at all"),
    ],
)
def test_the_remedy_names_the_place(text: str, hint: str) -> None:
    assert fault_of(text)[2] == hint
