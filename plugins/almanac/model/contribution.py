"""A contribution: what one person did for a site, as its texts or its history say."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

# They are a part of how words are written in Persian and in India.
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"


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
        """Whether a name is one of theirs, whatever its capitals and spaces are, and however its marks are written."""
        return _folded(name) in {_folded(own) for own in self.names}


def _folded(name: str) -> str:
    """Marks that say where a script from right to left begins and ends are none of a name."""
    seen = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) != "Cf" or c in _JOINERS)
    return " ".join(seen.casefold().split())
