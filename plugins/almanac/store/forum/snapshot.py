"""Keeps what the forum said of its topics: written by a command, read by builds, which ask nobody."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, AwareDatetime, BaseModel, NonNegativeInt, ValidationError

from almanac.model.forum import Reply, Topic
from almanac.model.problem import Problem, Severity
from almanac.read.body.quotation import safe_quotation
from almanac.read.values.links import web_address
from almanac.store.publishing.publisher import WORK_FOLDER

PATH = f"{WORK_FOLDER}/forum.json"
_HINT = "refresh it, or delete it: pages link to their topics without it, only the numbers of replies are missing"
_Address = Annotated[str, AfterValidator(web_address)]


class _SnapshotReply(BaseModel):
    author: str
    day: date
    url: _Address
    html: str


class _SnapshotTopic(BaseModel):
    title: str
    url: _Address
    posts: NonNegativeInt
    last_posted_at: AwareDatetime | None = None
    closed: bool = False
    as_of: date | None = None
    best: list[_SnapshotReply] = []
    external_id: str = ""


@dataclass(slots=True)
class Snapshot:
    """All of it: topics by number, threads of mailing lists by address.

    What only those who refresh it need are ``looks`` by key and ``listed_at``.

    ``listed_at`` is when the list of the latest was read until what was known; both are JSON.
    """

    topics: dict[str, Topic] = field(default_factory=dict)
    looks: dict[str, Any] = field(default_factory=dict)
    listed_at: str = ""


def is_thread(key: str) -> bool:
    """Whether it is the address of a thread of a mailing list, and no number or identifier of a topic."""
    return "://" in key


def read_topics(root: Path) -> tuple[dict[str, Topic], list[Problem]]:
    """The topics of ``.almanac/forum.json`` by their numbers.

    Its shape is ``{"topics": {"3184": {"title", "url", "posts", "last_posted_at", "closed", "as_of", "external_id",
    "best": [{"author", "day", "url", "html"}]}}}``; threads of mailing lists stand there by their addresses. No file is
    no topics; what cannot be read is a warning, because a failure outside must not stop a build. The HTML of replies
    goes through the gate again: anybody may have written it.
    """
    try:
        text = (root / PATH).read_text("utf-8")
        topics, problems = _topics_of(text)
    except FileNotFoundError:
        return {}, []
    except (OSError, ValueError, RecursionError) as error:
        return {}, [_warning("", f"the forum's snapshot cannot be read: {error}")]
    return {**topics}, [*problems]


def read_snapshot(root: Path) -> Snapshot:
    """The snapshot as it was left, to be refreshed; what cannot be read in it is asked for again."""
    topics, _ = read_topics(root)
    try:
        whole = json.loads((root / PATH).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Snapshot()
    if not isinstance(whole, dict):
        return Snapshot()
    looks, listed_at = whole.get("looks"), whole.get("listed_at")
    return Snapshot(topics, looks if isinstance(looks, dict) else {}, listed_at if isinstance(listed_at, str) else "")


def write_snapshot(root: Path, snapshot: Snapshot) -> None:
    """Put it in the place of the old one, whole or not at all."""
    path = root / PATH
    path.parent.mkdir(exist_ok=True)
    whole = {
        "topics": {number: _as_json(topic) for number, topic in sorted(snapshot.topics.items())},
        "looks": dict(sorted(snapshot.looks.items())),
        "listed_at": snapshot.listed_at,
    }
    begun = path.with_suffix(".new")
    begun.write_text(f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n", "utf-8")
    begun.replace(path)


def _as_json(topic: Topic) -> dict[str, Any]:
    last = topic.last_posted_at
    values = {
        "title": topic.title,
        "url": topic.url,
        "posts": topic.posts,
        "last_posted_at": last.isoformat() if last else None,
        "closed": topic.closed,
        "as_of": topic.as_of.isoformat() if topic.as_of else None,
        "external_id": topic.external_id,
        "best": [
            {"author": reply.author, "day": reply.day.isoformat(), "url": reply.url, "html": reply.html}
            for reply in topic.best
        ],
    }
    return {name: value for name, value in values.items() if value not in (None, "", [])}


@lru_cache(maxsize=1)  # a preview asks for the same with every save
def _topics_of(text: str) -> tuple[Mapping[str, Topic], list[Problem]]:
    """Raises ``ValueError`` or ``RecursionError`` for what is no JSON."""
    snapshot = json.loads(text)
    entries = snapshot.get("topics") if isinstance(snapshot, dict) else None
    if not isinstance(entries, dict):
        return {}, [_warning("topics", "the forum's snapshot has no topics by number")]
    topics: dict[str, Topic] = {}
    odd: dict[str, ValidationError] = {}
    for number, entry in entries.items():
        try:
            topics[number] = _topic(number, _SnapshotTopic.model_validate(entry))
        except ValidationError as error:
            odd[number] = error
    return topics, _odd(odd)


def _topic(number: str, entry: _SnapshotTopic) -> Topic:
    parts = urlsplit(entry.url)
    base = f"{parts.scheme}://{parts.netloc}"
    replies = (Reply(reply.author, reply.day, reply.url, safe_quotation(reply.html, base)) for reply in entry.best)
    return Topic(**{**entry.model_dump(exclude={"best"}), "id": number, "best": tuple(replies)})


def _odd(odd: dict[str, ValidationError]) -> list[Problem]:
    # One for all: when the forum changes its shape, every topic is odd.
    if not odd:
        return []
    number, errors = next(iter(odd.items()))
    error = errors.errors(include_url=False, include_context=False)[0]
    field_name = ".".join(str(part) for part in ("topics", number, *error["loc"]))
    others = f", and {len(odd) - 1} more are left out" if len(odd) > 1 else ""
    return [_warning(field_name, f"the forum's snapshot has a topic that is left out: {error['msg']}{others}")]


def _warning(field_name: str, message: str) -> Problem:
    return Problem(PATH, 0, field_name, message, _HINT, Severity.WARNING)
