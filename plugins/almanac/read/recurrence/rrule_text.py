"""Reads the text of an RRULE as a Rule, and finds all that RFC 5545 3.3.10 does not allow in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, tzinfo

from almanac.model.recurrence import Frequency, NthWeekday, Rule, Weekday
from almanac.read.fault import nearest
from almanac.read.recurrence.days_of_rule import never_come
from almanac.read.recurrence.hints import repeat_hint

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
_WEEKDAYS = {weekday.name[:2]: weekday for weekday in Weekday}
_SEVERAL = frozenset(name for name in _VALUES if name.startswith("BY"))
_WITHIN_A_DAY = frozenset(["BYHOUR", "BYMINUTE", "BYSECOND"])
# Which periods a part goes with.
_PERIODS = {"BYWEEKNO": {"YEARLY"}, "BYYEARDAY": {"YEARLY"}, "BYMONTHDAY": {"DAILY", "MONTHLY", "YEARLY"}}


def read_rrule(text: str, zone: tzinfo = UTC) -> Rule:
    """The Rule of a text without faults, its end as it was written; an UNTIL in local time is one of ``zone``."""
    parts = _parts(text)
    return Rule(
        freq=Frequency(parts["FREQ"]),
        interval=_number(parts, "INTERVAL"),
        by_month=_numbers(parts, "BYMONTH"),
        by_week_no=_numbers(parts, "BYWEEKNO"),
        by_year_day=_numbers(parts, "BYYEARDAY"),
        by_day=tuple(_nth_weekday(value) for value in _values(parts, "BYDAY")),
        by_month_day=_numbers(parts, "BYMONTHDAY"),
        by_set_pos=_numbers(parts, "BYSETPOS"),
        week_start=_WEEKDAYS[parts["WKST"]] if "WKST" in parts else None,
        until=_until(parts["UNTIL"], zone) if "UNTIL" in parts else None,
        count=_number(parts, "COUNT"),
    )


def rrule_faults(text: str) -> list[tuple[str, str]]:
    """What is wrong and the remedy, one after the other; empty for a rule that can be used."""
    rule = text.upper().removeprefix("RRULE:").strip(";")
    if not re.fullmatch(r"[A-Z]+=[^=;]+(;[A-Z]+=[^=;]+)*", rule):
        hint = _EXAMPLE if "=" in rule else repeat_hint(text) or f"write `every: month` and the like, or {_EXAMPLE[6:]}"
        return [(f"`{text}` is no rule to repeat by", hint)]
    names = [part.partition("=")[0] for part in rule.split(";")]
    twice = sorted({name for name in names if names.count(name) > 1})
    parts = _parts(rule)
    return [
        *((f"has {name} twice", "keep one of them") for name in twice),
        *(fault for name, value in parts.items() for fault in _of_part(name, value)),
        *_together(parts),
    ]


def _parts(text: str) -> dict[str, str]:
    """The parts by name, FREQ first, in capitals."""
    pairs = (part.partition("=") for part in text.upper().removeprefix("RRULE:").strip(";").split(";"))
    parts = {name: value for name, _, value in pairs}
    return {"FREQ": parts.pop("FREQ", ""), **parts}


def _values(parts: Mapping[str, str], name: str) -> list[str]:
    return parts[name].split(",") if name in parts else []


def _numbers(parts: Mapping[str, str], name: str) -> tuple[int, ...]:
    return tuple(int(value) for value in _values(parts, name))


def _number(parts: Mapping[str, str], name: str) -> int | None:
    return int(parts[name]) if name in parts else None


def _nth_weekday(value: str) -> NthWeekday:
    return NthWeekday(_WEEKDAYS[value[-2:]], int(value[:-2]) if value[:-2] not in {"", "+", "-"} else None)


def _until(value: str, zone: tzinfo) -> date | datetime:
    moment = datetime.fromisoformat(value)
    if "T" not in value:
        return moment.date()
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


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
        for item in value.split(",") if name in _SEVERAL else [value]:
            if not re.fullmatch(_VALUES[name], item):
                yield f"has {name}={value}: `{item}` is not possible there", _WORDS[name]


def _together(parts: dict[str, str]) -> Iterator[tuple[str, str]]:
    if "UNTIL" in parts and "COUNT" in parts:
        yield "has both UNTIL and COUNT", "delete one of them: either ends the series"
    if "BYSETPOS" in parts and len(_SEVERAL & set(parts)) == 1:
        yield "has BYSETPOS and no other BY... to choose from", "add what it chooses from, such as BYDAY=MO,TU"
    if parts["FREQ"] in _LONGEST:
        yield from _with_period(parts, parts["FREQ"])
    if _has_no_such_day(parts):
        message = f"has BYMONTHDAY={parts['BYMONTHDAY']}, which the months of BYMONTH={parts['BYMONTH']} never have"
        yield message, "write an earlier day, or -1 for a month's last"


def _has_no_such_day(parts: dict[str, str]) -> bool:
    months = [int(month) if re.fullmatch("[0-9]+", month) else 0 for month in _values(parts, "BYMONTH")]
    return never_come(months, [int(day) for day in re.findall("[0-9]+", parts.get("BYMONTHDAY", ""))])


def _with_period(parts: dict[str, str], period: str) -> Iterator[tuple[str, str]]:
    for name, periods in _PERIODS.items():
        if name in parts and period not in periods:
            message = f"has {name}, which does not go with FREQ={period}"
            yield message, f"delete it, or write FREQ={sorted(periods)[-1]}"
    for number in re.findall(r"[0-9]+", parts.get("BYSETPOS", "")):
        if int(number) > _LONGEST[period]:
            message = f"has BYSETPOS={number}, more than there are days with FREQ={period}"
            yield message, f"write a number up to {_LONGEST[period]}"
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
