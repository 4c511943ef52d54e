"""A contribution: what one person did for a site, as its texts or its history say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Contribution:
    """``role`` is as what somebody did it (author, speaker, commit), ``day`` when it was published or done.

    ``url`` and ``license`` are empty where there is none; ``markdown`` is the text, of one that is theirs;
    ``with_others`` says that several wrote it.
    """

    role: str
    day: date
    title: str
    file: str
    url: str = ""
    license: str = ""
    markdown: str = ""
    with_others: bool = False
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Whose contributions are asked for: the names under which they signed, the main one first."""

    names: tuple[str, ...]

    def is_called(self, name: str) -> bool:
        """Whether a name is one of theirs, whatever its capitals and spaces are."""
        return _folded(name) in {_folded(own) for own in self.names}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
