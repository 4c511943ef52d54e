"""HTML that a submission brings: what stays, what goes, what is said about it."""

from __future__ import annotations

import pytest

from almanac.model.problem import Severity
from almanac.read.fault import Fault
from almanac.read.html import Finding, clean

CELLS = "<table><tbody><tr>"
END_OF_CELLS = "</tr></tbody></table>"
MARKDOWN = "write it in Markdown, or link to where it is"


def resolve(tag: str, address: str) -> str:
    """A site on which ``x`` is the one page."""
    known = {"x": "/x/"}
    if address not in known:
        raise Fault(f"{tag} to {address}", "link to x")
    return known[address]


def findings(html: str) -> list[tuple[str, str, str]]:
    """Severity, message and hint of each."""
    return [(found.severity.value, found.message, found.hint) for found in clean(html, resolve).findings]


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
    assert (clean(html, resolve).html, findings(html)) == (html, [])


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
def test_what_changes_without_harm_is_not_mentioned(html: str, expected: str) -> None:
    assert (clean(html, resolve).html, findings(html)) == (expected, [])


@pytest.mark.parametrize(
    "tag",
    [
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "button",
        "textarea",
        "select",
        "svg",
        "math",
        "video",
        "audio",
        "link",
        "meta",
        "base",
        "template",
        "noscript",
    ],
)
def test_what_runs_loads_or_collects_is_an_error(tag: str) -> None:
    cleaned = clean(f"a<{tag}>b</{tag}>", resolve)
    assert f"<{tag}" not in cleaned.html
    assert cleaned.findings == [Finding(f"<{tag}", f"`<{tag}>` is not allowed in a text", MARKDOWN)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            '<p onclick="x()">a</p>', ("error", "`onclick` would run a script", "delete the attribute"), id="a handler"
        ),
        pytest.param(
            '<a href="x" onMouseOver="x()">a</a>',
            ("error", "`onmouseover` would run a script", "delete the attribute"),
            id="a handler in mixed case",
        ),
        pytest.param(
            '<p style="color: red">a</p>',
            ("warning", "the attribute `style` of `<p>` is left out", "delete it"),
            id="a style",
        ),
        pytest.param(
            '<a href="x" target="_blank">a</a>',
            ("warning", "the attribute `target` of `<a>` is left out", "delete it"),
            id="a target",
        ),
        pytest.param(
            '<img src="x" alt="a" srcset="y 2x">',
            ("warning", "the attribute `srcset` of `<img>` is left out", "delete it"),
            id="other sources of a picture",
        ),
        pytest.param(
            "<center>a</center>",
            (
                "warning",
                "`<center>` is left out, its text stays",
                "put it between backticks if the characters are meant: `` `<center>` ``",
            ),
            id="an element of old",
        ),
        pytest.param(
            "<h1>a</h1>",
            ("warning", "`<h1>` is left out, its text stays", "write a heading as `## Heading`"),
            id="a second title",
        ),
        pytest.param(
            '<img src="x">',
            (
                "error",
                "the picture `x` has no alt text",
                "write what it shows between the brackets: `![A whiteboard](x)`",
            ),
            id="a picture without alt text",
        ),
        pytest.param(
            '<img src="x" alt=" ">',
            (
                "error",
                "the picture `x` has no alt text",
                "write what it shows between the brackets: `![A whiteboard](x)`",
            ),
            id="a picture with an empty alt text",
        ),
        pytest.param('<a href="y">a</a>', ("error", "a to y", "link to x"), id="a link that leads nowhere"),
        pytest.param('<a href="tel:1">a</a>', ("error", "a to tel:1", "link to x"), id="a scheme that is not allowed"),
        pytest.param('<a href="">a</a>', ("error", "a to ", "link to x"), id="a link to nothing"),
    ],
)
def test_what_goes_is_said(html: str, expected: tuple[str, str, str]) -> None:
    assert findings(html) == [expected]


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
    assert clean(html, resolve).html == expected


def test_text_without_html_of_its_own_is_only_asked_for_its_links() -> None:
    html = '<p rev="x"><a href="y">a</a> <a href="javascript:x">b</a></p>'
    assert clean('<p rev="x">a</p>', resolve, inspect=False).findings == []
    assert {"a to y", "a to javascript:x"} <= {found.message for found in clean(html, resolve, inspect=False).findings}


def test_the_same_fault_is_said_once() -> None:
    assert findings('<a href="y">a</a><a href="y">b</a>') == [("error", "a to y", "link to x")]


def test_harmless_changes_are_warnings_and_the_rest_are_errors() -> None:
    found = clean('<center onclick="x"><script></script></center>', resolve).findings
    assert [item.severity for item in found] == [Severity.WARNING, Severity.ERROR, Severity.ERROR]
