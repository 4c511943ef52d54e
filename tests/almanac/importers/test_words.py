"""Words are taken out of whatever a source has."""

from __future__ import annotations

import pytest

from almanac.importers.words import cut, first_sentences, has_e_mail, one_line, words_of


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One <b>two</b></p><p>three<br>four</p>", "One two\nthree\nfour"),
        ("<script>x()</script>Text<style>p{}</style> goes <!-- no -->on", "Text goes on"),
        ("<ul><li>a<li>b</ul>&lt;b&gt; &amp;", "a\nb\n<b> &"),
        ("<p>un\nbroken   blanks", "un broken blanks"),
        ("<svg><title>x</title></svg>y</p></div>", "y"),
    ],
)
def test_html_as_words(html: str, words: str) -> None:
    assert words_of(html) == words


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("We met by the river. It rained all day, and nobody went home early that evening. Then more.",
         "We met by the river. It rained all day, and nobody went home early that evening."),
        ("昨日は川に行った。雨が降った。" * 9, "昨日は川に行った。 雨が降った。 " * 6),
        ("Word " * 100, "Word " * 59 + "Word…"),
        ("Short", "Short"),
        ("", ""),
    ],
)  # fmt: skip
def test_first_sentences_are_whole_ones(text: str, beginning: str) -> None:
    assert first_sentences(text, 40).startswith(beginning.strip()[:40])
    assert len(first_sentences(text, 40)) <= 300


@pytest.mark.parametrize("text", ["ann@old.example", "Ann <a@b.example>", "ann (at) old.example", "ann[at]old.example"])
def test_somebodys_address_is_noticed(text: str) -> None:
    assert has_e_mail(text)


@pytest.mark.parametrize("text", ["Ann", "@ann", "Ann at home. Yes", "a@b", "Meet @ the hall"])
def test_name_is_no_address(text: str) -> None:
    assert not has_e_mail(text)


def test_one_line_has_nothing_that_nobody_sees() -> None:
    assert one_line(" a\n\tb\u202e\x00 o\u0301 \ud800") == "a b ó"


def test_cut_is_between_words() -> None:
    assert (cut("one two three", 9), cut("onetwothree", 6), cut("one", 9)) == ("one two…", "onetw…", "one")
