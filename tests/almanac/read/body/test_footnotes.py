"""Footnotes: their numbers, their ids, and the ways back."""

from __future__ import annotations

import re

import pytest

from almanac.model.entry import Source
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets

READER = MarkdownReader(Targets({}))


def html(markdown: str) -> str:
    return READER.read(Source("x.md", "", markdown))[0].html


@pytest.mark.parametrize(
    ("markdown", "parts"),
    [
        pytest.param(
            "a[^x]\n\n[^x]: b", ['id="fnref:x"', 'href="#fn:x">1</a>', 'id="fn:x"', 'href="#fnref:x"'], id="one"
        ),
        pytest.param(
            "a[^y] b[^x]\n\n[^x]: c\n[^y]: d", ['href="#fn:y">1</a>', 'href="#fn:x">2</a>'], id="by first use"
        ),
        pytest.param(
            "a[^x]\n\n[^x]: b\n\n    c", ["<p>b</p>\n<p>c&nbsp;<a"], id="the way back ends the last paragraph"
        ),
        pytest.param("a[^x]\n\n[^x]: - b", ["</ul>\n<p>&nbsp;<a"], id="or has one of its own"),
        pytest.param("a[^x]\n\n[^x]: b", ['title="Back to the text of note 1"'], id="it says where it leads"),
        pytest.param("a[^x]", ["<p>a[^x]</p>"], id="a mark without a note is text"),
    ],
)
def test_a_footnote_has_its_number_and_ways(markdown: str, parts: list[str]) -> None:
    found = html(markdown)
    assert [part for part in parts if part not in found] == []


def test_a_note_that_nobody_refers_to_is_not_shown() -> None:
    assert html("a\n\n[^x]: b") == "<p>a</p>"


def test_each_link_of_many_footnotes_leads_to_an_id() -> None:
    found = html("a[^x] b[^y] c[^x] d[^x]\n\n[^x]: e[^y]\n[^y]: f")
    ids = re.findall(r' id="([^"]*)"', found)
    assert (set(re.findall(r'href="#([^"]*)"', found)) <= set(ids), len(ids)) == (True, len(set(ids)))
