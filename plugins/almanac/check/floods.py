"""Finds who is new and sends more in a day than editors can look at; a hint for them, equal for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SentEntry:
    """A new entry: who wrote it, as git names them, on which day in the site's zone, and its path or its title."""

    author: str
    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Flood:
    """What somebody new sent in a day, in the order in which it came: those up to the limit, and the others."""

    author: str
    day: date
    first: tuple[str, ...]
    more: tuple[str, ...]

    @property
    def message(self) -> str:
        """What an editor is told."""
        return f"{self.author} is new here and sent {self.number} entries on {self.day}"

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.first) + len(self.more)

    @property
    def hint(self) -> str:
        """What an editor may do; nothing is refused for it."""
        return f"look at {len(self.first)} of them, say so, and leave the others for another day"


def floods(sent: Iterable[SentEntry], known: Collection[str], limit: int) -> Sequence[Flood]:
    """Each day on which somebody who is not among the ``known`` sent more than ``limit``, which is NEWCOMER_LIMIT.

    ``known`` are those of whom something was published before. Names that differ in case or spaces alone are one.
    """
    old = {author_key(name) for name in known}
    by_day: dict[tuple[str, date], list[SentEntry]] = defaultdict(list)
    for entry in sent:
        if author_key(entry.author) not in old:
            by_day[author_key(entry.author), entry.day].append(entry)
    return tuple(
        Flood(entries[0].author, day, _what(entries[:limit]), _what(entries[limit:]))
        for (_, day), entries in sorted(by_day.items(), key=lambda pair: (pair[0][1], pair[0][0]))
        if len(entries) > limit
    )


def _what(entries: Sequence[SentEntry]) -> tuple[str, ...]:
    return tuple(entry.what for entry in entries)


def author_key(name: str) -> str:
    """The name of an author as it is compared: without regard to case and spaces."""
    return " ".join(name.casefold().split())
