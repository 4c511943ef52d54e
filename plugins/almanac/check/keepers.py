"""Checks what somebody has to keep: what has ended or ends soon, and what one person alone can do, is a warning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from almanac.model.keeper import ENOUGH, PATH, Kept, Kind
from almanac.model.problem import Problem, Severity

# A registrar may want letters and signatures; a token is made anew in an hour.
_SOON = timedelta(days=30)
_SOON_OF_NAMES = timedelta(days=60)
_NAMES = frozenset([Kind.DOMAIN, Kind.HOST])


def check_keepers(kept: Sequence[Kept], today: date) -> list[Problem]:
    """A warning at each entry that has ended or ends soon, and one at the first that a single person keeps."""
    return [*_ending(kept, today), *_of_one(kept)]


def is_ending(one: Kept, today: date) -> bool:
    """Whether it ends so soon, or has ended, that somebody should renew it now."""
    return one.until is not None and today >= warned_from(one, one.until)


def warned_from(one: Kept, until: date) -> date:
    """From which day on it ends soon."""
    return until - (_SOON_OF_NAMES if one.kind in _NAMES else _SOON)


def next_warning(kept: Iterable[Kept], now: datetime, zone: ZoneInfo) -> datetime | None:
    """The first instant after now at which the check says something else; None where no day matters any more."""
    today = now.astimezone(zone).date()
    ends = ((one, one.until) for one in kept if one.until is not None)
    days = (day for one, until in ends for day in (warned_from(one, until), until + timedelta(days=1)) if day > today)
    first = min(days, default=None)
    return None if first is None else datetime.combine(first, time(), zone)


def who(one: Kept) -> str:
    """Those who keep it, in words: ``Ada, Bo``."""
    return ", ".join(one.keepers)


def _ending(kept: Iterable[Kept], today: date) -> Iterator[Problem]:
    for one in kept:
        if one.until is not None and is_ending(one, today):
            message = f"`{one.name}` {'ended' if one.until < today else 'ends'} on {one.until}"
            hint = f"renew it, then write the new day here; {who(one)} can"
            yield Problem(PATH, one.line, "until", message, hint, Severity.WARNING)


def _of_one(kept: Iterable[Kept]) -> Iterator[Problem]:
    alone = [one for one in kept if one.people < ENOUGH]
    if alone:
        message = f"one person alone keeps {', '.join(f'`{one.name}`' for one in alone)}"
        hint = "name a second; where the name is a group's, add how many it has: `people: 3`"
        yield Problem(PATH, alone[0].line, "keepers", message, hint, Severity.WARNING)
