"""Paragraphs of texts without blocks, as WordPress shows them."""

from __future__ import annotations

import re

import pytest

from almanac.importers.wordpress.paragraphs import paragraphs


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("One\ntwo\n\nthree", "<p>One<br />two</p><p>three</p>", id="one line break, and two"),
        pytest.param(
            "One\r\n\r\n \t\r\ntwo", "<p>One</p><p>two</p>", id="line ends of Windows, blanks in an empty line"
        ),
        pytest.param(
            "One<br>\ntwo<br />\n\nthree", "<p>One<br />two<br /></p><p>three</p>", id="a break beside its tag"
        ),
        pytest.param("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>", id="preformatted text stays"),
        pytest.param("x <code>a\n\nb</code> y", "<p>x <code>a\n\nb</code> y</p>", id="code stays"),
        pytest.param("<script>a\n\nb</script>", "<script>a\n\nb</script>", id="a script is no text"),
        pytest.param("<code>a\n\nb", "<p><code>a</p><p>b</p>", id="code without end"),
        pytest.param("<h2>Head</h2>\ntext", "<h2>Head</h2><p>text</p>", id="a heading"),
        pytest.param("<ul>\n<li>a</li>\n<li>b\nc</li>\n</ul>", "<ul><li>a</li><li>b<br />c</li></ul>", id="a list"),
        pytest.param("<ul><li>a\n\nb</li></ul>", "<ul><li><p>a</p><p>b</p></li></ul>", id="paragraphs of an item"),
        pytest.param("<table>\n<tr>\n<td>a</td>\n</tr></table>", "<table><tr><td>a</td></tr></table>", id="a table"),
        pytest.param("<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>", id="a quotation"),
        pytest.param("<p>a\nb</p>\n\nc", "<p>a<br />b</p><p>c</p>", id="a paragraph with its tag"),
        pytest.param('<a href="x"\ntitle="y">z</a>', '<p><a href="x" title="y">z</a></p>', id="a tag over two lines"),
        pytest.param("a<!--more-->b", "<p>ab</p>", id="the mark of a teaser"),
        pytest.param("a <!-- b", "<p>a <!-- b</p>", id="a comment without end is text"),
        pytest.param("a < b & c > d", "<p>a < b & c > d</p>", id="signs that begin no tag"),
        pytest.param("a\n<hr>\nb", "<p>a</p><hr><p>b</p>", id="a rule"),
        pytest.param("</div>a", "</div><p>a</p>", id="an end without beginning"),
        pytest.param(
            "https://video.example/x?a=1&b=2",
            '<p><a href="https://video.example/x?a=1&amp;b=2">https://video.example/x?a=1&amp;b=2</a></p>',
            id="an address alone, which WordPress embeds",
        ),
        pytest.param("", "", id="nothing"),
    ],
)
def test_text_without_blocks(text: str, html: str) -> None:
    made = paragraphs(text)

    assert re.sub(r"(?<=>)\n", "", made) == re.sub(r"(?<=>)\n", "", html)


@pytest.mark.parametrize(
    "part", ["<code>", "<!--", "<pre>x", '<a "', "<b ", "<p><ul><li>", "\n\n", "[", "&", "<div></li>"]
)
def test_hostile_text_takes_no_longer_than_its_length(part: str) -> None:
    assert paragraphs(part * 30_000) is not None
