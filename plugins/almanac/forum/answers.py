"""Reads what a forum answers to a request: Discourse's own words, and those of what stands before it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

# A header of limits that are for the whole key or address (Discourse, lib/middleware/request_tracker.rb).
_WHOLE = "discourse-rate-limit-error-code"
_TOPIC_PATH = re.compile(r"(?:.*/)?t/(?:[^/]+/)?(?P<number>[1-9]\d*)(?:\.json)?(?:/\d+)?/?")
_EXTERNAL_ID = re.compile(r"\bexternal\b", re.IGNORECASE)
_TITLE_USED = re.compile(r"title\b.*\b(?:been used|taken)\b", re.IGNORECASE | re.DOTALL)
_NOT_THERE = frozenset([403, 404, 410])
_USUAL_WAIT = 60
_LONGEST_WAIT = 86_400 * 2
_MOST_SAID = 300


@dataclass(frozen=True, slots=True)
class Response:
    """What came back: the status, headers by their names in small letters, and the text, or what there is of it.

    ``raw`` are the bytes of it; ``is_whole`` says whether they are all.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    raw: bytes = b""
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """An answer of the forum itself: its JSON."""

    json: Any


@dataclass(frozen=True, slots=True)
class Moved:
    """Another address has it: that of the topic with this number; empty where it leads anywhere else."""

    topic: str
    address: str


@dataclass(frozen=True, slots=True)
class NotThere:
    """Not there for us: deleted, never made, or not for this key. ``words`` are the forum's."""

    status: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Limited:
    """Too much at once: after ``seconds`` again. ``whole``: nothing else goes before that either."""

    seconds: float
    whole: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """The forum says why not, in its words, in the language of the forum."""

    status: int
    words: str

    @property
    def is_conflict(self) -> bool:
        """Whether the text is no longer the one that we meant to change."""
        return self.status == 409

    @property
    def is_about_identifier(self) -> bool:
        """Whether a topic has the identifier already, deleted ones too: Rails names the field in every language."""
        return bool(_EXTERNAL_ID.search(self.words))

    @property
    def is_about_title(self) -> bool:
        """Whether it says, in English, that another topic has the title."""
        return bool(_TITLE_USED.search(self.words))


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nobody knows what became of it: no answer, a broken one, or one of something that stands before the forum."""

    why: str


Answer = Said | Moved | NotThere | Limited | Refused | Unclear


def answer_of(response: Response) -> Answer:
    """What a response says."""
    status, said = response.status, _json(response)
    if status == 429:
        return _limited(response, said)
    if 300 <= status < 400:
        return _moved(response)
    if 200 <= status < 300:
        return Unclear(_not_json(response)) if said is None else Said(said)
    if said is None and _is_html(response):
        return Unclear(_not_json(response))  # a proxy's own page, or whoever has the domain now
    if status in _NOT_THERE:
        return NotThere(status, _words(said))
    if 400 <= status < 500:
        return Refused(status, _words(said) or f"status {status}")
    return Unclear(f"status {status}")


def _json(response: Response) -> Any:
    try:
        said = json.loads(response.text) if response.text.strip() else None
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict | list) else None


def _limited(response: Response, said: Any) -> Limited:
    headers = response.headers
    extras = said.get("extras") if isinstance(said, dict) else None
    wait = extras.get("wait_seconds") if isinstance(extras, dict) else None
    seconds = _number(wait) or _number(headers.get("retry-after")) or _USUAL_WAIT
    # What a proxy says, in HTML or not, is of everything too.
    is_of_action = isinstance(said, dict) and _WHOLE not in headers
    return Limited(min(seconds, _LONGEST_WAIT), whole=not is_of_action)


def _number(value: object) -> float:
    try:
        number = float(str(value))
    except ValueError:
        return 0
    return number if 0 < number < float("inf") else 0


def _moved(response: Response) -> Moved:
    address = response.headers.get("location", "")
    found = _TOPIC_PATH.fullmatch(urlsplit(address).path)
    return Moved(found["number"] if found else "", address)


def _is_html(response: Response) -> bool:
    return "html" in response.headers.get("content-type", "") or response.text.lstrip()[:1] == "<"


def _not_json(response: Response) -> str:
    kind = "a page of HTML" if _is_html(response) else "no JSON"
    return f"status {response.status} with {kind}"


def _words(said: Any) -> str:
    if not isinstance(said, dict):
        return ""
    errors = said.get("errors")
    words = [str(error) for error in errors] if isinstance(errors, list) else [str(said.get("message", ""))]
    return " ".join("; ".join(words).split())[:_MOST_SAID]
