"""The archive of a forum is read as it was written, or it is said which file is not what it should be."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from almanac.model.forum_archive import ABOUT, ArchivedCategory, ArchivedPost, path_of_topic
from almanac.read.entries.forum_archive import read_forum_archive

FORUM = {
    "name": "Former forum",
    "address": "https://forum.example.org/",
    "license": "CC BY-SA 4.0",
    "saved": "2026-11-30",
    "categories": [{"id": 5, "name": "General", "slug": "general"}, {"id": 6, "name": "مكان", "slug": "", "parent": 5}],
}
TOPIC: dict[str, Any] = {
    "id": 3184,
    "slug": "our-walk",
    "title": "Our walk",
    "category": 6,
    "tags": ["walks"],
    "posts": [
        {"number": 1, "author": "Ada", "day": "2019-05-03", "html": "<p>One</p>"},
        {"number": 3, "day": "2019-06-01", "html": "<p>Two</p>", "answers": 1},
    ],
}


def files(topic: dict[str, Any] | bytes = b"", forum: dict[str, Any] | None = None) -> dict[str, bytes]:
    whole = {**TOPIC, **topic} if isinstance(topic, dict) else topic
    data = whole if isinstance(whole, bytes) else json.dumps(whole).encode()
    return {ABOUT: json.dumps(forum or FORUM).encode(), path_of_topic(3184): data}


def test_a_topic_says_what_lists_need_and_has_its_posts_at_hand() -> None:
    archive, problems = read_forum_archive(files({}))
    assert archive is not None
    [topic] = archive.topics
    assert problems == []
    assert (archive.name, archive.address, archive.saved) == (
        "Former forum",
        "https://forum.example.org",
        date(2026, 11, 30),
    )
    assert archive.categories == (ArchivedCategory(5, "general", "General"), ArchivedCategory(6, "مكان", "مكان", 5))
    assert (topic.slug, topic.day, topic.last_day, topic.author, topic.numbers) == (
        "our-walk", date(2019, 5, 3), date(2019, 6, 1), "Ada", (1, 3)
    )  # fmt: skip
    assert topic.posts(lambda *_: "") == (
        ArchivedPost(1, "Ada", date(2019, 5, 3), "<p>One</p>"),
        ArchivedPost(3, "", date(2019, 6, 1), "<p>Two</p>", 1),
    )


def test_a_category_has_the_topics_of_its_parts() -> None:
    archive = read_forum_archive(files({}))[0]
    assert archive is not None
    assert {category: len(topics) for category, topics in archive.by_category.items()} == {5: 1, 6: 1}


def test_without_files_there_is_no_archive() -> None:
    assert read_forum_archive({}) == (None, [])


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        pytest.param(b"{", "cannot be read as a part of a forum's archive: Input data was truncated", id="cut off"),
        pytest.param(b"\xff", "cannot be read as a part of a forum's archive: ", id="no text"),
        pytest.param({"id": "x"}, "cannot be read as a part of a forum's archive: Expected `int`", id="no number"),
        pytest.param({"email": "a@b.org"}, "cannot be read as a part of a forum's archive: Object contains unknown",
                     id="more than there should be"),
        pytest.param({"id": 7}, "id: is `7`, and the file is called otherwise", id="another name"),
        pytest.param({"posts": [*TOPIC["posts"], TOPIC["posts"][0]]}, "posts: have numbers that do not", id="twice"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_an_error(topic: dict[str, Any] | bytes, said: str) -> None:
    archive, problems = read_forum_archive(files(topic))
    assert archive is None
    assert str(problems[0]).startswith(f"content/forum/topics/3/3184.json: {said}")
    assert problems[0].is_error


def test_topics_without_their_forum_are_an_error() -> None:
    archive, [problem] = read_forum_archive({path_of_topic(3184): json.dumps(TOPIC).encode()})
    assert archive is None
    assert str(problem).startswith("content/forum/forum.json: is missing beside the topics of a forum")


def test_a_topic_without_posts_is_left_out_with_a_warning() -> None:
    archive, [problem] = read_forum_archive(files({"posts": []}))
    assert archive is not None
    assert archive.topics == ()
    assert not problem.is_error


@pytest.mark.parametrize(
    ("slug", "title", "made"),
    [("our-walk", "x", "our-walk"), ("", "Our Walk!", "our-walk"), ("../x", "x", "x"), ("-", "…", "topic")],
)
def test_an_address_has_the_slug_of_the_forum_or_one_that_can_stand_there(slug: str, title: str, made: str) -> None:
    archive = read_forum_archive(files({"slug": slug, "title": title}))[0]
    assert archive is not None
    assert archive.topics[0].slug == made
