"""What a value says, without its markup."""

from __future__ import annotations

import mwparserfromhell
import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.read.wiki.plain_text import address_of, line_of


@pytest.mark.parametrize(
    ("wikitext", "line"),
    [
        (" River\n walk ", "River walk"),
        ("'''Big''' [[River|walk]] [https://a.example now]", "Big walk now"),
        ("a<!-- hidden -->b<ref>note</ref>", "ab"),
        ("<nowiki>[[x]]</nowiki> &amp; &#x142; &nosuch;", "[[x]] & ł &nosuch;"),
        ("{{delete}} {{{x}}}", "{{delete}} {{{x}}}"),
        ("a<br />b", "a b"),
        ("* item", "* item"),
        ("title: yes\n---\nother: no", "title: yes --- other: no"),
    ],
)
def test_a_line(wikitext: str, line: str) -> None:
    assert line_of(mwparserfromhell.parse(wikitext)) == line


@pytest.mark.parametrize(
    ("wikitext", "address"),
    [
        ("https://a.example/x?y=1&z", "https://a.example/x?y=1&z"),
        ("[https://a.example/ our page]", "https://a.example/"),
        ("see [https://a.example a] or [https://b.example b]", "see a or b"),
        ("later", "later"),
    ],
)
def test_an_address(wikitext: str, address: str) -> None:
    assert address_of(mwparserfromhell.parse(wikitext)) == address


@given(st.text())
def test_any_value_is_one_line(text: str) -> None:
    line = line_of(mwparserfromhell.parse(text))

    assert line == " ".join(line.split())
