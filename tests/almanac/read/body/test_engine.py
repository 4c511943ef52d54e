"""The engine: a tree with the true place of everything, whatever the text."""

from __future__ import annotations

import gc
import re
from unittest.mock import patch

import pytest
from comrak import AstNode
from hypothesis import example, given
from hypothesis import strategies as st

from almanac.read.body import engine
from almanac.read.body.document import Kind, Node
from almanac.read.body.engine import parse
from almanac.read.body.limits import MAX_DEPTH, OutOfBoundsError

PIECES = st.sampled_from([
    "a", "é", "🙂", " ", "\n", "\n\n", "\t", "- ", "1. ", "> ", "# ", "*", "~~", "`", "```", "~~~", "[", "](", ")",
    "![", "[^1]", "[^1]: ", "|", "|-|", ": ", "<b>", "</b>", "<!--", "-->", "&#10;", "&#13;", "&#7;", "&amp;", '"',
    "<", ">", "\\", "\r", "\x00", "\ufffe", "\u2028", "math", "info", "> [!NOTE]", ":smile:", "www.a.org", "---",
    "===", "    ",
])  # fmt: skip
MARKDOWN = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=30).map("".join)


def places(markdown: str, kind: Kind) -> list[tuple[int, int]]:
    return [node.start for node in parse(markdown).walk() if node.kind is kind]


def only(markdown: str, kind: Kind) -> Node:
    (node,) = (node for node in parse(markdown).walk() if node.kind is kind)
    return node


@pytest.mark.parametrize(
    ("markdown", "place"),
    [
        pytest.param("[a](b)", (1, 1), id="at the beginning"),
        pytest.param("é 🙂 [a](b)", (1, 5), id="behind letters of several bytes"),
        pytest.param("c\n  \t[a](b)", (2, 4), id="further in"),
        pytest.param("- é\n  > d [a](b)", (2, 7), id="in a quotation in a list"),
        pytest.param("> c\nlazy é [a](b)", (2, 8), id="in a quotation without its mark"),
        pytest.param("|é|c|\n|-|-|\n|é \\| d|*[a](b)*|", (3, 10), id="in a table, behind a bar that is text"),
        pytest.param("c `[a](b)` &amp; \\* [a](b)", (1, 21), id="behind code, a reference and an escape"),
        pytest.param("c\n[a](b)\n===", (2, 1), id="in an underlined heading"),
        pytest.param("c[^1]\n\n[^1]: d\n\n    é [a](b)", (5, 7), id="in a footnote"),
        pytest.param("c:\n\n: é [a](b)", (3, 5), id="behind a colon that makes no definition"),
    ],
)
def test_a_link_has_its_place(markdown: str, place: tuple[int, int]) -> None:
    assert places(markdown, Kind.LINK) == [place]


@given(st.text(st.sampled_from("aé🙂 *_>-|\n"), max_size=20), st.sampled_from(["", "> ", "- ", "# ", "1. > "]))
@example("a\né ", "> ")
def test_the_character_at_the_place_of_a_link_begins_it(before: str, mark: str) -> None:
    markdown = f"{mark}{before}[x](y)"
    lines = markdown.split("\n")
    assert all(lines[line - 1][column - 1 :].startswith("[x](y)") for line, column in places(markdown, Kind.LINK))


@given(MARKDOWN)
@example('``` a"<&\nb\n```')
@example("``` &#10;")
@example('```" xml:space="preserve"><paragraph/>\n```')
@example("```math\na\n```")
@example("[a](b\n'c\nd')")
@example("\x00\ufffe&#7;")
@example(": a\n\n: b")
def test_any_text_is_a_tree_within_its_lines_or_out_of_bounds(markdown: str) -> None:
    last = len(re.split("\r\n|\r|\n", markdown))
    try:
        nodes = list(parse(markdown).walk())
    except OutOfBoundsError as error:
        nodes = [Node(Kind.TEXT, error.position)]
    assert all(1 <= node.start.line <= last + 1 for node in nodes)


@pytest.mark.parametrize(
    "info",
    ["python", 'python title="a"', "{.python}", "a<b>&c", "a &amp; b", "math", 'x" xml:space="preserve">y', "é 🙂"],
)
def test_what_stands_behind_a_fence_comes_as_it_was_written(info: str) -> None:
    assert only(f"``` {info}\nb\n```", Kind.CODE_BLOCK).name.startswith(info.replace("&amp;", "&"))


@pytest.mark.parametrize(
    ("markdown", "terms"),
    [
        pytest.param("a\n: b", ["a"], id="right below"),
        pytest.param("a\n: b\n\n: c", ["a"], id="a second meaning, apart"),
        pytest.param("a\n\n: b", [], id="apart"),
        pytest.param("a\n\n: b\n: c", [], id="apart, and a line like it"),
        pytest.param("> a\n>\n> : b", [], id="apart, in a quotation"),
        pytest.param("a\n\n: b\n\nc\n: d", ["c"], id="one of each"),
        pytest.param("```\na\n\n: b\n```", [], id="in code"),
    ],
)
def test_a_meaning_stands_right_below_its_term(markdown: str, terms: list[str]) -> None:
    assert [node.words() for node in parse(markdown).walk() if node.kind is Kind.TERM] == terms


def test_code_that_looks_like_a_meaning_keeps_its_characters() -> None:
    assert only("a\n\n: b\n\n```\nc\n\n: d\n```", Kind.CODE_BLOCK).text == "c\n\n: d\n"


def test_a_tab_in_a_title_is_a_space() -> None:
    assert only("[a](b 'c\td')", Kind.LINK).title == "c d"


def outcome(markdown: str) -> object:
    """Every node with its place, or why there is no tree."""
    try:
        return [(node.kind, node.start, node.text) for node in parse(markdown).walk()]
    except OutOfBoundsError as error:
        return (error.position, error.message)


@given(MARKDOWN)
@example('```" xml:space="preserve"><paragraph/>\n```')
@example("[a](b\n'c\nd')")
@example("- " * MAX_DEPTH + "é")
@example("é *a " * 200 + "b" + "*" * 200)
@example("a\n\n: b\n\n" + "- " * MAX_DEPTH + "c")
def test_a_text_whose_depth_is_looked_at_first_becomes_the_same_tree(markdown: str) -> None:
    expected = outcome(markdown)
    with patch.object(engine, "_FEW", -1):
        assert outcome(markdown) == expected


@pytest.mark.parametrize("levels", ["> ", "- ", "*a ", "**a ", "[", "![", "~~a ", "1. ", "+ > "])
def test_no_depth_exhausts_the_stack(levels: str) -> None:
    # Quotations alone are refused before the engine sees them.
    markdown = "a\n\n" + levels * (99_000 // len(levels)) + "b"
    closing = {"*a ": "*", "**a ": "**", "[": "](c)", "![": "](c)", "~~a ": "~~"}.get(levels, "")
    outcome(markdown + closing * (99_000 // max(len(levels), len(closing), 1)))


@pytest.mark.parametrize(
    "markdown", ["- *a* [b](c)\n\n> | d |\n> |---|\n", "- " * MAX_DEPTH + "c\n\nd *e*", "a\n" * 60_000]
)
def test_nothing_of_the_engine_s_own_tree_stays_in_memory(markdown: str) -> None:
    before = _trees()
    outcome(markdown)
    assert [kept for kept in _trees() if not any(kept is earlier for earlier in before)] == []


def _trees() -> list[AstNode]:
    """What is there of the engine's trees; other tests may hold some, in the traceback of an error."""
    return [kept for kept in gc.get_objects() if type(kept) is AstNode]
