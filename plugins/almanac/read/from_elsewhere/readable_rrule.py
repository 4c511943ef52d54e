"""Says a rule of a calendar (RFC 5545 3.3.10) in the readable keys of ``repeat``, where they mean the same dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from pydantic import ValidationError

from almanac.model.recurrence import Frequency, NthWeekday, Rule
from almanac.model.when import AllDay, Dated
from almanac.read.fault import Fault
from almanac.read.recurrence.days_of_rule import occurrences
from almanac.read.recurrence.hints import ORDINALS
from almanac.read.recurrence.readable_rule import read_rule
from almanac.read.schema.repeat import RepeatFields
from almanac.read.values.dates import MONTHS

_EVERY = {Frequency.DAILY: "day", Frequency.WEEKLY: "week", Frequency.MONTHLY: "month", Frequency.YEARLY: "year"}
_NTH = {number: word for word, number in ORDINALS.items()}
# So many dates of two rules are compared.
_COMPARED = 60


def rule_fields(rule: Rule, text: str, when: Dated) -> dict[str, Any]:
    """A rule in readable keys, where they mean the same dates; else as the ``text`` of its RRULE."""
    readable = _readable(rule, when)
    if readable is not None:
        try:
            same = read_rule(RepeatFields.model_validate(readable), when)
        except (Fault, ValidationError):
            return {"rule": text}
        if _first_dates(same, when) == _first_dates(with_local_end(rule, when), when):
            return readable
    return {"rule": text}


def _readable(rule: Rule, when: Dated) -> dict[str, Any] | None:
    """The keys that most likely say it; None where none can."""
    if rule.by_week_no or rule.by_year_day:
        return None
    days = _readable_days(rule, when)
    if days is None:
        return None
    fields: dict[str, Any] = {"every": _EVERY[rule.freq]}
    fields |= {"interval": rule.interval} if rule.interval and rule.interval > 1 else {}
    fields |= {"day": days[0] if len(days) == 1 else days} if days else {}
    fields |= {"until": str(day_of(rule.until))} if rule.until else {}
    return fields | ({"count": rule.count} if rule.count else {})


def _readable_days(rule: Rule, when: Dated) -> list[str] | None:
    """The words of ``day``; empty where the start says it."""
    if rule.freq == Frequency.DAILY:
        return None if rule.by_day or rule.by_month or rule.by_month_day or rule.by_set_pos else []
    if rule.freq == Frequency.WEEKLY:
        plain = [one.weekday for one in rule.by_day if one.nth is None]
        if rule.by_month or rule.by_month_day or rule.by_set_pos or len(plain) != len(rule.by_day):
            return None
        return [] if plain == [when.day.weekday()] else [one.name.capitalize() for one in plain]
    month = f" of {MONTHS[rule.by_month[0] - 1]}" if rule.by_month else ""
    if len(rule.by_month) > 1 or (rule.freq == Frequency.MONTHLY and month):
        return None
    words = _words_of_month(rule)
    if words is None or (rule.freq == Frequency.YEARLY and words and not month):
        return None
    if not words or (len(words) == 1 and words[0] == str(when.day.day)):
        is_same = not rule.by_month or rule.by_month[0] == when.day.month
        return [] if is_same else None
    return [f"{word}{month}" for word in words]


def _words_of_month(rule: Rule) -> list[str] | None:
    if rule.by_month_day:
        if rule.by_day or rule.by_set_pos or any(day < -1 for day in rule.by_month_day):
            return None
        return ["last" if day == -1 else str(day) for day in rule.by_month_day]
    by_day = rule.by_day
    if rule.by_set_pos:  # the second of all Sundays is the second Sunday
        if len(by_day) != 1 or by_day[0].nth is not None:
            return None
        by_day = tuple(NthWeekday(by_day[0].weekday, nth) for nth in rule.by_set_pos)
    if any(day.nth not in _NTH for day in by_day):
        return None
    return [f"{_NTH[day.nth]} {day.weekday.name.capitalize()}" for day in by_day if day.nth is not None]


def with_local_end(rule: Rule, when: Dated) -> Rule:
    """The rule with its last day in the form that counting wants: the last moment of it, in UTC."""
    if rule.until is None or isinstance(rule.until, datetime) or isinstance(when, AllDay):
        return rule
    last = datetime.combine(rule.until, when.start.time().max, when.zone)
    return replace(rule, until=last.astimezone(UTC))


def _first_dates(rule: Rule, when: Dated) -> list[datetime]:
    return [*islice(occurrences(rule, when), _COMPARED)]


def day_of(until: date | datetime) -> date:
    """The day of an end."""
    return until.date() if isinstance(until, datetime) else until
