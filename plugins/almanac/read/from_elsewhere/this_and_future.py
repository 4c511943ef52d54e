"""Divides a series of a calendar where all dates from one on are others (RANGE=THISANDFUTURE, RFC 5545 3.2.13)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from almanac.model.when import AllDay
from almanac.read.from_elsewhere.calendar_moments import Moment, moment_of, read_moment
from almanac.read.from_elsewhere.content_lines import Component, Property
from almanac.read.from_elsewhere.same_uid import SameUid
from almanac.read.recurrence.days_of_rule import occurrences
from almanac.read.recurrence.rrule_text import read_rrule, rrule_faults

_DAY = timedelta(days=1)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def divided(one: SameUid) -> Iterator[tuple[SameUid, str]]:
    """The parts of a series with what tells each from the first; the whole, where it is one."""
    later = [planned for planned, event in one.changed.items() if _goes_on(event)]
    if later and one.main:
        yield from _divided(one, sorted(later, key=lambda planned: planned.local))
    else:
        yield one, ""


def _goes_on(event: Component) -> bool:
    planned = event.first("RECURRENCE-ID")
    return bool(planned and planned.parameters.get("RANGE") == "THISANDFUTURE")


def _divided(one: SameUid, later: list[Moment]) -> Iterator[tuple[SameUid, str]]:
    """The series until a change of all that follow, and what follows, with the rule that it had."""
    begins = [None, *later]
    for number, begin in enumerate(begins):
        end = begins[number + 1] if number + 1 < len(begins) else None
        main = one.main if begin is None else one.changed[begin]
        if main is None:
            continue
        part = Component(main.name, main.line, dict(main.properties))
        moved_by = _moved_by(part, begin, one.main)
        for name in ("RRULE", "EXDATE", "RDATE"):
            if one.main and name not in part.properties and one.main.all(name):
                part.properties[name] = one.main.all(name)
        if begin is not None:
            part.properties.pop("RECURRENCE-ID", None)
        inside = {
            replace(planned, day=planned.day + moved_by): event
            for planned, event in one.changed.items()
            if planned not in later
            and (begin is None or planned.local >= begin.local)
            and (end is None or planned.local < end.local)
        }
        suffix = "" if begin is None else f"-from-{begin.day:%Y%m%d}"
        bounds = _Bounds(begin, end, one.main)
        bounded = _bounded(part, bounds)
        for name in ("EXDATE", "RDATE"):
            if begin is not None and name not in main.properties:
                bounded.properties[name] = [_moved(dates, moved_by) for dates in bounded.properties[name]]
        yield SameUid(one.uid, one.calendar, bounded, inside), suffix


def _moved_by(part: Component, begin: Moment | None, whole: Component | None) -> timedelta:
    """By how many days all dates of a part are moved, where that is the same for each: of what is weekly."""
    start = moment_of(part.first("DTSTART"))
    rules = [rule.value.upper() for rule in (whole.all("RRULE") if whole else ())]
    is_weekly = bool(rules) and all("FREQ=WEEKLY" in rule and "," not in rule for rule in rules)
    return start.day - begin.day if start and begin and is_weekly else timedelta()


def _moved(dates: Property, moved_by: timedelta) -> Property:
    """Dates of the whole series as a part has them that was moved: they were left out of it, or added, all the same."""
    moments = ((value.strip(), read_moment(value)) for value in dates.value.split(","))
    # A period, which has an end of its own, stays where it is.
    moved = [f"{moment.day + moved_by:%Y%m%d}{value[8:]}" if moment else value for value, moment in moments]
    return Property(",".join(moved), dates.parameters)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """From which date on, and until before which one, a part of a series reaches; ``whole`` is the series."""

    begin: Moment | None
    end: Moment | None
    whole: Component | None


def _bounded(part: Component, bounds: _Bounds) -> Component:
    """The rule of a part ends before the next one; of dates those that are within it."""
    rules = []
    for rule in part.all("RRULE"):
        parts = dict(pair.split("=", 1) for pair in rule.value.upper().split(";") if "=" in pair)
        if bounds.end is not None:
            parts.pop("COUNT", None)
            parts["UNTIL"] = f"{bounds.end.day - _DAY:%Y%m%d}"
        elif bounds.begin is not None:
            parts = _of_the_rest(parts, part, bounds)
        rules.append(Property(";".join(f"{name}={value}" for name, value in parts.items()), rule.parameters))
    part.properties["RRULE"] = rules
    for name in ("EXDATE", "RDATE"):
        kept = []
        for one in part.all(name):
            values = [value for value in one.value.split(",") if _is_within(read_moment(value.split("/")[0]), bounds)]
            kept += [Property(",".join(values), one.parameters)] if values else []
        part.properties[name] = kept
    return part


def _of_the_rest(parts: dict[str, str], part: Component, bounds: _Bounds) -> dict[str, str]:
    """The rule from a date on: with as many as are left, and on the weekday to which that date was moved."""
    start = moment_of(part.first("DTSTART"))
    first = moment_of(bounds.whole.first("DTSTART")) if bounds.whole else None
    if bounds.begin is None or start is None or first is None:
        return parts
    if parts.get("COUNT", "").isdecimal():
        before = _dates_before(parts, first, bounds.begin)
        parts["COUNT"] = str(max(1, int(parts["COUNT"]) - before))
    if start.day != bounds.begin.day and re.fullmatch(r"[+-]?\d?[A-Z]{2}", parts.get("BYDAY", "")):
        parts["BYDAY"] = parts["BYDAY"][:-2] + _WEEKDAYS[start.day.weekday()]
    return parts


def _dates_before(parts: Mapping[str, str], first: Moment, begin: Moment) -> int:
    text = ";".join(f"{name}={value}" for name, value in parts.items() if name not in {"COUNT", "UNTIL"})
    if rrule_faults(text):
        return 0
    found = 0
    for moment in occurrences(read_rrule(text), AllDay(first.day, first.day)):
        if moment.date() >= begin.day:
            break
        found += 1
    return found


def _is_within(moment: Moment | None, bounds: _Bounds) -> bool:
    if moment is None:
        return False
    is_after = bounds.begin is None or moment.day >= bounds.begin.day
    return is_after and (bounds.end is None or moment.day < bounds.end.day)
