"""What stories, pages and events have in common: their source file and their body."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered text: sanitised HTML whose links inside the site begin with ``/``.

    ``text`` is the same in plain text, for calendars.
    """

    html: str = ""
    text: str = ""


NO_BODY = Body()


@dataclass(frozen=True, slots=True)
class Source:
    """The file an entry comes from.

    ``path`` is relative to the repository's root, with forward slashes; ``group`` is the path
    without language and suffix, which translations share; ``body`` is the Markdown and
    ``body_line`` the line of the file on which it begins.
    """

    path: str
    group: str
    body: str = ""
    body_line: int = 1
