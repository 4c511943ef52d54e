"""What is counted of a community's work, and what it wants to reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# What a goal can be set for: the most that may be of `days`, the least of all others.
MEASURES = ("authors", "newcomers", "days", "languages", "countries", "replies", "maintainers")


@dataclass(frozen=True, slots=True)
class MonthOfFigures:
    """A month such as ``2026-11``: how many wrote, how many of them for the first time, how many texts were new.

    ``days`` is the median from writing to publication of those that came by a merge, None where none did.
    """

    month: str
    authors: int = 0
    newcomers: int = 0
    texts: int = 0
    merged: int = 0
    days: float | None = None


@dataclass(frozen=True, slots=True)
class TextsInLanguage:
    """How many texts are in a language."""

    stories: int = 0
    events: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is counted; months are in their order without a gap, the last is the present one.

    ``measured`` are the numbers that goals are set for, by their measures: the median of ``authors`` in the last twelve
    whole months, or those that there are, ``newcomers`` and ``days`` of the last twelve and the present one,
    ``maintainers`` who merged in these; what cannot be said is None. ``released`` is a day in ISO 8601.
    """

    months: tuple[MonthOfFigures, ...] = ()
    is_complete: bool = True
    authors: int = 0
    languages: Mapping[str, TextsInLanguage] = field(default_factory=dict)
    countries: Mapping[str, int] = field(default_factory=dict)
    topics: int = 0
    replies: int = 0
    release: str = ""
    released: str = ""
    owners: int = 0
    measured: Mapping[str, float | None] = field(default_factory=dict)
