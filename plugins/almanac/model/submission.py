"""A Submission: what somebody sent in who writes no file, as answers, and who that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

EntryKind = Literal["event", "story"]


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody answered in a form, or in a template of a wiki: ``written`` is that, letter for letter.

    ``values`` are plain text by what they are called there, in their order; ``body`` is Markdown. ``taken`` is what the
    site has noted in a template, empty while it has taken nothing. ``key`` tells it from every other. ``twice`` are the
    names that it has more than once.
    """

    kind: EntryKind
    key: str
    written: str = ""
    values: tuple[tuple[str, str], ...] = ()
    body: str = ""
    taken: str = ""
    twice: tuple[str, ...] = ()

    def value(self, name: str) -> str:
        """What is called so; empty where there is nothing."""
        return dict(self.values).get(name, "")


@dataclass(frozen=True, slots=True)
class Origin:
    """Who sent something in, and under which licence; each is empty where nobody knows, or may be told.

    ``address`` is that of the page on which it stands; ``others`` are those who changed it since.
    """

    author: str = ""
    license: str = ""
    address: str = ""
    others: tuple[str, ...] = field(default=())
