"""How often a drawing draws its parts, counted in elements."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from almanac.read.pictures.svg_copies import Copies, WithinItselfError
from almanac.read.pictures.svg_styles import references_of_sheet


def copies_of(drawing: str, rules: str = "") -> Copies:
    """What follows a drawing, given its elements without namespaces."""
    copies = Copies(references_of_sheet(rules))
    _follow(copies, ElementTree.fromstring(f"<svg>{drawing}</svg>"))  # noqa: S314 - from this file
    return copies


def _follow(copies: Copies, element: ElementTree.Element) -> None:
    copies.opened(element.tag, element.attrib)
    for child in element:
        _follow(copies, child)
    copies.closed()


TWO = '<pattern id="p"><rect/></pattern>'  # two elements, each drawn at a cost of 50


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param('<g id="a"/><use href="#a"/>', 1, id="a copy"),
        pytest.param('<g id="a"><rect/><rect/></g><use href="#a"/>', 3, id="with what is in it"),
        pytest.param(
            '<g id="a"/><g id="b"><use href="#a"/><use href="#a"/></g><use href="#b"/>',
            7,
            id="two, and those three with two",
        ),
        pytest.param('<g id="a"><g><use href="#c"/></g></g>', 0, id="what is not there"),
        pytest.param('<linearGradient id="a"><stop/></linearGradient><rect fill="url(#a)"/>', 0, id="a gradient"),
        pytest.param(TWO + '<rect fill="url(#p)"/>', 100, id="a pattern"),
        pytest.param(TWO + '<rect fill="url(#p)" stroke="url(#p)"/>', 100, id="a pattern that is kept"),
        pytest.param(TWO + '<g fill="url(#p)"><rect/><g><rect/></g></g>', 200, id="a pattern that shapes inherit"),
        pytest.param(TWO + '<g fill="url(#p)"><rect fill="red"/></g>', 0, id="but where they have a colour"),
        pytest.param(
            TWO + '<g id="a"><rect/></g><use href="#a" fill="url(#p)"/>', 100 + 2 * 101, id="what copies inherit"
        ),
        pytest.param('<mask id="m"><rect/></mask><g mask="url(#m)"><rect/><rect/></g>', 100, id="a mask of many"),
        pytest.param('<marker id="m"/><path marker-mid="url(#m)" d="M0 0L1 1z"/>', 5, id="a marker for each number"),
    ],
)
def test_copies_are_counted(drawing: str, expected: int) -> None:
    assert copies_of(drawing).count() == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("rect{fill:url(#p)}", 200),
        (".a{fill:url(#p)}", 100),
        ("#r{fill:url(#p)}", 100),
        (".b, .c{fill:url(#p)}", 0),
        ("rect:first-child{fill:url(#p)}", 200),
    ],
)
def test_rules_count_for_what_they_may_mean(rule: str, expected: int) -> None:
    drawing = '<pattern id="p"><circle/></pattern><rect class="a d"/><rect id="r"/>'
    assert copies_of(drawing, rule).count() == expected


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param('<g id="a"><use href="#a"/></g>', id="itself"),
        pytest.param('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', id="each other"),
        pytest.param(
            '<pattern id="a"><rect fill="url(#b)"/></pattern><g id="b"><rect fill="url(#a)"/></g>', id="by paint"
        ),
    ],
)
def test_what_is_drawn_within_itself_is_refused(drawing: str) -> None:
    with pytest.raises(WithinItselfError, match=r"[ab]"):
        copies_of(drawing).count()


def test_a_long_chain_is_counted_without_recursion() -> None:
    copies = Copies()
    for number in range(50_000):
        copies.opened("g", {"id": f"a{number}"})
        copies.opened("use", {"href": f"#a{number + 1}"})
        copies.closed()
        copies.closed()
    assert copies.count() > 1_000_000
