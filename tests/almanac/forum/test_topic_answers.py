"""What the forum says of topics and posts to those who announce."""

from __future__ import annotations

from typing import Any

import pytest

from almanac.forum.decisions import Post, SeenTopic
from almanac.forum.marker import Mark, marked
from almanac.forum.topic_answers import is_waiting, made_post, seen_topic, topics_found


def post(number: int, username: str = "almanac", **values: Any) -> dict[str, Any]:
    return {"id": number * 10, "post_number": number, "username": username, "raw": f"Text {number}", **values}


def topic(*posts: dict[str, Any], **values: Any) -> dict[str, Any]:
    return {"id": 7, "title": "A walk", "closed": False, "post_stream": {"posts": list(posts)}, **values}


@pytest.mark.parametrize("username", ["almanac", "Almanac", ""])
def test_a_topic_is_seen_with_our_posts_in_it(username: str) -> None:
    said = topic(post(1, "ALMANAC"), post(2, "ann"), post(3))

    assert seen_topic(said, username) == SeenTopic("7", "A walk", False, (Post(10, 1, "Text 1"), Post(30, 3, "Text 3")))


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(topic(post(1), deleted_at="2027-01-01"), id="a deleted topic, to the staff"),
        pytest.param(topic(post(1, deleted_at="2027-01-01")), id="a deleted first post, to the staff"),
        pytest.param({"id": 0}, id="no number"),
        pytest.param([], id="a list"),
    ],
)
def test_what_is_deleted_is_not_there(said: object) -> None:
    assert seen_topic(said, "almanac") is None


def test_nobody_replies_where_a_topic_is_closed_or_archived() -> None:
    said = [topic(), topic(closed=True), topic(archived=True)]

    closed = [found.closed for one in said if (found := seen_topic(one, "almanac"))]
    assert closed == [False, True, True]


@pytest.mark.parametrize(
    ("said", "made"),
    [
        pytest.param({"id": 9, "topic_id": 7}, ("7", False), id="a post"),
        pytest.param({"success": True, "action": "create_post", "post": {"id": 9, "topic_id": 7}}, ("7", False),
                     id="a post within"),
        pytest.param({"success": True, "action": "enqueued"}, ("", True), id="held back"),
        pytest.param({"id": 9}, ("", False), id="no topic"),
        pytest.param(["x"], ("", False), id="a list"),
    ],
)  # fmt: skip
def test_what_was_made(said: object, made: tuple[str, bool]) -> None:
    assert made_post(said) == made


def test_what_waits_is_known_by_its_mark() -> None:
    first, reply = marked("A walk.", Mark("a-1")), marked("Cancelled.", Mark("a-2", reply="cancelled"))
    said = {"pending_posts": [{"raw_text": first}, {"raw_text": reply}, {"raw_text": None}, 7]}

    asked = [("a-1", ""), ("a-2", "cancelled"), ("a-2", ""), ("a-3", "")]
    assert [is_waiting(said, about, news) for about, news in asked] == [True, True, False, False]
    assert not is_waiting([], "a-1", "")


def test_a_search_gives_topics_with_their_titles() -> None:
    assert [*topics_found({"topics": [{"id": 7, "title": "A walk"}, {"title": "x"}]})] == [("7", "A walk")]
    assert [*topics_found({"posts": []})] == []
