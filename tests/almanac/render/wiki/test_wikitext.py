"""The gate through which text goes onto a wiki: what a real wiki makes of it is tried in store/wiki/test_literal.py."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.render.wiki.wikitext import call, in_language, link, literal

_REFERENCE = re.compile(r"&#\d+;")


@pytest.mark.parametrize(
    ("text", "wikitext"),
    [
        ("Spring meetup, 3 May", "Spring meetup, 3 May"),
        ("Łódź 2027 فعاليات", "Łódź 2027 فعاليات"),
        ("{{delete}}", "&#123;&#123;delete&#125;&#125;"),
        ("a|b", "a&#124;b"),
        (" two\nlines ", "two lines"),
        ("RFC 2822", "RFC&#32;2822"),
        ("\u0338x", "&#824;x"),
        ("a\ud800b\uffff", "ab"),
        ("＿＿目次強制＿＿", "&#65343;&#65343;目次強制&#65343;&#65343;"),
        ("", ""),
    ],
)
def test_text_as_wikitext(text: str, wikitext: str) -> None:
    assert literal(text) == wikitext


@given(st.text())
def test_any_text_is_itself_and_begins_nothing(text: str) -> None:
    written = literal(text)
    bare = _REFERENCE.sub("", written)
    whole = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text)
    seen = "".join(c for c in whole if unicodedata.category(c) != "Cs" and ord(c) & 0xFFFE != 0xFFFE)

    assert not re.search(r"[\[\]{}<>|='*#:;!_~&\"@/-]", bare)
    assert html.unescape(written).split() == unicodedata.normalize("NFC", seen).split()


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://a.example/x/", "https://a.example/x/"),
        ("https://a.example/?a=1&lt=2", "https://a.example/?a=1&amp;lt=2"),
        ("https://a.example/__TOC__/~~~~", "https://a.example/%5F_TOC%5F_/%7E%7E%7E%7E"),
        ("https://a.example/{{x}}|]''<", "https://a.example/%7B%7Bx%7D%7D%7C%5D%27%27%3C"),
        ("https://a.example/ł", "https://a.example/%C5%82"),
    ],
)
def test_an_address_ends_no_link_and_leads_where_it_led(address: str, written: str) -> None:
    assert link(address, "x") == f"[{written} x]"


def test_without_an_address_or_a_name_there_is_no_link() -> None:
    assert (link("", "a]b"), link("https://a.example", " ")) == ("a&#93;b", "")


def test_another_language_is_marked() -> None:
    assert in_language("x", "ar", "en") == '<span lang="ar" dir="rtl">x</span>'
    assert in_language("x", "en", "en") == "x"


def test_a_template_gets_values_and_no_other_parameters() -> None:
    assert call("List", {"a": "x|b=y}}", "c": ""}) == "{{List|a=x&#124;b&#61;y&#125;&#125;}}"
