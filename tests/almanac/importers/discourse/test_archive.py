"""What a forum says becomes the files of its archive: what everybody may read, and nothing else."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from almanac.importers.discourse.archive import (
    LeftOut,
    ListedTopic,
    forum_file,
    is_last_page,
    listed_topics,
    posts_to_ask_for,
    topic_file,
    why_not,
)

BASE, DAY = "https://forum.example.org", date(2026, 11, 30)
POST: dict[str, Any] = {
    "id": 70, "post_number": 1, "username": "ada", "name": "Ada L.", "created_at": "2019-05-03T10:00:00.000Z",
    "cooked": "<p>One</p>", "post_type": 1, "avatar_template": "/user_avatar/x", "reply_to_post_number": None,
}  # fmt: skip
TOPIC: dict[str, Any] = {"id": 3184, "title": "Our walk", "slug": "our-walk", "category_id": 5, "tags": ["walks"],
                         "closed": True, "archetype": "regular", "visible": True}  # fmt: skip


def posts_of(*posts: dict[str, Any]) -> tuple[list[dict[str, Any]], LeftOut]:
    left_out = LeftOut()
    data = topic_file(TOPIC, posts, BASE, left_out)
    return json.loads(data)["posts"] if data else [], left_out


def test_a_topic_has_its_posts_in_their_order_with_who_wrote_them_and_when() -> None:
    later = {**POST, "id": 72, "post_number": 3, "reply_to_post_number": 1, "cooked": "<p>Two</p>"}
    data = topic_file(TOPIC, [later, POST], BASE, LeftOut())
    assert json.loads(data) == {
        "id": 3184, "slug": "our-walk", "title": "Our walk", "category": 5, "tags": ["walks"], "closed": True,
        "posts": [
            {"number": 1, "author": "Ada L.", "day": "2019-05-03", "html": "<p>One</p>"},
            {"number": 3, "author": "Ada L.", "day": "2019-05-03", "html": "<p>Two</p>", "answers": 1},
        ],
    }  # fmt: skip
    assert topic_file(TOPIC, [POST, later], BASE, LeftOut()) == data


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"post_type": 4}, "posts: a whisper"),
        ({"post_type": 3}, "posts: a note of what was done"),
        ({"hidden": True}, "posts: hidden"),
        ({"deleted_at": "2020-01-01"}, "posts: deleted"),
        ({"user_deleted": True}, "posts: deleted"),
        ({"cooked": '<img class="emoji">'}, "posts: without words"),
        ({"created_at": None}, "posts: without a number or a day"),
    ],
)
def test_a_post_that_is_not_for_everybody_stays_out(changed: dict[str, Any], why: str) -> None:
    posts, left_out = posts_of(POST, {**POST, "id": 71, "post_number": 2, **changed})
    assert [post["number"] for post in posts] == [1]
    assert left_out.counts == {why: 1}


@pytest.mark.parametrize(
    ("names", "author"),
    [
        ({"name": "ada@example.org", "username": "ada"}, "ada"),
        ({"name": "", "username": "ada@example.org"}, ""),
        ({"name": None, "username": "ada"}, "ada"),
    ],
)
def test_a_name_that_is_an_address_is_not_told(names: dict[str, Any], author: str) -> None:
    assert posts_of({**POST, **names})[0][0]["author"] == author


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, ""),
        ({"archetype": "private_message"}, "a private message"),
        ({"visible": False}, "not listed"),
        ({"deleted_at": "2020-01-01"}, "deleted"),
        ({"id": "x"}, "no topic"),
    ],
)
def test_a_topic_that_is_not_for_everybody_stays_out(changed: dict[str, Any], why: str) -> None:
    assert why_not({**TOPIC, **changed}) == why


def test_a_topic_without_a_post_for_everybody_has_no_file() -> None:
    left_out = LeftOut()
    assert topic_file(TOPIC, [{**POST, "hidden": True}], BASE, left_out) == b""
    assert left_out.counts["topics: without a post for everybody"] == 1


def test_posts_that_did_not_come_along_are_asked_for() -> None:
    assert posts_to_ask_for({"post_stream": {"posts": [POST], "stream": [70, 71, 72, "x"]}}) == [71, 72]


def test_a_list_says_which_topics_there_are_and_whether_it_goes_on() -> None:
    topics = [{"id": 7, "posts_count": 3, "last_posted_at": "2020-01-01T00:00:00Z"}, {"id": None}]
    page = {"topic_list": {"topics": topics, "more_topics_url": "/latest?page=1"}}
    assert [*listed_topics(page)] == [ListedTopic(7, "3 2020-01-01T00:00:00Z")]
    assert not is_last_page(page)
    assert is_last_page({"topic_list": {"topics": []}})


def test_the_forum_has_the_categories_that_everybody_sees_and_its_day_stays() -> None:
    said = {"categories": [
        {"id": 5, "name": "General", "slug": "general"},
        {"id": 6, "name": "Staff", "slug": "staff", "read_restricted": True},
        {"id": 7, "name": "Part", "slug": "part", "parent_category_id": 5},
    ]}  # fmt: skip
    first = json.loads(forum_file(said, "Forum", BASE, "CC BY-SA 4.0", DAY))
    assert [one["name"] for one in first["categories"]] == ["General", "Part"]
    assert first["categories"][1]["parent"] == 5
    later = date(2027, 1, 1)
    assert json.loads(forum_file(said, "Forum", BASE, "CC BY-SA 4.0", later, first)) == first
    assert json.loads(forum_file(said, "Other", BASE, "CC BY-SA 4.0", later, first))["saved"] == "2027-01-01"
