"""Words in wikitext: whoever reads them on the wiki reads what was written, and nothing of it is markup."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.render import wikitext

# What may begin something in the middle of a line (MediaWiki, "Help:Formatting", "Help:Links", "Help:Magic words").
BEGINS = re.compile(r"[\[\]{}|<>~_=*#;&\\`^$\"]|''|[A-Za-z]:[^ ]|\b(?:RFC|PMID|ISBN) \d")
BEGINS_IN_LINE = re.compile(r"[\[\]{}|<>~_=]|''|!!|&[^ ]|[A-Za-z]:[^ ]|\b(?:RFC|PMID|ISBN)\s\d|^ ?[-!+:*#;\u0338]")
NUMBER = re.compile(r"&#\d+;")

# Those of ASCII that are no spaces.
CONTROLS = {chr(code) for code in (*range(0x09), *range(0x0E, 0x1C), 0x7F)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Edit-a-thon, 18:00 (UTC+3)!", "Edit-a-thon, 18:00 (UTC+3)!", id="words stay readable"),
        pytest.param("L'eau: où?", "L'eau: où?", id="an apostrophe and a colon of a language"),
        pytest.param("يوم الملكية العامة، 2027", "يوم الملكية العامة، 2027", id="another script"),
        pytest.param("[[File:x.jpg|thumb]]", "&#91;&#91;File&#58;x.jpg&#124;thumb&#93;&#93;", id="a picture"),
        pytest.param("{{delete}}", "&#123;&#123;delete&#125;&#125;", id="a template"),
        pytest.param("'''bold'''", "&#39;&#39;&#39;bold&#39;&#39;&#39;", id="bold"),
        pytest.param("'quoted'", "&#39;quoted&#39;", id="apostrophes beside our own"),
        pytest.param("~~~~", "&#126;&#126;&#126;&#126;", id="a signature"),
        pytest.param("__NOTOC__", "&#95;&#95;NOTOC&#95;&#95;", id="a switch"),
        pytest.param("<nowiki/> &amp;", "&#60;nowiki/&#62; &#38;amp&#59;", id="HTML, and what is written for it"),
        pytest.param("https://x.example", "https&#58;//x.example", id="an address"),
        pytest.param("mailto:a@b", "mailto&#58;a&#64;b", id="another"),
        pytest.param("RFC 5545", "&#82;FC 5545", id="the number of a standard"),
        pytest.param("- 1", "&#45; 1", id="a mark at the beginning"),
        pytest.param(": 1", "&#58; 1", id="another"),
        pytest.param("\u0338>", "&#824;&#62;", id="a mark that would join what is before it"),
        pytest.param("＿＿目次強制＿＿", "&#65343;&#65343;目次強制&#65343;&#65343;", id="a switch in Japanese"),
        pytest.param("e\u0301\ud800\uffff", "\u00e9", id="what a wiki keeps otherwise, or not at all"),
        pytest.param("two\nlines\x00", "two lines", id="lines and controls"),
    ],
)
def test_what_could_be_markup_is_written_by_its_number(text: str, expected: str) -> None:
    assert wikitext.words(text) == expected


@given(st.text())
def test_any_text_comes_back_as_it_was(text: str) -> None:
    shown = "".join(character for character in text if character not in CONTROLS | {"\ufffe", "\uffff"})

    assert unescape(wikitext.words(text)) == unicodedata.normalize("NFC", " ".join(shown.split()))


@given(st.text(alphabet=st.sampled_from("[]{}|<>~_=*#;:&' \"RFC PMID ISBN 12-/ab")))
def test_nothing_begins_in_a_text(text: str) -> None:
    assert BEGINS.search(NUMBER.sub("\0", wikitext.words(text))) is None


@given(st.text())
def test_any_part_of_a_line_comes_back_with_its_spaces(text: str) -> None:
    shown = "".join(character for character in text if character not in CONTROLS | {"\ufffe", "\uffff"})
    line = re.sub("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+", " ", shown)

    assert unescape(wikitext.run(text)) == unicodedata.normalize("NFC", line)


@given(st.text(alphabet=st.sampled_from("[]{}|<>~_=*#;:&'! \"RFC PMID ISBN 12-/ab\u0338\u00a0")))
def test_nothing_begins_in_a_part_of_a_line(text: str) -> None:
    written = NUMBER.sub("\0", wikitext.run(text))

    assert not BEGINS_IN_LINE.search(written)


def test_lines_of_code_stay_readable_and_cannot_end_it() -> None:
    assert wikitext.preformatted("x = {{y}}\n</pre> &\r\n\x0bz") == (
        "<pre>\nx = {{y}}\n&#60;/pre&#62; &#38;\n\nz\n</pre>"
    )


def test_links_to_pages_name_no_category_and_no_file() -> None:
    assert wikitext.page_link("Category:A & b", "c", "d_e") == "[[:Category&#58;A &#38; b#d&#95;e|c]]"
    assert wikitext.redirect("A/pl") == "#REDIRECT [[:A/pl]]"


def test_a_link_ends_where_its_words_end() -> None:
    address = "https://a.example/x]{{y}}|'z'<b> c"

    assert wikitext.link(address, "A ] b") == "[https://a.example/x%5D%7B%7By%7D%7D%7C%27z%27%3Cb%3E%20c A &#93; b]"


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://a.example/?a=1&lt=2", "https://a.example/?a=1&amp;lt=2"),
        ("https://a.example/__TOC__/~~~~", "https://a.example/%5F_TOC%5F_/%7E%7E%7E~"),
        ("https://a.example/~ada/ł", "https://a.example/~ada/%C5%82"),
    ],
)
def test_an_address_leads_where_it_led_and_is_no_markup(address: str, written: str) -> None:
    assert wikitext.link(address, "x") == f"[{written} x]"


def test_without_an_address_or_words_there_is_no_link() -> None:
    assert (wikitext.link("", "a]b"), wikitext.link("https://a.example", " ")) == ("a&#93;b", "")


def test_another_language_is_marked() -> None:
    assert wikitext.in_language("x", "ar", "en") == '<span lang="ar" dir="rtl">x</span>'
    assert wikitext.in_language("x", "en", "en") == "x"


def test_a_template_gets_values_and_no_other_parameters() -> None:
    assert wikitext.call("List", {"a": "x|b=y}}", "c": ""}) == "{{List|a=x&#124;b&#61;y&#125;&#125;}}"


def test_what_belongs_to_an_item_stands_below_it() -> None:
    assert wikitext.item(wikitext.bold("a"), "", "b") == "* '''a'''\n*: b"
