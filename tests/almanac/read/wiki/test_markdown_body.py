"""Wikitext that somebody sent in, as Markdown."""

from __future__ import annotations

import re

import mwparserfromhell
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from almanac.model.entry import Source
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets
from almanac.read.wiki.markdown_body import escaped, markdown_of

WIKI = "https://wiki.example/wiki/$1"


def markdown(text: str) -> str:
    return markdown_of(mwparserfromhell.parse(text), WIKI)


def shown(text: str) -> str:
    body, _ = MarkdownReader(Targets({})).read(Source("content/stories/2027/a.md", "", text))
    return " ".join(html.fromstring(f"<main>{body.html}</main>").text_content().split())


@pytest.mark.parametrize(
    ("wikitext", "expected"),
    [
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("'''bold''' and ''it''", "**bold** and *it*"),
        ("[https://a.example/x label]", "[label](https://a.example/x)"),
        ("[[Main Page|home]]", "[home](https://wiki.example/wiki/Main_Page)"),
        ("[javascript:alert(1) x]", r"\[javascript\:alert(1) x\]"),
        ("* one\n* two\n** deeper", "- one\n- two\n    - deeper"),
        ("Before:\n# one\n# two", "Before\\:\n\n1. one\n1. two"),
        ("== Head ==\nText.", "## Head\n\nText."),
        ("{{delete}} <script>x</script>", r"\{\{delete\}\} x"),
        ("<nowiki>[[x]] *</nowiki>", r"\[\[x\]\] \*"),
        ("a &amp; b<!-- hidden --><ref>note</ref>", r"a \& b"),
        ("- not a list\n+ nor this\n1. nor that", "\\- not a list\n\\+ nor this\n1\\. nor that"),
        ("a<br>b", "a\\\nb"),
    ],
)
def test_as_markdown(wikitext: str, expected: str) -> None:
    assert markdown(wikitext) == expected


@given(st.text(alphabet="ab \\`*_{}[]<>#|~!$^&:@=\"+-.)0123'/\n", max_size=80))
def test_text_stands_for_itself(text: str) -> None:
    assert shown(escaped(text).strip()) == " ".join(text.split())


@given(st.text(alphabet="ab {}[]|'*#:;=<>/&-!~\n_\"()\\`", max_size=120))
def test_any_wikitext_becomes_markdown_without_markup_of_its_own(text: str) -> None:
    body, problems = MarkdownReader(Targets({})).read(Source("content/stories/2027/a.md", "", markdown(text)))

    assert [problem for problem in problems if problem.is_error] == []
    assert not re.search(r"<(?:script|img|iframe|style|table)\b", body.html)
