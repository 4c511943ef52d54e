"""Reads the fields of ``repeat`` that say a rule, in readable words or as an RRULE, as a Rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC

from almanac.model import fault_words
from almanac.model.recurrence import Frequency, NthWeekday, Rule, Weekday
from almanac.model.when import Dated, Timed
from almanac.read.fault import Fault
from almanac.read.recurrence.days_of_rule import never_come
from almanac.read.recurrence.hints import (
    ORDINALS,
    WEEKDAYS,
    day_of_month_hint,
    day_of_year_hint,
    period_hint,
    weekday_hint,
)
from almanac.read.recurrence.rrule_text import read_rrule, rrule_faults
from almanac.read.recurrence.rule_end import read_until, with_fitting_end, without_day
from almanac.read.schema.repeat import RepeatFields
from almanac.read.values import dates

_MONTHS = [name.lower() for name in dates.MONTHS]
_FREQUENCIES = {
    "day": Frequency.DAILY,
    "week": Frequency.WEEKLY,
    "month": Frequency.MONTHLY,
    "year": Frequency.YEARLY,
}


class FaultAt(Fault):
    """A Fault that knows which field below ``repeat`` has it."""

    def __init__(self, where: tuple[str | int, ...], message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.where = where


def faults(fields: RepeatFields) -> list[FaultAt]:
    """All that is wrong with a rule, whenever it starts."""
    if fields.rule is not None:
        beside = [name for name in ("every", "interval", "day", "until", "count") if getattr(fields, name) is not None]
        return [
            *(FaultAt((name,), "stands beside `rule`", "delete the line: the rule says it already") for name in beside),
            *(FaultAt(("rule",), *fault) for fault in rrule_faults(fields.rule)),
        ]
    return [*_faults_of_period(fields), *_faults_of_days(fields), *_faults_of_end(fields)]


def read_rule(fields: RepeatFields, when: Dated) -> Rule:
    """The Rule of a ``repeat`` that has no ``faults``; raises ``FaultAt`` where its end does not fit the start."""
    field = "until" if fields.rule is None else "rule"
    try:
        if fields.rule is not None:
            return with_fitting_end(read_rrule(fields.rule, when.zone if isinstance(when, Timed) else UTC), when)
        return replace(
            _rule_of_days(fields),
            interval=fields.interval if fields.interval and fields.interval > 1 else None,
            until=read_until(fields.until, when) if fields.until is not None else None,
            count=fields.count,
        )
    except Fault as fault:
        raise FaultAt((field,), fault.message, fault.hint) from fault


def _faults_of_period(fields: RepeatFields) -> list[FaultAt]:
    if fields.every is None or fields.every in _FREQUENCIES:
        return []
    return [FaultAt(("every",), f"`{fields.every}` is not a period", period_hint(fields.every))]


def _faults_of_end(fields: RepeatFields) -> list[FaultAt]:
    faults_of_end: list[FaultAt] = []
    if fields.until is not None and fields.until.day is None:
        fault = without_day(fields.until)
        faults_of_end.append(FaultAt(("until",), fault.message, fault.hint))
    if fields.until is not None and fields.count is not None:
        words = (fault_words.COUNT_BESIDE_UNTIL, fault_words.COUNT_BESIDE_UNTIL_HINT)
        faults_of_end.append(FaultAt(("count",), *words))
    return faults_of_end


def _faults_of_days(fields: RepeatFields) -> list[FaultAt]:
    """Every word of ``day`` on its own, then all together."""
    if fields.day is None or fields.every not in _FREQUENCIES:
        return []
    if fields.every == "day":
        hint = "delete the line, or write `every: week`"
        return [FaultAt(("day",), "says nothing where every day is meant", hint)]
    return _faults_of_words(fields.day, _READERS[fields.every]) or _faults_of_all_days(fields, fields.day)


def _faults_of_words(words: Sequence[str], read: Callable[[str], object]) -> list[FaultAt]:
    faults_of_words: list[FaultAt] = []
    for number, word in enumerate(words):
        try:
            read(word)
        except Fault as fault:
            faults_of_words.append(FaultAt(("day", number), fault.message, fault.hint))
    return faults_of_words


def _faults_of_all_days(fields: RepeatFields, words: Sequence[str]) -> list[FaultAt]:
    try:
        rule = _rule_of_days(fields)
    except Fault as fault:
        return [FaultAt(("day",), fault.message, fault.hint)]
    if never_come(rule.by_month, rule.by_month_day):
        message = f"`{', '.join(words)}` is a day that the month never has"
        return [FaultAt(("day",), message, "write an earlier day, or `last` for the month's last")]
    return []


def _rule_of_days(fields: RepeatFields) -> Rule:
    """The period with its days; raises ``Fault`` for days that one rule cannot say together."""
    rule = Rule(_FREQUENCIES[fields.every or ""])
    words = list(fields.day or ())
    if not words:
        return rule
    if rule.freq == Frequency.WEEKLY:
        return replace(rule, by_day=tuple(NthWeekday(_weekday(word)) for word in words))
    if rule.freq == Frequency.MONTHLY:
        return _with_days_of_month(rule, words)
    months = {_split_month(word)[1] for word in words}
    if len(months) != 1:
        names = " and ".join(dates.MONTHS[month - 1] for month in sorted(months))
        raise Fault(f"names several months, {names}", "keep one, and write a second event or a `rule:` for the other")
    return _with_days_of_month(replace(rule, by_month=tuple(months)), [_split_month(word)[0] for word in words])


def _with_days_of_month(rule: Rule, words: list[str]) -> Rule:
    numbers = [_day_number(word) for word in words if " " not in word]
    weekdays = [_nth_weekday(word) for word in words if " " in word]
    if numbers and weekdays:
        hint = "keep one kind, and write the other days in `also`"
        raise Fault(f"mixes days of the month and weekdays: `{', '.join(words)}`", hint)
    return replace(rule, by_month_day=tuple(numbers), by_day=tuple(weekdays))


def _weekday(word: str) -> Weekday:
    if word.lower() not in WEEKDAYS:
        raise Fault(f"`{word}` is not a weekday", weekday_hint(word))
    return WEEKDAYS[word.lower()]


def _day_of_month(word: str) -> int | NthWeekday:
    return _nth_weekday(word) if " " in word else _day_number(word)


def _day_number(word: str) -> int:
    if word.lower() == "last":
        return -1
    if re.fullmatch(r"[0-9]{1,2}", word) and 1 <= int(word) <= 31:
        return int(word)
    raise Fault(f"`{word}` is not a day of the month", day_of_month_hint(word))


def _nth_weekday(word: str) -> NthWeekday:
    ordinal, _, weekday = word.lower().partition(" ")
    if ordinal not in ORDINALS or weekday not in WEEKDAYS:
        raise Fault(f"`{word}` is not a day of the month", day_of_month_hint(word))
    return NthWeekday(WEEKDAYS[weekday], ORDINALS[ordinal])


def _split_month(word: str) -> tuple[str, int]:
    match = re.fullmatch(r"(.+) of (\w+)|(\d{1,2}) (\w+)", word, re.IGNORECASE)
    month = (match[2] or match[4]) if match else ""
    if not match or month.lower() not in _MONTHS:
        raise Fault(f"`{word}` is not a day of a year", day_of_year_hint(word))
    return (match[1] or match[3]).strip(), _MONTHS.index(month.lower()) + 1


_READERS: dict[str, Callable[[str], object]] = {
    "week": _weekday,
    "month": _day_of_month,
    "year": lambda word: _day_of_month(_split_month(word)[0]),
}
