"""The last word on HTML: what a page may get from a text."""

from __future__ import annotations

import pytest

from almanac.read.body.sanitiser import sanitised
from almanac.read.fault import Fault

CELLS = "<table><tbody><tr>"
END_OF_CELLS = "</tr></tbody></table>"
MARK = "made-1-"


def resolve(tag: str, address: str) -> str:
    """A site on which ``x`` is the one page."""
    known = {"x": "/x/"}
    if address not in known:
        raise Fault(f"{tag} to {address}", "link to x")
    return known[address]


def clean(html: str, made: frozenset[str] = frozenset()) -> str:
    return sanitised(html, resolve, MARK, made)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<p>a <em>b</em> <strong>c</strong> <code>d</code></p>", id="text"),
        pytest.param('<p lang="ar" dir="rtl">مرحبا</p>', id="language and direction"),
        pytest.param("<h2>a</h2>\n<h6>b</h6>", id="headings"),
        pytest.param("<blockquote><p>a</p></blockquote>", id="a quotation"),
        pytest.param('<ol start="3"><li>a</li></ol>', id="a list that begins at three"),
        pytest.param("<dl><dt>a</dt><dd>b</dd></dl>", id="a list of terms"),
        pytest.param(f'{CELLS}<th scope="row">a</th><td colspan="2">b</td>{END_OF_CELLS}', id="a table"),
        pytest.param(f'{CELLS}<td class="align-right">a</td>{END_OF_CELLS}', id="an aligned cell"),
        pytest.param("<details><summary>a</summary>b</details>", id="details"),
        pytest.param("<ruby>漢<rt>kan</rt></ruby>", id="ruby"),
        pytest.param('<time datetime="2026-03-02">2 March</time>', id="a time"),
        pytest.param('<div class="highlight"><pre><span></span><code>a</code></pre></div>', id="highlighted code"),
        pytest.param('<span class="n">a</span><span class="s2">c</span>', id="classes of Pygments"),
        pytest.param('<abbr title="HyperText">HT</abbr>', id="an abbreviation"),
    ],
)
def test_what_a_text_may_have_stays(html: str) -> None:
    assert clean(html) == html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("a<!-- b -->c", "ac", id="comments disappear"),
        pytest.param('<p class="banner n">a</p>', '<p class="n">a</p>', id="a class that could dress up"),
        pytest.param('<p class="banner">a</p>', "<p>a</p>", id="only such a class"),
        pytest.param("<p>a", "<p>a</p>", id="what is open is closed"),
        pytest.param('<a href="x">a</a>', '<a href="/x/">a</a>', id="links are resolved"),
        pytest.param('<img src="x" alt="a">', '<img src="/x/" alt="a">', id="pictures are resolved"),
        pytest.param('<q cite="x">a</q>', '<q cite="/x/">a</q>', id="sources of quotations are resolved"),
    ],
)
def test_what_changes_without_harm(html: str, expected: str) -> None:
    assert clean(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param('<p onclick="x">a</p>', "<p>a</p>", id="a handler"),
        pytest.param('<a href="y">a</a>', "<a>a</a>", id="a link that leads nowhere"),
        pytest.param('<a href="javascript:x">a</a>', "<a>a</a>", id="a script"),
        pytest.param("<script>x</script>a", "a", id="what a script says"),
        pytest.param("<style>x</style>a", "a", id="what a style says"),
        pytest.param("<center>a</center>", "a", id="an element, not its text"),
    ],
)
def test_what_goes_is_gone(html: str, expected: str) -> None:
    assert clean(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(f'<h2 id="{MARK}a">b</h2>', '<h2 id="a">b</h2>', id="made here: as it is"),
        pytest.param('<b id="a">b</b>', '<b id="text-a">b</b>', id="an author's: with its prefix"),
        pytest.param('<b id="a">b</b><i id="a">c</i>', '<b id="text-a">b</b><i>c</i>', id="once"),
        pytest.param('<b id="a b">b</b>', "<b>b</b>", id="with a space: not at all"),
        pytest.param('<b id="taken">b</b>', "<b>b</b>", id="as a heading has it: not at all"),
        pytest.param('<b id="&#109;ade-1-x y">b</b>', '<b id="x y">b</b>', id="only who knows the mark can write it"),
    ],
)
def test_no_author_gives_an_id_that_the_page_has(html: str, expected: str) -> None:
    assert clean(html, frozenset({"a", "text-taken"})) == expected


@pytest.mark.parametrize(
    "scheme", ["javascript:", "JaVaScRiPt:", " javascript:", "java&#9;script:", "data:", "vbscript:", "file:", "ftp:"]
)
def test_no_scheme_but_the_safe_ones_stays_even_if_nobody_looked(scheme: str) -> None:
    cleaned = sanitised(f'<a href="{scheme}x">a</a>', lambda _, address: address, MARK, frozenset())
    assert "x" not in cleaned


@pytest.mark.parametrize("address", ["https://a.org/", "http://a.org/", "mailto:a@b.org", "tel:+321", "/x/", "#x"])
def test_the_safe_ones_do(address: str) -> None:
    html = f'<a href="{address}">a</a>'
    assert sanitised(html, lambda _, address: address, MARK, frozenset()) == html
