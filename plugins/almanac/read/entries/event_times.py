"""Reads start, end and zone of an event together: when it happens."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from almanac.model import fault_words
from almanac.model.problem import Severity
from almanac.model.when import AllDay, MonthOnly, Timed, When, by_the_clock
from almanac.read.entries.shared_checks import warn_if_ambiguous
from almanac.read.fault import Fault
from almanac.read.schema.event import EventFields
from almanac.read.validation.checked import Checked
from almanac.read.values import dates

# How long an evening is, where nobody says it.
_LIKELY = timedelta(hours=2)


def read_when(checked: Checked[EventFields]) -> When | None:
    """Start, end and zone together; what does not fit is noted in ``checked``."""
    start = checked.value(lambda event: event.start)
    end = checked.value(lambda event: event.end)
    zone = checked.value(lambda event: event.timezone)
    if isinstance(start, MonthOnly):
        return _month_alone(checked, start)
    if start is None:
        return None
    if isinstance(end, MonthOnly):
        _report_month_as_end(checked, start, end)
        return None
    if not _fits(checked, start, end, zone):
        return None
    try:
        when = dates.read_when(start, end, zone)
    except Fault as fault:
        checked.report(_field_of(start, zone), fault.message, fault.hint)
        return None
    if isinstance(when, AllDay) and when.last < when.first:
        hint = f"write the last day, `{when.first}` or later, or delete the line"
        checked.report("end", f"`{when.last}` is before the start, {when.first}", hint)
        return None
    if isinstance(when, Timed):
        return _checked_times(checked, when)
    return when


def _month_alone(checked: Checked[EventFields], start: MonthOnly) -> MonthOnly:
    """What goes with a day waits until there is one; ``repeat`` is noted where it is read."""
    end = checked.value(lambda event: event.end)
    zone = checked.value(lambda event: event.timezone)
    if end is not None:
        message = f"`{end}` ends what has no day yet: the start is the month {start}"
        checked.report("end", message, "delete the line; it belongs here once start has its day")
    if zone is not None:
        message = f"`{zone.key}` is ignored: of the start only the month is known"
        hint = "delete the line, or give start its day and a time"
        checked.report("timezone", message, hint, Severity.WARNING)
    return start


def _report_month_as_end(checked: Checked[EventFields], start: dates.Local, end: MonthOnly) -> None:
    last = max(end.last_day, start.day + timedelta(days=1)) if start.day else end.last_day
    hint = f"write the last day, such as `{last}{' 18:00' if start.clock else ''}`, or delete the line"
    checked.report("end", f"`{end}` is a month, but the start has its day", hint)


def _fits(checked: Checked[EventFields], start: dates.Local, end: dates.Local | None, zone: ZoneInfo | None) -> bool:
    if start.day is None:
        message = f"`{start.clock:%H:%M}` is a time without its day"
        checked.report("start", message, f"write the day before it, such as `2027-01-30 {start.clock:%H:%M}`")
        return False
    if start.clock is None and end is not None and end.clock is not None:
        hint = f"write the last day alone, such as `{end.day or start.day}`, or give start a time too"
        checked.report("end", f"`{end}` has a time, but the start is a whole day", hint)
        return False
    if start.clock is not None and end is not None and end.clock is None:
        hint = f"give it a time, such as `{end.day} 18:00`, or delete the line"
        checked.report("end", f"`{end.day}` is a whole day, but the start has a time", hint)
        return False
    if start.clock is None and zone is not None:
        message = f"`{zone.key}` is ignored: the event takes whole days, wherever the reader is"
        checked.report("timezone", message, "delete the line, or give start a time", Severity.WARNING)
    if start.clock is not None and zone is None:
        if not checked.is_wrong("timezone"):
            hint = "add a line with the place's zone, such as `timezone: Europe/Warsaw`"
            checked.report("timezone", f"is missing: the start, {start}, has a time", hint)
        return False
    return True


def _field_of(start: dates.Local, zone: ZoneInfo | None) -> str:
    """Whether the start or the end is the time that the clocks skip."""
    try:
        dates.read_when(start, None, zone)
    except Fault:
        return "start"
    return "end"


def _checked_times(checked: Checked[EventFields], when: Timed) -> Timed | None:
    if when.end == when.start:
        when = Timed(when.start)
        message = f"`{when.start:%H:%M}` is when it begins, and is taken for no end"
        tomorrow = f"{when.day + timedelta(days=1)} {when.start:%H:%M}"
        hint = f"write the likely end, such as `{_likely_end(when)}`; one a day later names its day: `{tomorrow}`"
        checked.report("end", message, hint, Severity.WARNING)
    elif when.end is None and not checked.is_wrong("end"):
        message = "is missing: calendars show a moment without length"
        hint = f"add a line with the likely end, such as `end: {_likely_end(when)}`"
        checked.report("end", message, hint, Severity.WARNING)
    if when.end is not None and when.end.timestamp() <= when.start.timestamp():
        times = {"end": f"{when.end:%Y-%m-%d %H:%M}", "start": f"{when.start:%Y-%m-%d %H:%M}"}
        message = fault_words.END_BEFORE_START.format(**times)
        tomorrow = f"{when.day + timedelta(days=1)} {when.end:%H:%M}"
        checked.report("end", message, f"an end past midnight names its day: `{tomorrow}`")
        return None
    for field, moment in (("start", when.start), ("end", when.end)):
        if moment is not None:
            warn_if_ambiguous(checked, field, moment)
    return when


def _likely_end(when: Timed) -> str:
    end = by_the_clock(when.start + _LIKELY)
    return f"{end:%H:%M}" if end.date() == when.day else f"{end:%Y-%m-%d %H:%M}"
