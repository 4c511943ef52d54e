"""Reads how an event of The Events Calendar repeats: rules that its paid version keeps as serialised PHP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date
from itertools import takewhile
from typing import Any

from almanac.importers.wordpress.known import Occurrence
from almanac.importers.wordpress.php_values import php_dictionary
from almanac.importers.wordpress.wxr import Item
from almanac.model.when import AllDay
from almanac.read.fault import Fault
from almanac.read.recurrence.days_of_rule import occurrences as days_of_rule
from almanac.read.recurrence.rrule_text import read_rrule

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_WORDS = {number: word for word, number in _ORDINALS.items()}
_PERIODS = {
    "daily": "day",
    "every day": "day",
    "weekly": "week",
    "every week": "week",
    "monthly": "month",
    "every month": "month",
    "yearly": "year",
    "every year": "year",
}
_FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_DAYS = 2000
NOT_SAID = "how it repeats could not be read as one rule: the days that the old site listed are its occurrences"
LOST = (
    "it repeats at the old site in a way that could not be read, and came as its first occurrence alone: add `repeat`"
)


@dataclass(slots=True)
class _Rule:
    """One rule: its fields as in ``repeat``, and the same as parts of an RRULE."""

    fields: dict[str, Any] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)


def repeat(item: Item, when: dict[str, Any], listed: list[Occurrence]) -> tuple[dict[str, Any] | None, tuple[str, ...]]:
    """The field ``repeat``, or None for an event that does not; and what to know of it.

    ``when`` has its ``start`` as front matter has it; ``listed`` are occurrences that are posts of their own.
    """
    kept = php_dictionary(item.value("_EventRecurrence"))
    rules = [rule for rule in _dictionaries(kept.get("rules")) if str(rule.get("type", "None")) != "None"]
    if not rules and not listed:
        return None, ()
    start = date.fromisoformat(when["start"][:10])
    said = _said(rules, _dictionaries(kept.get("exclusions")), start)
    if said is not None:
        fields, days = said
        return _as_text(_with_departures(fields, days, when, listed)), ()
    if listed:
        return _as_text({"every": "day", "count": 1, "also": [_moment(one, when) for one in listed]}), (NOT_SAID,)
    return None, (LOST,)


def _as_text(value: Any) -> Any:
    """With days as people write them."""
    if isinstance(value, dict):
        return {name: _as_text(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def _said(
    rules: list[dict[str, Any]], exclusions: list[dict[str, Any]], start: date
) -> tuple[dict[str, Any], list[date]] | None:
    """The fields and the days that the rule has; None for what no single rule says."""
    periods = [rule for rule in rules if _kind(rule) != "date"]
    also, left_out = (_single_days(some) for some in (rules, exclusions))
    if len(periods) != 1 or also is None or left_out is None or any(_kind(one) != "date" for one in exclusions):
        return None
    rule = _rule(periods[0], start)
    if rule is None:
        return None
    try:
        moments = days_of_rule(read_rrule(";".join(rule.parts), UTC), AllDay(start, start))
        days = [moment.date() for moment, _ in zip(moments, range(_MOST_DAYS), strict=False)]
    except Fault:
        return None
    if not days or days[0] != start:
        return None
    added = sorted(day for day in also if day > start and day not in days)
    out = sorted(day for day in left_out if day in days)
    return {**rule.fields, **({"except": out} if out else {}), **({"also": added} if added else {})}, days


def _rule(rule: dict[str, Any], start: date) -> _Rule | None:
    period = _PERIODS.get(_kind(rule), "")
    custom = _dictionary(rule.get("custom"))
    interval = _number(custom.get("interval")) or 1
    if not period:
        return None
    made = _Rule({"every": period}, [f"FREQ={_FREQUENCIES[period]}"])
    if interval > 1:
        made.fields["interval"] = interval
        made.parts.append(f"INTERVAL={interval}")
    if period == "week":
        _add_weekdays(made, _dictionary(custom.get("week")), start)
    elif period in {"month", "year"} and not _add_day(made, _dictionary(custom.get(period)), period, start):
        return None
    return made if _add_end(made, rule) else None


def _add_weekdays(made: _Rule, week: dict[str, Any], start: date) -> None:
    numbers = sorted({_number(day) for day in _values(week.get("day"))} & set(range(1, 8)))
    if numbers and numbers != [start.isoweekday()]:
        made.fields["day"] = [_WEEKDAYS[number - 1] for number in numbers]
        made.parts.append("BYDAY=" + ",".join(_WEEKDAYS[number - 1][:2].upper() for number in numbers))


def _add_day(made: _Rule, kept: dict[str, Any], period: str, start: date) -> bool:
    """Which day of the month it is; of a year, of which one month. False for what ``day`` does not say."""
    months = [_number(month) for month in _values(kept.get("month"))] or [start.month]
    if len(months) != 1 or not 1 <= months[0] <= 12:
        return False
    month = f" of {_MONTHS[months[0] - 1]}" if period == "year" else ""
    by_month = [f"BYMONTH={months[0]}"] if period == "year" else []
    ordinal, weekday = _ordinal(kept.get("number")), _number(kept.get("day"))
    if str(kept.get("same-day", "")).lower() in {"yes", "1", "true"} or not ordinal:
        return months == [start.month] or period == "month"
    if 1 <= weekday <= 7 and ordinal in _WORDS:
        name = _WEEKDAYS[weekday - 1]
        made.fields["day"] = f"{_WORDS[ordinal]} {name}{month}"
        made.parts += [*by_month, f"BYDAY={ordinal}{name[:2].upper()}"]
        return True
    # 8 is "day": the first day, the last day; without one, the number is that of the day.
    if (weekday in {0, 8} and 1 <= ordinal <= 31) or ordinal == -1:
        made.fields["day"] = f"{'last' if ordinal == -1 else ordinal}{month}"
        made.parts += [*by_month, f"BYMONTHDAY={ordinal}"]
        return True
    return False


def _add_end(made: _Rule, rule: dict[str, Any]) -> bool:
    how = str(rule.get("end-type", "")).strip().lower()
    if how == "after":
        count = _number(rule.get("end-count")) or _number(rule.get("end"))
        made.fields["count"] = count
        made.parts.append(f"COUNT={count}")
        return count > 0
    if how == "on":
        last = _day(rule.get("end"))
        if last is None:
            return False
        made.fields["until"] = last
        made.parts.append(f"UNTIL={last:%Y%m%d}")
    return how in {"on", "never", ""}


def _with_departures(
    fields: dict[str, Any], days: list[date], when: dict[str, Any], listed: list[Occurrence]
) -> dict[str, Any]:
    """The rule with what its listed occurrences say otherwise: missing days, other times, and what is called off."""
    by_day = {day: one for one in listed if (day := _day(one.start)) is not None}
    if not by_day:
        return fields
    first, last = min(by_day), max(by_day)
    start = date.fromisoformat(when["start"][:10])
    known = {day for day in takewhile(lambda day: day <= last, days) if day >= first and day != start}
    out = sorted({*fields.get("except", ()), *(known - by_day.keys())})
    added = sorted({*fields.get("also", ()), *(day for day in by_day if day not in days)} - set(out))
    changes = [change for day in sorted(known & by_day.keys()) if (change := _change(day, by_day[day], when))]
    extra = {"except": out, "also": [_also(day, by_day, when) for day in added], "changes": changes}
    return {**{k: v for k, v in fields.items() if k not in extra}, **{k: v for k, v in extra.items() if v}}


def _change(day: date, one: Occurrence, when: dict[str, Any]) -> dict[str, Any]:
    clock, usual = one.start[11:], when["start"][11:]
    change: dict[str, Any] = {"start": clock} if usual and clock and clock != usual else {}
    if one.status in {"canceled", "cancelled", "postponed"}:
        change["status"] = "cancelled"
    return {"date": day, **change} if change else {}


def _also(day: date, by_day: dict[date, Occurrence], when: dict[str, Any]) -> date | str:
    return _moment(by_day[day], when) if day in by_day else day


def _moment(one: Occurrence, when: dict[str, Any]) -> date | str:
    """A day, with a time only where it is not the usual one."""
    same = one.start[11:] == when["start"][11:] or len(when["start"]) == 10
    return date.fromisoformat(one.start[:10]) if same else one.start


def _kind(rule: dict[str, Any]) -> str:
    kind = str(rule.get("type", "")).strip().lower()
    return str(_dictionary(rule.get("custom")).get("type", "")).strip().lower() if kind == "custom" else kind


def _single_days(rules: list[dict[str, Any]]) -> list[date] | None:
    """The days of rules that are of one day each; None where one cannot be read."""
    single = [_dictionary(_dictionary(rule.get("custom")).get("date")) for rule in rules if _kind(rule) == "date"]
    days = [_day(one.get("date")) for one in single]
    return None if None in days else [day for day in days if day is not None]


def _day(value: object) -> date | None:
    match = _DAY.match(str(value))
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None


def _ordinal(value: object) -> int:
    return _ORDINALS.get(str(value).strip().lower(), _number(value))


def _number(value: object) -> int:
    text = str(value).strip()
    return int(text) if re.fullmatch("-?[0-9]{1,6}", text) else 0


def _dictionary(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dictionaries(value: object) -> list[dict[str, Any]]:
    return [inner for inner in _values(value) if isinstance(inner, dict)]


def _values(value: object) -> Iterator[Any]:
    """What PHP keeps as a list, or one value."""
    if isinstance(value, dict):
        yield from value.values()
    elif value not in (None, ""):
        yield value
