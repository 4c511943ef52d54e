"""Reads what archives of mailing lists say of a thread: its subject, how many answered it, and when the last did."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import unquote

from almanac.forum.limits import tidied
from almanac.model.forum import Topic

# What a subject may be long on a page.
LONGEST = 150
_CUT = "…"
# In which a page of pipermail has the identifier of its message: for whoever answers (Mailman 2, HyperArch.as_html).
_ANSWER_TO = re.compile(r"[?&;]In-Reply-To=%3C(?P<id>[^\"'&\s<>]{1,900})%3E", re.IGNORECASE)
_HEAD = 16_384
_RE = re.compile(r"\A(?:re\s*:\s*)+", re.IGNORECASE)
_THREAD = re.compile(r"/thread/(?P<id>\w{1,64})/?")
_MOST_ANSWERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Message:
    """A message of an mbox: ``id`` and what it ``answers`` are identifiers without brackets; ``sent`` is aware."""

    id: str
    answers: tuple[str, ...]
    subject: str
    sent: datetime | None


@dataclass(frozen=True, slots=True)
class ReadOn:
    """When archives are read: ``now`` is aware, ``day`` the same in the site's zone."""

    now: datetime
    day: date


def thread_of_hyperkitty(raw: bytes, address: str, thread: str, on: ReadOn) -> Topic | None:
    """A thread (`api/list/LIST/thread/ID/`, ThreadSerializer); None for what is none, or another."""
    said = _json(raw)
    if said.get("thread_id") != thread or not isinstance(said.get("subject"), str):
        return None
    answers = said.get("replies_count")
    if type(answers) is not int or not 0 <= answers <= _MOST_ANSWERS:
        return None
    return _topic(address, said["subject"], answers, _past(_moment(said.get("date_active")), on), on)


def thread_of_email(raw: bytes) -> str:
    """The identifier of the thread of a message (`api/list/LIST/email/HASH/`, EmailSerializer); empty for none.

    It is all that is taken of the address there, whose server may be any.
    """
    found = _THREAD.search(str(_json(raw).get("thread", "")))
    return found["id"] if found else ""


def message_of_page(raw: bytes) -> str:
    """The identifier of the message that a page of pipermail shows; empty for none."""
    found = _ANSWER_TO.search(raw[:_HEAD].decode("utf-8", "replace"))
    return unquote(found["id"]) if found else ""


def thread_of_messages(messages: Sequence[Message], address: str, begun_by: str, on: ReadOn) -> Topic | None:
    """The thread that a message began, of all that an archive has; None where it is not among these.

    Answers are messages that name it, or an answer to it; one that is there twice counts once. ``begun_by`` is empty
    for an archive that is one thread: None where it has several.
    """
    known = {message.id: message for message in reversed(messages)}
    begins = [one for one in known.values() if not any(answered in known for answered in one.answers)]
    if not begun_by and len(begins) != 1:
        return None
    first = known.get(begun_by or begins[0].id)
    if first is None:
        return None
    answers = _answers(first, known.values())
    sent = [moment for one in (first, *answers) if (moment := _past(one.sent, on))]
    return _topic(address, first.subject, len(answers), max(sent, default=None), on)


def _answers(first: Message, messages: Iterable[Message]) -> list[Message]:
    """All that answer it, or an answer to it."""
    to: dict[str, list[Message]] = defaultdict(list)
    for message in messages:
        for answered in message.answers:
            to[answered].append(message)
    found: dict[str, Message] = {}
    unseen = [first]
    while unseen:
        for answer in to.pop(unseen.pop().id, ()):
            if answer.id not in found and answer.id != first.id:
                found[answer.id] = answer
                unseen.append(answer)
    return [*found.values()]


def _topic(address: str, subject: str, answers: int, last: datetime | None, on: ReadOn) -> Topic | None:
    title = _RE.sub("", tidied(subject[: 10 * LONGEST]))
    if len(title) > LONGEST:
        title = f"{title[:LONGEST].rstrip()}{_CUT}"
    if not title:
        return None
    return Topic(id=address, title=title, url=address, posts=answers + 1, last_posted_at=last, as_of=on.day)


def _past(moment: datetime | None, on: ReadOn) -> datetime | None:
    """Who sends mail sets its date: nothing was said tomorrow."""
    return moment if moment is not None and moment <= on.now else None


def _json(raw: bytes) -> dict[str, Any]:
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(value))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
