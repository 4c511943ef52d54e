"""A Removal: what was published and is no more, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

PATH = "content/removals.yml"

# Why something is removed, in the words of the field; pages say it in their own language.
RULES = ("asked by its author", "code of conduct", "duplicate", "law", "licence", "mistake", "privacy", "spam")


@dataclass(frozen=True, slots=True)
class RemovedEvent:
    """What calendars need to take an event off: its whole ``uid``, the day of its start, the file that it was.

    ``sequence`` is what its entry said of that.
    """

    uid: str
    start: date
    file: str
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Removal:
    """An entry of ``content/removals.yml``: the addresses that are gone, when and why, by which rule, who decided.

    ``rule`` is a word of ``RULES``, or the entry's own; ``lang`` is the language of ``why``, of own words and of
    ``decided_by``; ``line`` is that of the file on which the entry begins.
    """

    addresses: tuple[str, ...]
    day: date
    why: str
    rule: str
    decided_by: str
    lang: str
    event: RemovedEvent | None = None
    line: int = 0
