"""Words of other programs as plain text."""

from __future__ import annotations

from html import escape, unescape

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.read.from_elsewhere.found_event import as_markdown, one_line, plain_text, summary_of

LONG = "A sentence of ten words or so, which goes on and on. " * 10


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>One</p><p>Two<br>three</p>", "One\n\nTwo\nthree"),
        ("One &amp; two", "One & two"),
        ("a < b and c > d", "a < b and c > d"),
        ("<script>alert(1)</script><b>One</b>", "One"),
        ("<!-- x --><style>a{}</style><i>One", "One"),
        ("One\r\nTwo", "One\nTwo"),
    ],
)
def test_markup_goes_and_words_stay(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Too short.", ""),
        ("One sentence that is long enough. And more.", "One sentence that is long enough. And more."),
    ],
)
def test_a_summary_is_made_of_whole_sentences(text: str, summary: str) -> None:
    assert summary_of(text) == summary


@pytest.mark.parametrize("text", [LONG, "x" * 400, "word " * 100])
def test_a_summary_has_at_most_300_characters(text: str) -> None:
    assert len(summary_of(text)) <= 300


@given(st.text(max_size=300))
def test_any_text_is_read_as_text(text: str) -> None:
    assert "\n" not in one_line(text)
    plain_text(text)


@pytest.mark.parametrize(
    "text", ["# no heading", "* no item", "[x](https://evil.example)", "&lt;b>x", "1. one", "> x", "`x`", "- [ ] x"]
)
def test_what_looks_like_markdown_stands_for_itself(text: str) -> None:
    shown = cmarkgfm.github_flavored_markdown_to_html(as_markdown(text))
    assert shown == f"<p>{escape(unescape(text))}</p>\n"
