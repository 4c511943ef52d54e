"""What stories, pages and events have in common: their source file, their body, and who is behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class PersonOrGroup(StrEnum):
    """What an author or an organizer is."""

    PERSON = "person"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered text: sanitised HTML whose links inside the site begin with ``/``.

    ``text`` is the same in plain text, for calendars, and of a page for searches where it has no summary; else empty.
    """

    html: str = ""
    text: str = ""


NO_BODY = Body()


@dataclass(frozen=True, slots=True)
class Source:
    """The file an entry comes from.

    ``path`` is relative to the repository's root, with forward slashes; ``group`` is the path
    without language and suffix, which translations share; ``body`` is the Markdown and
    ``body_line`` the line of the file on which it begins. ``lines`` are those of the fields, by dotted name
    (``place.latitude``). ``digest`` is that of the whole file.
    """

    path: str
    group: str
    body: str = ""
    body_line: int = 1
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    digest: str = field(default="", compare=False, repr=False)

    @property
    def original(self) -> str:
        """The path of the original, where this is the file of a translation."""
        return f"{self.group}.md"

    def line(self, name: str) -> int:
        """The line of a field, or of the nearest one that encloses it, else the first; 0 for no field or no file."""
        if not name or not self.lines:
            return 0
        while name and name not in self.lines:
            name = name.rpartition(".")[0]
        return self.lines.get(name, 1)
