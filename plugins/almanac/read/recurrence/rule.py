"""A rule to repeat by: readable keys, or an RRULE as it stands -> an RRULE (RFC 5545 3.3.10)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from dateutil.rrule import rrule, rrulestr

from almanac.model.when import AllDay, Timed, When
from almanac.read.fault import Fault
from almanac.read.recurrence.rrule import no_such_day, rrule_faults, rrule_parts
from almanac.read.recurrence.rule_hints import (
    ORDINALS,
    WEEKDAYS,
    day_of_month_hint,
    day_of_year_hint,
    period_hint,
    weekday_hint,
)
from almanac.read.schema.repeat import RepeatFields
from almanac.read.values import dates

_MONTHS = [name.lower() for name in dates.MONTHS]
_FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_LAST_DAY = "write the last day, such as `2027-12-31`"
# As far as a series is looked at.
_REACH = timedelta(days=36_525)
# How far a day is looked for that fits a rule; a fifth Monday of February comes within 28 years, but for 2100.
_YEARS_AROUND = 30
# Days, weeks, months or years, after which the calendar has ended.
_FOR_EVER = 4_000_000


class FaultAt(Fault):
    """A Fault that knows which field below ``repeat`` has it."""

    def __init__(self, where: tuple[str | int, ...], message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.where = where


def faults(fields: RepeatFields) -> list[FaultAt]:
    """All that is wrong with a rule, whenever it starts."""
    if fields.rule is not None:
        beside = [name for name in ("every", "interval", "day", "until", "count") if getattr(fields, name) is not None]
        said = ("stands beside `rule`", "delete the line: the rule says it already")
        return [
            *(FaultAt((name,), *said) for name in beside),
            *(FaultAt(("rule",), *fault) for fault in rrule_faults(fields.rule)),
        ]
    found: list[FaultAt] = []
    if fields.every is not None and fields.every not in _FREQUENCIES:
        found.append(FaultAt(("every",), f"`{fields.every}` is not a period", period_hint(fields.every)))
    found += _faults_of_days(fields)
    if fields.until is not None and fields.until.day is None:
        found.append(FaultAt(("until",), f"`{fields.until}` is a time without its day", _LAST_DAY))
    if fields.until is not None and fields.count is not None:
        found.append(
            FaultAt(("count",), "stands beside `until`", "delete one of the two lines: either ends the series")
        )
    return found


def read_rule(fields: RepeatFields, when: When) -> str:
    """The RRULE of a ``repeat`` that has no ``faults``; raises ``FaultAt`` where it does not fit the start."""
    if fields.rule is not None:
        parts = rrule_parts(fields.rule)
        if "UNTIL" in parts:
            parts["UNTIL"] = _given_until(parts["UNTIL"], when)
        return ";".join(f"{name}={value}" for name, value in parts.items())
    rule = [f"FREQ={_FREQUENCIES[fields.every or '']}"]
    if fields.interval and fields.interval > 1:
        rule.append(f"INTERVAL={fields.interval}")
    rule += _days(fields)
    if fields.until is not None:
        rule.append(f"UNTIL={_until(fields.until, when, 'until')}")
    if fields.count is not None:
        rule.append(f"COUNT={fields.count}")
    return ";".join(rule)


def starts_in_time(rule: str, when: When) -> bool:
    """Whether the start is an occurrence: looks no further than its own day, week, month or year."""
    nothing_after = _parsed(rrule_parts(rule), when).replace(interval=_FOR_EVER)
    return next(iter(nothing_after), None) == first_moment(when).replace(tzinfo=None)


def nearest_start(rule: str, when: When) -> date | None:
    """The day nearest to the start on which the rule could begin, the later of two; None where none is near.

    Looks at one year, month or week after the other: dateutil would look for a day that never comes until 9999.
    """
    parts = rrule_parts(rule)
    if parts["FREQ"] == "DAILY":
        parts.pop("BYSETPOS", "")  # of one day it can choose that only
    if parts["FREQ"] == "WEEKLY" and "BYDAY" not in parts:
        parts["BYDAY"] = list(WEEKDAYS.values())[when.day.weekday()]
    # Of most rules a year has the same days, whichever their period is, and is the quickest to look through.
    if "BYSETPOS" not in parts and (parts["FREQ"] in {"DAILY", "WEEKLY"} or "BYMONTH" in parts):
        parts["FREQ"] = "YEARLY"
    days: list[date] = []
    for begin in _periods(parts["FREQ"], when.day):
        of_period = _parsed(parts, AllDay(begin, begin)).replace(interval=_FOR_EVER)
        days += [moment.date() for moment in of_period]
    return min(days, key=lambda day: (abs(day - when.day), day < when.day), default=None)


def _periods(frequency: str, day: date) -> list[date]:
    """The first days of the years, months or weeks around a day."""
    if frequency == "WEEKLY":
        monday = day - timedelta(days=day.weekday())
        return [monday + timedelta(weeks=number) for number in (-1, 0, 1)]
    months, around = (range(1, 13), 4) if frequency == "MONTHLY" else (range(1, 2), _YEARS_AROUND)
    years = range(max(1, day.year - around), min(9999, day.year + around + 1))
    return [date(year, month, 1) for year in years for month in months]


def occurrences(rule: str, when: When) -> Iterator[datetime]:
    """Local times without a zone, as RFC 5545 3.3.10 counts them, for a hundred years."""
    parts = rrule_parts(rule)
    last = first_moment(when).replace(tzinfo=None) + _REACH
    if "UNTIL" in parts:
        last = min(last, _floating(parts["UNTIL"], when))
    return islice(_parsed(parts, when).replace(until=last), int(parts["COUNT"]) if "COUNT" in parts else None)


def _parsed(parts: dict[str, str], when: When) -> rrule:
    """The rule without its end, as dateutil knows it."""
    endless = ";".join(f"{name}={value}" for name, value in parts.items() if name not in {"UNTIL", "COUNT"})
    parsed = rrulestr(endless, dtstart=first_moment(when).replace(tzinfo=None))
    if not isinstance(parsed, rrule):  # one line makes one rule
        raise TypeError(endless)
    return parsed


def first_moment(when: When) -> datetime:
    """The start as a time: of whole days, midnight, which only counts days."""
    return datetime.combine(when.first, time(), UTC) if isinstance(when, AllDay) else when.start


def _given_until(text: str, when: When) -> str:
    """The UNTIL of an RRULE as RFC 5545 wants it: a date for whole days, UTC for local times."""
    day = datetime.strptime(text[:8], "%Y%m%d").replace(tzinfo=UTC).date()
    if text.endswith("Z") and isinstance(when, Timed):
        if _in_utc(text) < when.start:
            _until(dates.Local(day), when, "rule")
        return text
    has_clock = len(text) > 8 and isinstance(when, Timed)
    clock = time(int(text[9:11]), int(text[11:13]), int(text[13:15])) if has_clock else None
    return _until(dates.Local(day, clock), when, "rule")


def _until(until: dates.Local, when: When, field: str) -> str:
    """UNTIL as RFC 5545 wants it: a date for whole days, UTC for local times."""
    if until.day is None:
        raise FaultAt((field,), f"`{until}` is a time without its day", _LAST_DAY)
    if until.day < when.day:
        raise FaultAt((field,), f"`{until}` is before the start, {when.day}", f"write `{when.day}` or a later day")
    if isinstance(when, AllDay):
        if until.clock is not None:
            hint = f"write the day alone: `{until.day}`"
            raise FaultAt((field,), f"`{until}` has a time, but the event takes whole days", hint)
        return f"{until.day:%Y%m%d}"
    # The day is inclusive: until the last moment of that local day, unless it says a time.
    last = datetime.combine(until.day, until.clock or time(23, 59, 59), when.zone)
    if last.timestamp() < when.start.timestamp():
        start = f"{when.start:%Y-%m-%d %H:%M}"
        raise FaultAt((field,), f"`{until}` is before the start, {start}", f"write `{when.day}` alone, or a later day")
    return f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _floating(until: str, when: When) -> datetime:
    """An UNTIL in local time without a zone."""
    if isinstance(when, Timed):
        return _in_utc(until).astimezone(when.zone).replace(tzinfo=None)
    return datetime.strptime(until, "%Y%m%d")  # noqa: DTZ007 - days have no zone


def _in_utc(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _faults_of_days(fields: RepeatFields) -> list[FaultAt]:
    """Every word of ``day`` on its own, then all together."""
    if fields.day is None or fields.every not in _FREQUENCIES:
        return []
    if fields.every == "day":
        said = "says nothing where every day is meant"
        return [FaultAt(("day",), said, "delete the line, or write `every: week`")]
    read = _READERS[fields.every]
    found: list[FaultAt] = []
    for number, word in enumerate(fields.day):
        try:
            read(word)
        except Fault as fault:
            found.append(FaultAt(("day", number), fault.message, fault.hint))
    if not found:
        try:
            days = _days(fields)
        except Fault as fault:
            return [FaultAt(("day",), fault.message, fault.hint)]
        if no_such_day(dict(part.split("=") for part in days)):
            said = f"`{', '.join(fields.day)}` is a day that the month never has"
            return [FaultAt(("day",), said, "write an earlier day, or `last` for the month's last")]
    return found


def _days(fields: RepeatFields) -> list[str]:
    words = list(fields.day or ())
    if not words:
        return []
    if fields.every == "week":
        return [f"BYDAY={','.join(_weekday(word) for word in words)}"]
    if fields.every == "month":
        return [_days_of_month(words)]
    months = {_split_month(word)[1] for word in words}
    if len(months) != 1:
        names = " and ".join(dates.MONTHS[month - 1] for month in sorted(months))
        raise Fault(f"names several months, {names}", "keep one, and write a second event or a `rule:` for the other")
    return [f"BYMONTH={months.pop()}", _days_of_month([_split_month(word)[0] for word in words])]


def _weekday(word: str) -> str:
    if word.lower() not in WEEKDAYS:
        raise Fault(f"`{word}` is not a weekday", weekday_hint(word))
    return WEEKDAYS[word.lower()]


def _days_of_month(words: list[str]) -> str:
    numbers = [_day_number(word) for word in words if " " not in word]
    weekdays = [_ordinal_weekday(word) for word in words if " " in word]
    if numbers and weekdays:
        hint = "keep one kind, and write the other days in `also`"
        raise Fault(f"mixes days of the month and weekdays: `{', '.join(words)}`", hint)
    return f"BYMONTHDAY={','.join(numbers)}" if numbers else f"BYDAY={','.join(weekdays)}"


def _day_number(word: str) -> str:
    if word.lower() == "last":
        return "-1"
    if re.fullmatch(r"[0-9]{1,2}", word) and 1 <= int(word) <= 31:
        return str(int(word))
    raise Fault(f"`{word}` is not a day of the month", day_of_month_hint(word))


def _ordinal_weekday(word: str) -> str:
    ordinal, _, weekday = word.partition(" ")
    if ordinal.lower() not in ORDINALS or weekday.lower() not in WEEKDAYS:
        raise Fault(f"`{word}` is not a day of the month", day_of_month_hint(word))
    return f"{ORDINALS[ordinal.lower()]}{_weekday(weekday)}"


def _split_month(word: str) -> tuple[str, int]:
    match = re.fullmatch(r"(.+) of (\w+)|(\d{1,2}) (\w+)", word, re.IGNORECASE)
    month = (match[2] or match[4]) if match else ""
    if not match or month.lower() not in _MONTHS:
        raise Fault(f"`{word}` is not a day of a year", day_of_year_hint(word))
    return (match[1] or match[3]).strip(), _MONTHS.index(month.lower()) + 1


_READERS: dict[str, Callable[[str], object]] = {
    "week": _weekday,
    "month": lambda word: _days_of_month([word]),
    "year": lambda word: _days_of_month([_split_month(word)[0]]),
}
