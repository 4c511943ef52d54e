"""Finds what else is on in the week of an event, near it or in its language: for whoever chooses its day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from almanac.check.likely_duplicates import is_in_same_city, kilometres_apart
from almanac.model.event import Event
from almanac.model.language import language_name
from almanac.model.when import MonthOnly, When
from almanac.render.events.occurrences import occurrences

MOST = 5
# As far as people come for a day.
_NEAR_KILOMETRES = 100


@dataclass(frozen=True, slots=True)
class Clash:
    """Another event in that week: when, and why the same people may want to be there."""

    event: Event
    when: When
    reason: str


def clashes(event: Event, others: Iterable[Event], known: Collection[str] = ()) -> tuple[Clash, ...]:
    """At most five, those on its own days first; ``known`` are paths of events to leave out, such as duplicates."""
    if isinstance(event.when, MonthOnly):
        return ()
    found = [clash for other in others if other.source.path not in {event.source.path, *known}
             for clash in _clash(event, other)]  # fmt: skip
    return tuple(sorted(found, key=lambda clash: (not _same_days(event.when, clash.when), clash.when.sort_key))[:MOST])


def _clash(event: Event, other: Event) -> Iterator[Clash]:
    """The first time that it happens in that week, where the same people may want to be there."""
    if other.status.is_off or isinstance(other.when, MonthOnly):
        return
    first, last = _week(event.when)
    if other.when.day > last or (other.recurrence is None and other.when.last_day < first):
        return
    reason = _reason(event, other)
    when = next(iter(occurrences(other, first, last)), None) if reason else None
    if when is not None:
        yield Clash(other, when, reason)


def _week(when: When) -> tuple[date, date]:
    """From the Monday before its first day to the Sunday behind its last."""
    monday = when.day - timedelta(days=when.day.weekday())
    return monday, when.last_day + timedelta(days=6 - when.last_day.weekday())


def _same_days(when: When, other: When) -> bool:
    return when.day <= other.last_day and other.day <= when.last_day


def _reason(event: Event, other: Event) -> str:
    """Near, or online as it is and in one of its languages; empty for neither."""
    if is_in_same_city(event.place, other.place):
        return "in the same city"
    apart = kilometres_apart(event.place, other.place)
    if apart is not None and apart <= _NEAR_KILOMETRES:
        return f"{apart:.0f} km away"
    shared = _spoken(event) & _spoken(other)
    if shared and _is_anywhere(event) and _is_anywhere(other):
        return f"online too, in {language_name(min(shared), 'en')}"
    return ""


def _is_anywhere(event: Event) -> bool:
    return bool(event.online) or event.worldwide


def _spoken(event: Event) -> frozenset[str]:
    return frozenset(event.languages or (event.text.lang,))
