"""What people wrote on a forum is quoted as words and links, whatever stands there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from almanac.forum.quoted import LONGEST, quotable
from almanac.read.body.quotation import safe_quotation

FORUM = "https://forum.example.org"
PICTURE = '<a class="lightbox" href="/a.jpg"><img src="/a_small.jpg" width="9"><div class="meta">a.jpg</div></a>'


@pytest.mark.parametrize(
    ("cooked", "quoted"),
    [
        pytest.param("<p>Some <em>words</em>.</p>", "<p>Some <em>words</em>.</p>", id="words"),
        pytest.param('<p>Hi <a class="mention" href="/u/ann">@ann</a></p>',
                     f'<p>Hi <a href="{FORUM}/u/ann">@ann</a></p>', id="a link within the forum"),
        pytest.param('<p>Yes <img src="x.png" class="emoji" alt=":wave:"></p>', "<p>Yes </p>", id="emoji"),
        pytest.param(f"<p>Look: {PICTURE} there</p>", "<p>Look:  there</p>", id="a picture"),
        pytest.param('<aside class="quote"><div class="title"><img class="avatar" src="a">ann:</div>'
                     "<blockquote><p>What ann said</p></blockquote></aside><p>I agree.</p>", "<p>I agree.</p>",
                     id="what others said"),
        pytest.param('<aside class="onebox"><header><img src="i"><a href="https://a.org/x">a.org</a></header>'
                     "<article><h3>Title</h3><p>Text</p></article></aside>",
                     '<p><a href="https://a.org/x">https://a.org/x</a></p>', id="a preview"),
        pytest.param('<p>It was <span class="spoiler">the butler</span>.</p>', "<p>It was ….</p>", id="what is hidden"),
        pytest.param('<h1 id="a"><a name="p-1-a-1" class="anchor" href="#p-1-a-1"></a>Title</h1>', "<p>Title</p>",
                     id="a heading"),
        pytest.param('<div class="poll" data-poll-name="poll"><ul><li>Yes</li></ul></div><p>Vote!</p>', "<p>Vote!</p>",
                     id="a poll"),
        pytest.param('<p style="color:red" onclick="x()" id="text-a" class="note">Red</p>', "<p>Red</p>",
                     id="attributes"),
        pytest.param("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>", id="a script"),
        pytest.param('<p><a href="javascript:alert(1)">x</a></p>', "<p><a>x</a></p>", id="an address that runs"),
        pytest.param('<iframe src="https://v.org"></iframe><p>See</p>', "<p>See</p>", id="a video"),
        pytest.param('<p lang="ar" dir="rtl">نص</p>', '<p lang="ar" dir="rtl">نص</p>', id="a language"),
        pytest.param("Words <b>alone</b>", "Words <b>alone</b>", id="no paragraph"),
        pytest.param(PICTURE, "", id="a picture alone"),
        pytest.param("  ", "", id="nothing"),
        pytest.param("<!-- only this -->", "", id="a comment"),
    ],
)  # fmt: skip
def test_a_reply_is_quoted(cooked: str, quoted: str) -> None:
    assert quotable(cooked, FORUM) == quoted


def text_of(quotation: str) -> str:
    return html.fragment_fromstring(quotation, create_parent="div").text_content()


def test_a_long_reply_is_cut_behind_a_paragraph() -> None:
    quoted = quotable(f"<p>{'one ' * 50}</p><p>{'two ' * 80}</p><p>three</p>", FORUM)

    assert text_of(quoted) == f"{'one ' * 50}…"


def test_a_long_paragraph_is_cut_at_a_word() -> None:
    quoted = quotable(f"<p>{'word ' * 500}</p><p>more</p>", FORUM)

    assert re.fullmatch(r"<p>(?:word )+word…</p>", quoted)
    assert LONGEST - 10 < len(text_of(quoted)) <= LONGEST + 1


TAGS = st.sampled_from(["p", "b", "a", "img", "script", "aside", "div", "h1", "svg", "style", "table", "iframe", "li"])
ATTRIBUTES = st.sampled_from(["", ' href="javascript:alert(1)"', ' src="https://t.org/x"', ' onclick="x()"', ' id="x"',
                              ' class="quote"', ' style="position:fixed"', ' href="//t.org/[x"'])  # fmt: skip
PIECES = st.one_of(st.text(max_size=9), st.builds("<{}{}>".format, TAGS, ATTRIBUTES), st.builds("</{}>".format, TAGS))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_nothing_that_loads_runs_or_dresses_up_is_quoted(cooked: str) -> None:
    quoted = quotable(cooked, FORUM)

    assert safe_quotation(quoted, FORUM) == quoted
    for element in html.fragment_fromstring(quoted, create_parent="div").iter():
        assert element.tag not in {"img", "script", "style", "iframe", "svg", "h1"}
        assert set(element.attrib) <= {"href", "lang", "dir"}
        assert element.get("href", "https://").startswith(("https://", "http://"))


@pytest.mark.parametrize("cooked", ["<div>" * 5000, "<" * 50_000, "<p>" + "a" * 100_000, "\0<p>\0a"])
def test_what_was_made_to_break_a_reader_breaks_nothing(cooked: str) -> None:
    assert len(quotable(cooked, FORUM)) < 10_000
