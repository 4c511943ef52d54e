"""The ids of headings: what published links count on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.read.body.document import Kind
from almanac.read.body.engine import parse
from almanac.read.body.heading_ids import UniqueIds, heading_ids, slug


def ids(markdown: str) -> list[str]:
    return list(heading_ids(parse(markdown).of_kind[Kind.HEADING]).values())


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("The forum", "the-forum", id="words"),
        pytest.param("What we *really* `did`!", "what-we-really-did", id="marks and punctuation"),
        pytest.param("a -- b - c", "a-b-c", id="gaps"),
        pytest.param("snake_case", "snake_case", id="an underscore"),
        pytest.param("Ünïcode ŻÓŁW", "ünïcode-żółw", id="accents"),
        pytest.param("المنتدى", "المنتدى", id="Arabic"),
        pytest.param("फ़ोरम क्या है", "फरम-कय-ह", id="Devanagari loses its vowel signs, as it always has"),
        pytest.param("掲示板", "掲示板", id="Japanese"),
        pytest.param("AT&amp;T &lt;b&gt;", "att-b", id="references to characters"),
        pytest.param("A [link](https://a.org/x) here", "a-link-here", id="a link"),
        pytest.param("A ![picture](/x.png) here", "a-here", id="a picture"),
        pytest.param("A note[^1]\n\n[^1]: b", "a-note", id="a footnote"),
        pytest.param("A <kbd>key</kbd> <!-- c -->", "a-key", id="HTML"),
        pytest.param("12. March", "12-march", id="a number"),
        pytest.param(":tada: Party", "tada-party", id="an emoji by its name"),
        pytest.param("🙂", "_1", id="no letters"),
    ],
)
def test_a_heading_has_an_id_by_its_words(heading: str, expected: str) -> None:
    assert ids(f"## {heading}") == [expected]


@pytest.mark.parametrize(
    ("wanted", "given_out"),
    [
        pytest.param(["a", "a", "a"], ["a", "a_1", "a_2"], id="alike"),
        pytest.param(["", "", "_1"], ["_1", "_2", "_3"], id="of nothing"),
        pytest.param(["a_1", "a", "a"], ["a_1", "a", "a_2"], id="one has a number"),
        pytest.param(["a_5", "a_5", "a_5"], ["a_5", "a_6", "a_7"], id="all have a number"),
        pytest.param(["a", "a_1", "a", "a_1"], ["a", "a_1", "a_2", "a_3"], id="crossed"),
    ],
)
def test_ids_that_are_alike_are_numbered(wanted: list[str], given_out: list[str]) -> None:
    unique = UniqueIds()
    assert [unique.unique(name) for name in wanted] == given_out


@given(st.lists(st.text(st.sampled_from("ab_1 é"), max_size=4), max_size=30))
def test_no_id_is_empty_and_none_stands_twice(headings: list[str]) -> None:
    unique = UniqueIds()
    found = [unique.unique(slug(words)) for words in headings]
    assert (all(found), len(set(found))) == (True, len(found))


@pytest.mark.timeout(20)
def test_forty_thousand_alike_are_numbered_at_once() -> None:
    unique = UniqueIds()
    assert [unique.unique("a_5") for _ in range(40_000)][-1] == "a_40004"
