"""Links whose words say nothing."""

from __future__ import annotations

import pytest

from almanac.check.review.vague_links import vague_links
from almanac.model.entry import Source


def said(text: str, lang: str = "en") -> list[tuple[int, int, str]]:
    source = Source("events/x.md", "events/x", body=text, body_line=10)
    return [(one.line, one.column, one.message.split("`")[1]) for one in vague_links(source, lang)]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ar", "هنا"), ("de", "Klicken Sie hier"), ("en", "Click here"), ("es", "aquí"), ("fr", "En savoir plus"),
        ("hi", "यहाँ"), ("hu", "itt"), ("id", "di sini"), ("ja", "こちら"), ("pl", "tutaj"), ("pt", "aqui"),
        ("sw", "hapa"), ("uk", "тут"), ("zh-Hans", "这里"), ("de", "here"), ("tlh", "here"),
    ],
)  # fmt: skip
def test_words_that_do_not_say_where_a_link_leads(lang: str, words: str) -> None:
    assert said(f"See\nmore [{words}](https://example.org).", lang) == [(11, 6, words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[**here**…][1]\n\n[1]: https://example.org", [(10, 1, "here…")], id="a reference, with marks"),
        pytest.param("[the programme](https://example.org)", [], id="the name of the page"),
        pytest.param("`[here](x)` and https://example.org/here", [], id="code, and an address"),
        pytest.param("[hier](https://example.org)", [], id="another language"),
    ],
)
def test_what_counts_as_a_link(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert said(text) == expected


def test_a_text_out_of_bounds_is_for_the_check() -> None:
    assert said(">" * 5000 + " [here](https://example.org)") == []
