"""What a book has of a text: nothing that loads from elsewhere, nothing that XML cannot say, ids of its own."""

from __future__ import annotations

import pytest
from year_books import SITE, book, story

from almanac.render.book.links import BookLinks
from almanac.render.book.text import BookTexts

BOOK = book([story("walk")])


def made(html: str, *, as_xml: bool = True) -> str:
    """The text in the book, which has one picture."""
    links = BookLinks(SITE, BOOK.chapters, in_files=as_xml)
    texts = BookTexts(SITE, links, {"/images/a.jpg": "pictures/1.jpg"}.get, as_xml=as_xml)
    return str(texts.made(BOOK.chapters[0], html))


@pytest.mark.parametrize(
    ("html", "xml"),
    [
        pytest.param("<p>a<br>b</p>", "<p>a<br/>b</p>", id="as XML has it"),
        pytest.param("a &amp; b<p>c</p>", "a &amp; b<p>c</p>", id="words in no element"),
        pytest.param("<p>a\x01&#2;b</p>", "<p>ab</p>", id="signs that XML cannot say"),
        pytest.param(
            '<p lang="not one" dir="up" id="x">a</p>', '<p id="e1-t-x">a</p>', id="values that no schema takes"
        ),
        pytest.param('<p lang="ar">a</p>', '<p lang="ar" xml:lang="ar">a</p>', id="a language, for XML too"),
        pytest.param('<td colspan="2">a</td>', "a", id="a cell of no table"),
        pytest.param('<a href="/site/2026/05/01/walk/">a</a>', '<a href="entry-00001.xhtml">a</a>', id="a link within"),
        pytest.param('<a href="/site/x/">a</a>', '<a href="https://group.example/site/x/">a</a>', id="a link out"),
        pytest.param(
            '<picture><source srcset="/site/images/a.webp"><img src="/site/images/a.jpg" alt="b"></picture>',
            '<img src="pictures/1.jpg" alt="b"/>',
            id="a picture without its copies",
        ),
        pytest.param('<img src="/site/images/lost.jpg" alt="b">', "<span>b</span>", id="a picture that is not there"),
        pytest.param('<img src="https://x.example/a.jpg" alt="b">', "<span>b</span>", id="a picture from elsewhere"),
        pytest.param("<pre>a</pre>", '<pre dir="ltr">a</pre>', id="code"),
        pytest.param(
            '<div class="footnote"><a class="footnote-backref" href="#x">b</a></div>',
            '<section class="footnote" role="doc-endnotes">'
            '<a class="footnote-backref" href="entry-00001.xhtml" role="doc-backlink">b</a></section>',
            id="footnotes",
        ),
        pytest.param("<script>a</script><p onclick=b>c</p>", "<p>c</p>", id="what the gate has let through by mistake"),
    ],
)  # fmt: skip
def test_for_an_epub(html: str, xml: str) -> None:
    assert made(html) == xml


def test_on_paper_headings_are_a_level_lower_and_nothing_is_closed_that_html_leaves_open() -> None:
    assert made("<h2>a</h2><h6>b</h6><p>c<br></p><p></p>", as_xml=False) == "<h3>a</h3><h6>b</h6><p>c<br></p><p></p>"
