"""What templates get of the comments that were on a text on a former site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment: its anchor, its day in ISO 8601 and in words, its sanitised HTML, and the ``answers`` below it.

    ``answered`` and ``answered_name`` are the anchor and the name of the comment that it answers, where that does not
    stand directly around it.
    """

    anchor: str
    name: str
    day: str
    day_text: str
    html: str
    answers: tuple[CommentView, ...] = ()
    answered: str = ""
    answered_name: str = ""


@dataclass(frozen=True, slots=True)
class CommentsView:
    """How many they are, and those that answer no other one, with their answers below them."""

    count: int
    comments: tuple[CommentView, ...]
