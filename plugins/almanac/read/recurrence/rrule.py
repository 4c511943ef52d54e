"""The text of an RRULE: its parts, and all that RFC 5545 3.3.10 does not allow in them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from almanac.read.fault import nearest
from almanac.read.recurrence.rule_hints import repeat_hint

_EXAMPLE = "write it as `FREQ=MONTHLY;BYDAY=2SU` (RFC 5545 3.3.10)"
_WEEKDAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
# The pattern of one value of each part; `,` divides values where there may be several.
_VALUES = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9][0-9]{0,3}",
    "COUNT": r"[1-9][0-9]{0,3}",
    "UNTIL": r"[0-9]{8}(?:T[0-9]{6}Z?)?",
    "WKST": _WEEKDAY,
    "BYDAY": rf"[+-]?(?:0?[1-9]|[1-4][0-9]|5[0-3])?{_WEEKDAY}",
    "BYMONTHDAY": r"[+-]?(?:0?[1-9]|[12][0-9]|3[01])",
    "BYYEARDAY": r"[+-]?(?!0+$)(?:[0-2]?[0-9]{1,2}|3[0-5][0-9]|36[0-6])",
    "BYWEEKNO": r"[+-]?(?:0?[1-9]|[1-4][0-9]|5[0-3])",
    "BYMONTH": r"0?[1-9]|1[0-2]",
    "BYSETPOS": r"[+-]?(?!0+$)(?:[0-2]?[0-9]{1,2}|3[0-5][0-9]|36[0-6])",
}
# The same in words.
_WORDS = {
    "FREQ": "write DAILY, WEEKLY, MONTHLY or YEARLY",
    "INTERVAL": "write a number from 1 to 9999",
    "COUNT": "write a number from 1 to 9999",
    "WKST": "write MO, TU, WE, TH, FR, SA or SU",
    "BYDAY": "write MO, TU, WE, TH, FR, SA or SU, with a number before it for the second or the last: `2SU`, `-1SU`",
    "BYMONTHDAY": "write a number from 1 to 31, or from -1 to -31 to count from the end",
    "BYYEARDAY": "write a number from 1 to 366, or from -1 to -366 to count from the end",
    "BYWEEKNO": "write a number from 1 to 53, or from -1 to -53 to count from the end",
    "BYMONTH": "write a number from 1 to 12",
    "BYSETPOS": "write a number from 1 to 366, or from -1 to -366 to count from the end",
}
# Properties of calendars that stand beside a rule, not in it, and our fields for them.
_FIELDS = {"DTSTART": "start", "DTEND": "end", "EXDATE": "repeat.except", "RDATE": "repeat.also", "TZID": "timezone"}
# How many days a period has at most.
_LONGEST = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
_LENGTHS = {str(month): monthrange(2024, month)[1] for month in range(1, 13)}
_SEVERAL = frozenset(name for name in _VALUES if name.startswith("BY"))
_WITHIN_A_DAY = frozenset(["BYHOUR", "BYMINUTE", "BYSECOND"])
# Which periods a part goes with.
_PERIODS = {"BYWEEKNO": {"YEARLY"}, "BYYEARDAY": {"YEARLY"}, "BYMONTHDAY": {"DAILY", "MONTHLY", "YEARLY"}}


def rrule_parts(text: str) -> dict[str, str]:
    """The parts by name, FREQ first, in capitals."""
    pairs = (part.partition("=") for part in text.upper().removeprefix("RRULE:").strip(";").split(";"))
    parts = {name: value for name, _, value in pairs}
    return {"FREQ": parts.pop("FREQ", ""), **parts}


def rrule_faults(text: str) -> list[tuple[str, str]]:
    """What is wrong and the remedy, one after the other; empty for a rule that can be used."""
    rule = text.upper().removeprefix("RRULE:").strip(";")
    if not re.fullmatch(r"[A-Z]+=[^=;]+(;[A-Z]+=[^=;]+)*", rule):
        hint = _EXAMPLE if "=" in rule else repeat_hint(text) or f"write `every: month` and the like, or {_EXAMPLE[6:]}"
        return [(f"`{text}` is no rule to repeat by", hint)]
    names = [part.partition("=")[0] for part in rule.split(";")]
    twice = sorted({name for name in names if names.count(name) > 1})
    parts = rrule_parts(rule)
    return [
        *((f"has {name} twice", "keep one of them") for name in twice),
        *(fault for name, value in parts.items() for fault in _of_part(name, value)),
        *_together(parts),
    ]


def no_such_day(parts: Mapping[str, str]) -> bool:
    """Whether the parts ask for days such as the 30th of February: a search for them would not end."""
    if "BYMONTH" not in parts or "BYMONTHDAY" not in parts:
        return False
    longest = max((_LENGTHS.get(month.lstrip("0"), 0) for month in parts["BYMONTH"].split(",")), default=0)
    days = re.findall(r"[0-9]+", parts["BYMONTHDAY"])
    return bool(days) and all(int(day) > longest for day in days)


def _of_part(name: str, value: str) -> Iterator[tuple[str, str]]:
    if name in _WITHIN_A_DAY:
        yield f"has {name}", "delete it: the time of day is the start's"
    elif name in _FIELDS:
        yield f"has {name}, which is no part of a rule", f"delete it: the field `{_FIELDS[name]}` says it"
    elif name not in _VALUES:
        near = nearest(name, _VALUES)
        yield f"has {name}, which is no part of a rule", f"did you mean {near}?" if near else "delete it"
    elif name == "FREQ" and value in {"HOURLY", "MINUTELY", "SECONDLY"}:
        yield f"has FREQ={value}: it repeats within a day", "the shortest period is a day: FREQ=DAILY"
    elif name == "FREQ" and not value:
        yield "has no FREQ", _EXAMPLE
    elif name == "UNTIL" and not _is_moment(value):
        digits = re.sub(r"[^0-9]", "", value)[:8]
        yield (
            f"has UNTIL={value}, which is not a date",
            f"write it as `UNTIL={digits if _is_moment(digits) else '20271231'}`",
        )
    else:
        for one in value.split(",") if name in _SEVERAL else [value]:
            if not re.fullmatch(_VALUES[name], one):
                yield f"has {name}={value}: `{one}` is not possible there", _WORDS[name]


def _together(parts: dict[str, str]) -> Iterator[tuple[str, str]]:
    if "UNTIL" in parts and "COUNT" in parts:
        yield "has both UNTIL and COUNT", "delete one of them: either ends the series"
    if "BYSETPOS" in parts and len(_SEVERAL & set(parts)) == 1:
        yield "has BYSETPOS and no other BY... to choose from", "add what it chooses from, such as BYDAY=MO,TU"
    if parts["FREQ"] in _LONGEST:
        yield from _with_period(parts, parts["FREQ"])
    if no_such_day(parts):
        found = f"has BYMONTHDAY={parts['BYMONTHDAY']}, which the months of BYMONTH={parts['BYMONTH']} never have"
        yield found, "write an earlier day, or -1 for a month's last"


def _with_period(parts: dict[str, str], period: str) -> Iterator[tuple[str, str]]:
    for name, periods in _PERIODS.items():
        if name in parts and period not in periods:
            found = f"has {name}, which does not go with FREQ={period}"
            yield found, f"delete it, or write FREQ={sorted(periods)[-1]}"
    for number in re.findall(r"[0-9]+", parts.get("BYSETPOS", "")):
        if int(number) > _LONGEST[period]:
            found = f"has BYSETPOS={number}, more than there are days with FREQ={period}"
            yield found, f"write a number up to {_LONGEST[period]}"
    most = _most_weekdays(parts, period)
    for number in re.findall(rf"([0-9]+){_WEEKDAY}", parts.get("BYDAY", "")):
        if int(number) > most:
            there = f"is more than {most}" if most else "does not go with the rest"
            hint = f"write a number up to {most}" if most else "delete the number, or write FREQ=MONTHLY"
            yield f"has BYDAY={parts['BYDAY']}: the number {number} {there}", hint


def _most_weekdays(parts: dict[str, str], period: str) -> int:
    """How many Mondays there can be in what BYDAY counts; 0 where it cannot count."""
    if period not in {"MONTHLY", "YEARLY"} or "BYWEEKNO" in parts:
        return 0
    return 53 if period == "YEARLY" and "BYMONTH" not in parts else 5


def _is_moment(text: str) -> bool:
    form = {8: "%Y%m%d", 15: "%Y%m%dT%H%M%S", 16: "%Y%m%dT%H%M%SZ"}.get(len(text), "")
    try:
        return datetime.strptime(text, form).replace(tzinfo=UTC).year >= 1000
    except ValueError:
        return False
