"""A rule to repeat by: readable keys, or an RRULE as it stands -> an RRULE (RFC 5545 3.3.10)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time

from dateutil.rrule import rrule, rrulestr

from almanac.model.when import AllDay, Timed, When
from almanac.read import dates
from almanac.read.fault import Fault, did_you_mean
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
_RULE = re.compile(r"(?:RRULE:)?FREQ=[A-Z]+(?:;[A-Z]+=[A-Z0-9,:+-]+)*")


class FaultAt(Fault):
    """A Fault that knows which field below ``repeat`` has it."""

    def __init__(self, field: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.where = (field,)


def read_rule(fields: RepeatFields, when: When) -> str:
    """The RRULE of ``repeat``; raises ``FaultAt`` or ``Fault``."""
    if fields.rule is not None:
        return _given_rule(fields, when)
    if fields.every is None:
        raise Fault("says neither `every` nor `rule`", "write `every: month`, or an RRULE: `rule: FREQ=MONTHLY`")
    if fields.every not in _FREQUENCIES:
        raise FaultAt("every", f"`{fields.every}` is not a period", did_you_mean(fields.every, _FREQUENCIES))
    parts = [f"FREQ={_FREQUENCIES[fields.every]}"]
    if fields.interval and fields.interval > 1:
        parts.append(f"INTERVAL={fields.interval}")
    parts += _days(fields, when)
    if fields.until is not None and fields.count is not None:
        raise FaultAt("count", "stands beside `until`", "keep one of them")
    if fields.until is not None:
        parts.append(f"UNTIL={_until(fields.until, when)}")
    if fields.count is not None:
        parts.append(f"COUNT={fields.count}")
    return ";".join(parts)


def _given_rule(fields: RepeatFields, when: When) -> str:
    for name in ("every", "interval", "day", "until", "count"):
        if getattr(fields, name) is not None:
            raise FaultAt(name, "stands beside `rule`", "the rule says it already: keep one of them")
    rule = (fields.rule or "").upper().removeprefix("RRULE:").strip(";")
    if not _RULE.fullmatch(rule):
        raise FaultAt("rule", f"`{fields.rule}` is not an RRULE", "such as `FREQ=MONTHLY;BYDAY=2SU` (RFC 5545)")
    if any(part.startswith(("BYHOUR", "BYMINUTE", "BYSECOND")) for part in rule.split(";")):
        raise FaultAt("rule", "has BYHOUR, BYMINUTE or BYSECOND", "the time of day is the start's; leave them out")
    if re.search(r"FREQ=(HOURLY|MINUTELY|SECONDLY)", rule):
        raise FaultAt("rule", "repeats within a day", "the shortest period is a day: FREQ=DAILY")
    rule = re.sub(r"UNTIL=([0-9TZ]+)", lambda match: f"UNTIL={_given_until(match[1], when)}", rule)
    try:
        expand(rule, when)
    except ValueError as error:
        raise FaultAt(
            "rule", f"`{fields.rule}` is not an RRULE: {error}", "such as `FREQ=MONTHLY;BYDAY=2SU` (RFC 5545)"
        ) from None
    return rule


def _given_until(text: str, when: When) -> str:
    """UNTIL as RFC 5545 wants it: a date for whole days, UTC for local times."""
    if text.endswith("Z") and isinstance(when, Timed):
        return text
    day = datetime.strptime(text[:8], "%Y%m%d").replace(tzinfo=UTC).date()
    clock = time(int(text[9:11]), int(text[11:13])) if len(text) > 8 and not text.endswith("Z") else None
    return _until(dates.Local(day, clock), when)


def _until(until: dates.Local, when: When) -> str:
    if until.day is None:
        raise FaultAt("until", "has a time but no day", "write the last day: `2027-12-31`")
    if isinstance(when, AllDay):
        return f"{until.day:%Y%m%d}"
    # The day is inclusive: until the last moment of that local day, unless it says a time.
    last = datetime.combine(until.day, until.clock or time(23, 59, 59), when.zone)
    return f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _days(fields: RepeatFields, when: When) -> list[str]:
    if fields.day is None:
        return []
    words = [word.lower() for word in fields.day]
    if fields.every == "day":
        raise FaultAt("day", "says nothing where every day is meant", "leave `day` out, or write `every: week`")
    if fields.every == "week":
        return [f"BYDAY={','.join(_weekday(word) for word in words)}"]
    if fields.every == "month":
        return [_days_of_month(words)]
    months = {_split_month(word)[1] for word in words}
    if len(months) != 1:
        raise FaultAt("day", "names several months", "one rule has one month; write an RRULE for more")
    return [f"BYMONTH={months.pop()}", _days_of_month([_split_month(word)[0] for word in words])]


def _weekday(word: str) -> str:
    if word not in _WEEKDAYS:
        raise FaultAt("day", f"`{word}` is not a weekday", did_you_mean(word, _WEEKDAYS))
    return _WEEKDAYS[word]


def _days_of_month(words: list[str]) -> str:
    numbers = [_day_number(word) for word in words if " " not in word]
    weekdays = [_ordinal_weekday(word) for word in words if " " in word]
    if numbers and weekdays:
        raise FaultAt("day", "mixes days of the month and weekdays", "use one kind, or write an RRULE")
    return f"BYMONTHDAY={','.join(numbers)}" if numbers else f"BYDAY={','.join(weekdays)}"


def _day_number(word: str) -> str:
    if word == "last":
        return "-1"
    if re.fullmatch(r"[0-9]{1,2}", word) and 1 <= int(word) <= 31:
        return str(int(word))
    raise FaultAt("day", f"`{word}` is not a day of the month", "such as `second Sunday`, `15` or `last`")


def _ordinal_weekday(word: str) -> str:
    ordinal, _, weekday = word.partition(" ")
    if ordinal not in _ORDINALS:
        raise FaultAt(
            "day", f"`{ordinal}` in `{word}` is not `first` to `fifth` or `last`", did_you_mean(ordinal, _ORDINALS)
        )
    return f"{_ORDINALS[ordinal]}{_weekday(weekday.strip())}"


def _split_month(word: str) -> tuple[str, int]:
    match = re.fullmatch(r"(.+) of (\w+)|(\d{1,2}) (\w+)", word)
    if not match:
        raise FaultAt("day", f"`{word}` names no month", "such as `first Saturday of March`, `15 of January`")
    month = match[2] or match[4]
    if month not in _MONTHS:
        raise FaultAt("day", f"`{month}` is not a month", did_you_mean(month, _MONTHS))
    return (match[1] or match[3]).strip(), _MONTHS.index(month) + 1


def expand(rule: str, when: When) -> rrule:
    """The rule in local time without a zone, as RFC 5545 3.3.10 counts it."""
    floating = re.sub(r"UNTIL=([0-9TZ]+)", lambda match: f"UNTIL={_floating(match[1], when)}", rule)
    parsed = rrulestr(floating, dtstart=first_moment(when).replace(tzinfo=None))
    if not isinstance(parsed, rrule):
        raise Fault("has several rules", "write one")
    return parsed


def _floating(until: str, when: When) -> str:
    if isinstance(when, AllDay):
        return f"{until[:8]}T235959"
    if not until.endswith("Z"):
        return until
    moment = datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return f"{moment.astimezone(when.zone):%Y%m%dT%H%M%S}"


def first_moment(when: When) -> datetime:
    """The start as a time: of whole days, midnight, which only counts days."""
    return datetime.combine(when.first, time(), UTC) if isinstance(when, AllDay) else when.start
