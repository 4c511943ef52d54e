"""Says as the field ``repeat`` how an event of a calendar repeats (RFC 5545 3.8.5): readable where that can say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from almanac.model.recurrence import Frequency, Rule
from almanac.model.when import AllDay, Dated, Timed
from almanac.read.fault import Fault
from almanac.read.from_elsewhere.readable_rrule import day_of, rule_fields, with_local_end
from almanac.read.recurrence.days_of_rule import first_moment, occurrences, starts_in_time
from almanac.read.recurrence.repeat_field import shifted
from almanac.read.recurrence.rrule_text import read_rrule, rrule_faults

_WITHIN_A_DAY = re.compile(r"FREQ=(HOURLY|MINUTELY|SECONDLY)")
# What is no end for people: 9,999 occurrences, and this year.
_MOST_COUNT, _LAST_YEAR = 9_999, 2_199


class WithinADayFault(Fault):
    """It repeats every hour, minute or second."""


@dataclass(frozen=True, slots=True)
class Differing:
    """One occurrence that differs, of the day ``planned``: what it has in place of the usual."""

    planned: date
    when: Dated | None
    place: Mapping[str, Any] | None = None
    online: str = ""
    is_off: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Repeating:
    """The fields of ``repeat``, empty for what happens once, and when it begins.

    ``apart`` are dates that no rule can have beside these: each is an event of its own.
    """

    when: Dated
    fields: Mapping[str, Any]
    apart: tuple[Dated, ...] = ()
    notes: tuple[str, ...] = ()
    has_no_date: bool = False


def repeating(
    when: Dated,
    rules: Sequence[str],
    excluded: Iterable[date],
    added: Iterable[datetime],
    differing: Iterable[Differing],
) -> Repeating:
    """How it repeats; raises ``WithinADayFault``. ``added`` are local times, midnight for whole days."""
    return _Reader(when, [*excluded], [*added], [*differing]).read(rules)


class _Reader:
    def __init__(self, when: Dated, excluded: list[date], added: list[datetime], differing: list[Differing]) -> None:
        self._when = when
        self._excluded = set(excluded)
        self._added = {moment: None for moment in added if moment != _local(when)}
        self._differing = differing
        self._notes: list[str] = []
        self._apart: list[Dated] = []
        self._parts: dict[str, str] = {}

    def read(self, rules: Sequence[str]) -> Repeating:
        rule = self._rule(rules)
        if rule is None and not self._added:
            return self._once()
        if rule is None:
            rule = Rule(Frequency.DAILY, count=1)
            moments = sorted([*self._added, _local(self._when)])
            self._added = dict.fromkeys(moments[1:])
            self._when = shifted(self._when, moments[0].date(), moments[0].time())
            fields: dict[str, Any] = {"every": "day", "count": 1}
        else:
            fields = rule_fields(rule, self._text(rule), self._when)
        days = self._days(rule)
        changes = self._changes(days)
        outside = [moment for moment in self._added if moment.date() < self._when.day]
        self._apart += [shifted(self._when, moment.date(), moment.time()) for moment in outside]
        also = [moment for moment in sorted(self._added) if moment not in outside and not self._is_out(moment)]
        left_out = sorted(day for day in self._excluded if day in days)
        if left_out and not also and self._are_all(rule, left_out):
            return Repeating(self._when, {}, notes=("Every date of it is left out.",), has_no_date=True)
        fields |= {"except": [str(day) for day in left_out]} if left_out else {}
        fields |= {"also": [self._shown(moment) for moment in also]} if also else {}
        fields |= {"changes": changes} if changes else {}
        return Repeating(self._when, fields, tuple(self._apart), tuple(self._notes))

    def _once(self) -> Repeating:
        """One date; what changes it is the event itself."""
        for one in self._differing:
            if one.planned == self._when.day and one.when and not one.is_off:
                self._when = one.when
        return Repeating(self._when, {}, notes=tuple(self._notes), has_no_date=self._when.day in self._excluded)

    def _rule(self, rules: Sequence[str]) -> Rule | None:
        if not rules:
            return None
        if _WITHIN_A_DAY.search(rules[0].upper()):
            raise WithinADayFault("it repeats within a day", "the shortest period is a day")
        if len(rules) > 1:
            self._notes.append("It has several rules to repeat; the first is taken.")
        text, said = _mended(rules[0], self._when)
        self._notes += said
        faults = rrule_faults(text)
        if faults:
            self._notes.append(
                f"Its rule to repeat `{rules[0][:200]}` cannot be read: {faults[0][0]}. It stands here once."
            )
            return None
        self._parts = dict(part.split("=", 1) for part in text.split(";"))
        zone = self._when.zone if isinstance(self._when, Timed) else UTC
        return self._from_its_start(self._with_end(read_rrule(text, zone)))

    def _with_end(self, rule: Rule) -> Rule | None:
        """With an end that fits, None where that is before a second date."""
        until = rule.until
        if until is None:
            return rule
        if until.year > _LAST_YEAR:
            return replace(rule, until=None)
        local = until
        if isinstance(until, datetime):
            zone = self._when.zone if isinstance(self._when, Timed) else UTC
            local = until.astimezone(zone).replace(tzinfo=None)
        last = local.date() if isinstance(local, datetime) else local
        if isinstance(local, datetime) and isinstance(self._when, Timed) and local.time() < self._when.start.time():
            last -= timedelta(days=1)
        return None if last < self._when.day else replace(rule, until=last)

    def _from_its_start(self, rule: Rule | None) -> Rule | None:
        """A rule whose first date is the start: where the start is none of its dates, it is an event of its own."""
        if rule is None or starts_in_time(_open(rule), self._when):
            return rule
        first = next(occurrences(_open(rule), self._when), None)
        if first is None:
            self._notes.append("Its rule to repeat has no date: it stands here once.")
            return None
        if self._when.day not in self._excluded:
            self._apart.append(self._when)
        self._when = shifted(self._when, first.date())
        count = rule.count - 1 if rule.count else None
        if count == 0 or (rule.until and day_of(rule.until) < first.date()):
            self._when = self._apart.pop() if self._apart else self._when
            return None
        return replace(rule, count=count)

    def _text(self, rule: Rule) -> str:
        """The rule as it was written, with the end that it has now."""
        parts = {name: value for name, value in self._parts.items() if name not in {"UNTIL", "COUNT"}}
        parts |= {"UNTIL": f"{day_of(rule.until):%Y%m%d}"} if rule.until else {}
        parts |= {"COUNT": str(rule.count)} if rule.count else {}
        return ";".join(f"{name}={value}" for name, value in parts.items())

    def _days(self, rule: Rule) -> set[date]:
        asked = [*self._excluded, *(one.planned for one in self._differing), *(moment.date() for moment in self._added)]
        last = max(asked, default=date.min)
        days: set[date] = set()
        for moment in occurrences(with_local_end(rule, self._when), self._when):
            if moment.date() > last:
                break
            days.add(moment.date())
        return days

    def _are_all(self, rule: Rule, days: Sequence[date]) -> bool:
        first = islice(occurrences(with_local_end(rule, self._when), self._when), len(days) + 1)
        return all(moment.date() in days for moment in first)

    def _is_out(self, moment: datetime) -> bool:
        return moment.date() in self._excluded

    def _changes(self, days: set[date]) -> list[dict[str, Any]]:
        changes: dict[date, dict[str, Any]] = {}
        for one in self._differing:
            extra = next((moment for moment in self._added if moment.date() == one.planned), None)
            if one.planned in days and extra is None:
                said = self._change(one)
                if said:
                    changes[one.planned] = {"date": str(one.planned), **said}
                    self._excluded.discard(one.planned)
            else:
                self._added.pop(extra, None) if extra else None
                if one.when and not one.is_off:
                    self._added[_local(one.when)] = None
        return [changes[day] for day in sorted(changes)]

    def _change(self, one: Differing) -> dict[str, Any]:
        usual = shifted(self._when, one.planned)
        if one.is_off:
            return {"status": "cancelled"} | ({"note": one.note} if one.note else {})
        said: dict[str, Any] = {}
        if one.when is not None and type(one.when) is type(usual):
            said |= _times(usual, one.when)
        elif one.when is not None:
            self._notes.append(
                f"On {one.planned} it takes whole days in place of times, or times in place of whole days."
            )
        said |= {"place": dict(one.place)} if one.place else {}
        said |= {"online": one.online} if one.online else {}
        return said | ({"note": one.note} if one.note else {})

    def _shown(self, moment: datetime) -> str:
        has_usual_time = isinstance(self._when, AllDay) or moment.time() == self._when.start.time()
        return f"{moment:%Y-%m-%d}" if has_usual_time else f"{moment:%Y-%m-%d %H:%M}"


def _mended(text: str, when: Dated) -> tuple[str, list[str]]:
    """The rule without what says nothing new, and what was said of it."""
    notes: list[str] = []
    pairs = (part.partition("=") for part in re.sub(r"\s", "", text).upper().removeprefix("RRULE:").split(";"))
    parts = {name: value for name, _, value in pairs if name and value and not name.startswith("X-")}
    usual = when.start.time() if isinstance(when, Timed) else None
    for name, number in (
        ("BYHOUR", usual.hour if usual else 0),
        ("BYMINUTE", usual.minute if usual else 0),
        ("BYSECOND", 0),
    ):
        if parts.get(name, "").lstrip("0") == str(number).lstrip("0"):
            parts.pop(name, None)
    if "COUNT" in parts and "UNTIL" in parts:
        notes.append("Its rule to repeat has two ends, UNTIL and COUNT; UNTIL is taken.")
        del parts["COUNT"]
    count = parts.get("COUNT", "")
    if count.isdecimal() and int(count[:9]) > _MOST_COUNT:
        notes.append(f"Its rule to repeat has {count[:20]} dates; here it goes on without end.")
        del parts["COUNT"]
    return ";".join(f"{name}={value}" for name, value in parts.items()), notes


def _times(usual: Dated, now: Dated) -> dict[str, Any]:
    """``start`` and ``end`` of a change, as far as they are not the usual."""
    if isinstance(usual, AllDay) or isinstance(now, AllDay):
        if not isinstance(usual, AllDay) or not isinstance(now, AllDay):
            return {}
        said = {"start": str(now.first)} if now.first != usual.first else {}
        is_as_long = now.last - now.first == usual.last - usual.first
        return said if is_as_long else {"start": str(now.first), "end": str(now.last)}
    said = {}
    if now.start.replace(tzinfo=None) != usual.start.replace(tzinfo=None):
        same_day = now.day == usual.day
        said["start"] = f"{now.start:%H:%M}" if same_day else f"{now.start:%Y-%m-%d %H:%M}"
    if now.end and (usual.end is None or _length(now) != _length(usual)):
        same_day = now.end.date() == now.day
        said["end"] = f"{now.end:%H:%M}" if same_day else f"{now.end:%Y-%m-%d %H:%M}"
    return said


def _length(when: Timed) -> timedelta:
    end = when.end or when.start
    return end.replace(tzinfo=None) - when.start.replace(tzinfo=None)


def _open(rule: Rule) -> Rule:
    return replace(rule, until=None, count=None)


def _local(when: Dated) -> datetime:
    return first_moment(when).replace(tzinfo=None)
