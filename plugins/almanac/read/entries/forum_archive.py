"""Reads the archive of a forum: ``content/forum/forum.json``, and a file for each topic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from hashlib import blake2b

import msgspec

from almanac.model.forum_archive import (
    ABOUT,
    ArchivedCategory,
    ArchivedPost,
    ArchivedTopic,
    ForumArchive,
    LinkOfPost,
    path_of_topic,
)
from almanac.model.problem import Problem, Severity
from almanac.model.slug import is_slug, slugify
from almanac.read.body.archived_post import archived_post

_DIGEST_BYTES = 16
_AGAIN = "import the forum again, or take back what was changed in the file"


class _Category(msgspec.Struct, forbid_unknown_fields=True):
    id: int
    name: str
    slug: str = ""
    parent: int = 0


class _About(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    address: str
    saved: date
    license: str = ""
    categories: list[_Category] = []


class _Post(msgspec.Struct, forbid_unknown_fields=True):
    number: int
    day: date
    html: str
    author: str = ""
    answers: int = 0


class _Topic(msgspec.Struct, forbid_unknown_fields=True):
    id: int
    title: str
    posts: list[_Post]
    slug: str = ""
    category: int = 0
    tags: list[str] = []
    closed: bool = False


_ABOUT = msgspec.json.Decoder(_About)
_TOPIC = msgspec.json.Decoder(_Topic)


def read_forum_archive(files: Mapping[str, bytes]) -> tuple[ForumArchive | None, list[Problem]]:
    """The archive of the ``files`` by their paths, and all that is wrong; None without one, or with an error."""
    if not files:
        return None, []
    if ABOUT not in files:
        hint = "import the forum again; the file says what the forum was called, and where it was"
        return None, [Problem(ABOUT, 0, "", "is missing beside the topics of a forum", hint)]
    try:
        about = _ABOUT.decode(files[ABOUT])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return None, [_unreadable(ABOUT, error)]
    forum = about.address.rstrip("/")
    problems: list[Problem] = []
    topics: list[ArchivedTopic] = []
    for path, data in files.items():
        if path == ABOUT:
            continue
        try:
            read = _TOPIC.decode(data)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            problems.append(_unreadable(path, error))
            continue
        problems += _of_topic(read, path)
        if read.posts:
            topics.append(_topic(read, data, forum))
    if any(problem.is_error for problem in problems):
        return None, problems
    categories = tuple(
        ArchivedCategory(one.id, _slug(one.slug, one.name), one.name, one.parent) for one in about.categories
    )
    ordered = sorted(topics, key=lambda topic: (topic.last_day, topic.id), reverse=True)
    return ForumArchive(about.name, forum, about.license, about.saved, categories, tuple(ordered)), problems


def _posts_of(data: bytes, forum: str, link_of_post: LinkOfPost) -> tuple[ArchivedPost, ...]:
    """The posts of a topic that was read, in their order."""
    return tuple(
        ArchivedPost(one.number, one.author, one.day, archived_post(one.html, forum, link_of_post), one.answers)
        for one in _TOPIC.decode(data).posts
    )


def _of_topic(topic: _Topic, path: str) -> Iterator[Problem]:
    if path != path_of_topic(topic.id):
        hint = f"name it {path_of_topic(topic.id)}"
        yield Problem(path, 0, "id", f"is `{topic.id}`, and the file is called otherwise", hint)
    numbers = [post.number for post in topic.posts]
    if sorted(set(numbers)) != numbers:
        yield Problem(path, 0, "posts", "have numbers that do not rise from one to the next", _AGAIN)
    if not topic.posts:
        yield Problem(path, 0, "posts", "are none: the topic is not shown", "delete the file", Severity.WARNING)


def _topic(read: _Topic, data: bytes, forum: str) -> ArchivedTopic:
    return ArchivedTopic(
        id=read.id,
        slug=_slug(read.slug, read.title),
        title=read.title,
        category=read.category,
        tags=tuple(read.tags),
        day=read.posts[0].day,
        last_day=max(post.day for post in read.posts),
        author=read.posts[0].author,
        numbers=tuple(post.number for post in read.posts),
        is_closed=read.closed,
        digest=blake2b(data, digest_size=_DIGEST_BYTES).digest(),
        posts=partial(_posts_of, data, forum),
    )


def _slug(own: str, name: str) -> str:
    """What stands in the address: the forum's own word where an address can have it."""
    return own if is_slug(own) else slugify(own) or slugify(name) or "topic"


def _unreadable(path: str, error: Exception) -> Problem:
    return Problem(path, 0, "", f"cannot be read as a part of a forum's archive: {error}", _AGAIN)
