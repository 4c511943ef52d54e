"""Reads what the forum says to those who announce: of topics, of posts, of what waits (Discourse, its serializers)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from almanac.forum.decisions import Post, SeenTopic
from almanac.forum.marker import mark_of


def seen_topic(said: Any, username: str) -> SeenTopic | None:
    """A topic with the posts of an account in it; None for one that is deleted, and for what is no topic.

    Without an account, those of who began it. A key of the staff sees what was deleted, with the day on which it was.
    """
    if not isinstance(said, dict) or not _number(said.get("id")) or said.get("deleted_at"):
        return None
    stream = said.get("post_stream")
    posts = [*_posts(stream.get("posts") if isinstance(stream, dict) else None)]
    if any(post.get("post_number") == 1 and post.get("deleted_at") for post in posts):
        return None
    username = username or str(posts[0].get("username", "") if posts else "")
    own = tuple(
        Post(post["id"], post["post_number"], str(post.get("raw", "")))
        for post in posts
        if str(post.get("username", "")).casefold() == username.casefold() and _number(post.get("id"))
    )
    return SeenTopic(str(said["id"]), str(said.get("title", "")), _is_closed(said), own)


def made_post(said: Any) -> tuple[str, bool]:
    """The number of the topic that has the post, and whether it waits for a moderator; empty for what is neither."""
    if not isinstance(said, dict):
        return "", False
    if said.get("action") == "enqueued":
        return "", True
    post = said["post"] if isinstance(said.get("post"), dict) else said
    number = _number(post.get("topic_id"))
    return (str(number) if number and _number(post.get("id")) else ""), False


def is_waiting(said: Any, about: str, reply: str) -> bool:
    """Whether what waits has a first post about an entry, or a reply with that news."""
    waiting = said.get("pending_posts") if isinstance(said, dict) else None
    marks = (mark_of(str(post.get("raw_text", ""))) for post in _dicts(waiting))
    return any(mark is not None and (mark.about, mark.reply) == (about, reply) for mark in marks)


def topics_found(said: Any) -> Iterator[tuple[str, str]]:
    """Of a search: the number and the title of each topic."""
    topics = said.get("topics") if isinstance(said, dict) else None
    for topic in _dicts(topics):
        if _number(topic.get("id")):
            yield str(topic["id"]), str(topic.get("title", ""))


def _posts(posts: Any) -> Iterator[dict[str, Any]]:
    yield from (post for post in _dicts(posts) if _number(post.get("post_number")))


def _dicts(values: Any) -> Iterator[dict[str, Any]]:
    if isinstance(values, list):
        yield from (value for value in values if isinstance(value, dict))


def _is_closed(said: dict[str, Any]) -> bool:
    return said.get("closed") is True or said.get("archived") is True


def _number(value: object) -> int:
    return value if type(value) is int and value > 0 else 0
