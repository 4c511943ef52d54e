"""How an event repeats (RFC 5545 3.8.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from almanac.model.place import Place
from almanac.model.when import When


@dataclass(frozen=True, slots=True)
class Change:
    """One occurrence that differs: ``date`` is the day the rule gave it."""

    date: date
    when: When
    place: Place | None = None
    online: str | None = None
    cancelled: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule and what departs from it.

    ``rrule`` is the value of an RRULE (RFC 5545 3.3.10), UNTIL in UTC for timed events and a date
    for all-day ones. ``excluded`` and ``added`` are dates for all-day events, aware local times
    for timed ones.
    """

    rrule: str
    excluded: tuple[date | datetime, ...] = ()
    added: tuple[date | datetime, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One of the times at which an event happens.

    ``planned`` is when the rule has it, for one that was moved; its length is not said. ``is_added``: the rule has none
    there.
    """

    when: When
    planned: When | None = None
    change: Change | None = None
    is_added: bool = False

    @property
    def is_cancelled(self) -> bool:
        """Whether this one does not happen."""
        return self.change is not None and self.change.cancelled
