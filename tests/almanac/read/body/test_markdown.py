"""Bodies: Markdown -> HTML that a page can show."""

from __future__ import annotations

import pytest

from almanac.model.entry import Body, Source
from almanac.model.problem import Problem, Severity
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets

PATH = "content/stories/2026/here.md"
TARGETS = Targets({"content/stories/2026/x.md": "/2026/03/02/x/", "content/images/hall.jpg": "/images/hall.jpg"})
READER = MarkdownReader(TARGETS)
FIRST_LINE = 12


def read(markdown: str) -> tuple[Body, list[Problem]]:
    return READER.read(Source(PATH, "content/stories/2026/here", markdown, FIRST_LINE), with_text=True)


def html(markdown: str) -> str:
    body, problems = read(markdown)
    assert problems == []
    return body.html


def faults(markdown: str) -> list[tuple[int, int, str, str]]:
    """Line, column, severity and message of each."""
    return [(found.line, found.column, found.severity.value, found.message) for found in read(markdown)[1]]


@pytest.mark.parametrize(
    ("markdown", "parts"),
    [
        pytest.param("a *b* **c** `d`", ["<p>a <em>b</em> <strong>c</strong> <code>d</code></p>"], id="text"),
        pytest.param("- a\n- b", ["<ul>\n<li>a</li>\n<li>b</li>\n</ul>"], id="a list"),
        pytest.param("a:\n- b\n- c", ["<p>a:</p>\n<ul>\n<li>b</li>"], id="a list right after its introduction"),
        pytest.param("a\n1. b", ["<p>a</p>\n<ol>\n<li>b</li>"], id="a numbered one that begins with 1"),
        pytest.param("a\n2. b", ["<p>a\n2. b</p>"], id="a year that ends a sentence is no list"),
        pytest.param("- a\n  - b", ["<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>"], id="a list below, by two spaces"),
        pytest.param("1) a\n2) b", ["<ol>\n<li>a</li>\n<li>b</li>\n</ol>"], id="numbers with a bracket"),
        pytest.param("3. a", ['<ol start="3">'], id="a list that begins with three"),
        pytest.param(
            "1. a\n\n   ```sh\n   # b\n   ```\n\n1. c",
            ['<p>a</p>\n<div class="highlight">', "# b", "<p>c</p>"],
            id="code in a numbered step",
        ),
        pytest.param("- [x] a\n- [ ] b", ['<li class="task">☑ a</li>\n<li class="task">☐ b</li>'], id="tasks"),
        pytest.param("- [x] a\n\n- [ ]", ["<p>☑ a</p>", '<li class="task">☐'], id="tasks apart"),
        pytest.param("~~a~~ ~b~", ["<del>a</del> <del>b</del>"], id="what is struck through"),
        pytest.param("#tag a", ["<p>#tag a</p>"], id="a hashtag"),
        pytest.param("a\\\nb  \nc", ["<p>a<br>\nb<br>\nc</p>"], id="line breaks"),
        pytest.param(
            "https://a.org/b. www.a.org, c@a.org!",
            [
                '<a href="https://a.org/b">https://a.org/b</a>. <a href="http://www.a.org">www.a.org</a>, ',
                '<a href="mailto:c@a.org">c@a.org</a>!',
            ],
            id="bare addresses",
        ),
        pytest.param(
            "ftp://a.org http://a:99999", ["<p>ftp://a.org http://a:99999</p>"], id="those of no use stay text"
        ),
        pytest.param("[a](tel:+321)", ['<a href="tel:+321">a</a>'], id="a telephone"),
        pytest.param(
            "> [!NOTE]\n> a",
            ['<div class="alert alert-note">\n<p class="alert-title"><strong>Note</strong></p>\n<p>a</p>\n</div>'],
            id="an alert",
        ),
        pytest.param("> [!TIP] B & c\n> a", ["<strong>B &amp; c</strong>"], id="an alert with words of its own"),
        pytest.param("> [!OTHER]\n> a", ["<blockquote>\n<p>[!OTHER]\na</p>"], id="a mark that is no alert"),
        pytest.param(
            "<details>\n<summary>a</summary>\n\n- b\n- **c**\n\n</details>",
            ["<details>\n<summary>a</summary>\n<ul>\n<li>b</li>\n<li><strong>c</strong></li>\n</ul>\n</details>"],
            id="Markdown in details",
        ),
        pytest.param(
            "a\n|b|c|\n|-|-|\n|1|`2\\|3`|", ["<p>a</p>\n<table>", "<code>2|3</code>"], id="a table below a line"
        ),
        pytest.param("1. a\n\n* b", ["<ol>", "<ul>"], id="two kinds of lists do not mix"),
        pytest.param(
            "a | b | c\n:--|:-:|--:\n1 | 2 | 3",
            [
                '<th class="align-left">a</th>',
                '<th class="align-center">b</th>',
                '<td class="align-right">3</td>',
            ],
            id="a table, aligned by classes",
        ),
        pytest.param("a | b\n--|--\n1 | 2", ["<th>a</th>", "<td>2</td>"], id="a table that is not aligned"),
        pytest.param(
            "a[^1]\n\n[^1]: b",
            ['<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>', '<li id="fn:1">', "text of note 1"],
            id="a footnote",
        ),
        pytest.param(
            "```python\nx = 1\n```",
            ['<div class="highlight"><pre><span></span><code><span class="n">x</span>', '<span class="mi">1</span>'],
            id="code of a language is highlighted",
        ),
        pytest.param("```\n<b>\n```", ["<code>&lt;b&gt;\n</code>"], id="code of no language is not"),
        pytest.param("```nonsense\na\n```", ["<code>a\n</code>"], id="nor is code of an unknown language"),
        pytest.param("    <b>", ["<code>&lt;b&gt;\n</code>"], id="indented code"),
        pytest.param("term\n:   what it is", ["<dl>\n<dt>term</dt>\n<dd>what it is</dd>\n</dl>"], id="a list of terms"),
        pytest.param(
            "a\n: b\n: c\n\n  d", ["<dt>a</dt>\n<dd>b</dd>\n<dd>\n<p>c</p>\n<p>d</p>\n</dd>"], id="two meanings"
        ),
        pytest.param("a\nb\n: c", ["<dt>a</dt>\n<dt>b</dt>\n<dd>c</dd>"], id="two terms"),
        pytest.param("Note:\n\n: 10:00", ["<p>Note:</p>\n<p>: 10:00</p>"], id="no term above an empty line"),
        pytest.param("`a`:\n\n: *b*\n\nc\n: d", ["<p>: <em>b</em></p>", "<dt>c</dt>"], id="one of each"),
        pytest.param(
            "a[^n] b[^n]\n\n[^n]: c",
            ['id="fnref:n"', 'id="fnref2:n"', '<li id="fn:n">', 'href="#fnref:n"', 'href="#fnref2:n"'],
            id="two references to a footnote",
        ),
        pytest.param(
            "[a](#b) <i id=b>c</i>", ['<a href="#text-b">a</a> <i id="text-b">'], id="an id of HTML, and a link to it"
        ),
        pytest.param(
            "# a\n\n## a <!-- b -->", ['<h2 id="a">', '<h3 id="a_1">'], id="headings that differ by a comment"
        ),
        pytest.param("## 🙂\n\n## …", ['id="_1"', 'id="_2"'], id="headings without letters"),
        pytest.param("[a](</x y>)", ['href="/x%20y"'], id="an address with a space"),
        pytest.param("![a *b* `c`](../../images/hall.jpg)", ['alt="a b c"'], id="words of a picture with marks"),
        pytest.param("## The forum", ['<h2 id="the-forum">The forum', 'href="#the-forum"'], id="a heading's anchor"),
        pytest.param("## المنتدى", ['<h2 id="المنتدى">'], id="in its own script"),
        pytest.param("## a\n\n## a", ['id="a"', 'id="a_1"'], id="two headings of one name"),
        pytest.param("# a\n\n## b", ['<h2 id="a">', '<h3 id="b">'], id="a first-level heading moves all of them down"),
        pytest.param("a\n===\n\nb\n---", ['<h2 id="a">', '<h3 id="b">'], id="underlined ones too"),
        pytest.param("# a\n\n###### b", ['<h2 id="a">', '<h6 id="b">'], id="but not below the sixth level"),
        pytest.param("## a\n\n### b", ['<h2 id="a">', '<h3 id="b">'], id="else headings stay"),
        pytest.param("[a](x.md#b)", ['<a href="/2026/03/02/x/#b">a</a>'], id="a link to a file"),
        pytest.param("[a][1]\n\n[1]: x.md", ['<a href="/2026/03/02/x/">a</a>'], id="a link by reference"),
        pytest.param("[a]({filename}x.md)", ['<a href="/2026/03/02/x/">a</a>'], id="a link as Pelican writes it"),
        pytest.param("<https://a.org/>", ['<a href="https://a.org/">https://a.org/</a>'], id="an address"),
        pytest.param("![A hall](../../images/hall.jpg)", ['<img alt="A hall" src="/images/hall.jpg">'], id="a picture"),
        pytest.param("a <kbd>b</kbd>", ["<kbd>b</kbd>"], id="HTML that is allowed"),
        pytest.param("a < b > c", ["a &lt; b &gt; c"], id="signs that are no HTML"),
        pytest.param("a <!-- b --> c", ["<p>a  c</p>"], id="comments disappear"),
        pytest.param("&copy; a", ["© a"], id="an entity"),
    ],
)
def test_markdown_becomes_html(markdown: str, parts: list[str]) -> None:
    found = html(markdown)
    assert [part for part in parts if part not in found] == []


@pytest.mark.parametrize(
    ("markdown", "part"),
    [
        pytest.param("a | b\n:--|--:\n1 | 2", "style=", id="no styles"),
        pytest.param("## a", ">#<", id="no sign in a heading's text"),
        pytest.param("[a](x.md)", ".md", id="no path of a source"),
    ],
)
def test_what_pages_do_not_want_is_not_written(markdown: str, part: str) -> None:
    assert part not in html(markdown)


EVERYTHING = """# One

A <b>word</b>[^1], `code`, <https://a.org>.

![A hall](../../images/hall.jpg)

[^1]: A note.

```python
x = 1 < 2
```

a | b
:--|--:
1 | 2

term
:   what it is
"""


def test_what_markdown_itself_writes_is_never_a_problem() -> None:
    assert faults(EVERYTHING) == []


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("<script>a</script>", (12, 1, "error", "`<script>` is not allowed in a text"), id="a script"),
        pytest.param(
            "a\n\nb <IFRAME src=x>", (14, 3, "error", "`<iframe>` is not allowed in a text"), id="in capitals"
        ),
        pytest.param("<p\nonclick='x'>a</p>", (13, 1, "error", "`onclick` would run a script"), id="a handler"),
        pytest.param(
            "a\n<center>b</center>", (13, 1, "warning", "`<center>` is left out, its text stays"), id="an element"
        ),
        pytest.param(
            "ß ŉ ΐ\n\n[a](none.md)",
            (14, 1, "error", "`none.md` leads nowhere: there is no content/stories/2026/none.md"),
            id="a broken link below letters that grow in small",
        ),
        pytest.param(
            "a\n\n[b](javascript:alert(1))",
            (14, 1, "error", "`javascript:alert(1)` is not an address that can be linked"),
            id="a script as a link",
        ),
        pytest.param(
            "- a\n\n  > é [b](none.md)\n",
            (14, 7, "error", "`none.md` leads nowhere: there is no content/stories/2026/none.md"),
            id="in a quotation in a list",
        ),
        pytest.param(
            "`[b](none.md)`\n\n    [b](none.md)\n\nc [b](none.md)",
            (16, 3, "error", "`none.md` leads nowhere: there is no content/stories/2026/none.md"),
            id="not the first that looks like it, which is code",
        ),
        pytest.param(
            "a | b\n--|--\nc | *[b](none.md)*",
            (14, 6, "error", "`none.md` leads nowhere: there is no content/stories/2026/none.md"),
            id="in a table",
        ),
        pytest.param(
            "> <p>\n> é <p onclick='x'>a</p>",
            (13, 8, "error", "`onclick` would run a script"),
            id="HTML in a quotation",
        ),
        pytest.param(
            "[b](java&#10;script:x)",
            (12, 1, "error", "`java<U+000A>script:x` is not an address that can be linked"),
            id="in disguise",
        ),
        pytest.param("a\n[b]()", (13, 1, "error", "a link has no address"), id="a link without address"),
        pytest.param(
            "a\n![](../../images/hall.jpg)",
            (13, 1, "error", "the picture `../../images/hall.jpg` has no alt text"),
            id="a picture without alt text",
        ),
        pytest.param(
            "a\n![b](https://a.org/x.png)",
            (13, 1, "error", "the picture `https://a.org/x.png` is on another site"),
            id="a picture on another site",
        ),
        pytest.param(
            "![b](HTTPS://a.org/x.png)",
            (12, 1, "error", "the picture `HTTPS://a.org/x.png` is on another site"),
            id="in capitals",
        ),
        pytest.param(
            "![b](none.jpg)",
            (12, 1, "error", "`none.jpg` leads nowhere: there is no content/stories/2026/none.jpg"),
            id="a picture that is not there",
        ),
        pytest.param(
            "<img src='../../images/hall.jpg'>",
            (12, 1, "error", "the picture `../../images/hall.jpg` has no alt text"),
            id="a picture in HTML",
        ),
    ],
)
def test_a_fault_in_a_body_has_its_line_and_column(markdown: str, expected: tuple[int, int, str, str]) -> None:
    assert faults(markdown) == [expected]


def test_a_picture_without_alt_text_has_a_remedy() -> None:
    problem = read("![](../../images/hall.jpg)")[1][0]
    assert problem.hint == "write what it shows between the brackets: `![A whiteboard](../../images/hall.jpg)`"


def test_a_message_has_no_characters_that_a_terminal_obeys() -> None:
    problems = read("<a href='x&#27;[31m:y&#10;z'>a</a>")[1]
    assert {str(problem).isprintable() for problem in problems} == {True}


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("a&#x202e;b", "<p>ab</p>", id="an override of direction"),
        pytest.param("a&#7;b", "<p>ab</p>", id="a control character"),
        pytest.param("a&#xffff;b", "<p>ab</p>", id="a character that is none"),
    ],
)
def test_invisible_characters_behind_a_reference_are_left_out_with_a_warning(markdown: str, expected: str) -> None:
    body, problems = read(f"x\n\n{markdown}")
    assert (body.html.removeprefix("<p>x</p>\n"), [(found.line, found.severity) for found in problems]) == (
        expected,
        [(14, Severity.WARNING)],
    )


def test_a_text_of_200_kb_is_read() -> None:
    assert faults("word " * 39_999) == []


def test_a_larger_one_is_not() -> None:
    assert read("ä" * 100_001) == (
        Body(),
        [Problem(PATH, FIRST_LINE, "", "the text has 201 KB, more than 200", "divide it into a series")],
    )


NESTED = "\n".join(f"{'  ' * level}- a" for level in range(120))


def test_each_of_two_links_to_nowhere_has_its_place() -> None:
    found = [(line, column) for line, column, *_ in faults("[a](none.md) [b](none.md)\n[c](none.md)")]
    assert found == [(12, 1), (12, 14), (13, 1)]


@pytest.mark.parametrize(
    ("markdown", "place"),
    [
        pytest.param(NESTED, (61, 101), id="lists"),
        pytest.param("a\n\n" + "> " * 3000 + "a", (14, 201), id="quotations"),
        pytest.param(">" * 150_000, (12, 101), id="quotations that would take the engine minutes"),
        pytest.param("*" * 1000 + "a" + "*" * 1000, (12, 199), id="emphasis"),
        pytest.param("![" * 200 + "a" + "](b)" * 200, (12, 199), id="pictures in pictures"),
    ],
)
def test_what_is_nested_too_deeply_is_a_problem_at_its_place(markdown: str, place: tuple[int, int]) -> None:
    assert faults(markdown) == [(*place, "error", "lists, quotations or emphasis are nested too deeply to be read")]


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("\n".join("  " * n + "- a" for n in range(20)), id="lists"),
        pytest.param("> " * 20 + "a", id="quotations"),
        pytest.param("```\n" + "-" * 500 + "\n```\n\n" + "- " * 60 + "\n\n" + "-" * 300, id="rules"),
    ],
)
def test_twenty_levels_are_not_too_deep(markdown: str) -> None:
    assert faults(markdown) == []


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("|".join("a" * 2000) + "\n" + "|".join("-" * 2000) + "\n" + "a\n" * 10_000, id="cells that lack"),
        pytest.param("*a* " * 35_000, id="marks"),
        pytest.param("a\n\n: " * 25_000, id="definitions that are none"),
    ],
)
def test_what_is_long_on_the_page_alone_is_a_problem(markdown: str) -> None:
    assert [found[2:] for found in faults(markdown)] == [("error", "the text becomes too large a page up to here")]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("[" * 50_000, id="brackets"),
        pytest.param("![" * 50_000, id="brackets of pictures"),
        pytest.param("[a](" * 40_000, id="links that are not closed"),
        pytest.param("[^1]" * 20_000 + "\n\n[^1]: a", id="references to one note"),
        pytest.param("".join(f"[^{n}]: b\n" for n in range(10_000)), id="notes"),
        pytest.param("[r]: /#" + "x" * 90_000 + "\n\n" + "[r] " * 20_000, id="one long address"),
        pytest.param("*a_" * 60_000, id="stars and underscores"),
        pytest.param("".join("`" * n + "a" for n in range(600)), id="ever more backticks"),
        pytest.param("<a b='" * 30_000, id="tags without an end"),
        pytest.param("&amp;" * 40_000, id="references to characters"),
        pytest.param("```a\n" * 40_000, id="fences"),
        pytest.param("```" * 60_000 + "&#10", id="fences in a line"),
        pytest.param(" " * 190_000 + "a", id="a gap"),
    ],
)
def test_any_number_of_marks_is_read_in_a_bounded_time(markdown: str) -> None:
    body, _ = read(markdown)
    assert len(body.html) < 4_000_000


def test_html_that_browsers_multiply_is_a_problem_at_its_place() -> None:
    said = "there are too many elements that are opened and not closed, such as `<b>`, for the text to be read"
    assert faults("a\n\nb " + "".join(f"<b id=b{n}>a\n\n" for n in range(200))) == [(14, 3, "error", said)]


def test_a_line_break_behind_a_fence_is_a_problem() -> None:
    said = "`&#10;` is a line break, and cannot stand behind a fence of code"
    assert faults("a\n\n``` b&#10;c\nd\n```") == [(14, 6, "error", said)]


def test_after_one_that_cannot_be_read_others_are_read_as_ever() -> None:
    assert (len(faults(NESTED)), faults(EVERYTHING * 20)) == (1, [])


@pytest.mark.parametrize("markdown", [pytest.param("", id="nothing"), pytest.param(" \n\n", id="spaces")])
def test_an_empty_body_is_empty(markdown: str) -> None:
    assert read(markdown) == (Body(), [])


def test_the_text_is_made_only_when_asked_for() -> None:
    source = Source(PATH, "", "a *b*")
    assert [READER.read(source)[0].text, READER.read(source, with_text=True)[0].text] == ["", "a b"]


def test_a_problem_may_be_a_warning() -> None:
    assert [problem.severity for problem in read("<center>a</center>")[1]] == [Severity.WARNING]


@pytest.mark.parametrize(
    "reference",
    [
        pytest.param("&#x202E;", id="an override of direction"),
        pytest.param("&#xFFFE;", id="no character at all"),
    ],
)
def test_what_no_page_can_show_is_left_out_as_a_character_reference_too(reference: str) -> None:
    body, problems = read(f"first\n\nabc{reference}def")
    assert "<p>abcdef</p>" in body.html
    assert [(problem.line, problem.severity) for problem in problems] == [(FIRST_LINE + 2, Severity.WARNING)]
