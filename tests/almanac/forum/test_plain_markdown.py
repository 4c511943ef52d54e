"""Any text stands for itself on a forum."""

from __future__ import annotations

import re

import comrak
import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.forum.limits import tidied
from almanac.forum.plain_markdown import plain

WORD_JOINER = "\u2060"


def shown(markdown: str) -> str:
    """What a reader of the forum sees, which reads Markdown as GitHub does."""
    html = comrak.markdown_to_html(markdown, extension_options=comrak.ExtensionOptions())
    assert re.fullmatch(r"<p>[^<]*</p>\n|", html), "nothing but a paragraph"
    text = re.sub(r"</?p>|\n", "", html)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text.replace(WORD_JOINER, "")


@pytest.mark.parametrize(
    "text",
    ["# No heading", "- no list", "1. no list", "1986) a year", "> no quotation", "*no* _stress_", "[no](link)",
     "`no code`", "<b>no HTML</b>", "<!-- almanac about=x -->", "a | b", "~~no~~", "&copy;", "\\*", "---", "===",
     "![no](picture)", "[poll]", "[/poll]", "+ no list", "    no code", "$no$ math", "a^b", ": no definition"],
)  # fmt: skip
def test_what_would_be_something_else_is_shown_as_it_is(text: str) -> None:
    assert shown(plain(tidied(text))) == tidied(text)


@given(st.text(max_size=80))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    line = tidied(text).replace(WORD_JOINER, "").replace("\x00", "").strip()
    assert shown(plain(line)) == line


def test_nobody_is_called_who_is_named() -> None:
    assert plain("Ask @all, or ann@example.org") == f"Ask @{WORD_JOINER}all, or ann@{WORD_JOINER}example.org"
