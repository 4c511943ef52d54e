"""Comments of a former site: who wrote when, below what, and nothing that a page must not have."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.model.comment import Comment, path_of_comments
from almanac.model.site import Site
from almanac.read.entries.comments import read_comments

SETTINGS = Site("Almanac", "https://almanac.example").reading
PATH = "content/comments/stories/2019/walk.yml"


def html_of(html: str) -> str:
    text = f"- id: 1\n  date: 2019-05-03\n  html: |\n    {html}\n"
    (comment,), problems = read_comments(text, PATH, SETTINGS, "/site")
    assert problems == []
    return comment.html


def test_a_file_is_a_list_of_comments_with_their_answers() -> None:
    text = """\
- {id: 7, name: Ada, date: 2019-05-03, html: <p>One</p>}
- {id: c-8, parent: 7, date: 2019-05-03T18:40:11, html: <p>Two</p>}
"""
    assert read_comments(text, PATH, SETTINGS) == (
        (
            Comment("7", "", "Ada", date(2019, 5, 3), "<p>One</p>"),
            Comment("c-8", "7", "", date(2019, 5, 3), "<p>Two</p>"),
        ),
        [],
    )


@pytest.mark.parametrize(
    ("html", "left"),
    [
        pytest.param("<p>a <em>b</em></p>", "<p>a <em>b</em></p>", id="words"),
        pytest.param(
            '<a href="https://a.example/">a</a>',
            '<a href="https://a.example/" rel="nofollow ugc">a</a>',
            id="a link to the web",
        ),
        pytest.param('<a href="/b/">b</a>', '<a href="/site/b/" rel="nofollow ugc">b</a>', id="a link to this site"),
        pytest.param('<a href="b/">b</a>', "<a>b</a>", id="a link from nobody knows where"),
        pytest.param('<a href="//b.example">b</a>', "<a>b</a>", id="a link without https:"),
        pytest.param('<a href="javascript:alert(1)">b</a>', "<a>b</a>", id="a script as a link"),
        pytest.param('<p onclick="x()">a</p><script>x()</script>', "<p>a</p>", id="scripts"),
        pytest.param('<img src="https://a.example/p.gif"><p>a</p>', "<p>a</p>", id="a picture"),
        pytest.param('<img src="/images/a.png"><p>a</p>', "<p>a</p>", id="a picture of this site"),
        pytest.param("<h2>a</h2>", "a", id="a heading"),
        pytest.param('<p id="main" class="notice" style="color: red">a</p>', "<p>a</p>", id="what dresses up"),
        pytest.param("<iframe src=x></iframe>a", "a", id="another page"),
    ],
)
def test_words_and_links_are_left(html: str, left: str) -> None:
    assert html_of(html) == left


@pytest.mark.parametrize(
    ("second", "said"),
    [
        pytest.param("{id: 1, date: 2019-05-03, html: b}", "id: `1` is the `id` of another comment above", id="twice"),
        pytest.param("{id: 2, parent: 3, date: 2019-05-03, html: b}", "parent: `3` is no comment above", id="no such"),
        pytest.param("{id: 2, parent: 2, date: 2019-05-03, html: b}", "parent: `2` is no comment above", id="itself"),
        pytest.param(
            "{id: 2, name: ada@example.org, date: 2019-05-03, html: b}",
            "name: `ada@example.org` is an e-mail address",
            id="an address in place of a name",
        ),
        pytest.param("{id: a b, date: 2019-05-03, html: b}", "id: `a b` cannot be the `id` of a comment", id="no id"),
        pytest.param("{id: 2, date: soon, html: b}", "date: `soon` is not a day", id="no day"),
        pytest.param("{id: 2, date: 2019-05-03}", "html: is missing", id="nothing said"),
        pytest.param("{id: 2, date: 2019-05-03, html: b, email: x}", "email: is not a field of a comment", id="more"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(second: str, said: str) -> None:
    comments, problems = read_comments(f"- {{id: 1, date: 2019-05-03, html: a}}\n- {second}\n", PATH, SETTINGS)
    assert comments == ()
    assert any(str(problem).startswith(f"{PATH}:2: {said}") for problem in problems), problems


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("content/stories/2019/walk.md", PATH),
        ("content/stories/2019/walk.es.md", "content/comments/stories/2019/walk.es.yml"),
        ("content/pages/about.md", "content/comments/pages/about.yml"),
        ("events/2019/walk.md", "content/comments/events/2019/walk.yml"),
        ("content/events/2019/walk.md", "content/comments/events/2019/walk.yml"),
    ],
)
def test_the_file_lies_where_its_text_does(text: str, path: str) -> None:
    assert path_of_comments(text) == path
