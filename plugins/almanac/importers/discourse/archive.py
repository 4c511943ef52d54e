"""Makes the files of a forum's archive of what it says to anybody who has not logged in."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from almanac.importers.discourse.cooked import plain_post

_REGULAR = 1
_MODERATOR = 2
_ADDRESS = re.compile(r"[^@\s]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class ListedTopic:
    """What a list of topics says of one: ``state`` is another as soon as anybody writes in it."""

    id: int
    state: str


@dataclass(slots=True)
class LeftOut:
    """How much of what was offered does not come into the archive, by reason."""

    counts: Counter[str] = field(default_factory=Counter)

    def topic(self, why: str) -> None:
        """One topic more."""
        self.counts[f"topics: {why}"] += 1

    def post(self, why: str) -> None:
        """One post more."""
        self.counts[f"posts: {why}"] += 1


def listed_topics(said: Any) -> Iterator[ListedTopic]:
    """The topics on a page of a list (`latest.json`)."""
    whole = said.get("topic_list") if isinstance(said, dict) else None
    for topic in _dicts(whole.get("topics") if isinstance(whole, dict) else None):
        number = _number(topic.get("id"))
        if number:
            state = f"{_number(topic.get('posts_count'))} {topic.get('last_posted_at') or ''}"
            yield ListedTopic(number, state)


def is_last_page(said: Any) -> bool:
    """Whether no page of the list comes after this one."""
    whole = said.get("topic_list") if isinstance(said, dict) else None
    return not isinstance(whole, dict) or not whole.get("more_topics_url")


def forum_file(
    said: Any, name: str, address: str, license_: str, day: date, known: Mapping[str, Any] | None = None
) -> bytes:
    """``forum.json``, of what `site.json` says; a ``name`` is told, or is the host.

    Where nothing but the day would be another than what is ``known``, the day stays, so that again gives the same file.
    """
    made: dict[str, Any] = {
        "address": address,
        "categories": [*_categories(said.get("categories") if isinstance(said, dict) else None)],
        "license": license_,
        "name": name,
        "saved": day.isoformat(),
    }
    if known and {**made, "saved": known.get("saved")} == known:
        made["saved"] = known["saved"]
    return _written(made)


def _categories(said: Any) -> Iterator[dict[str, Any]]:
    for category in _dicts(said):
        number, name = _number(category.get("id")), _line(category.get("name"))
        if number and name and not category.get("read_restricted"):
            parent = _number(category.get("parent_category_id"))
            yield {"id": number, "name": name, "slug": str(category.get("slug") or ""), "parent": parent}


def why_not(said: Any) -> str:
    """Why a topic is not for everybody; empty for one that is."""
    if not isinstance(said, dict) or not _number(said.get("id")):
        return "no topic"
    if said.get("archetype", "regular") != "regular":
        return "a private message"
    if said.get("deleted_at"):
        return "deleted"
    if said.get("visible") is False:
        return "not listed"
    return ""


def posts_to_ask_for(said: Mapping[str, Any]) -> list[int]:
    """The numbers by which posts can be asked for that the topic did not bring along."""
    stream = said.get("post_stream")
    if not isinstance(stream, dict):
        return []
    there = {_number(post.get("id")) for post in _dicts(stream.get("posts"))}
    every = stream.get("stream")
    return [one for one in every if _number(one) and one not in there] if isinstance(every, list) else []


def posts_in(said: Any) -> list[dict[str, Any]]:
    """The posts that an answer brings along."""
    stream = said.get("post_stream") if isinstance(said, dict) else None
    return [*_dicts(stream.get("posts"))] if isinstance(stream, dict) else []


def topic_file(said: Mapping[str, Any], posts: Iterable[Mapping[str, Any]], base: str, left_out: LeftOut) -> bytes:
    """The file of a topic with its ``posts``; empty where none of them is for everybody."""
    kept = sorted(_kept(posts, base, left_out), key=lambda post: int(post["number"]))
    if not kept:
        left_out.topic("without a post for everybody")
        return b""
    return _written(
        {
            "category": _number(said.get("category_id")),
            "closed": said.get("closed") is True or said.get("archived") is True,
            "id": _number(said["id"]),
            "posts": kept,
            "slug": str(said.get("slug") or ""),
            "tags": [*_tags(said.get("tags"))],
            "title": _line(said.get("title")) or f"#{said['id']}",
        }
    )


def _kept(posts: Iterable[Mapping[str, Any]], base: str, left_out: LeftOut) -> Iterator[dict[str, Any]]:
    seen: set[int] = set()
    for post in posts:
        number, day = _number(post.get("post_number")), _day(post.get("created_at"))
        why = _why_not_post(post)
        if why or not number or day is None or number in seen:
            left_out.post(why or "without a number or a day")
            continue
        text = plain_post(str(post.get("cooked") or ""), base)
        if not text:
            left_out.post("without words")
            continue
        seen.add(number)
        made: dict[str, Any] = {"author": _author(post), "day": day.isoformat(), "html": text, "number": number}
        answers = _number(post.get("reply_to_post_number"))
        yield {**made, "answers": answers} if answers else made


def _why_not_post(post: Mapping[str, Any]) -> str:
    kind = post.get("post_type", _REGULAR)
    if kind not in {_REGULAR, _MODERATOR}:
        return "a whisper" if kind == 4 else "a note of what was done"
    if post.get("hidden"):
        return "hidden"
    if post.get("deleted_at") or post.get("user_deleted"):
        return "deleted"
    return ""


def _author(post: Mapping[str, Any]) -> str:
    """Who wrote it, as the forum shows it; nobody where that is an e-mail address."""
    names = (_line(post.get("display_username")), _line(post.get("name")), _line(post.get("username")))
    return next((name for name in names if name and not _ADDRESS.search(name)), "")


def _tags(said: Any) -> Iterator[str]:
    """Plain texts, or since 2026 objects with a name."""
    for tag in said if isinstance(said, list) else ():
        name = _line(tag.get("name") if isinstance(tag, dict) else tag)
        if name:
            yield name


def _written(made: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode("utf-8", "replace")


def _day(said: Any) -> date | None:
    try:
        return datetime.fromisoformat(str(said).replace("Z", "+00:00")).date()
    except ValueError:
        return None


def _line(said: Any) -> str:
    return " ".join(said.split()) if isinstance(said, str) else ""


def _number(said: Any) -> int:
    return said if type(said) is int and said > 0 else 0


def _dicts(said: Any) -> Sequence[dict[str, Any]]:
    return [one for one in said if isinstance(one, dict)] if isinstance(said, list) else []
