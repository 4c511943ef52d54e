"""A Comment: what somebody wrote below a text while it was on a former site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FOLDER = "content/comments"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment; ``parent`` is the ``id`` of the one that it answers, ``name`` is empty where it is not told.

    ``html`` is sanitised: words and links.
    """

    id: str
    parent: str
    name: str
    day: date
    html: str


def path_of_comments(text: str) -> str:
    """The file of the comments below a text, by the path of the text's own (``content/stories/2019/walk.md``)."""
    return f"{FOLDER}/{text.removeprefix('content/').removesuffix('.md')}.yml"
