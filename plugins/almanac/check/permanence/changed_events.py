"""Warns of what goes wrong when an event is added or changed: a moved day, a past one, one that is there already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from almanac.model.event import Event, Status
from almanac.model.problem import Problem, Severity
from almanac.model.when import Dated, MonthOnly, Timed, day_or_month, is_another_date

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
    by_start_and_city = {(day_or_month(event.when), _city(event)): event for event in in_order if _city(event)}
    for event in present:
        before = by_path.get(event.source.path) or by_uid.get(event.uid)
        if event.draft:
            continue
        if before is None or before.draft:
            yield from _past(event, now)
            yield from _twin(event, by_start_and_city.get((day_or_month(event.when), _city(event))))
        else:
            yield from _moved(before, event)


def _moved(before: Event, event: Event) -> Iterator[Problem]:
    if isinstance(event.when, MonthOnly) and not isinstance(before.when, MonthOnly):
        yield _lost_day(event, before.when, event.when)
        return
    start, now = day_or_month(before.when), day_or_month(event.when)
    is_said = event.status is Status.RESCHEDULED and start in event.previous
    if event.status.is_off or is_said or not _is_moved(before, event):
        return
    days = ", ".join(str(day) for day in dict.fromkeys((*event.previous, start)))
    status = "" if event.status is Status.RESCHEDULED else "`status: rescheduled`, `status_note: WHY` and "
    noted = "month" if isinstance(start, MonthOnly) else "day"
    message = f"moves from {start} to {now}: whoever noted the old {noted} is not told"
    yield _warning(event, "start", message, f"add {status}`previous_start: [{days}]`")


def _lost_day(event: Event, before: Dated, now: MonthOnly) -> Problem:
    """Calendars that have the day would simply lose the event: nobody who noted it is told."""
    start = f"{before.start:%Y-%m-%d %H:%M}" if isinstance(before, Timed) else str(before.first)
    message = f"was {before.day} and is the month {now} alone: it would vanish from people's calendars"
    hint = (
        f"write `{start}` again, with `status: postponed` and `status_note: WHY`, until its new day is known; "
        "the note may name the month"
    )
    return Problem(event.source.path, event.source.line("start"), "start", message, hint)


def _is_moved(before: Event, event: Event) -> bool:
    """Whether the start is a day or more from where it was; by days where one of the two has no time."""
    if isinstance(before.when, Timed) and isinstance(event.when, Timed):
        return abs(event.when.start - before.when.start) >= _DAY
    return is_another_date(day_or_month(before.when), day_or_month(event.when))


def _past(event: Event, now: datetime) -> Iterator[Problem]:
    if event.recurrence is None and event.when.is_over(now):
        hint = "is the year right? If it is, leave it: what is past stands in the archive"
        yield _warning(event, "start", f"is new, and was over on {event.when.last_day}", hint)


def _twin(event: Event, other: Event | None) -> Iterator[Problem]:
    """``other`` begins on the same day, or is in the same month, in the same city."""
    if other is not None and event.place is not None and other.source.path != event.source.path:
        start = day_or_month(event.when)
        begins = f"is in {start}, its day not fixed," if isinstance(start, MonthOnly) else f"begins on {start}"
        does = "is" if isinstance(start, MonthOnly) else "does"
        message = f"{begins} in {event.place.city}, as `{other.text.title}` {does} ({other.source.path})"
        yield _warning(event, "start", message, "if both are the same event, add what is new to the older file")


def _city(event: Event) -> str:
    return event.place.city.casefold() if event.place else ""


def _warning(event: Event, field: str, message: str, hint: str) -> Problem:
    return Problem(event.source.path, event.source.line(field), field, message, hint, Severity.WARNING)
