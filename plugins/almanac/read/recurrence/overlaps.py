"""Warns of a changed occurrence that begins when another one does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from almanac.model.problem import Severity
from almanac.model.recurrence import Change, Recurrence
from almanac.model.when import AllDay, Dated
from almanac.read.schema.event import EventFields
from almanac.read.validation.checked import Checked


def at_usual_time(day: date, usual: Dated) -> date | datetime:
    """When the rule has its occurrence on a day."""
    return day if isinstance(usual, AllDay) else datetime.combine(day, usual.start.time(), usual.zone)


def warn_of_overlaps(
    checked: Checked[EventFields], recurrence: Recurrence, usual: Dated, is_of_rule: Callable[[date], bool]
) -> None:
    """Note each change whose start is that of another occurrence; ``is_of_rule`` says whether the rule has a day."""
    for number, change in enumerate(recurrence.changes):
        start = _start(change.when)
        if change.cancelled or start == at_usual_time(change.date, usual):
            continue
        other = _with_the_same_start(change, recurrence, usual, is_of_rule)
        if other is not None:
            shown = f"{start:%Y-%m-%d %H:%M}" if isinstance(start, datetime) else f"{start}"
            message = f"`{shown}` is when that of {other} begins, so that two stand there"
            hint = f"if that of {change.date} does not happen, write `status: cancelled` in place of this line"
            checked.report(("repeat", "changes", number, "start"), message, hint, Severity.WARNING)


def _with_the_same_start(
    change: Change, recurrence: Recurrence, usual: Dated, is_of_rule: Callable[[date], bool]
) -> date | None:
    """The date of another occurrence that begins when the changed one does."""
    start, day = _start(change.when), change.when.day
    for other in recurrence.changes:
        if other is not change and not other.cancelled and _start(other.when) == start:
            return other.date
    is_usual = start == at_usual_time(day, usual) and is_of_rule(day) and start not in recurrence.excluded
    is_changed = any(other.date == day for other in recurrence.changes)
    return day if start in recurrence.added or (is_usual and not is_changed) else None


def _start(when: Dated) -> date | datetime:
    return when.first if isinstance(when, AllDay) else when.start
