"""Comments that readers saw."""

from __future__ import annotations

import pytest
from exports import Comment, Item, only


def shape(*comments: Comment) -> list[tuple[str, str]]:
    return [(comment.id, comment.parent) for comment in only(Item(1, comments=comments)).comments()]


@pytest.mark.parametrize(
    ("comments", "expected"),
    [
        pytest.param([Comment(1), Comment(2, parent=1)], [("1", ""), ("2", "1")], id="an answer"),
        pytest.param(
            [Comment(1), Comment(2, approved="0", parent=1), Comment(3, parent=2)],
            [("1", ""), ("3", "1")],
            id="an answer to one that waits hangs on the one above",
        ),
        pytest.param(
            [Comment(2, approved="spam"), Comment(3, parent=2)], [("3", "")], id="an answer to spam stands alone"
        ),
        pytest.param([Comment(3, parent=99)], [("3", "")], id="an answer to one that is gone"),
        pytest.param(
            [Comment(2, parent=1), Comment(1)], [("1", ""), ("2", "1")], id="an answer before what it answers"
        ),
        pytest.param(
            [Comment(1, date="2021-05-01 10:00:00"), Comment(2, date="2021-04-01 10:00:00")],
            [("2", ""), ("1", "")],
            id="the older first",
        ),
        pytest.param([Comment(1, parent=2), Comment(2, parent=1)], [("1", ""), ("2", "1")], id="a circle"),
        pytest.param([Comment(1, parent=1)], [("1", "")], id="an answer to itself"),
        pytest.param(
            [Comment(1, type="pingback"), Comment(2, type="trackback"), Comment(3, type="review")],
            [],
            id="what is no comment",
        ),
        pytest.param([Comment(1, type="")], [("1", "")], id="old comments have no type"),
    ],
)
def test_which_come_and_where_they_hang(comments: list[Comment], expected: list[tuple[str, str]]) -> None:
    assert shape(*comments) == expected


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Cara", "Cara"),
        ("D&#8217;Arc", "D’Arc"),
        ("cara@example.org", ""),
        ("203.0.113.9", ""),
        ("2001:db8:1::2", ""),
        ("Cara (c@x.org)", ""),
    ],
)
def test_a_name_that_is_an_address_is_hidden(name: str, shown: str) -> None:
    [comment] = only(Item(1, comments=[Comment(1, "One.\n\nTwo.", name=name)])).comments()

    assert (comment.name, comment.day, comment.html) == (shown, "2021-04-01", "<p>One.</p>\n<p>Two.</p>\n")


def test_headings_of_a_comment_are_none_of_the_page() -> None:
    text = "<h2>So</h2>\n<address>Here</address>"
    [comment] = only(Item(1, comments=[Comment(1, text)])).comments()

    assert comment.html == "<p><strong>So</strong></p><p>Here</p>"


def test_pages_have_comments_too() -> None:
    assert len(only(Item(1, type="page", comments=[Comment(1)])).comments()) == 1
