"""HTML that a text brings: what is said about it."""

from __future__ import annotations

import pytest

from almanac.model.problem import Severity
from almanac.read.body.document import Kind, Node, Position
from almanac.read.body.findings import MAX_FINDINGS, Finding
from almanac.read.body.raw_html import RawHtml, own_ids
from almanac.read.fault import Fault

CELLS = "<table><tbody><tr>"
END_OF_CELLS = "</tr></tbody></table>"


def resolve(tag: str, address: str) -> str:
    """A site on which ``x`` is the one page."""
    known = {"x": "/x/"}
    if address not in known:
        raise Fault(f"{tag} to {address}", "link to x")
    return known[address]


def looked_through(*pieces: str, taken: frozenset[str] = frozenset()) -> list[Finding]:
    """What is found in pieces of HTML, each a block of its own line or lines."""
    lines = "\n".join(pieces).split("\n")
    raw = RawHtml(lambda tag, address, _: resolve(tag, address), taken, lines)
    line = 1
    for piece in pieces:
        raw.look_through(Node(Kind.HTML_BLOCK, Position(line, 1), text=piece))
        line += piece.count("\n") + 1
    return raw.findings


def findings(html: str) -> list[tuple[str, str, str]]:
    """Severity, message and hint of each."""
    return [(found.severity.value, found.message, found.hint) for found in looked_through(html)]


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
    found = looked_through(f"a<{tag}>b</{tag}>")
    assert [(one.position, one.message) for one in found] == [((1, 2), f"`<{tag}>` is not allowed in a text")]


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
    assert looked_through(f"a<{tag}>b</{tag}>")[0].hint == hint


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


def test_each_of_two_links_to_nowhere_has_its_place() -> None:
    found = looked_through('<a href="y">a</a> <a href="y">b</a>')
    assert [one.position for one in found] == [(1, 4), (1, 22)]


def test_harmless_changes_are_warnings_and_the_rest_are_errors() -> None:
    found = looked_through('<center onclick="x"><script></script></center>')
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
    assert len(looked_through("".join(f"<a href='{n}'>a</a>" for n in range(5_000)))) <= MAX_FINDINGS + 1


@pytest.mark.parametrize(
    ("pieces", "positions"),
    [
        pytest.param(("<p onclick=a>",), [(1, 4)], id="an attribute"),
        pytest.param(("<p\n  onclick=a>",), [(2, 3)], id="in the next line"),
        pytest.param(("<p>a</p>", "<p>\nb <svg>"), [(3, 3)], id="in another piece"),
        pytest.param(("<script>", "<script>"), [(1, 1)], id="what is forbidden, once"),
    ],
)
def test_a_fault_has_its_place(pieces: tuple[str, ...], positions: list[tuple[int, int]]) -> None:
    assert [found.position for found in looked_through(*pieces)] == positions


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<b id=a>", [], id="letters"),
        pytest.param("<b id=المنتدى-2>", [], id="letters of any script, digits, hyphens"),
        pytest.param("<b id='a b'>", ["the id `a b` is left out"], id="a space"),
        pytest.param("<b id=page:a>", ["the id `page:a` is left out"], id="one of the page"),
        pytest.param("<b id=a><i id=a>", ["the id `a` stands twice, and is left out here"], id="twice"),
        pytest.param("<b id=b>", ["the id `b` stands twice, and is left out here"], id="as a heading has it"),
    ],
)
def test_an_id_is_of_letters_digits_and_hyphens_and_stands_once(html: str, expected: list[str]) -> None:
    assert [found.message for found in looked_through(html, taken=frozenset({"text-b"}))] == expected


def test_the_ids_of_a_text_are_known() -> None:
    html = Node(Kind.HTML_INLINE, text="<b id=a><i id='b c'></i id=d>")
    assert own_ids([html]) == {"a"}
