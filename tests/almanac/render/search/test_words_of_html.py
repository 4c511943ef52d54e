"""The words of a text as a search knows them."""

from __future__ import annotations

import pytest

from almanac.render.search.words_of_html import words_of_html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("<p>One</p><p>Two</p>", "One Two", id="blocks divide words"),
        pytest.param("<p><b>W</b>iki<em>pedia</em></p>", "Wikipedia", id="emphasis does not"),
        pytest.param("<ul><li>a</li><li>b</li></ul>", "a b", id="items"),
        pytest.param("<table><tr><td>a</td><td>b</td></tr></table>", "a b", id="cells"),
        pytest.param("a<br>b", "a b", id="a line"),
        pytest.param('<p>x <img src="/y.png" alt="A hall"> z</p>', "x A hall z", id="a picture by its words"),
        pytest.param("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>", id="a tag in words"),
        pytest.param('<h2>Title<a class="headerlink" href="#t">¶</a></h2>', "Title", id="what only helps to move"),
        pytest.param("<p>a<!-- hidden -->b</p>", "ab", id="a comment"),
        pytest.param("<p>維基百科</p><p>كتاب</p>", "維基百科 كتاب", id="any script"),
        pytest.param("no <b>parent</b> at all", "no parent at all", id="no element around it"),
    ],
)
def test_words(html: str, expected: str) -> None:
    assert words_of_html(html) == expected
