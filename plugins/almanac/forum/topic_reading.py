"""Reads how much people said in a topic, when, and what was best (Discourse, TopicViewSerializer)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from almanac.forum.limits import tidied
from almanac.forum.quoted import quotable
from almanac.model.forum import Reply, Topic

# So many replies are quoted.
MOST = 3
_REGULAR = 1
_LIKE = 2
_SLUG = re.compile(r"(?:[\w~-]|%[0-9a-fA-F]{2})+", re.ASCII)
_NAME = re.compile(r"[\w.-]{1,60}")
# "Thanks!" is no reply to quote.
_SHORTEST = 25


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list of the latest says of a topic: what changes when somebody writes in it."""

    number: str
    posts: int
    last: str
    bumped: datetime | None
    is_pinned: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """How the forum at ``base`` is read: ``zone`` is the site's, ``as_of`` its day.

    In a topic that was opened ``about`` an entry, no person says what its opener writes after the first post.
    """

    base: str
    zone: ZoneInfo
    as_of: date

    def topic(self, said: Any, about: str = "") -> tuple[Topic, str | None] | None:
        """A topic; None for what is no topic, or is deleted.

        With the name of who opened it for us (empty for nobody) where not all its posts were there to be read.
        """
        if not isinstance(said, dict) or not _number(said.get("id")) or said.get("deleted_at"):
            return None
        stream = said.get("post_stream")
        posts = [*_dicts(stream.get("posts"))] if isinstance(stream, dict) else []
        of_all = stream.get("stream") if isinstance(stream, dict) else None
        is_whole = isinstance(of_all, list) and len(of_all) <= len(posts)
        own = str(posts[0].get("username", "")) if about and posts else ""
        people = [post for post in posts if _is_of_people(post, own)]
        topic = Topic(
            id=str(said["id"]),
            title=tidied(str(said.get("title", ""))),
            url=self._address(said),
            posts=len(people) if is_whole else _number(said.get("posts_count")),
            last_posted_at=_moment(said.get("last_posted_at")),
            closed=said.get("closed") is True or said.get("archived") is True,
            as_of=self.as_of,
            best=self._best(people, self._address(said)) if is_whole else (),
            external_id=about,
        )
        return topic, None if is_whole else own

    def best(self, said: Any, url: str, own: str) -> tuple[int, tuple[Reply, ...]] | None:
        """How many posts of people a topic has, and the best of them, where that was asked for (`wordpress.json`)."""
        if not isinstance(said, dict) or not _number(said.get("filtered_posts_count")):
            return None
        people = [post for post in _dicts(said.get("posts")) if _is_of_people(post, own)]
        return _number(said["filtered_posts_count"]), self._best(people, url)

    def _best(self, people: list[dict[str, Any]], url: str) -> tuple[Reply, ...]:
        replies = [post for post in people if _number(post.get("post_number")) > 1]
        quoted: list[tuple[int, Reply]] = []
        for post in sorted(replies, key=lambda post: (-_worth(post), _number(post["post_number"]))):
            reply = self._reply(post, url)
            if reply is not None and len(quoted) < MOST:
                quoted.append((_number(post["post_number"]), reply))
        return tuple(reply for _, reply in sorted(quoted, key=lambda numbered: numbered[0]))

    def _reply(self, post: dict[str, Any], url: str) -> Reply | None:
        moment, name = _moment(post.get("created_at")), str(post.get("username", ""))
        trust = post.get("trust_level", 1)
        words = quotable(str(post.get("cooked", "")), self.base)
        is_enough = len(re.sub(r"<[^>]*>", "", words)) >= _SHORTEST
        if moment is None or not _NAME.fullmatch(name) or trust == 0 or not is_enough:
            return None
        return Reply(name, moment.astimezone(self.zone).date(), f"{url}/{post['post_number']}", words)

    def _address(self, said: dict[str, Any]) -> str:
        slug = said.get("slug")
        between = f"{slug}/" if isinstance(slug, str) and _SLUG.fullmatch(slug) else ""
        return f"{self.base}/t/{between}{said['id']}"


def listed(said: Any) -> Iterator[Listed]:
    """The topics of a page of the latest (`latest.json`)."""
    whole = said.get("topic_list") if isinstance(said, dict) else None
    for topic in _dicts(whole.get("topics") if isinstance(whole, dict) else None):
        if _number(topic.get("id")):
            yield Listed(
                str(topic["id"]),
                _number(topic.get("posts_count")),
                str(topic.get("last_posted_at", "")),
                _moment(topic.get("bumped_at")),
                bool(topic.get("pinned") or topic.get("pinned_globally")),
            )


def is_last_page(said: Any) -> bool:
    """Whether no page of the latest comes after this one."""
    whole = said.get("topic_list") if isinstance(said, dict) else None
    return not isinstance(whole, dict) or not whole.get("more_topics_url")


def _is_of_people(post: dict[str, Any], own: str) -> bool:
    number, name = _number(post.get("post_number")), str(post.get("username", ""))
    is_regular = post.get("post_type", _REGULAR) == _REGULAR
    is_shown = not (post.get("hidden") or post.get("deleted_at") or post.get("user_deleted"))
    is_system = type(post.get("user_id")) is int and post["user_id"] <= 0
    is_ours = bool(own) and name.casefold() == own.casefold()
    return bool(number) and is_regular and is_shown and (number == 1 or not (is_system or is_ours))


def _worth(post: dict[str, Any]) -> float:
    """What the forum thinks of a post, else how many liked it."""
    score = post.get("score")
    if isinstance(score, int | float) and score == score:
        return float(score)
    likes = (_number(one.get("count")) for one in _dicts(post.get("actions_summary")) if one.get("id") == _LIKE)
    return float(sum(likes))


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _dicts(values: Any) -> Iterator[dict[str, Any]]:
    if isinstance(values, list):
        yield from (value for value in values if isinstance(value, dict))


def _number(value: object) -> int:
    return value if type(value) is int and value > 0 else 0
