"""``repeat``: readable keys or an RRULE -> a Recurrence (RFC 5545 3.8.5)."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from itertools import islice

from dateutil.rrule import rrule

from almanac.model.place import Place
from almanac.model.problem import Severity
from almanac.model.recurrence import Change, Recurrence
from almanac.model.when import AllDay, Timed, When
from almanac.read import dates
from almanac.read.fault import Fault
from almanac.read.rule import FaultAt, expand, first_moment, read_rule
from almanac.read.schema import ChangeFields, PlaceFields, RepeatFields
from almanac.read.validate import Values

# How many occurrences are looked at to tell whether a date is one of them.
_HORIZON = 5000


def read_repeat(values: Values, when: When) -> Recurrence | None:
    """The Recurrence of an event; what is wrong is noted in ``values`` and gives None."""
    fields: RepeatFields = values["repeat"]
    try:
        rule = read_rule(fields, when)
    except Fault as fault:
        values.report(("repeat", *fault.where) if isinstance(fault, FaultAt) else "repeat", fault.message, fault.hint)
        return None
    expanded = expand(rule, when)
    first = next(iter(expanded), None)
    if first is None or first != first_moment(when).replace(tzinfo=None):
        said = f"the rule begins on {first:%Y-%m-%d}" if first else "the rule has no occurrence"
        values.report("start", f"{when.day} does not fit its own rule: {said}", "change the start or the rule")
        return None
    _warn_of_short_months(values, rule, when)
    known = _Occurrences(expanded, when)
    excluded = tuple(
        _nearest_checked(values, known, day, ("repeat", "except", n)) for n, day in enumerate(fields.except_)
    )
    added = tuple(_added(values, when, item, n) for n, item in enumerate(fields.also))
    changes = tuple(_change(values, known, when, item, n) for n, item in enumerate(fields.changes))
    if any(item is None for item in (*excluded, *added, *changes)):
        return None
    return Recurrence(
        rule,
        tuple(_same_clock(day, when) for day in excluded if day),
        tuple(item for item in added if item),
        tuple(item for item in changes if item),
    )


def _same_clock(day: date, when: When) -> date | datetime:
    return day if isinstance(when, AllDay) else datetime.combine(day, when.start.time(), when.zone)


class _Occurrences:
    """Whether a day is one of the rule's, and if not, which is the nearest."""

    def __init__(self, expanded: rrule, when: When) -> None:
        self._days = [moment.date() for moment in islice(expanded, _HORIZON)]
        self._known = set(self._days)

    def nearest(self, day: date) -> date | None:
        """The day itself for an occurrence, else the nearest one."""
        return day if day in self._known else min(self._days, key=lambda known: abs(known - day), default=None)


def _nearest_checked(values: Values, known: _Occurrences, day: date, where: tuple[str | int, ...]) -> date | None:
    near = known.nearest(day)
    if near == day:
        return day
    values.report(where, f"{day} is not a day on which it happens", f"the nearest is {near}")
    return None


def _added(values: Values, when: When, item: dates.Local, number: int) -> date | datetime | None:
    where = ("repeat", "also", number)
    if item.day is None:
        values.report(where, "has a time but no day", "put the day before it")
        return None
    if item.day < when.day:
        values.report(where, f"{item.day} lies before the start", f"the first occurrence is {when.day}: move the start")
        return None
    if isinstance(when, AllDay):
        return item.day
    try:
        return dates.instant(item.day, item.clock or when.start.time(), when.zone)
    except Fault as fault:
        values.report(where, fault.message, fault.hint)
        return None


def _change(values: Values, known: _Occurrences, when: When, item: ChangeFields, number: int) -> Change | None:
    where = ("repeat", "changes", number)
    if _nearest_checked(values, known, item.date, (*where, "date")) is None:
        return None
    usual = shifted(when, item.date)
    try:
        zone = when.zone if isinstance(when, Timed) else None
        start = item.start or dates.Local(usual.day, usual.start.time() if isinstance(usual, Timed) else None)
        changed = dates.read_when(dates.Local(start.day or item.date, start.clock), item.end, zone)
    except Fault as fault:
        values.report((*where, "start"), fault.message, fault.hint)
        return None
    if item.end is None:
        changed = shifted(when, changed.day, changed.start.time() if isinstance(changed, Timed) else None)
    cancelled = item.status is not None and item.status.is_off
    return Change(item.date, changed, place_of(item.place), item.online, cancelled, item.note or "")


def shifted(when: When, day: date, clock: time | None = None) -> When:
    """The same event on another day, as long as the first."""
    if isinstance(when, AllDay):
        return AllDay(day, day + (when.last - when.first))
    start = datetime.combine(day, clock or when.start.time(), when.zone)
    if when.end is None:
        return Timed(start)
    # Local duration: a meeting from 18:00 to 20:00 stays so across a clock change.
    length = when.end.replace(tzinfo=None) - when.start.replace(tzinfo=None)
    return Timed(start, (start.replace(tzinfo=None) + length).replace(tzinfo=when.zone))


def place_of(fields: PlaceFields | None) -> Place | None:
    """A Place from its fields."""
    if fields is None:
        return None
    return Place(
        fields.name or "",
        fields.address or "",
        fields.city or "",
        fields.country or "",
        fields.latitude,
        fields.longitude,
    )


def _warn_of_short_months(values: Values, rule: str, when: When) -> None:
    monthly = "FREQ=MONTHLY" in rule and "BYDAY" not in rule
    named = re.search(r"BYMONTHDAY=([0-9,]+)", rule)
    days = [int(day) for day in named[1].split(",")] if named else [when.day.day] if "BYMONTHDAY" not in rule else []
    late = [day for day in days if day > 28]
    if monthly and late:
        said = (
            f"months without the {late[0]}th have no occurrence"
            if late[0] != 31
            else "months without the 31st have no occurrence"
        )
        values.report("repeat", said, "`day: last` means the last day of every month", Severity.WARNING)
