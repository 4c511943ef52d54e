"""How an event repeats as schema.org's Schedule, which says less than an RRULE can."""

from __future__ import annotations

from datetime import UTC, date, datetime

from almanac.model.event import Event
from almanac.model.recurrence import Recurrence
from almanac.model.when import AllDay, Timed, When
from almanac.render.structured_data.json_ld import Node, known

_UNITS = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}
_DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
_SAYABLE = frozenset(["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "UNTIL", "COUNT", "WKST"])


def schedule(event: Event) -> Node:
    """The rule of a recurring event and the days that it leaves out; nothing for a rule that it could say only in part.

    What was added to the rule, and the occurrences that differ, are no part of it.
    """
    recurrence, when = event.recurrence, event.when
    if recurrence is None:
        return {}
    rule = dict(part.split("=", 1) for part in recurrence.rrule.upper().split(";"))
    days = [int(day) for day in rule.get("BYMONTHDAY", "").split(",") if day]
    if not rule.keys() <= _SAYABLE or rule["FREQ"] not in _UNITS or any(day < 1 for day in days):
        return {}
    return known(
        type_="Schedule",
        startDate=when.day.isoformat(),
        endDate=_until(rule.get("UNTIL", ""), when),
        repeatFrequency=f"P{rule.get('INTERVAL', '1')}{_UNITS[rule['FREQ']]}",
        repeatCount=int(rule["COUNT"]) if "COUNT" in rule else None,
        byDay=[_day(name) for name in rule.get("BYDAY", "").split(",") if name],
        byMonthDay=days,
        byMonth=[int(month) for month in rule.get("BYMONTH", "").split(",") if month],
        exceptDate=_exceptions(recurrence),
        **_times(when),
    )


def _day(name: str) -> str:
    """A weekday by its address, or `2SU` as iCalendar has it, which ``byDay`` allows."""
    return f"https://schema.org/{_DAYS[name]}" if name in _DAYS else name


def _until(until: str, when: When) -> str:
    """The last day, by the clocks of the venue."""
    if not until:
        return ""
    if isinstance(when, Timed) and until.endswith("Z"):
        moment = datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return moment.astimezone(when.zone).date().isoformat()
    return date(int(until[:4]), int(until[4:6]), int(until[6:8])).isoformat()


def _exceptions(recurrence: Recurrence) -> list[str]:
    excluded = [moment.date() if isinstance(moment, datetime) else moment for moment in recurrence.excluded]
    return sorted({day.isoformat() for day in (*excluded, *(change.date for change in recurrence.changes))})


def _times(when: When) -> Node:
    if isinstance(when, AllDay):
        return {}
    return known(
        startTime=when.start.time().isoformat(),
        endTime=when.end.time().isoformat() if when.end and when.end.date() == when.start.date() else "",
        scheduleTimezone=when.zone.key,
    )
