"""Says what became of a link: it answers, it is gone, or nobody can tell."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

State = Literal["answers", "gone", "unclear"]
# What asks who is there, for instance: a reader may well see the page.
_NOT_FOR_PROGRAMS = frozenset([401, 402, 403, 405, 406, 407, 409, 418, 425, 426, 451, 501, 999])
_SUCCESS, _ERROR, _OF_SERVER = 200, 400, 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking once: ``why`` in words, where it does not answer; ``wait`` seconds are asked for.

    ``status`` is that of the answer, 0 where none came.
    """

    state: State
    why: str = ""
    wait: float = 0.0
    status: int = 0


def answer_of(status: int, wait: float = 0.0) -> Answer:
    """What a status means (RFC 9110 15)."""
    if _SUCCESS <= status < _ERROR:
        return Answer("answers", status=status)
    state: State = "unclear" if status >= _OF_SERVER or status == HTTPStatus.TOO_MANY_REQUESTS else "gone"
    if status in _NOT_FOR_PROGRAMS:
        state = "answers"
    return Answer(state, _words(status), wait, status)


def _words(status: int) -> str:
    try:
        return f"{status}, {HTTPStatus(status).phrase.lower()}"
    except ValueError:
        return str(status)
