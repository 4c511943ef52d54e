"""Titles that every MediaWiki takes; a real one is asked in tests/almanac/store/wiki/test_imported_site.py."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.render.wiki_pages.titles import MAX_BYTES, as_prefix, as_title, can_begin_titles, same_title

# As MediaWiki has them (MediaWikiTitleCodec: splitTitleString, getTitleInvalidRegex).
ILLEGAL = re.compile(
    r"[\x00-\x1f\x7f#<>\[\]|{}\ufffd]|%[0-9A-Fa-f]{2}|&[A-Za-z0-9\x80-\U0010ffff]+;|~~~|^:|^\.{1,2}$|[ _]{2}|^ | $|_"
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("River walk, 3 April: by boat", "River walk, 3 April – by boat"),
        ("iPad", "IPad"),
        ("ǆabc", "ǅabc"),
        ("ßabc", "ßabc"),
        ("{{delete}} [[x|y]] #1", "((delete)) ((x-y)) 1"),
        ("~~~~", "~~"),
        ("__NOTOC__", "NOTOC"),
        ("MediaWiki:Common.js", "MediaWiki-Common.js"),
        (":en:x", "En-x"),
        ("and/or ../x", "And-or ..-x"),
        ("100%25 &amp; AT&T; &", "100% 25 & amp; AT& T; &"),
        ("a\u00a0\u200eb\u2028c", "A b c"),
        ("..", ""),
        ("#", ""),
    ],
)
def test_words_become_a_title(text: str, title: str) -> None:
    assert as_title(text) == title


def test_behind_other_words_a_title_keeps_its_colon_and_its_small_letter() -> None:
    assert as_title("iPad: a talk", within="Archive/") == "iPad: a talk"


def test_what_is_too_long_is_cut_at_a_letter() -> None:
    title = as_title("ł" * 200, within="Archive/", room=10)

    assert (title[-1], len(f"Archive/{title}".encode()) <= MAX_BYTES - 10, set(title[:-1])) == ("…", True, {"ł"})


@given(st.text(), st.sampled_from(["", "Archive/"]), st.sampled_from([0, 16]))
def test_any_text_gives_a_title_that_is_legal_or_none(text: str, within: str, room: int) -> None:
    title = as_title(text, within=within, room=room)

    assert not ILLEGAL.search(title)
    assert len(f"{within}{title}".encode()) + room <= MAX_BYTES
    assert title == unicodedata.normalize("NFC", title)
    assert within or ":" not in title


@given(st.text())
def test_a_title_stays_what_it_is(text: str) -> None:
    title = as_title(text)

    assert as_title(title) == title


@pytest.mark.parametrize(
    ("title", "text", "is_same"),
    [("IPad", "iPad", True), ("A b", "a_b", True), ("A b", "a__b ", True), ("A – b", "A: b", False), ("A", "B", False)],
)
def test_what_a_wiki_may_show_in_place_of_a_title(title: str, text: str, is_same: bool) -> None:
    assert same_title(title, text) is is_same


@pytest.mark.parametrize(
    ("prefix", "can"),
    [
        ("", True), ("Archive of our site/", True), ("Archive ", True), ("A/b/", True), ("a:b", True), ("A#", False),
        ("[[", False), ("/x", False), ("A//", False), ("../", False), ("x" * 101, False), ("~", False),
    ],
)  # fmt: skip
def test_what_can_stand_before_all_titles(prefix: str, can: bool) -> None:
    assert can_begin_titles(prefix) is can


def test_a_prefix_has_its_capital_and_keeps_its_last_space() -> None:
    assert (as_prefix("archive of_x/"), as_prefix("archive ")) == ("Archive of x/", "Archive ")
