"""Links to a heading of another text."""

from __future__ import annotations

import pytest

from almanac.model.entry import Source
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets

TARGETS = Targets({"content/pages/a.md": "/a/", "content/pages/ż.md": "/ż/"}, base="/site")
OTHER = "## Part one\n\n## القسم\n\nText.[^1]\n\n[^1]: Note.\n\n<p id=own>a</p>\n"


def said(link: str, *, other: str = OTHER) -> list[tuple[int, int, str, str]]:
    """What is said of a link in the third line of one text to another."""
    reader = MarkdownReader(TARGETS)
    reader.read(Source("content/pages/a.md", "", f"a\n\nb [c]({link})", 5))
    reader.read(Source("content/pages/ż.md", "", other, 4))
    return [(found.line, found.column, found.message, found.hint) for found in reader.missing_parts()]


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("ż.md#part-one", id="a file and a heading"),
        pytest.param("/ż/#part-one", id="an address and a heading"),
        pytest.param("/%C5%BC/#part-one", id="an address with per cent signs"),
        pytest.param("ż.md#القسم", id="a heading in its script"),
        pytest.param("ż.md#%D8%A7%D9%84%D9%82%D8%B3%D9%85", id="with per cent signs"),
        pytest.param("ż.md#fn:1", id="a footnote"),
        pytest.param("ż.md#text-own", id="an id of HTML as it is published"),
        pytest.param("ż.md#", id="the beginning"),
        pytest.param("ż.md#top", id="the beginning by its name"),
        pytest.param("ż.md#page:discussion", id="a part of every page"),
        pytest.param("ż.md", id="no part"),
        pytest.param("https://example.org/ż/#nothing", id="another site"),
        pytest.param("/events/#nothing", id="a page that is no text"),
    ],
)
def test_a_part_that_is_there_is_not_mentioned(link: str) -> None:
    assert said(link) == []


@pytest.mark.parametrize(
    ("link", "message", "hint"),
    [
        pytest.param(
            "ż.md#part",
            "`ż.md#part` leads to the top of the page: the text has no heading `#part`",
            "did you mean `ż.md#part-one`?",
            id="nearly",
        ),
        pytest.param(
            "/ż/#own",
            "`/ż/#own` leads to the top of the page: the text has no heading `#own`",
            "did you mean `/ż/#text-own`?",
            id="an id of HTML",
        ),
        pytest.param(
            "ż.md#zzz",
            "`ż.md#zzz` leads to the top of the page: the text has no heading `#zzz`",
            "it has `ż.md#part-one`, `ż.md#text-own`, `ż.md#القسم`",
            id="not at all",
        ),
    ],
)
def test_one_that_is_not_is_a_warning_at_the_link(link: str, message: str, hint: str) -> None:
    assert said(link) == [(7, 3, message, hint)]


def test_a_text_without_headings_is_said_to_have_none() -> None:
    assert said("ż.md#a", other="b")[0][3] == "it has no headings: leave `#a` out"
