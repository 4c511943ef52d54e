"""How an event repeats as schema.org's Schedule, which says less than an RRULE can."""

from __future__ import annotations

from datetime import date, datetime

from almanac.model.event import Event
from almanac.model.recurrence import Frequency, NthWeekday, Recurrence
from almanac.model.when import AllDay, Dated, Timed
from almanac.render.recurrence.rrule_text import by_day_text
from almanac.render.structured_data.json_ld import Node, known

_UNITS = {Frequency.DAILY: "D", Frequency.WEEKLY: "W", Frequency.MONTHLY: "M", Frequency.YEARLY: "Y"}


def schedule(event: Event) -> Node:
    """The rule of a recurring event and the days that it leaves out; nothing for a rule that it could say only in part.

    What was added to the rule, and the occurrences that differ, are no part of it.
    """
    recurrence = event.recurrence
    if recurrence is None:
        return {}
    when = event.dated
    rule = recurrence.rule
    counts_from_end = any(day < 1 for day in rule.by_month_day)
    if rule.by_set_pos or rule.by_year_day or rule.by_week_no or counts_from_end:
        return {}
    return known(
        type_="Schedule",
        startDate=when.day.isoformat(),
        endDate=_last_day(rule.until, when).isoformat() if rule.until else "",
        repeatFrequency=f"P{rule.interval or 1}{_UNITS[rule.freq]}",
        repeatCount=rule.count,
        byDay=[_day(day) for day in rule.by_day],
        byMonthDay=list(rule.by_month_day),
        byMonth=list(rule.by_month),
        exceptDate=_exceptions(recurrence),
        **_times(when),
    )


def _day(day: NthWeekday) -> str:
    """A weekday by its address, or `2SU` as iCalendar has it, which ``byDay`` allows."""
    return by_day_text(day) if day.nth else f"https://schema.org/{day.weekday.name.capitalize()}"


def _last_day(until: date | datetime, when: Dated) -> date:
    """The day of the end by the clocks of the venue."""
    if not isinstance(until, datetime):
        return until
    return (until.astimezone(when.zone) if isinstance(when, Timed) else until).date()


def _exceptions(recurrence: Recurrence) -> list[str]:
    excluded = [moment.date() if isinstance(moment, datetime) else moment for moment in recurrence.excluded]
    return sorted({day.isoformat() for day in (*excluded, *(change.date for change in recurrence.changes))})


def _times(when: Dated) -> Node:
    if isinstance(when, AllDay):
        return {}
    return known(
        startTime=when.start.time().isoformat(),
        endTime=when.end.time().isoformat() if when.end and when.end.date() == when.start.date() else "",
        scheduleTimezone=when.zone.key,
    )
