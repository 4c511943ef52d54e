"""Reads the field ``repeat`` of an event as a Recurrence (RFC 5545 3.8.5)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from almanac.model.problem import Severity
from almanac.model.recurrence import Change, Frequency, Recurrence, Rule
from almanac.model.when import AllDay, Dated, MonthOnly, Timed, When, by_the_clock
from almanac.read.entries.place import check_place
from almanac.read.fault import Fault
from almanac.read.front_matter.front_matter import Path
from almanac.read.recurrence.days_of_rule import nearest_start, occurrences, starts_in_time
from almanac.read.recurrence.overlaps import at_usual_time, warn_of_overlaps
from almanac.read.recurrence.readable_rule import FaultAt, faults, read_rule
from almanac.read.schema.event import EventFields
from almanac.read.schema.repeat import ChangeFields, RepeatFields
from almanac.read.validation.checked import Checked
from almanac.read.values import dates


def read_repeat(checked: Checked[EventFields], when: When | None) -> Recurrence | None:
    """The Recurrence of an event, or None; what is wrong is noted in ``checked``.

    Without a start (None) only those faults are noted that do not depend on it.
    """
    fields = checked.right_part(lambda event: event.repeat)
    if fields is None:
        return None
    faults_of_rule = faults(fields)
    for fault in faults_of_rule:
        _report(checked, fault)
    if checked.value(lambda event: event.repeat) and fields.every is None and fields.rule is None:
        hint = "add a line `every: month` (or `day`, `week`, `year`) below it"
        checked.report("repeat", "says neither `every` nor `rule`", hint)
        return None
    if isinstance(when, MonthOnly):
        hint = "delete `repeat` with all that is below it, or give start the day of the first in place of the month"
        checked.report("repeat", f"repeats what has no day yet: the start is the month {when}", hint)
        return None
    if faults_of_rule or when is None or not _is_sure(checked, fields):
        return None
    try:
        rule = read_rule(fields, when)
    except FaultAt as fault:
        _report(checked, fault)
        return None
    if not _check_start(checked, rule, when):
        return None
    _warn_of_short_months(checked, rule, when)
    return _departures(checked, fields, rule, when)


def _is_sure(checked: Checked[EventFields], fields: RepeatFields) -> bool:
    """Whether the rule itself is known, whatever is wrong with what departs from it."""
    parts = [problem.field.split(".")[1:2] for problem in checked.problems if problem.field.startswith("repeat")]
    has_period = fields.every is not None or fields.rule is not None
    return has_period and all(part in (["except"], ["also"], ["changes"]) for part in parts)


def _report(checked: Checked[EventFields], fault: FaultAt) -> None:
    checked.report(("repeat", *fault.where), fault.message, fault.hint)


def _check_start(checked: Checked[EventFields], rule: Rule, when: Dated) -> bool:
    if starts_in_time(rule, when):
        return True
    near = nearest_start(rule, when)
    if near is None:
        hint = "change the rule: no day of the years before and after fits it"
    elif near.year != when.day.year:
        hint = f"change the start or the rule, whose nearest day is {near}"
    else:
        hint = f"write `{near}`, the nearest day of the rule, or change the rule"
    checked.report("start", f"`{when.day}` is not a day of the rule in `repeat`", hint)
    return False


def _departures(checked: Checked[EventFields], fields: RepeatFields, rule: Rule, when: Dated) -> Recurrence | None:
    """The rule with what is left out, added and changed; None when one of these is wrong."""
    known = _Occurrences(rule, when, [*fields.except_, *_asked_days(fields)])
    excluded = [known.checked(checked, day, ("repeat", "except", n)) for n, day in enumerate(fields.except_)]
    added = [_added(checked, when, item, n) for n, item in enumerate(fields.also)]
    out = {at_usual_time(day, when) for day in excluded if day}
    for number, item in enumerate(added):
        if item in out:
            message = f"`{fields.also[number]}` is left out by `except`"
            checked.report(("repeat", "also", number), message, "delete it here or there")
            return None
    changes = [_change(checked, known, when, fields, n) for n in range(len(fields.changes))]
    if any(item is None for item in (*excluded, *added, *changes)) or checked.value(lambda event: event.repeat) is None:
        return None
    if fields.except_ and not fields.also and known.are_all(fields.except_):
        hint = "delete one of the days; of an event that does not happen, say `status: cancelled`"
        checked.report(("repeat", "except"), "leaves out every day on which it happens", hint)
        return None
    recurrence = Recurrence(
        rule,
        tuple(at_usual_time(day, when) for day in excluded if day),
        tuple(item for item in added if item),
        tuple(item for item in changes if item),
    )
    warn_of_overlaps(checked, recurrence, when, known.has)
    return recurrence


def _asked_days(fields: RepeatFields) -> Iterator[date]:
    for item in fields.changes:
        yield item.date
        if item.start and item.start.day:
            yield item.start.day


class _Occurrences:
    """The days of a rule, as far as they are asked about."""

    def __init__(self, rule: Rule, when: Dated, asked: Iterable[date]) -> None:
        self._rule = rule
        self._when = when
        last = max(asked, default=date.min)
        self._days: list[date] = []
        for moment in occurrences(rule, when):
            self._days.append(moment.date())
            if moment.date() >= last:
                break

    def checked(self, checked: Checked[EventFields], day: date, where: Path) -> date | None:
        """The day, or None where the rule has none there, which is noted."""
        place = bisect_left(self._days, day)
        around = self._days[max(0, place - 1) : place + 1]
        if day in around:
            return day
        near = min(around, key=lambda known: abs(known - day))
        checked.report(where, f"`{day}` is not a day on which it happens", f"the nearest is `{near}`")
        return None

    def has(self, day: date) -> bool:
        """Whether the rule has the day."""
        place = bisect_left(self._days, day)
        return self._days[place : place + 1] == [day]

    def are_all(self, days: Iterable[date]) -> bool:
        """Whether it happens on no other days."""
        wanted = set(days)
        first = islice(occurrences(self._rule, self._when), len(wanted) + 1)
        return all(moment.date() in wanted for moment in first)


def _added(checked: Checked[EventFields], when: Dated, item: dates.Local, number: int) -> date | datetime | None:
    where = ("repeat", "also", number)
    if item.day is None:
        checked.report(
            where, f"`{item}` is a time without its day", f"write the day before it, such as `{when.day} {item}`"
        )
        return None
    if item.day < when.day:
        hint = f"write a day from `{when.day}` on, or make this day the start"
        checked.report(where, f"`{item.day}` lies before the start, {when.day}", hint)
        return None
    if isinstance(when, AllDay):
        return item.day if _fits(checked, when, item, where) else None
    try:
        return dates.instant(item.day, item.clock or when.start.time(), when.zone)
    except Fault as fault:
        checked.report(where, fault.message, fault.hint)
        return None


def _change(
    checked: Checked[EventFields], known: _Occurrences, when: Dated, fields: RepeatFields, number: int
) -> Change | None:
    item = fields.changes[number]
    where = ("repeat", "changes", number)
    wrong = [problem.field for problem in checked.problems]
    if not any(field.startswith(f"repeat.changes.{number}.place") for field in wrong):
        check_place(checked, item.place, (*where, "place"))
    if any(field.startswith(f"repeat.changes.{number}.") for field in wrong):
        return None
    if not _is_one(checked, fields, number) or known.checked(checked, item.date, (*where, "date")) is None:
        return None
    changed = _changed_when(checked, when, item, where)
    if changed is None:
        return None
    cancelled = item.status is not None and item.status.is_off
    return Change(
        item.date, changed, item.place.as_place() if item.place else None, item.online, cancelled, item.note or ""
    )


def _is_one(checked: Checked[EventFields], fields: RepeatFields, number: int) -> bool:
    """Whether the change is of a day that nothing else says otherwise of, and says something."""
    item = fields.changes[number]
    where = ("repeat", "changes", number, "date")
    if item.date in fields.except_:
        checked.report(where, f"`{item.date}` is left out by `except`", "delete it here or there")
        return False
    if item.date in [day.day for day in fields.also]:
        checked.report(where, f"`{item.date}` was added by `also`", "say it there, such as `also: [2027-05-16 10:00]`")
        return False
    if item.date in [earlier.date for earlier in fields.changes[:number]]:
        checked.report(where, f"`{item.date}` is changed twice", "keep one entry, with all that is different")
        return False
    if not any((item.start, item.end, item.place, item.online, item.status, item.note)):
        hint = "add what is different: `start`, `end`, `place`, `online`, `status` or `note`"
        checked.report(where[:-1], f"changes nothing on {item.date}", hint)
        return False
    return True


def _changed_when(checked: Checked[EventFields], when: Dated, item: ChangeFields, where: Path) -> Dated | None:
    """When it is instead; what is not said stays as usual."""
    written = [(name, local) for name, local in (("start", item.start), ("end", item.end)) if local is not None]
    fits = [_fits(checked, when, local, (*where, name)) for name, local in written]
    if not all(fits):
        return None
    begin = item.start or dates.Local(None)
    day = begin.day or item.date
    field = "start"
    try:
        if isinstance(when, Timed) and item.start is not None:
            dates.instant(day, begin.clock or when.start.time(), when.zone)
        usual = shifted(when, day, begin.clock)
        if item.end is None:
            return usual
        field = "end"
        changed = _until_end(usual, item.end)
    except Fault as fault:
        checked.report((*where, field), fault.message, fault.hint)
        return None
    if changed is None:
        hint = f"write a later one; an end past midnight names its day: `{day + timedelta(days=1)} 01:00`"
        checked.report((*where, "end"), f"`{item.end}` is not after the start, {_shown_start(usual)}", hint)
    return changed


def _shown_start(when: Dated) -> str:
    return str(when.first) if isinstance(when, AllDay) else f"{when.start:%Y-%m-%d %H:%M}"


def _until_end(usual: Dated, end: dates.Local) -> Dated | None:
    """The same start with another end; None for an end that is not after it."""
    if isinstance(usual, AllDay):
        return AllDay(usual.first, end.day) if end.day is not None and end.day >= usual.first else None
    last = dates.instant(end.day or usual.day, end.clock or time(), usual.zone)
    return Timed(usual.start, last) if last.timestamp() > usual.start.timestamp() else None


def _fits(checked: Checked[EventFields], when: Dated, local: dates.Local, where: Path) -> bool:
    """Whether a day stands where whole days do, and a time where times do."""
    if isinstance(when, AllDay) and local.clock is not None:
        hint = (
            f"write the day alone: `{local.day}`" if local.day else "delete the line, or give the event's start a time"
        )
        checked.report(where, f"`{local}` has a time, but the event takes whole days", hint)
        return False
    if isinstance(when, Timed) and local.clock is None and where[-1] == "end":
        hint = f"give it a time, such as `{local.day} 18:00`"
        checked.report(where, f"`{local.day}` is a whole day, but the event has times", hint)
        return False
    return True


def shifted(when: Dated, day: date, clock: time | None = None) -> Dated:
    """The same event on another day, as long as the first."""
    if isinstance(when, AllDay):
        return AllDay(day, day + (when.last - when.first))
    start = by_the_clock(datetime.combine(day, clock or when.start.time(), when.zone))
    if when.end is None:
        return Timed(start)
    # Local duration: a meeting from 18:00 to 20:00 stays so across a clock change.
    length = when.end.replace(tzinfo=None) - when.start.replace(tzinfo=None)
    return Timed(start, (start.replace(tzinfo=None) + length).replace(tzinfo=when.zone))


def _warn_of_short_months(checked: Checked[EventFields], rule: Rule, when: Dated) -> None:
    """The 29th to 31st of every month: RFC 5545 3.3.10 leaves the shorter months out."""
    if rule.freq != Frequency.MONTHLY or rule.by_day or rule.by_month:
        return
    longest = max(abs(day) for day in rule.by_month_day or (when.day.day,))
    if longest > 28:
        message = f"does not happen in months with fewer than {longest} days"
        checked.report("repeat", message, "to mean the last day of every month, write `day: last`", Severity.WARNING)
