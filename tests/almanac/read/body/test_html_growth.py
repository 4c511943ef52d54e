"""HTML that a browser's rules would make many times as large."""

from __future__ import annotations

import pytest

from almanac.read.body.html_growth import GrowthError, check_growth
from almanac.read.body.html_tags import tags


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<div>" * 90 + "</div>" * 90, id="deep, and closed"),
        pytest.param("<b>a</b>" * 5000, id="many, each closed"),
        pytest.param("<li>a<li>b" * 5000, id="ends that go without saying"),
        pytest.param("<p>a" * 5000, id="paragraphs"),
        pytest.param('<a href="/x">a</a><p>' * 5000, id="links"),
        pytest.param("<b>" + "<p>a</p>" * 5000, id="one that is not closed"),
        pytest.param("<br>" * 5000, id="elements without an end"),
    ],
)
def test_what_stays_in_bounds_passes(text: str) -> None:
    check_growth(tags(text))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("<div>" * 101, "elements that are opened and not closed, such as `<div>`,", id="deep"),
        pytest.param(
            "<b><i></b>" * 101, "elements that are opened and not closed, such as `<i>`,", id="one of two is not closed"
        ),
        pytest.param(
            f"<b title='{'x' * 1000}'>" + "<p>" * 300,
            "elements that are opened and not closed, such as `<b>`,",
            id="a long one",
        ),
        pytest.param(
            "".join(f"<p><b id={n}>a</p>" for n in range(200)),
            "elements that are opened and not closed, such as `<b>`,",
            id="many",
        ),
        pytest.param("<p " + " ".join(f"a{n}" for n in range(101)) + ">", "attributes in `<p>`", id="attributes"),
    ],
)
def test_what_a_browser_would_multiply_is_refused(text: str, what: str) -> None:
    with pytest.raises(GrowthError) as caught:
        check_growth(tags(text))
    assert caught.value.repeated == what
