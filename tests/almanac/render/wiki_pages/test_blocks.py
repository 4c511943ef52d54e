"""What each part of a text becomes; a real wiki shows it in tests/almanac/store/wiki/test_literal_pages.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.model.entry import Source
from almanac.model.image import Image
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets
from almanac.render.wiki_pages.around import Around
from almanac.render.wiki_pages.blocks import text_as_wikitext

HERE = "https://here.example/x/"
TABLE = (Path(__file__).parent / "texts.md").read_text("utf-8")
CASES = [case.split("\n\n", 1) for case in TABLE.rstrip("\n").split("\n\n------\n\n")[1:]]


def wikitext_of(html: str, **options: object) -> str:
    return text_as_wikitext(html, Around(HERE, **options))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("markdown", "expected"), [pytest.param(*case.split("\n\n=>\n\n"), id=name) for name, case in CASES]
)
def test_a_part_of_a_text(markdown: str, expected: str) -> None:
    body, _ = MarkdownReader(Targets({})).read(Source("content/stories/x.md", "content/stories/x", markdown))

    assert wikitext_of(body.html) == expected


def test_notes_are_a_list_where_the_wiki_has_none() -> None:
    markdown = "a[^1]\n\n[^1]: One *x*."
    body, _ = MarkdownReader(Targets({})).read(Source("content/stories/x.md", "content/stories/x", markdown))

    assert wikitext_of(body.html, notes_as_list=True) == (
        "a<sup>[[#note-1|1]]</sup>\n\n----\n<ol><li id=\"note-1\"><p>One ''x''.</p></li></ol>"
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="https://here.example/y/#p">y</a>', "[[:Y &#38; z#p|y]]"),
        (f'<a href="{HERE}#p">here</a>', "[[#p|here]]"),
        (f'<a href="{HERE}#unknown">here</a>', "here"),
        ('<a href="https://here.example/z/">z</a>', "[https://here.example/z/ z]"),
        ('<h3 id="p">P</h3>', '=== <span id="p"></span>P ==='),
    ],
)
def test_links_lead_to_pages_of_the_wiki_where_there_are_any(html: str, expected: str) -> None:
    titles = {"https://here.example/y/": "Y & z"}

    assert wikitext_of(html, titles=titles, wanted=frozenset({"p"})) == expected


def test_a_picture_of_commons_is_shown_and_another_is_a_link() -> None:
    known = Image("/a.jpg", "", "Ewa", "CC0", "https://commons.wikimedia.org/wiki/File:A.jpg")
    pictures = {"https://here.example/a.jpg": known}

    shown = wikitext_of('<p><img src="https://here.example/a.jpg" alt="A"></p>', pictures=pictures)

    assert shown.startswith("[[File:A.jpg|thumb|alt=A|<nowiki/>[https://commons.wikimedia.org/wiki/File:A.jpg Ewa] · ")
    assert wikitext_of('<p><img src="https://here.example/b.jpg" alt="B"></p>') == "[https://here.example/b.jpg B]"


def test_a_deep_text_is_written_whole() -> None:
    inside = f"<ul><li>{'<blockquote>' * 90}x{'</blockquote>' * 90}</li></ul>"
    deep = '<div lang="pl">' * 90 + inside + "</div>" * 90

    assert wikitext_of(deep).count("<blockquote>") == 90
