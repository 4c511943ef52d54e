"""The work that Markdown does is bounded, and what comes out of it is Python-Markdown's own."""

from __future__ import annotations

import pytest
from markdown import Markdown

from almanac.read.body.effort import MAX_STEPS, Effort, TooDeepError, TooMuchWorkError
from almanac.read.body.measured import CountedFootnotes, Measured

ORDINARY = """A *b* **c** ***d*** `e` [f](/g "h") ![i](/j) [k][l] [m][] <https://a.org> <b@a.org> <kbd>n</kbd>
\\* &amp; o[^p] and a line  
below, [sic], more_words_here, 2 < 3.

[l]: /q "r"
[m]: <s>
[^p]: A note.

    Its second paragraph.

- t
    - u

        > v

1. w

a | b
--|--
1 | `2|3`

## x

y
===

<div>
<p>z</p>
</div>

<!-- a comment -->
"""  # noqa: W291 - two spaces break a line


def measured(effort: Effort) -> Markdown:
    footnotes = CountedFootnotes()
    footnotes.effort = effort
    return Markdown(extensions=["tables", footnotes, "toc", Measured(effort)])


def steps(text: str) -> int:
    """What a text takes, without a limit."""
    effort = Effort()
    effort.begin(10**12)
    measured(effort).convert(text)
    return effort.spent


def too_much(text: str) -> str:
    """What there is too much of, by a tenth of the limit: that is enough, and ten times as fast."""
    effort = Effort()
    effort.begin(MAX_STEPS // 10)
    with pytest.raises(TooMuchWorkError) as caught:
        measured(effort).convert(text)
    return caught.value.what


def test_what_comes_out_is_the_same() -> None:
    plain = Markdown(extensions=["tables", "footnotes", "toc"])
    effort = Effort()
    assert measured(effort).convert(ORDINARY) == plain.convert(ORDINARY)


def test_an_ordinary_text_is_far_from_the_limit() -> None:
    assert steps(ORDINARY) < MAX_STEPS / 200


def test_twice_the_text_is_twice_the_work() -> None:
    assert steps(ORDINARY * 40) < 2.5 * steps(ORDINARY * 20)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("[" * 10_000, "square brackets `[`", id="brackets"),
        pytest.param("![" * 20_000, "square brackets `[`", id="brackets of pictures"),
        pytest.param("[a](" * 10_000, "square brackets `[`", id="links that are not closed"),
        pytest.param("[" * 2_000 + "a" + "](x)" * 2_000, "square brackets `[`", id="links in links"),
        pytest.param("[^1] " * 2_000 + "\n\n[^1]: a", "references to the footnote `1`", id="references to one note"),
        pytest.param("[^1]" * 20_000, "marks of footnotes `[^`", id="marks of notes"),
        pytest.param("".join(f"[^{n}]: b\n" for n in range(8_000)), "footnotes", id="notes"),
        pytest.param("[r]: /" + "x" * 100_000 + "\n\n" + "[r] " * 20_000, "links to a long address", id="one address"),
        pytest.param("*a" * 90_000, "`*` and `_`", id="stars"),
        pytest.param("*a_" * 60_000, "`*` and `_`", id="stars and underscores"),
        pytest.param("`a" * 90_000, "backticks", id="backticks"),
        pytest.param("".join("`" * n + "a" for n in range(600)), "backticks", id="ever more backticks"),
        pytest.param("\\*" * 90_000, "backslashes", id="backslashes"),
        pytest.param("&amp;" * 40_000, "`<` and `&`", id="references to characters"),
        pytest.param("<b>" * 60_000, "`<`", id="tags"),
        pytest.param("<a b='" * 30_000, "`<`", id="tags without an end"),
        pytest.param("</a " * 45_000, "`<`", id="ends without an end"),
        pytest.param("<i title='</p>'" * 12_000, "`<`", id="tags that quotes hold open"),
        pytest.param("<b></div>" * 20_000, "`<`", id="tags that others do not close"),
        pytest.param("<![" * 60_000, "`<`", id="declarations"),
        pytest.param("<i>" * 20 + "<!-- -->" * 5_000, "comments `<!--`", id="comments in open tags"),
        pytest.param("a  \n" * 49_000, "line breaks", id="line breaks"),
        pytest.param("a\n\n" * 60_000, "paragraphs, headings and items of lists", id="paragraphs"),
        pytest.param("# a\n" * 40_000, "paragraphs, headings and items of lists", id="headings without gaps"),
        pytest.param("a\n===\n" * 30_000, "paragraphs, headings and items of lists", id="underlined headings"),
        pytest.param("[a]:\n" * 39_000, "paragraphs, headings and items of lists", id="half definitions"),
        pytest.param("- a\n" * 49_000, "paragraphs, headings and items of lists", id="items"),
        pytest.param("## a\n\n" * 1_200, "headings", id="headings"),
        pytest.param("[TOC]\n\n" * 500 + "## a\n\n" * 500, "`[TOC]`", id="lists of contents"),
        pytest.param(
            "|".join("a" * 1_000) + "\n" + "|".join("-" * 1_000) + "\n" + "a\n" * 10_000,
            "cells in a table",
            id="cells that a row lacks",
        ),
        pytest.param("`a|" * 60_000 + "\n--|--\n", "backticks in a table", id="codes in a table"),
    ],
)
def test_what_grows_with_its_square_is_refused(text: str, what: str) -> None:
    assert too_much(text) == what


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join("    " * n + "- a" for n in range(300)), id="lists"),
        pytest.param("> " * 300 + "a", id="quotations"),
        pytest.param("- " * 300 + "a", id="lists in one line"),
        pytest.param("> - " * 100 + "a", id="both in turn"),
    ],
)
def test_what_is_nested_too_deeply_is_refused(text: str) -> None:
    effort = Effort()
    effort.begin()
    with pytest.raises(TooDeepError):
        measured(effort).convert(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join("    " * n + "- a" for n in range(10)), id="lists"),
        pytest.param("> " * 10 + "a", id="quotations"),
    ],
)
def test_ten_levels_are_not_too_deep(text: str) -> None:
    assert steps(text) > 0
