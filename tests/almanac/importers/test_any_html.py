"""Any HTML as Markdown: never a traceback, in bounded time, and read as it was meant."""

from __future__ import annotations

import time
from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.importers.html_markdown import READ_OTHERWISE, TOO_LARGE, Converted, markdown_of
from almanac.model.entry import Source
from almanac.read.body.markdown import MarkdownReader
from almanac.read.body.plain_text import plain_text
from almanac.read.values.links import Targets

PICTURE = "content/images/p.jpg"
READER = MarkdownReader(Targets({PICTURE: "/images/p.jpg"}))
WORDS = st.one_of(
    st.sampled_from(
        ["a", "b c", " ", "*", "**d**", "_", "# e", "- f", "+", "1. g", "2)", "> h", "```", "~~~", "~", "[i](j)",
         "![k](l)",          "[^1]",
         "[^1]: m", "[!NOTE]", "[ ]", ": n", ":", "|", "o|p", "|-|", "---", "===", "&amp;", "<b>", "</p>", "<!-- q -->",
         "https://e.org/r_s*", "www.e.org", "t@e.org", ":smile:", "{{ u }}", "\\", "!", "$v$", "    w", "\u00a0",
         "\u200b",          "«", "中", "ע", "!!! note", "[TOC]", "^"]
    ),
    st.text(max_size=5),
)  # fmt: skip
TEXT = WORDS.map(lambda text: escape(text, quote=False))


def element(names: list[str], inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda name, text: f"<{name}>{text}</{name.split()[0]}>", st.sampled_from(names), inside)


LINE = st.recursive(
    st.one_of(TEXT, st.just("<br>"), st.just("<img src=/p.jpg alt='x*y'>")),
    lambda inner: element(
        ["b", "em", "del", "ins", "sup", "kbd", "code", "a href=/x", "a href='https://e.org/?a=1&b=(2)'",
         "span lang=fr", "abbr title='y\"z'"],
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=6,
)  # fmt: skip
CELLS = st.lists(element(["th", "td", "td", "td align=right", "td colspan=2"], LINE), min_size=1, max_size=3).map(
    "".join
)
PLAIN_BLOCKS = st.one_of(
    element(["p", "h1", "h2", "h4", "pre", "div dir=rtl", "figcaption"], LINE),
    st.lists(element(["tr"], CELLS), max_size=3).map(lambda rows: f"<table>{''.join(rows)}</table>"),
    LINE,
    st.just("<hr>"),
)


def holder(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(inner, max_size=3).map("".join)
    items = st.lists(element(["li"], inside), max_size=3).map("".join)
    meanings = st.lists(element(["dt", "dd"], inside), max_size=4).map("".join)
    return st.one_of(
        element(["blockquote", "div", "section lang=fr", "figure", "details", "div class='admonition note'"], inside),
        element(["ul", "ol", "ol start=7"], items),
        element(["dl"], meanings),
    )


TREES = st.lists(st.recursive(PLAIN_BLOCKS, holder, max_leaves=8), max_size=4).map("".join)
TAGS = [
    "p",
    "b",
    "a",
    "li",
    "ul",
    "table",
    "tr",
    "td",
    "dl",
    "dd",
    "script",
    "textarea",
    "plaintext",
    "svg",
    "x:y",
    "body",
]
SOUP = st.lists(
    st.one_of(
        TEXT,
        st.text(max_size=4),
        st.sampled_from(["<", "</", "<!--", "-->", "<![CDATA[", "]]>", "<?", "&#x202E;", "&#0;", "&", '"', "'", "/>"]),
        st.sampled_from(TAGS).map(lambda name: f"<{name}>"),
        st.sampled_from(TAGS).map(lambda name: f"</{name}>"),
        st.sampled_from(TAGS).map(lambda name: f"<{name} id=x href='#x' class='footnote' dir=rtl style='display:none'"),
    ),
    max_size=20,
).map("".join)


def converted(html: str) -> Converted:
    return markdown_of(html, lambda address: address, lambda address, _alt: "../../images" + address)


@given(TREES)
def test_any_tree_is_read_as_it_was(html: str) -> None:
    found = converted(html)

    assert not {READ_OTHERWISE, TOO_LARGE} & set(found.lost)
    assert [problem for problem in READER.read(source(found.text))[1] if problem.is_error] == []


@given(SOUP)
def test_any_text_is_taken_for_html(html: str) -> None:
    found = converted(html)

    assert not {READ_OTHERWISE, TOO_LARGE} & set(found.lost)


@given(st.lists(WORDS, min_size=1, max_size=6).map("".join))
def test_any_words_stay_these_words(words: str) -> None:
    """Seen by the whole reader, and compared as plain text."""
    html = f"<p>x {escape(words)} x</p>"
    body, problems = READER.read(source(converted(html).text), with_text=True)

    assert [problem for problem in problems if problem.is_error] == []
    assert "".join(body.text.split()) == "".join(plain_text(html).split()).translate(UNSEEN)


# What no text may have, which goes with a word.
UNSEEN = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0xFDD0, 0xFDF0),
                        0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])  # fmt: skip


def source(markdown: str) -> Source:
    return Source("content/stories/2026/here.md", "content/stories/2026/here", markdown, 1)


GROWING = [
    pytest.param(lambda size: "<div>" * size, id="blocks that stay open"),
    pytest.param(lambda size: "<b>" * size + "a", id="marks that stay open"),
    pytest.param(lambda size: "<p><b>" * size, id="marks in paragraphs"),
    pytest.param(lambda size: "<ul><li>a" * size, id="lists in lists"),
    pytest.param(lambda size: "<table><tr><td>" * size, id="tables in tables"),
    pytest.param(lambda size: "<blockquote>a" * size, id="quotations in quotations"),
    pytest.param(lambda size: "<" * size, id="brackets"),
    pytest.param(lambda size: "<a b=" * size, id="tags without an end"),
    pytest.param(lambda size: "<!--" * size, id="comments without an end"),
    pytest.param(lambda size: "[![" * size, id="square brackets"),
    pytest.param(lambda size: "`" * size + "a" + "``" * size, id="backticks"),
    pytest.param(lambda size: "*_" * size, id="stars"),
    pytest.param(lambda size: "<i>a</i> " * size, id="emphasis"),
    pytest.param(lambda size: "<a href=#n>1</a>" * size + "<p id=n>a", id="links to one note"),
    pytest.param(
        lambda size: (
            "".join(f"<a id=r{n} href=#n{n}>1</a>" for n in range(size // 4))
            + "<ol>"
            + "".join(f"<li id=n{n}><a href=#r{n}>1</a>a" for n in range(size // 4))
            + "</ol>"
        ),
        id="footnotes",
    ),
    pytest.param(lambda size: "<figure>" + "<img src=/p.jpg>" * size + "</figure>", id="pictures in a figure"),
    pytest.param(lambda size: "<dl>" + "<dt>a<dd>b" * size, id="meanings"),
    pytest.param(lambda size: "<pre class=wp-block-verse>" + "a\n" * size, id="lines of a poem"),
    pytest.param(lambda size: "\u00a0 " * size + "a", id="blanks"),
    pytest.param(lambda size: "a<br>" * size, id="breaks"),
]
SMALL, LARGE = 500, 4_000
MOST_TIMES, SLACK = 20, 0.25  # eight times the size; seconds, for what a machine does besides


@pytest.mark.parametrize("html", GROWING)
def test_takes_time_by_its_size(html: Callable[[int], str]) -> None:
    small, large = (measured(html(size)) for size in (SMALL, LARGE))

    assert large < small * MOST_TIMES + SLACK


def measured(html: str) -> float:
    begin = time.process_time()
    converted(html)
    return time.process_time() - begin
