"""A rule to repeat by: readable keys, or an RRULE as it stands -> an RRULE (RFC 5545 3.3.10)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import islice

from dateutil.rrule import rrule, rrulestr

from almanac.model.when import AllDay, Timed, When
from almanac.read import dates
from almanac.read.fault import Fault, did_you_mean
from almanac.read.rrule import no_such_day, rrule_faults, rrule_parts
from almanac.read.schema import RepeatFields

_WEEKDAYS = {
    "monday": "MO",
    "tuesday": "TU",
    "wednesday": "WE",
    "thursday": "TH",
    "friday": "FR",
    "saturday": "SA",
    "sunday": "SU",
}
_MONTHS = [name.lower() for name in dates.MONTHS]
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
# As far as a series is looked at.
_REACH = timedelta(days=36_525)
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
        said = ("stands beside `rule`", "the rule says it already: keep one of them")
        return [
            *(FaultAt((name,), *said) for name in beside),
            *(FaultAt(("rule",), *fault) for fault in rrule_faults(fields.rule)),
        ]
    found: list[FaultAt] = []
    if fields.every is not None and fields.every not in _FREQUENCIES:
        found.append(FaultAt(("every",), f"`{fields.every}` is not a period", did_you_mean(fields.every, _FREQUENCIES)))
    found += _faults_of_days(fields)
    if fields.until is not None and fields.until.day is None:
        found.append(FaultAt(("until",), "has a time but no day", "write the last day: `2027-12-31`"))
    if fields.until is not None and fields.count is not None:
        found.append(FaultAt(("count",), "stands beside `until`", "keep one of them"))
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
        raise FaultAt((field,), "has a time but no day", "write the last day: `2027-12-31`")
    if until.day < when.day:
        raise FaultAt((field,), f"ends on {until.day}, before the start, {when.day}", "write a later day")
    if isinstance(when, AllDay):
        if until.clock is not None:
            raise FaultAt((field,), "has a time, but the event takes whole days", f"write the day alone: `{until.day}`")
        return f"{until.day:%Y%m%d}"
    # The day is inclusive: until the last moment of that local day, unless it says a time.
    last = datetime.combine(until.day, until.clock or time(23, 59, 59), when.zone)
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
        return [FaultAt(("day",), said, "leave `day` out, or write `every: week`")]
    read = _READERS[fields.every]
    found: list[FaultAt] = []
    for number, word in enumerate(fields.day):
        try:
            read(word.lower())
        except Fault as fault:
            found.append(FaultAt(("day", number), fault.message, fault.hint))
    if not found:
        try:
            days = _days(fields)
        except Fault as fault:
            return [FaultAt(("day",), fault.message, fault.hint)]
        if no_such_day(dict(part.split("=") for part in days)):
            return [FaultAt(("day",), "is a day that the month never has", "look at a calendar")]
    return found


def _days(fields: RepeatFields) -> list[str]:
    words = [word.lower() for word in fields.day or ()]
    if not words:
        return []
    if fields.every == "week":
        return [f"BYDAY={','.join(_weekday(word) for word in words)}"]
    if fields.every == "month":
        return [_days_of_month(words)]
    months = {_split_month(word)[1] for word in words}
    if len(months) != 1:
        raise Fault("names several months", "one rule has one month; write an RRULE for more")
    return [f"BYMONTH={months.pop()}", _days_of_month([_split_month(word)[0] for word in words])]


def _weekday(word: str) -> str:
    if word not in _WEEKDAYS:
        raise Fault(f"`{word}` is not a weekday", did_you_mean(word, _WEEKDAYS))
    return _WEEKDAYS[word]


def _days_of_month(words: list[str]) -> str:
    numbers = [_day_number(word) for word in words if " " not in word]
    weekdays = [_ordinal_weekday(word) for word in words if " " in word]
    if numbers and weekdays:
        raise Fault("mixes days of the month and weekdays", "use one kind, or write an RRULE")
    return f"BYMONTHDAY={','.join(numbers)}" if numbers else f"BYDAY={','.join(weekdays)}"


def _day_number(word: str) -> str:
    if word == "last":
        return "-1"
    if re.fullmatch(r"[0-9]{1,2}", word) and 1 <= int(word) <= 31:
        return str(int(word))
    raise Fault(f"`{word}` is not a day of the month", "such as `second Sunday`, `15` or `last`")


def _ordinal_weekday(word: str) -> str:
    ordinal, _, weekday = word.partition(" ")
    if ordinal not in _ORDINALS:
        raise Fault(f"`{ordinal}` in `{word}` is not `first` to `fifth` or `last`", did_you_mean(ordinal, _ORDINALS))
    return f"{_ORDINALS[ordinal]}{_weekday(weekday)}"


def _split_month(word: str) -> tuple[str, int]:
    match = re.fullmatch(r"(.+) of (\w+)|(\d{1,2}) (\w+)", word)
    if not match:
        raise Fault(f"`{word}` names no month", "such as `first Saturday of March`, `15 of January`")
    month = match[2] or match[4]
    if month not in _MONTHS:
        raise Fault(f"`{month}` is not a month", did_you_mean(month, _MONTHS))
    return (match[1] or match[3]).strip(), _MONTHS.index(month) + 1


_READERS: dict[str, Callable[[str], object]] = {
    "week": _weekday,
    "month": lambda word: _days_of_month([word]),
    "year": lambda word: _days_of_month([_split_month(word)[0]]),
}
