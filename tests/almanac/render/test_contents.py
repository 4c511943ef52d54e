"""A long text that is divided has a table of contents: its headings, those below them within."""

from __future__ import annotations

import pytest

from almanac.render.contents import contents
from almanac.render.views.parts import ContentsEntry

LINK = '<a class="headerlink" href="#x" title="A link to it">#</a>'
HEADINGS = "".join(f'<h2 id="part-{number}">Part <em>{number}</em>{LINK}</h2><p>Text.</p>' for number in range(1, 5))


def test_it_has_the_words_of_headings_and_their_places() -> None:
    within = '<h3 id="before">Before</h3>' + HEADINGS + '<h3 id="inner">Inner &amp; more</h3><h4 id="deep">Deep</h4>'

    assert contents(within, 5) == (
        ContentsEntry("Part 1", "part-1"),
        ContentsEntry("Part 2", "part-2"),
        ContentsEntry("Part 3", "part-3"),
        ContentsEntry("Part 4", "part-4", (ContentsEntry("Inner & more", "inner"),)),
    )


@pytest.mark.parametrize(
    ("html", "minutes"),
    [
        pytest.param(HEADINGS, 3, id="a short text"),
        pytest.param(HEADINGS.rpartition("<h2")[0], 30, id="three parts"),
        pytest.param("<p>Text.</p>", 30, id="one that is not divided"),
        pytest.param("", 1, id="no text"),
    ],
)
def test_a_short_text_and_one_of_few_parts_have_none(html: str, minutes: int) -> None:
    assert contents(html, minutes) == ()


def test_headings_in_quotations_are_no_parts() -> None:
    assert [part.anchor for part in contents(f'{HEADINGS}<blockquote><h2 id="quoted">Q</h2></blockquote>', 5)] == [
        "part-1", "part-2", "part-3", "part-4",
    ]  # fmt: skip
