"""Styles of drawings, token by token."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.read.pictures.svg_styles import (
    Reference,
    is_plain,
    parts,
    references_of,
    references_of_sheet,
    style_faults,
)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("fill:red", True),
        ("fill: url( #a )", True),
        ("translate(1,2) rotate(3)", True),
        ("font: bold 'My Sans'", True),
        ("rgb(0 0 0 / 50%)", True),
        ("url(//a.org)", False),
        ("url(#a)url(//a.org)", False),
        ("u\\72l(//a.org)", False),
        ("a/**/", False),
        ("'url(#a", False),
        ("src('a')", False),
        ("éurl(#a)", False),
    ],
)
def test_what_is_plain_needs_no_tokeniser(style: str, expected: bool) -> None:
    assert is_plain(style) is expected


@given(st.text("url(#a)'\"\\/*@ ;:src\n"))
def test_what_is_plain_has_no_fault(style: str) -> None:
    assert not (is_plain(style) and list(style_faults(parts(style))))


@pytest.mark.parametrize("style", ["fill:url(#a); mask : url(#b)", "fill:url('#a');mask:u\\72l('#b')"])
def test_a_style_names_what_it_draws(style: str) -> None:
    assert references_of(style) == [Reference("fill", "a"), Reference("mask", "b")]


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("rect", {"rect"}),
        ("g > .a .b:hover", {".b"}),
        ("rect.a", {".a"}),
        ("rect#a", {"#a"}),
        ("a , #b,*", {"a", "#b", "*"}),
        ("a:not(.b)", {"a"}),
        ("svg|rect", {"*"}),
        ("[x]", {"*"}),
        ("g>rect", {"rect"}),
        ("a{}b", {"b"}),
    ],
)
def test_a_rule_asks_for_the_last_part_of_its_selectors(selector: str, expected: set[str]) -> None:
    rules = references_of_sheet(f"{selector}{{fill:url(#p)}}")
    assert {rule.applies_to for rule in rules} == expected


def test_a_rule_within_a_rule_may_mean_anything() -> None:
    assert references_of_sheet("a{&:hover{fill:url(#p)}}")[0].applies_to == "*"
