"""Bodies: Markdown -> HTML that a page can show."""

from __future__ import annotations

import pytest

from almanac.model.entry import Body, Source
from almanac.model.problem import Problem, Severity
from almanac.read.body.markdown import PATIENCE, MarkdownReader
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


def faults(markdown: str) -> list[tuple[int, str, str]]:
    """Line, severity and message of each."""
    return [(problem.line, problem.severity.value, problem.message) for problem in read(markdown)[1]]


@pytest.mark.parametrize(
    ("markdown", "parts"),
    [
        pytest.param("a *b* **c** `d`", ["<p>a <em>b</em> <strong>c</strong> <code>d</code></p>"], id="text"),
        pytest.param("- a\n- b", ["<ul>\n<li>a</li>\n<li>b</li>\n</ul>"], id="a list"),
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
        pytest.param("<script>a</script>", (12, "error", "`<script>` is not allowed in a text"), id="a script"),
        pytest.param("a\n\nb <IFRAME src=x>", (14, "error", "`<iframe>` is not allowed in a text"), id="in capitals"),
        pytest.param("<p\nonclick='x'>a</p>", (13, "error", "`onclick` would run a script"), id="a handler"),
        pytest.param(
            "a\n<center>b</center>", (13, "warning", "`<center>` is left out, its text stays"), id="an element"
        ),
        pytest.param(
            "ß ŉ ΐ\n\n[a](none.md)",
            (14, "error", "`none.md` leads nowhere: there is no content/stories/2026/none.md"),
            id="a broken link below letters that grow in small",
        ),
        pytest.param(
            "a\n\n[b](javascript:alert(1))",
            (14, "error", "`javascript:alert(1)` is not an address that can be linked"),
            id="a script as a link",
        ),
        pytest.param("[b](tel:1)", (12, "error", "`tel:1` is not an address that can be linked"), id="a telephone"),
        pytest.param(
            "[b](java&#10;script:x)",
            (12, "error", "`java<U+000A>script:x` is not an address that can be linked"),
            id="a disguise that is not in the text: the first line",
        ),
        pytest.param("a\n[b]()", (13, "error", "a link has no address"), id="a link without address"),
        pytest.param(
            "a\n![](../../images/hall.jpg)",
            (13, "error", "the picture `../../images/hall.jpg` has no alt text"),
            id="a picture without alt text",
        ),
        pytest.param(
            "a\n![b](https://a.org/x.png)",
            (13, "error", "the picture `https://a.org/x.png` is on another site"),
            id="a picture on another site",
        ),
        pytest.param(
            "![b](HTTPS://a.org/x.png)",
            (12, "error", "the picture `HTTPS://a.org/x.png` is on another site"),
            id="in capitals",
        ),
        pytest.param(
            "![b](none.jpg)",
            (12, "error", "`none.jpg` leads nowhere: there is no content/stories/2026/none.jpg"),
            id="a picture that is not there",
        ),
        pytest.param(
            "<img src='../../images/hall.jpg'>",
            (12, "error", "the picture `../../images/hall.jpg` has no alt text"),
            id="a picture in HTML",
        ),
    ],
)
def test_a_fault_in_a_body_has_its_line(markdown: str, expected: tuple[int, str, str]) -> None:
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


NESTED = "\n".join(f"{'    ' * level}- a" for level in range(120))
BRACKETS = "x\n\n" + "[" * 10_000
NOTE = "a[^1]\n\n[^1]: b"


def test_lists_that_are_nested_too_deeply_are_a_problem() -> None:
    assert faults(NESTED) == [(12, "error", "lists or quotations are nested too deeply to be read")]


def test_what_makes_too_much_work_is_a_problem_at_its_line() -> None:
    said = "there are too many square brackets `[` for the text to be read"
    assert faults(BRACKETS) == [(14, "error", said)]


def test_html_that_browsers_multiply_is_a_problem() -> None:
    said = "there are too many elements that are opened and not closed, such as `<b>`, for the text to be read"
    assert faults("".join(f"<b id={n}>a\n\n" for n in range(200))) == [(12, "error", said)]


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> MarkdownReader:
    """A reader that has no time, and no other limits."""
    monkeypatch.setattr("almanac.read.body.markdown.MAX_STEPS", 10**12)
    return MarkdownReader(TARGETS, seconds=0.1)


def said_by(reader: MarkdownReader, body: str) -> list[str]:
    return [problem.message for problem in reader.read(Source(PATH, "", body))[1]]


@pytest.mark.timeout(60)
def test_what_takes_too_long_is_a_problem(hurried: MarkdownReader) -> None:
    assert said_by(hurried, "[" * 20_000) == ["the text cannot be read in 0.1 seconds"]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("body", [NESTED, BRACKETS, "<b id=1>" * 200])
def test_the_text_after_it_is_read_as_if_nothing_had_been(body: str) -> None:
    reader = MarkdownReader(TARGETS)
    expected = reader.read(Source(PATH, "", NOTE))
    assert (len(said_by(reader, body)), reader.read(Source(PATH, "", NOTE))) == (1, expected)


@pytest.mark.timeout(60)
def test_after_many_that_cannot_be_read_the_others_get_less_time_and_say_so(hurried: MarkdownReader) -> None:
    said = [said_by(hurried, "[" * 20_000) for _ in range(PATIENCE + 1)]
    assert said == [*[["the text cannot be read in 0.1 seconds"]] * PATIENCE, ["the text was not read to its end"]]


def test_even_then_ordinary_ones_are_read() -> None:
    reader = MarkdownReader(TARGETS)
    refused = [said_by(reader, NESTED) for _ in range(PATIENCE + 1)]
    assert (len(refused), said_by(reader, EVERYTHING * 20)) == (PATIENCE + 1, [])


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
