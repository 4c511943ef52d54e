"""Texts of the block editor."""

from __future__ import annotations

import json

import pytest

from almanac.importers.wordpress.blocks import Blocks

REUSED = {"7": "<!-- wp:paragraph --><p>Again.</p><!-- /wp:paragraph -->", "8": '<!-- wp:block {"ref":8} /-->'}
NOTES = json.dumps([{"id": "n1", "content": "A <em>note</em>."}])


def shown(text: str, footnotes: str = "") -> tuple[str, list[str]]:
    without: list[str] = []
    html = Blocks(lambda number: REUSED.get(number, ""), footnotes, without.append).html(text)
    return html.replace("\n", ""), without


def block(name: str, html: str, attributes: str = "") -> str:
    return f"<!-- wp:{name} {attributes + ' ' if attributes else ''}-->\n{html}\n<!-- /wp:{name} -->"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(block("paragraph", "<p>a</p>"), "<p>a</p>", id="a paragraph"),
        pytest.param(block("columns", block("column", "<p>a</p>")), "<p>a</p>", id="a block in a block"),
        pytest.param(
            block("heading", "<h3>a</h3>", '{"level":3,"x":"}"}'), "<h3>a</h3>", id="attributes with a bracket"
        ),
        pytest.param(
            block("core-embed/x", '<div class="wp-block-embed__wrapper">\nhttps://v.example/?a&amp;b\n</div>'),
            '<div class="wp-block-embed__wrapper"><a href="https://v.example/?a&amp;b">https://v.example/?a&amp;b</a></div>',
            id="what is embedded",
        ),
        pytest.param(
            block("file", '<a href="x.pdf">X</a><a href="x.pdf" class="wp-block-file__button" download>Download</a>'),
            '<a href="x.pdf">X</a>',
            id="a file has one link",
        ),
        pytest.param(
            block("verse", '<pre class="wp-block-verse">a\nb</pre>'), "<p>a<br />b</p>", id="a verse is no code"
        ),
        pytest.param(
            block(
                "gallery",
                '<ul class="blocks-gallery-grid"><li class="blocks-gallery-item"><figure>x</figure></li></ul>',
            ),
            "<figure>x</figure>",
            id="an old gallery is no list",
        ),
        pytest.param(
            block("cover", "<p>a</p>", '{"url":"https://x.example/a.jpg"}'),
            '<figure><img src="https://x.example/a.jpg" alt="" /></figure><p>a</p>',
            id="a picture behind text",
        ),
        pytest.param(
            block("more", "<!--more-->") + block("nextpage", "<!--nextpage-->") + block("spacer", "<div></div>"),
            "",
            id="marks and spaces",
        ),
        pytest.param('<!-- wp:block {"ref":7} /-->', "<p>Again.</p>", id="a block that is reused"),
        pytest.param(
            "One\n\ntwo" + block("paragraph", "<p>a</p>"), "<p>One</p><p>two</p><p>a</p>", id="text outside of blocks"
        ),
        pytest.param(block("freeform", "One\n\ntwo"), "<p>One</p><p>two</p>", id="a classic block"),
        pytest.param(block("acme/box", "<div>a</div>"), "<div>a</div>", id="a plugin's block with HTML"),
        pytest.param("<!-- wp:paragraph --><p>a</p>", "<p>a</p>", id="a block without end"),
        pytest.param("<p>a</p><!-- /wp:group -->", "<p>a</p>", id="an end without beginning"),
        pytest.param(block("group", "<p>a</p>", "{broken}"), "<p>a</p>", id="attributes that cannot be read"),
    ],
)
def test_blocks_with_html(text: str, html: str) -> None:
    assert shown(text) == (html, [])


def test_blocks_that_the_old_site_made_on_each_page_are_named_and_leave_nothing() -> None:
    text = '<!-- wp:latest-posts {"n":5} /--><!-- wp:acme/list /--><p>a</p>'

    assert shown(text) == ("<p>a</p>", ["latest-posts", "acme/list"])


def test_a_block_that_contains_itself_ends_somewhere() -> None:
    assert shown('<!-- wp:block {"ref":8} /-->') == ("", ["block"])


@pytest.mark.parametrize("part", ["<!-- wp:a --><!-- /wp:b -->", "<!-- wp:verse --><pre>", "<!-- ", "<!-- wp:x {"])
def test_hostile_texts_take_no_longer_than_their_length(part: str) -> None:
    shown(part * 20_000)


def test_footnotes_stand_where_their_block_is() -> None:
    html, _ = shown("<p>x</p><!-- wp:footnotes /-->", NOTES)

    assert html == '<p>x</p><ol class="wp-block-footnotes"><li id="n1">A <em>note</em>.</li></ol>'


@pytest.mark.parametrize("written", ["", "no JSON", "{}", '[{"id":"a"}]', "[" * 5000])
def test_footnotes_that_cannot_be_read_are_none(written: str) -> None:
    assert shown("<!-- wp:footnotes /-->", written) == ("", [])
