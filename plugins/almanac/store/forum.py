"""Reads the snapshot of the forum's topics, which a command refreshes."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, NonNegativeInt, ValidationError

from almanac.model.forum import Topic
from almanac.model.problem import Problem, Severity
from almanac.read.values.links import web_address
from almanac.store.publishing.publisher import WORK_FOLDER

_PATH = f"{WORK_FOLDER}/forum.json"
_HINT = "refresh it, or delete it: pages link to their topics without it, only the numbers of replies are missing"


class _SnapshotTopic(BaseModel):
    title: str
    url: Annotated[str, AfterValidator(web_address)]
    posts: NonNegativeInt
    last_posted_at: AwareDatetime | None = None
    closed: bool = False


def read_topics(root: Path) -> tuple[dict[str, Topic], list[Problem]]:
    """The topics of ``.almanac/forum.json`` by their numbers.

    Its shape is ``{"topics": {"3184": {"title", "url", "posts", "last_posted_at", "closed"}}}``. No file
    is no topics; what cannot be read is a warning, because a failure outside must not stop a build.
    """
    try:
        text = (root / _PATH).read_text("utf-8")
        topics, problems = _topics_of(text)
    except FileNotFoundError:
        return {}, []
    except (OSError, ValueError, RecursionError) as error:
        return {}, [_warning("", f"the forum's snapshot cannot be read: {error}")]
    return {**topics}, [*problems]


@lru_cache(maxsize=1)  # a preview asks for the same with every save
def _topics_of(text: str) -> tuple[dict[str, Topic], list[Problem]]:
    """Raises ``ValueError`` or ``RecursionError`` for what is no JSON."""
    snapshot = json.loads(text)
    entries = snapshot.get("topics") if isinstance(snapshot, dict) else None
    if not isinstance(entries, dict):
        return {}, [_warning("topics", "the forum's snapshot has no topics by number")]
    topics: dict[str, Topic] = {}
    odd: dict[str, ValidationError] = {}
    for number, entry in entries.items():
        try:
            topics[number] = Topic(id=number, **_SnapshotTopic.model_validate(entry).model_dump())
        except ValidationError as error:
            odd[number] = error
    return topics, _odd(odd)


def _odd(odd: dict[str, ValidationError]) -> list[Problem]:
    # One for all: when the forum changes its shape, every topic is odd.
    if not odd:
        return []
    number, errors = next(iter(odd.items()))
    error = errors.errors(include_url=False, include_context=False)[0]
    field = ".".join(str(part) for part in ("topics", number, *error["loc"]))
    others = f", and {len(odd) - 1} more are left out" if len(odd) > 1 else ""
    return [_warning(field, f"the forum's snapshot has a topic that is left out: {error['msg']}{others}")]


def _warning(field: str, message: str) -> Problem:
    return Problem(_PATH, 0, field, message, _HINT, Severity.WARNING)
