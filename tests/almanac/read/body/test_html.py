"""HTML that a submission brings: what stays, what goes, what is said about it."""

from __future__ import annotations

import pytest

from almanac.model.problem import Severity
from almanac.read.body.effort import TooMuchWorkError
from almanac.read.body.html import MAX_FINDINGS, clean
from almanac.read.fault import Fault

CELLS = "<table><tbody><tr>"
END_OF_CELLS = "</tr></tbody></table>"


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
    assert [(found.literal, found.message) for found in cleaned.findings] == [
        (f"<{tag}", f"`<{tag}>` is not allowed in a text")
    ]


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("script", "delete it; code that is shown stands between backticks"),
        ("svg", "put the drawing in content/images/, and write `![What it shows](/images/name.svg)`"),
        ("iframe", "link to where it is"),
        ("object", "write it in Markdown, or link to where it is"),
    ],
)
def test_and_says_what_to_do_instead(tag: str, hint: str) -> None:
    assert clean(f"a<{tag}>b</{tag}>", resolve).findings[0].hint == hint


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


# What the sanitiser takes away without a word is said all the same.


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<svg/onload=a>",
            ["`<svg>` is not allowed in a text", "`onload` would run a script"],
            id="a slash for a space",
        ),
        pytest.param("<p/onclick=a>", ["`onclick` would run a script"], id="a slash for a space, in what is allowed"),
        pytest.param("<ScRiPt>a</sCrIpT>", ["`<script>` is not allowed in a text"], id="mixed case"),
        pytest.param("a</script>", ["`<script>` is not allowed in a text"], id="an end alone"),
        pytest.param(
            "<math><a xlink:href='javascript:a'>b</a></math>",
            [
                "`<math>` is not allowed in a text",
                "the attribute `xlink:href` of `<a>` is left out",
                "`javascript:a` is not an address that can be linked",
            ],
            id="a link of MathML",
        ),
        pytest.param(
            "<image src=x onerror=a>",
            ["the picture `x` has no alt text", "`onerror` would run a script"],
            id="what browsers take for a picture",
        ),
        pytest.param(
            "<p><!-- a",
            ["the comment `<!--` is opened and not closed: what follows it would be lost"],
            id="a comment without its end",
        ),
        pytest.param(
            "<p>a<b class='n",
            ["the tag `<b` is opened and not closed: what follows it would be lost"],
            id="a tag without its end",
        ),
        pytest.param("<?php a ?>b", ["`<?php a ?>` is left out"], id="a program"),
        pytest.param(
            "<javascript:alert(1)>",
            ["`javascript:alert(1)` is not an address that can be linked"],
            id="a script where an address stands between signs",
        ),
        pytest.param(
            "<del cite='java&#10;script:a'>b</del>",
            [
                "the attribute `cite` of `<del>` is left out",
                "`java<U+000A>script:a` is not an address that can be linked",
            ],
            id="a source that is left out",
        ),
        pytest.param(
            "<p style='a:url(b)' background='javascript:c'>d</p>",
            [
                "the attribute `style` of `<p>` is left out",
                "the attribute `background` of `<p>` is left out",
                "`javascript:c` is not an address that can be linked",
            ],
            id="a background of old",
        ),
        pytest.param(
            "<x-y data-z='vbscript:a'>b</x-y>",
            ["`<x-y>` is left out, its text stays", "`vbscript:a` is not an address that can be linked"],
            id="a script in any attribute",
        ),
        pytest.param('<p title="javascript: what it is">a</p>', [], id="words about it"),
    ],
)
def test_no_disguise_goes_without_a_word(html: str, expected: list[str]) -> None:
    assert [message for _, message, _ in findings(html)] == expected


def test_of_very_many_faults_no_more_are_looked_for() -> None:
    asked: list[str] = []

    def refuse(_: str, address: str) -> str:
        asked.append(address)
        raise Fault("no", address)

    clean("".join(f"<a href='{n}'>a</a>" for n in range(5_000)), refuse)
    assert len(asked) <= MAX_FINDINGS + 1


def test_markup_that_browsers_multiply_is_refused_before_they_see_it() -> None:
    with pytest.raises(TooMuchWorkError):
        clean("".join(f"<b id={n}>" for n in range(8_000)) + "<p>" * 8_000, resolve)
