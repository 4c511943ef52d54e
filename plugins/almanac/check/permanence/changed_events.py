"""Warns of what goes wrong when an event is added or changed: a moved day, a past one, one that is there already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from almanac.model.event import Event, Status
from almanac.model.problem import Problem, Severity
from almanac.model.when import Timed, When

_DAY = timedelta(days=1)


def faults_of_changed_events(
    earlier: Sequence[Event], present: Sequence[Event], renames: dict[str, str], now: datetime
) -> Iterator[Problem]:
    """A warning at each; ``now`` is aware, ``renames`` has the present path of what git finds renamed."""
    by_uid = {event.uid: event for event in earlier}
    by_path = {renames.get(event.source.path, event.source.path): event for event in earlier}
    known = {event.uid for event in earlier}
    # Of several the one that was there first.
    in_order = sorted(present, key=lambda event: event.uid in known)
    by_day_and_city = {(event.when.day, _city(event)): event for event in in_order if _city(event)}
    for event in present:
        before = by_path.get(event.source.path) or by_uid.get(event.uid)
        if event.draft:
            continue
        if before is None or before.draft:
            yield from _past(event, now)
            yield from _twin(event, by_day_and_city.get((event.when.day, _city(event))))
        else:
            yield from _moved(before, event)


def _moved(before: Event, event: Event) -> Iterator[Problem]:
    is_said = event.status is Status.RESCHEDULED and before.when.day in event.previous
    if event.status.is_off or is_said or _between(before.when, event.when) < _DAY:
        return
    days = ", ".join(str(day) for day in dict.fromkeys((*event.previous, before.when.day)))
    status = "" if event.status is Status.RESCHEDULED else "`status: rescheduled`, `status_note: WHY` and "
    message = f"moves from {before.when.day} to {event.when.day}: whoever noted the old day is not told"
    yield _warning(event, "start", message, f"add {status}`previous_start: [{days}]`")


def _between(before: When, after: When) -> timedelta:
    """How far the start has moved; by days where one of the two has no time."""
    if isinstance(before, Timed) and isinstance(after, Timed):
        return abs(after.start - before.start)
    return abs(after.day - before.day)


def _past(event: Event, now: datetime) -> Iterator[Problem]:
    if event.recurrence is None and event.when.is_over(now):
        hint = "is the year right? If it is, leave it: what is past stands in the archive"
        yield _warning(event, "start", f"is new, and was over on {event.when.last_day}", hint)


def _twin(event: Event, other: Event | None) -> Iterator[Problem]:
    """``other`` begins on the same day in the same city."""
    if other is not None and event.place is not None and other.source.path != event.source.path:
        message = (
            f"begins on {event.when.day} in {event.place.city}, as `{other.text.title}` does ({other.source.path})"
        )
        yield _warning(event, "start", message, "if both are the same event, add what is new to the older file")


def _city(event: Event) -> str:
    return event.place.city.casefold() if event.place else ""


def _warning(event: Event, field: str, message: str, hint: str) -> Problem:
    return Problem(event.source.path, event.source.line(field), field, message, hint, Severity.WARNING)
