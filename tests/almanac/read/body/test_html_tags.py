"""Tags as browsers see them; each case was looked up in the standard (WHATWG HTML 13.2.5)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from almanac.read.body.html_tags import Kind, tags


def seen(text: str) -> list[tuple[str, str]]:
    return [(tag.kind.value, tag.name) for tag in tags(text)]


def attributes(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((given.name, given.value) for given in next(tags(text)).attributes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a < b > c", [], id="signs that are none"),
        pytest.param("<p>a</p>", [("start", "p"), ("end", "p")], id="a paragraph"),
        pytest.param("<SCRIPT>", [("start", "script")], id="capitals"),
        pytest.param("<br/>", [("start", "br")], id="a tag that closes itself"),
        pytest.param("<svg/onload=x>", [("start", "svg")], id="a slash in place of a space"),
        pytest.param("<p\nclass=a>", [("start", "p")], id="a line break in a tag"),
        pytest.param("<a title='>'>b", [("start", "a")], id="a closing sign in a value"),
        pytest.param("<scr<b>ipt>", [("start", "scr<b")], id="a sign within a name"),
        pytest.param("<!-- <b> -->c<i>", [("comment", ""), ("start", "i")], id="a comment hides tags"),
        pytest.param("<!--><b>", [("comment", ""), ("start", "b")], id="a comment of nothing"),
        pytest.param("<!---><b>", [("comment", ""), ("start", "b")], id="a comment of nothing with three dashes"),
        pytest.param("<!-- --!><b>", [("comment", ""), ("start", "b")], id="a comment with a wrong end"),
        pytest.param("<!-- <b>", [("comment", "")], id="a comment that never ends"),
        pytest.param("<?php a ?><b>", [("bogus", "<?php a ?>"), ("start", "b")], id="a program"),
        pytest.param("<![CDATA[ a ]]><b>", [("bogus", "<![CDATA[ a ]]>"), ("start", "b")], id="CDATA"),
        pytest.param("</3><b>", [("bogus", "</3>"), ("start", "b")], id="an end of nothing"),
        pytest.param("</><b>", [("start", "b")], id="an end without a name"),
        pytest.param(
            "<script><b></script><i>", [("start", "script"), ("end", "script"), ("start", "i")], id="a script"
        ),
        pytest.param("<script></scripty><b>", [("start", "script")], id="another end does not end it"),
        pytest.param(
            "<textarea><b></TEXTAREA ><i>", [("start", "textarea"), ("end", "textarea"), ("start", "i")], id="a field"
        ),
        pytest.param("<plaintext><b>", [("start", "plaintext")], id="nothing ends plain text"),
    ],
)
def test_tags_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<a b=c>", (("b", "c"),), id="bare"),
        pytest.param('<a b="c d">', (("b", "c d"),), id="in quotes"),
        pytest.param("<a b='c\"d'>", (("b", 'c"d'),), id="in single ones"),
        pytest.param("<a b>", (("b", ""),), id="without a value"),
        pytest.param("<a B = c>", (("b", "c"),), id="spaces around the sign"),
        pytest.param("<a b=c d=e>", (("b", "c"), ("d", "e")), id="two"),
        pytest.param('<a b="c"d="e">', (("b", "c"), ("d", "e")), id="two without a space"),
        pytest.param("<a/b=c/d>", (("b", "c/d"),), id="slashes"),
        pytest.param("<a b=&#106;s>", (("b", "js"),), id="a reference"),
        pytest.param("<a =b>", (("=b", ""),), id="a name that begins with the sign"),
        pytest.param('<a b="c>', (("b", "c>"),), id="quotes that never end"),
        pytest.param("<a b=`c d`>", (("b", "`c"), ("d`", "")), id="backticks are no quotes"),
    ],
)
def test_attributes_are_found(text: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert attributes(text) == expected


def test_each_attribute_knows_where_it_begins() -> None:
    text = "<a b='c'\n  D = e f>"
    found = next(tags(text)).attributes
    assert [text[given.position] for given in found] == ["b", "D", "f"]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        pytest.param("<a b>", True, id="a tag"),
        pytest.param("<a b", False, id="a tag without its end"),
        pytest.param('<a b="c>', False, id="a value without its end"),
        pytest.param("<a b='c'/", False, id="a slash is no end"),
        pytest.param("<!-- a -->", True, id="a comment"),
        pytest.param("<!-- a", False, id="a comment without its end"),
        pytest.param("<?a", False, id="a program without its end"),
    ],
)
def test_what_is_not_closed_is_known(text: str, closed: bool) -> None:
    assert next(tags(text)).closed is closed


@given(
    st.lists(st.sampled_from([*"<>/!?-='\"& ab", "<!--", "-->", "<script", "<b ", "<![CDATA["]), max_size=60).map(
        "".join
    )
)
@example("<a b='")
def test_any_text_is_read_once_from_the_beginning_to_the_end(text: str) -> None:
    found = list(tags(text))
    assert all(tag.position < tag.end <= len(text) for tag in found)
    assert all(one.end <= other.position for one, other in pairwise(found))


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "unit", ["<", "<a", "<a ", "<a b='", '<a b="', "<!", "<![", "<!--", "<?", "</", "</a ", "<script>", "a=", "<a b=&#"]
)
def test_a_megabyte_of_anything_is_read_at_once(unit: str) -> None:
    assert all(tag.kind in Kind for tag in tags(unit * (1_000_000 // len(unit))))
